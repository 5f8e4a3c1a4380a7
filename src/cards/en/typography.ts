import { writer } from '../words.ts';

/** English typography: typographic apostrophes and quotation marks. After what was put into a sentence, a mark closes. */
export function englishQuotes(text: string, begins = true): string {
  return text
    .replaceAll("'", '’')
    .replace(begins ? /(^|[\s(])"/g : /([\s(])"/g, '$1“')
    .replaceAll('"', '”');
}

/** Builders of what people read, in this language's typography. */
export const { about, p, small, t, quote, list, numbered, s } = writer(englishQuotes);
