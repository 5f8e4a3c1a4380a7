import type { Temporal } from 'temporal-polyfill';

/** Moments at which somebody works, whatever their zone here, on the working days of the weeks that follow. */
export function momentsAfter(now: Temporal.Instant, weeks: number): readonly string[] {
  const today = now.toZonedDateTimeISO('Europe/Paris');
  return Array.from({ length: weeks * 7 }, (_, index) => today.add({ days: index + 1 }))
    .filter(({ dayOfWeek }) => dayOfWeek < 6)
    .flatMap((day) => [7, 10, 14, 17].map((hour) => day.withPlainTime({ hour, minute: 30 }).toString()));
}
