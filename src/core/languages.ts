import type { Format } from '../cards/format.ts';
import type { Locale } from '../domain/person.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Words } from './words.ts';

/** How one person reads. */
export interface Language {
  readonly locale: Locale;
  readonly format: Format;
}

export const languages: Record<Locale, Words> = { fr, en };
