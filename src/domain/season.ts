import { Temporal } from 'temporal-polyfill';
import { plainWords, withoutEnd } from './spoken/plain-words.ts';

export const seasonNames = ['winter', 'spring', 'summer', 'autumn'] as const;
export type SeasonName = (typeof seasonNames)[number];

/**
 * A season, or a whole year when `name` is null. Seasons are the quarters of one year, so that « hiver 2027 » needs no
 * explanation: January to March. They are always said with their months, since it is summer in Nouméa then.
 */
export interface Season {
  readonly name: SeasonName | null;
  readonly year: number;
}

/** The first day, and the day after the last. */
export interface Stretch {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

export function seasonOf(day: Temporal.PlainDate): Season {
  return { name: seasonNames[Math.floor((day.month - 1) / 3)] ?? null, year: day.year };
}

export function stretchOf({ name, year }: Season): Stretch {
  const months = name === null ? 12 : 3;
  const from = Temporal.PlainDate.from({ year, month: name === null ? 1 : seasonNames.indexOf(name) * 3 + 1, day: 1 });
  return { from, until: from.add({ months }) };
}

/** This season and those before it, the latest first. */
export function latestSeasons(today: Temporal.PlainDate, atMost: number): readonly Season[] {
  return Array.from({ length: atMost }, (_, back) => seasonOf(today.subtract({ months: back * 3 })));
}

/** `autumn-2026`, `2026`: how buttons, files and commands name it. */
export function seasonKey({ name, year }: Season): string {
  return name === null ? String(year) : `${name}-${year}`;
}

const said: ReadonlyMap<string, SeasonName> = new Map<string, SeasonName>([
  ['hiver', 'winter'],
  ['winter', 'winter'],
  ['printemps', 'spring'],
  ['spring', 'spring'],
  ['ete', 'summer'],
  ['summer', 'summer'],
  ['automne', 'autumn'],
  ['autumn', 'autumn'],
  ['fall', 'autumn'],
]);

/** The season or year that is all these words say, in either language; without a year, the latest one that has begun. Null otherwise. */
export function seasonSaid(words: string, today: Temporal.PlainDate): Season | null {
  const { season, rest } = seasonIn(words, today);
  if (rest === '') return season;
  const name = said.get(tokensOf(rest)[0] ?? '');
  if (season || !name || tokensOf(rest).length > 1) return null;
  const thisYear = { name, year: today.year };
  return Temporal.PlainDate.compare(stretchOf(thisYear).from, today) <= 0 ? thisYear : { name, year: today.year - 1 };
}

/** « médiathèque automne 2026 »: the season or the year these words end with, and the others. A season without its year is a word. */
export function seasonIn(words: string, today: Temporal.PlainDate): { readonly season: Season | null; readonly rest: string } {
  const whole = words.trim();
  const last = whole.slice(-4);
  const year = /^\d{4}$/.test(last) ? Number(last) : 0;
  if (year < 2000 || year > today.year + 1) return { season: null, rest: whole };
  const before = withoutEnd(whole.slice(0, -4), between);
  const rest = withoutEnd(before, letter);
  const season = said.get(plainWords(before.slice(rest.length)));
  return season ? { season: { name: season, year }, rest: withoutEnd(rest, between) } : { season: { name: null, year }, rest: before };
}

const between = /[\s,:–—-]/;
const letter = /[\p{L}\p{M}]/u;

/** `autumn-2026` back to what it names. */
export function seasonOfKey(key: string): Season | null {
  const [, name = null, year = ''] = key.match(/^(?:([a-z]+)-)?([0-8]\d{3})$/) ?? [];
  const known = seasonNames.find((one) => one === name) ?? null;
  return Number(year) < 2000 || (name !== null && known === null) ? null : { name: known, year: Number(year) };
}

const tokensOf = (words: string) => plainWords(words).match(/[\p{L}\p{N}]+/gu) ?? [];
