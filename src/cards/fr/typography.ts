import { writer } from '../words.ts';

/** French typography: typographic apostrophes, and no-break spaces where a line must not break. */
export function frenchSpaces(text: string): string {
  return text
    .replaceAll("'", '’')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
    .replaceAll(' :', '\u00a0:')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/(\d) h\b/g, '$1\u00a0h')
    .replace(/\bh (\d\d)\b/g, 'h\u00a0$1');
}

/** Builders of what people read, in this language's typography. */
export const { about, p, small, t, quote, list, numbered, s } = writer(frenchSpaces);
