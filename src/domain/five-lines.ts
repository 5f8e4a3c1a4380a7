import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, isWorkingDay, localDate, startOfWork, type WorkingTime } from './calendar.ts';

/** What people who met write down of a hand lent. */
export interface FiveLinesWords {
  /** What is done, and to help whom. */
  readonly what: string;
  /** Which days, which hours. */
  readonly days: string;
  /** Who is told, on both sides. */
  readonly told: string;
  /** What stays valid: instructions, safety, whom to talk to. */
  readonly holds: string;
  /** What waits there, on the return. */
  readonly waits: string;
}

export const fiveLinesFields = ['what', 'days', 'told', 'holds', 'waits'] as const satisfies readonly (keyof FiveLinesWords)[];

/** Working days that a hand is lent at most, from the day on which the lines were first written: nothing extends it. */
export const lentAtMost = 10;

/** The last day on which the return can be, in the calendar of whoever writes; their absences leave it where it is. */
export function lastReturn(working: WorkingTime, writtenAt: Temporal.Instant): Temporal.PlainDate | null {
  return addWorkingDays({ ...working, absences: [] }, localDate(working, writtenAt), lentAtMost);
}

/** Why the return cannot be on that day; null: it can. */
export function returnTrouble(
  working: WorkingTime,
  writtenAt: Temporal.Instant,
  now: Temporal.Instant,
  until: Temporal.PlainDate,
): 'return-past' | 'return-too-far' | null {
  if (Temporal.PlainDate.compare(until, localDate(working, now)) < 0) return 'return-past';
  const last = lastReturn(working, writtenAt);
  return last && Temporal.PlainDate.compare(until, last) <= 0 ? null : 'return-too-far';
}

/** The beginning of the last day on which they work before the return; null: it has passed already. */
export function morningBefore(working: WorkingTime, until: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant | null {
  const today = localDate(working, now);
  for (let day = until.subtract({ days: 1 }); Temporal.PlainDate.compare(day, today) >= 0; day = day.subtract({ days: 1 })) {
    if (!isWorkingDay(working, day)) continue;
    const morning = startOfWork(working, day);
    return Temporal.Instant.compare(morning, now) > 0 ? morning : null;
  }
  return null;
}
