import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, endOfWork, localDate, type WorkingTime } from './calendar.ts';

/**
 * Until when an invitation waits for its answer: the evening of the `answerDays`-th working day after it was sent (P8).
 */
function answerWithin(working: WorkingTime, answerDays: number, sentAt: Temporal.Instant): Temporal.Instant {
  const day = addWorkingDays(working, localDate(working, sentAt), answerDays);
  return day ? endOfWork(working, day) : sentAt.add({ hours: 24 * answerDays });
}

/**
 * The last day on which an answer may still be waited for: even if every message of their week is spent by that evening, the
 * news that nobody was found finds room by the day they were promised.
 */
export function lastAnswerDay(teller: WorkingTime, allowance: number, newsBy: Temporal.PlainDate): Temporal.PlainDate {
  const from = newsBy.subtract({ days: 7 });
  const room = (allowance > 1 && addWorkingDays({ ...teller, absences: [] }, from, allowance - 1)) || from;
  const before = newsBy.subtract({ days: 1 });
  return Temporal.PlainDate.compare(room, before) < 0 ? room : before;
}

/**
 * Until when an answer is waited for, `last` at most; null when this leaves them no working day: it is too late to ask.
 */
export function answerBy(
  working: WorkingTime,
  answerDays: number,
  sentAt: Temporal.Instant,
  last: Temporal.PlainDate | null = null,
): Temporal.Instant | null {
  const by = answerWithin(working, answerDays, sentAt);
  if (!last || Temporal.PlainDate.compare(localDate(working, by), last) <= 0) return by;
  const until = (days: number): Temporal.Instant | null => {
    const day = addWorkingDays(working, localDate(working, sentAt), days);
    if (day && Temporal.PlainDate.compare(day, last) <= 0) return endOfWork(working, day);
    return days > 1 ? until(days - 1) : null;
  };
  return until(answerDays);
}
