import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, type WorkingTime } from './calendar.ts';

type Day = Temporal.PlainDate;

/** What was answered to those who proposed to make a trial ordinary practice, as they heard it. */
export interface Decision {
  /** One more with each correction. */
  readonly version: number;
  readonly granted: boolean;
  /** What was answered, and why. */
  readonly words: string;
  /** From when it is ordinary practice; null when that was not said, or the answer was no. */
  readonly from: Day | null;
}

/** Those who carry it are asked so many times; then silence is an answer. */
export const decisionAskedAtMost = 2;

/**
 * The day on whose morning those who carry a proposal are asked whether they had an answer, given the days on which they were: the
 * first working day after the one it was to come by, then one a month later; null once they were asked twice.
 */
export function decisionAskedOn(decideBy: Day, asked: readonly Day[], working: WorkingTime): Day | null {
  if (asked.length >= decisionAskedAtMost) return null;
  const [first] = asked;
  const monthAfter = first?.add({ months: 1 }).subtract({ days: 1 }) ?? decideBy;
  const after = Temporal.PlainDate.compare(monthAfter, decideBy) < 0 ? decideBy : monthAfter;
  return addWorkingDays(working, after, 1) ?? after.add({ days: 1 });
}
