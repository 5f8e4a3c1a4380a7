import type { Temporal } from 'temporal-polyfill';
import { addWorkingDays, endOfWork, localDate, type WorkingTime } from './calendar.ts';

/**
 * Until when an invitation waits for its answer: the evening of the `answerDays`-th working day after it was sent (P8).
 */
export function answerBy(working: WorkingTime, answerDays: number, sentAt: Temporal.Instant): Temporal.Instant {
  const day = addWorkingDays(working, localDate(working, sentAt), answerDays);
  return day ? endOfWork(working, day) : sentAt.add({ hours: 24 * answerDays });
}
