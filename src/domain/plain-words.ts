/** Without case and accents: how words are compared, never how they are kept. */
export function plainWords(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe');
}

/** Beyond this many characters, plain words are kept and not looked into: only what they begin with may name an act. */
export const heardAtMost = 1_000;

/** Days, hours and rhythms are said in fewer characters. Anything longer is kept as it was typed, and not looked into. */
export const sayableAtMost = 200;

/** Without the characters at its end that `pattern` matches, one by one: a pattern that ends with `+$` tries every beginning. */
export function withoutEnd(text: string, pattern: RegExp): string {
  let end = text.length;
  while (end > 0) {
    const before = end - (isLowSurrogate(text, end - 1) ? 2 : 1);
    if (!pattern.test(text.slice(before, end))) break;
    end = before;
  }
  return text.slice(0, end);
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff;
}
