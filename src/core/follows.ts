import { Temporal } from 'temporal-polyfill';
import { seasonSaid } from '../domain/season.ts';
import { foldedName } from '../domain/service.ts';
import { daySaid, speaksOfDays } from '../domain/spoken/dates.ts';
import { channelNames } from '../domain/spoken/digest.ts';
import { hoursSaid } from '../domain/spoken/hours.ts';
import { plainWords, sayableAtMost } from '../domain/spoken/plain-words.ts';

/**
 * `colon`: anything, after a colon. `sentence`: anything, and the words are its beginning. A reader: what it understands to
 * the last word. Only `colon` leads to an act that changes or removes something by words that anybody might write.
 */
export type Follows = 'colon' | 'sentence' | Reader;
type Reader = (rest: string, apart: string) => boolean;

/** Whether it is a season does not depend on the day, only which one: acts read it again with theirs. */
const farDay = Temporal.PlainDate.from('9998-12-31');

export function isPeriod(rest: string): boolean {
  return speaksOfDays(rest);
}

/** Nothing but one day: « le 30 juin ». */
export function isDay(rest: string): boolean {
  return daySaid(rest, Temporal.PlainDate.from('2024-01-01')) !== null;
}

export function isHours(rest: string): boolean {
  return hoursSaid(rest) !== null;
}

export function isSeason(rest: string, apart: string): boolean {
  return hasColon(apart) || seasonSaid(rest, farDay) !== null;
}

/** « récits médiathèque », « récits espaces verts automne 2026 »; « récit des anciens » tells something else. After a colon, any words. */
export function isSearch(rest: string, apart: string): boolean {
  if (rest.length > sayableAtMost) return false;
  const words = tokensOf(rest).map(({ word }) => word);
  if (hasColon(apart)) return words.length <= 12;
  return words.length <= 5 && !words.some((word) => linking.has(word));
}

/** Words that make a sentence of others, in both languages: nobody looks for them. */
const linking: ReadonlySet<string> = new Set(
  `le la les l un une des du de d a au aux et ou en dans sur sous par pour avec sans chez entre vers que qui quoi dont ne n pas plus
  se s ce c cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes on nous vous je j tu il elle ils elles est sont etait
  ont avons avez suis sera the an of to in at by for with from and or that which who is are was were be been have has had we you they
  it i my our your their this these`.split(/\s+/),
);

/** « brèves pause #voirie », « délier #voirie et #parcs »: channels and nothing else. */
export function namesChannels(rest: string): boolean {
  return isShortChannels(rest) && tokensOf(rest.replace(channelNames, ' ')).every(({ word }) => word === 'et' || word === 'and');
}

/** « Relier #voirie au service Voirie »; « relier les deux rives » tells something else. */
export function bindsChannels(rest: string): boolean {
  return (
    isShortChannels(rest) &&
    /^(?: |et|and)*(?:au|a|to(?: the)?) service [^ ]+(?: [^ ]+){0,5}$/.test(foldedName(rest.replace(channelNames, ' ')))
  );
}

const isShortChannels = (rest: string) => rest.length <= sayableAtMost && rest.startsWith('#');

/** The reference of a printed sheet: « reprise d'accord 1a2b3c4d ». */
export function isReference(rest: string): boolean {
  return /^[0-9a-f]{8}\W*$/i.test(rest);
}

/** « ajouter le service État civil »; after a colon, any name. */
export function isName(rest: string, apart: string): boolean {
  return hasColon(apart) || tokensOf(rest).length <= 3;
}

/**
 * « initiative On a planté des vignes », « initiative — on a planté », « initiative on a planté »; in « initiative des anciens »
 * the word belongs to the sentence.
 */
export function isTold(rest: string, apart: string): boolean {
  return /[^\s]|\n/u.test(apart) || !/^\p{Ll}/u.test(rest) || subjects.has(tokensOf(rest.slice(0, 50))[0]?.word ?? '');
}

const subjects: ReadonlySet<string> = new Set([
  'on',
  'nous',
  'je',
  'j',
  'il',
  'elle',
  'ils',
  'elles',
  'c',
  'we',
  'i',
  'they',
  'it',
  'there',
]);

export function hasColon(apart: string): boolean {
  return /^[\s.!»”"*_~`)\]}>]*:/.test(apart);
}

export interface Token {
  readonly word: string;
  /** Where it ends in what was typed. */
  readonly end: number;
}

export function tokensOf(text: string): readonly Token[] {
  const tokens = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    word: plainWords(match[0]),
    end: match.index + match[0].length,
  }));
  return tokens.length === 0 && text.trim() === '?' ? [{ word: '?', end: text.length }] : tokens;
}
