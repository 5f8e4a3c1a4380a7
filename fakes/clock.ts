import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../src/ports/clock.ts';

/** A clock that stands still until it is moved. */
export interface SettableClock extends Clock {
  /** Moves to a local moment, such as '2026-11-23T09:00[Europe/Paris]', or by a duration. */
  moveTo(moment: string): void;
  moveBy(duration: Temporal.DurationLike): void;
  ms(): number;
}

export function settableClock(moment: string): SettableClock {
  let now = Temporal.ZonedDateTime.from(moment).toInstant();
  return {
    now: () => now,
    ms: () => now.epochMilliseconds,
    moveTo(next) {
      now = Temporal.ZonedDateTime.from(next).toInstant();
    },
    moveBy(duration) {
      now = now.toZonedDateTimeISO('UTC').add(duration).toInstant();
    },
  };
}
