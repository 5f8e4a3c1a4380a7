/**
 * The name to greet with, or none: « Bonjour » alone is always right, « Bonjour DUPONT » never. Where nobody set a first
 * name, platforms take the first word of the whole name, and directories often begin with the surname in capitals.
 */
export function givenName(declaredAs: string, wholeName: string): string {
  const [declared, whole] = [untitled(declaredAs), untitled(wholeName)];
  const [, afterComma] = whole.split(',', 2);
  const words = untitled(afterComma ?? whole).split(/\s+/);
  const trusted = declared !== '' && afterComma === undefined && !isCapitals(declared.replaceAll(' ', ''));
  // A single word may as well be a service (« Accueil ») or an account's name; after a title, it is the family's.
  const guessed = whole.includes(' ') ? (words.find((word) => !isCapitals(word)) ?? '') : '';
  const chosen = trusted ? declared : guessed;
  return /^\p{L}[\p{L}\p{M}'’ -]*$/u.test(chosen) ? chosen : '';
}

/** Without « Mme », « Dr »… before it. */
function untitled(name: string): string {
  let rest = name.trim();
  for (let title = titles.exec(rest); title !== null; title = titles.exec(rest)) rest = rest.slice(title[0].length).trimStart();
  return rest;
}

const titles =
  /^(?:mmes?|mlles?|mm?|mrs?|ms|miss|madame|mademoiselle|monsieur|dre?|docteure?|prof?|professeure?|maître|me)(?:\.\s*|\s+|$)/i;

/** Two letters at least: « É. » is an initial, « LE » a piece of surname. */
function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);
}
