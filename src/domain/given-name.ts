/**
 * The name to greet with, or none: « Bonjour » alone is always right, « Bonjour DUPONT » never. Where nobody set a first
 * name, platforms take the first word of the whole name, and directories often begin with the surname in capitals.
 */
export function givenName(declared: string, whole: string): string {
  const [, afterComma] = whole.split(',', 2);
  const words = (afterComma ?? whole).trim().split(/\s+/);
  const trusted = declared !== '' && afterComma === undefined && !isCapitals(declared.replaceAll(' ', ''));
  // A single word may as well be a service (« Accueil ») or an account's name.
  const guessed = whole.trim().includes(' ') ? (words.find((word) => !isCapitals(word)) ?? '') : '';
  const chosen = trusted ? declared : guessed;
  return /^\p{L}[\p{L}\p{M}'’ -]*$/u.test(chosen) ? chosen : '';
}

/** Two letters at least: « É. » is an initial, « LE » a piece of surname. */
function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);
}
