import { writer } from '../words.ts';

/** English typography: typographic apostrophes and quotation marks. */
export function englishQuotes(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/(^|[\s(])"/g, '$1“')
    .replaceAll('"', '”');
}

/** Builders of what people read, in this language's typography. */
export const { p, small, t, quote, list, s } = writer(englishQuotes);
