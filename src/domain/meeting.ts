import type { Temporal } from 'temporal-polyfill';
import { addWorkingDays, localDate, type WorkingTime } from './calendar.ts';

/** Working days after the introduction before the volunteer is asked whether they could meet. */
export const newsAfter = 7;
/** Working days before they are asked again. */
export const newsAgainAfter = 5;
/** Asked, and recalled once: then silence is an answer. */
export const askedAtMost = 2;

/** The day on which the volunteer will be asked for news, in their own calendar. */
export function newsDay(working: WorkingTime, from: Temporal.Instant, days = newsAfter): Temporal.PlainDate {
  const today = localDate(working, from);
  return addWorkingDays(working, today, days) ?? today.add({ days: days * 2 });
}
