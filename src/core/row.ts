import type { ButtonName } from './buttons.ts';
import { shownAtMost } from './words.ts';

/** A button's name, what it is about, and its label when it is one of a numbered list. */
export type Row = readonly (readonly [name: ButtonName, subject: string, label?: string])[];

/** The buttons of some kinds, row by row; a kind that is not there has none. */
export type RowsOf<P> = { readonly [K in keyof P]?: (params: P[K]) => readonly Row[] };

/** « Tout lire », when the card shows only a part. */
export function readAll(initiative: string, sentence: string): Row {
  return sentence.length > shownAtMost ? [['full-sentence', initiative]] : [];
}
