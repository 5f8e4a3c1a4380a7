import type { Temporal } from 'temporal-polyfill';
import { type SettableClock, settableClock } from '../../fakes/clock.ts';
import { makeTown, type Town } from '../town.ts';

/** A town whose clock its driver moves, from a Thursday morning on. */
export function townOnAClock(size: number, seed: number, inTeams = 0): { readonly town: Town; readonly clock: SettableClock } {
  const clock = settableClock('2026-11-19T10:00[Europe/Paris]');
  const town = {
    ...makeTown(size, seed, clock.ms(), { inTeams, exact: false }),
    get now() {
      return clock.ms();
    },
  };
  return { town, clock };
}

/** Moments at which somebody works, in any zone, on the working days of the weeks that follow. */
export function momentsAfter(now: Temporal.Instant, weeks: number): readonly string[] {
  const today = now.toZonedDateTimeISO('Europe/Paris');
  return Array.from({ length: weeks * 7 }, (_, index) => today.add({ days: index + 1 }))
    .filter(({ dayOfWeek }) => dayOfWeek < 6)
    .flatMap((day) => [7, 10, 14, 17].map((hour) => day.withPlainTime({ hour, minute: 30 }).toString()));
}
