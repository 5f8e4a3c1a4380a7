import { plainWords } from './plain-words.ts';

const named: readonly (readonly string[])[] = [
  ['un', 'une', 'premier', 'premiere', 'one', 'first'],
  ['deux', 'deuxieme', 'second', 'seconde', 'two'],
  ['trois', 'troisieme', 'three', 'third'],
  ['quatre', 'quatrieme', 'four', 'fourth'],
  ['cinq', 'cinquieme', 'five', 'fifth'],
];

const besides: ReadonlySet<string> = new Set(
  ['le', 'la', 'l', 'les', 'n', 'no', 'numero', 'the', 'number', 's', 'il', 'te', 'vous', 'plait', 'svp', 'stp', 'merci'].concat([
    'please',
    'thanks',
  ]),
);

const longest = 40;

/** « 2 », « la 2 », « n° 2 », « la deuxième »: which of a numbered list; null: it says something else. */
export function numberSaid(words: string): number | null {
  const text = words.trim();
  if (text.length > longest) return null;
  const said = (plainWords(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !besides.has(word));
  const [word, ...others] = said;
  if (word === undefined || others.length > 0) return null;
  const digits = /^(\d{1,2})(?:e|eme|er|ere|re|nd|nde|st|rd|th)?$/.exec(word)?.[1];
  return digits === undefined ? named.findIndex((some) => some.includes(word)) + 1 || null : Number(digits);
}
