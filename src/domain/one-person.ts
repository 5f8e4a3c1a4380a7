import { Temporal } from 'temporal-polyfill';
import type { Person } from './person.ts';

/** `agreed`: by the first; the second one's yes makes them one. A no is remembered. */
export const linkStates = ['asked', 'agreed', 'refused-by-first', 'refused-by-second'] as const;
export type LinkState = (typeof linkStates)[number];

/** What was chosen by a person, when two records turn out to be of the same one. */
export interface OnePerson
  extends Pick<Person, 'locale' | 'workDays' | 'workFrom' | 'workUntil' | 'messagesAWeek' | 'coordinator' | 'describedAt' | 'hasHome'> {}

/** The usual hours and messages a week, of a person who chose none. */
export interface Usual {
  readonly messagesAWeek: number;
}

/**
 * Of what the two chose, what lets the bot write least: days and hours of both, the fewer messages a week. Elsewhere `kept`
 * comes first, and what it does not say is the other's.
 */
export function onePerson(kept: Person, gone: Person, usual: Usual): OnePerson {
  return {
    locale: kept.locale ?? gone.locale,
    ...hoursOfBoth(kept, gone),
    messagesAWeek: fewer(kept.messagesAWeek, gone.messagesAWeek, usual.messagesAWeek),
    coordinator: kept.coordinator || gone.coordinator,
    describedAt: earlier(kept.describedAt, gone.describedAt),
    hasHome: kept.hasHome || gone.hasHome,
  };
}

function fewer(one: number | null, other: number | null, usual: number): number | null {
  return one === null && other === null ? null : Math.min(one ?? usual, other ?? usual);
}

/** Of either who was never described, nothing is known yet. */
function earlier(one: Temporal.Instant | null, other: Temporal.Instant | null): Temporal.Instant | null {
  if (one === null || other === null) return null;
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

type Hours = Pick<Person, 'workDays' | 'workFrom' | 'workUntil'>;

/** Where nothing is common to both, `kept`'s choice stays: nobody is silenced by it. */
function hoursOfBoth(kept: Hours, gone: Hours): Hours {
  const days =
    kept.workDays && gone.workDays ? kept.workDays.filter((day) => gone.workDays?.includes(day)) : (kept.workDays ?? gone.workDays);
  const from =
    [kept.workFrom, gone.workFrom]
      .filter((one) => one !== null)
      .sort()
      .at(-1) ?? null;
  const until =
    [kept.workUntil, gone.workUntil]
      .filter((one) => one !== null)
      .sort()
      .at(0) ?? null;
  const nights = [kept, gone].some((one) => one.workFrom !== null && one.workUntil !== null && one.workUntil < one.workFrom);
  const common = !nights && (from === null || until === null || from < until);
  return {
    workDays: days?.length === 0 ? kept.workDays : days,
    workFrom: common ? from : kept.workFrom,
    workUntil: common ? until : kept.workUntil,
  };
}
