import { Temporal } from 'temporal-polyfill';
import { addWorkingDaysTo, type WorkingTime } from './calendar.ts';
import { plainWords } from './spoken/plain-words.ts';
import type { CheckInPace } from './trial.ts';

/** The conditions around a trial, from the best to the worst; never a mood. */
export const weathers = ['sunny', 'fair', 'rain', 'storm'] as const;
export type Weather = (typeof weathers)[number];

/**
 * Who may read what somebody wrote, among those who take part:
 * - `five`: everyone, without their name, and only once five others have answered too;
 * - `unnamed`: everyone, without their name;
 * - `named`: everyone, with their name.
 */
export type Showing = 'five' | 'unnamed' | 'named';

export interface CheckIn {
  readonly id: string;
  readonly trialId: string;
  readonly number: number;
  readonly day: Temporal.PlainDate;
  readonly openedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  /** Null: it is not closed, or too few people said them. */
  readonly conditions: Conditions | null;
  /** How many people they are the whole of. */
  readonly counted: number;
}

export interface CheckInAnswer {
  readonly words: string;
  readonly weather: Weather | null;
  /** One person may answer for the team. */
  readonly forTeam: boolean;
  readonly showing: Showing;
}

/** What a check-in is to one of those who took part when it opened. */
export interface CheckInMember extends CheckInAnswer {
  readonly personId: string;
  /** When the question reached them last. */
  readonly askedAt: Temporal.Instant | null;
  readonly answeredAt: Temporal.Instant | null;
  /** Their weather is in the whole. */
  readonly counted: boolean;
  /** They were asked, had time, and neither they nor anybody for the team answered. */
  readonly silent: boolean;
  /** In its place they were asked how often they wish to be. */
  readonly paceAsked: boolean;
}

/** What the conditions were, as a whole: without a number, and without what one person alone said. */
export interface Conditions {
  readonly mostly: readonly Weather[];
  readonly sometimes: readonly Weather[];
}

/** Answers besides one's own below which nothing is said of the whole (P32). */
const enough = 5;

/**
 * The whole of what people said, frozen when a check-in closes; null when too few did. What a single person said never
 * shows in it: so nobody can tell for certain what any other person said, even when all agree.
 */
export function conditionsOf(said: readonly Weather[]): Conditions | null {
  if (said.length < enough) return null;
  const times = new Map(weathers.map((weather) => [weather, said.filter((one) => one === weather).length]));
  const most = Math.max(...times.values());
  return {
    mostly: weathers.filter((weather) => times.get(weather) === most),
    sometimes: weathers.filter((weather) => times.get(weather) !== most && (times.get(weather) ?? 0) > 1),
  };
}

/** The whole, for one reader: from five answers besides their own. */
export function conditionsFor({ conditions, counted }: Pick<CheckIn, 'conditions' | 'counted'>, ownCounted: boolean): Conditions | null {
  return counted - (ownCounted ? 1 : 0) >= enough ? conditions : null;
}

/** Somebody's words, as one reader may read them. */
export interface ReadableWords {
  readonly words: string;
  readonly forTeam: boolean;
  /** Whose they are: the reader's own, somebody who wishes it known, or null. */
  readonly by: string | null;
}

/**
 * The words of a check-in that one of its members may read: their own, those whose writers agreed, and the others once it
 * is closed and five people besides their writer have answered. Who no longer takes part keeps no name here.
 */
export function wordsFor(
  readerId: string,
  { closedAt }: Pick<CheckIn, 'closedAt'>,
  members: readonly CheckInMember[],
  takingPart: ReadonlySet<string>,
): readonly ReadableWords[] {
  const answered = members.filter((one) => one.answeredAt !== null);
  const shared = closedAt !== null && answered.length - 1 >= enough;
  return answered
    .filter(({ personId, words, showing }) => words !== '' && (personId === readerId || showing !== 'five' || shared))
    .map(({ personId, words, forTeam, showing }) => ({
      words,
      forTeam,
      by: personId === readerId || (showing === 'named' && takingPart.has(personId)) ? personId : null,
    }));
}

