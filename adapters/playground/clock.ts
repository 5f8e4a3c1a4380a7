import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../src/ports/clock.ts';
import type { TownState } from './town.ts';

/**
 * Time as the playground tells it: that of `base`, ahead by what it was moved, and never before what it told already, even
 * after a restart or when the machine's own clock is set back.
 */
export interface PlaygroundClock extends Clock {
  /** What is to be kept so that the next process goes on from here. */
  kept(): TownState['clock'];
  /** Moves on to this instant; a past one changes nothing. */
  moveTo(instant: Temporal.Instant): void;
}

export function playgroundClock(base: Clock, kept: TownState['clock']): PlaygroundClock {
  let { ahead, latest } = kept;
  const told = () => {
    latest = Math.max(latest, base.now().epochMilliseconds + ahead);
    return latest;
  };
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(told()),
    kept: () => ({ ahead, latest: told() }),
    moveTo(instant) {
      if (instant.epochMilliseconds <= told()) return;
      latest = instant.epochMilliseconds;
      ahead = latest - base.now().epochMilliseconds;
    },
  };
}
