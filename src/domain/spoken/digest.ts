import type { Territory } from '../holidays.ts';
import type { Locale } from '../organisation.ts';
import { type DigestPart, digestParts, type Rhythm } from '../subscription.ts';
import { clockOf, weekdayOfEachWeek } from './lexicon.ts';
import { plainWords, sayableAtMost } from './plain-words.ts';

/** What somebody said of a channel's digest; null: they did not say. */
export interface SpokenDigest {
  readonly every: Rhythm['every'] | null;
  readonly weekday: number | null;
  /** 'HH:MM' */
  readonly at: string | null;
  /** Whose clocks, and public holidays. */
  readonly territory: Territory | null;
  readonly locale: Locale | null;
  readonly includes: readonly DigestPart[] | null;
}

const weekly = /^(?:semaines?|hebdo|hebdomadaires?|week|weekly|weeks)$/;
const monthly = /^(?:mois|mensuel(?:le)?s?|month|monthly|months)$/;
const languages: ReadonlyMap<string, Locale> = new Map<string, Locale>([
  ['francais', 'fr'],
  ['french', 'fr'],
  ['anglais', 'en'],
  ['english', 'en'],
]);
const without = /^(?:sans|without)$/;
const parts: readonly (readonly [RegExp, DigestPart])[] = [
  [/^(?:recits?|bourgeons?|stories|buds)$/, 'stories'],
  [/^(?:tests?|trials?)$/, 'trials'],
  [/^(?:appels?|call)$/, 'call'],
];
const places: ReadonlyMap<string, Territory> = new Map<string, Territory>([
  ['paris', 'metropole'],
  ['metropole', 'metropole'],
  ['hexagone', 'metropole'],
  ['alsace', 'alsace-moselle'],
  ['moselle', 'alsace-moselle'],
  ['guadeloupe', 'guadeloupe'],
  ['martinique', 'martinique'],
  ['guyane', 'guyane'],
  ['reunion', 'la-reunion'],
  ['mayotte', 'mayotte'],
  ['barthelemy', 'saint-barthelemy'],
  ['martin', 'saint-martin'],
  ['miquelon', 'saint-pierre-et-miquelon'],
  ['caledonie', 'nouvelle-caledonie'],
  ['noumea', 'nouvelle-caledonie'],
  ['polynesie', 'polynesie-francaise'],
  ['tahiti', 'polynesie-francaise'],
  ['wallis', 'wallis-et-futuna'],
]);
const fillers =
  /^(?:heures?|locale|time|local|saint|pierre|nouvelle|francaise|futuna|le|la|les|l|a|du|de|des|chaque|tous|toutes|et|en|premiere?|1er|par|avec|ici|on|at|the|every|each|first|of|in|and|with|here|no)$/;

/** Channels named in words; a no-break space belongs to the name. */
export const channelNames = /#[\S\u00a0]+/g;

/** « chaque mois, le premier jeudi à 9 h 30, en anglais, sans les tests »; null when something else is said. */
export function digestSaid(words: string): SpokenDigest | null {
  if (words.length > sayableAtMost) return null;
  const { at, rest } = clockIn(plainWords(words).replace(channelNames, ' '));
  const said: { -readonly [K in keyof SpokenDigest]: SpokenDigest[K] } = {
    every: null,
    weekday: null,
    at,
    territory: null,
    locale: null,
    includes: null,
  };
  let leaving = false;
  for (const word of rest.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const day = weekdayOfEachWeek(word);
    const part = parts.find(([one]) => one.test(word))?.[1];
    const [language, place] = [languages.get(word), places.get(word)];
    if (without.test(word)) leaving = true;
    else if (part && leaving) said.includes = (said.includes ?? digestParts).filter((one) => one !== part);
    else if (day !== null) said.weekday = day;
    else if (weekly.test(word)) said.every = 'week';
    else if (monthly.test(word)) said.every = 'month';
    else if (language) said.locale = language;
    else if (place) said.territory = place;
    else if (!fillers.test(word)) return null;
  }
  const nothing = Object.values(said).every((one) => one === null);
  return nothing || said.includes?.length === 0 ? null : said;
}

/** « 9 h », « 9h30 », « 09:00 »; null when there is no hour, or no such hour. */
export function clockSaid(words: string): string | null {
  return words.length > sayableAtMost ? null : clockIn(plainWords(words)).at;
}

function clockIn(plain: string): { at: string | null; rest: string } {
  const found = /\b(\d{1,2})\s*(?:h(?:eures?)?|:)\s*(\d{2})?\b/.exec(plain);
  const at = found && clockOf(found[1], found[2]);
  return at ? { at, rest: plain.replace(found[0], ' ') } : { at: null, rest: plain };
}