/** With so many taking part, five others can answer. */
export function canBeMany(takingPart: number): boolean {
  return takingPart > enough;
}

/** Whether somebody is asked at this check-in; « plus rarement » is one out of two of those they could be asked at. */
export function isAsked(pace: CheckInPace, askedBefore: boolean): boolean {
  return pace === 'each' || (pace === 'rarer' && !askedBefore);
}

/** Silences after which somebody is asked, once, how often they wish to be asked. */
const silencesAtMost = 3;

/** They let pass the last three check-ins that reached them; `theirs` in the order of the check-ins. */
export function isSilent(theirs: readonly Pick<CheckInMember, 'askedAt' | 'silent'>[]): boolean {
  const reached = theirs.filter((one) => one.askedAt !== null).slice(-silencesAtMost);
  return reached.length === silencesAtMost && reached.every((one) => one.silent);
}

/** Whether silence is an answer: the question reached them at least a working day before it closed. */
export function hadTime(askedAt: Temporal.Instant, working: WorkingTime, closedAt: Temporal.Instant): boolean {
  const fair = addWorkingDaysTo(working, askedAt, 1);
  return fair !== null && Temporal.Instant.compare(fair, closedAt) <= 0;
}

/** Working days after the question reached somebody. */
const remindedAfter = 2;

/** When somebody is reminded; null when that would leave them no time before it closes, at `until`. */
export function remindAt(working: WorkingTime, askedAt: Temporal.Instant, until: Temporal.Instant): Temporal.Instant | null {
  const at = addWorkingDaysTo(working, askedAt, remindedAfter);
  return at && hadTime(at, working, until) ? at : null;
}

const pictures: Readonly<Record<Weather, RegExp>> = {
  sunny: /\u2600\ufe0f?/gu,
  fair: /\u{1f324}\ufe0f?/gu,
  rain: /\u{1f327}\ufe0f?/gu,
  storm: /\u26c8\ufe0f?/gu,
};

const drawn: ReadonlyMap<string, string> = new Map([
  ['sunny', '☀️'],
  ['fair', '🌤️'],
  ['rain', '🌧️'],
  ['storm', '⛈️'],
] satisfies [Weather, string][]);

/** What says these conditions in plain words. */
export const pictureOf = (weather: string) => drawn.get(weather) ?? null;

/** Words of the pictures and of the weather, in both languages: lower case, letters alone. */
const saidAs: Readonly<Record<Weather, readonly string[]>> = {
  sunny: ['tout s y prete', 'soleil', 'grand soleil', 'beau temps', 'all set fair', 'sunny', 'sun'],
  fair: ['ca va', 'eclaircies', 'nuageux', 'fine', 'fair', 'cloudy'],
  rain: ['ca coince', 'pluie', 'il pleut', 'pluvieux', 'difficult', 'rain', 'it is raining', 'rainy'],
  storm: ['ce n est pas le moment', 'pas le moment', 'orage', 'orageux', 'tempete', 'not the moment', 'storm', 'stormy'],
};

/** What an answer in plain words says of the conditions, by a picture in it or in words that are the whole answer, and what remains. */
export function weatherSaid(text: string): { readonly weather: Weather | null; readonly words: string } {
  const drawn = weathers.filter((weather) => text.search(pictures[weather]) >= 0);
  const [weather] = drawn;
  if (weather && drawn.length === 1) return { weather, words: lettered(text.replace(pictures[weather], ' ')) };
  const plain = (plainWords(text).match(/\p{L}+/gu) ?? []).join(' ');
  const said = weathers.find((one) => saidAs[one].includes(plain));
  return said ? { weather: said, words: '' } : { weather: null, words: text };
}

/** Empty when only signs are left around the picture. */
function lettered(text: string): string {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) ? text.replace(/ {2,}/g, ' ').trim() : '';
}
