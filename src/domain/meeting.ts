import type { Temporal } from 'temporal-polyfill';
import { addWorkingDays, localDate, type WorkingTime } from './calendar.ts';

/** Working days before they are asked again. */
export const newsAgainAfter = 5;

/** The day on which somebody will be asked for news, so many working days later in their own calendar. */
export function newsDay(working: WorkingTime, from: Temporal.Instant, days: number): Temporal.PlainDate {
  const today = localDate(working, from);
  return addWorkingDays(working, today, days) ?? today.add({ days: days * 2 });
}
