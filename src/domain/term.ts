import { Temporal } from 'temporal-polyfill';
import { localDate } from './calendar.ts';
import type { Organisation } from './organisation.ts';

// The bot is on trial too: it stops on the last day that coordination chose, even if it works.

/** Until when it is on trial here. */
export interface Term {
  /** The last day on which anything may begin. */
  readonly until: Temporal.PlainDate;
  readonly over: boolean;
}

/** How far ahead a term may end, at most. */
const termMonths = 12;

/** Months for which everything stays as it is, once it is over; only then may coordination confirm that it is erased. */
const keptMonths = 1;

/** Months between two questions to coordination, as long as it decides nothing. */
const askedEveryMonths = 3;

type Here = Pick<Organisation, 'zone' | 'settings'>;

/** Null until coordination has chosen a day. */
export function termOf(organisation: Here, now: Temporal.Instant): Term | null {
  if (organisation.settings.until === null) return null;
  const until = Temporal.PlainDate.from(organisation.settings.until);
  return { until, over: isAfter(localDate(organisation, now), until) };
}

/** Nothing new begins any more. */
export function isOver(organisation: Here, now: Temporal.Instant): boolean {
  return termOf(organisation, now)?.over ?? false;
}

/** A day to come, at most twelve months away. */
export function mayEndOn(until: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return isAfter(until, today) && !isAfter(until, today.add({ months: termMonths }));
}

/** The end is at most a month away: those who read the digest hear of it. */
export function isNear({ until }: Pick<Term, 'until'>, day: Temporal.PlainDate): boolean {
  return !isAfter(until.subtract({ months: 1 }), day) && !isAfter(day, until);
}

/** What is kept is asked from the last day on. */
export function asksWhatIsKept({ until }: Pick<Term, 'until'>, day: Temporal.PlainDate): boolean {
  return !isAfter(until, day);
}

/**
 * What coordination is asked today, and under which name it is asked once: the day while there is none, and what becomes of everything
 * from a month after the end, every three months at most.
 */
export function askedOfCoordination(
  organisation: Here,
  now: Temporal.Instant,
): { readonly ask: 'unset' | 'decide'; readonly slot: string } | null {
  const term = termOf(organisation, now);
  if (term === null) return { ask: 'unset', slot: 'unset' };
  if (!mayBeErased(organisation, now)) return null;
  const { months } = localDate(organisation, now).since(decidedFrom(term), { largestUnit: 'months' });
  return { ask: 'decide', slot: `${term.until}:${Math.floor(months / askedEveryMonths)}` };
}

/** Everything was kept for a month after the end, and nothing is erased yet. */
export function mayBeErased(organisation: Here, now: Temporal.Instant): boolean {
  const term = termOf(organisation, now);
  return term !== null && organisation.settings.erasedOn === null && !isAfter(decidedFrom(term), localDate(organisation, now));
}

function decidedFrom({ until }: Pick<Term, 'until'>): Temporal.PlainDate {
  return until.add({ months: keptMonths });
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}
