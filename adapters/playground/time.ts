import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { PlaygroundClock } from './clock.ts';

export const Move = z.discriminatedUnion('to', [
  z.object({ to: z.literal('morning') }),
  z.object({ to: z.literal('week') }),
  z.object({ to: z.literal('date'), date: z.iso.date() }),
]);
export type Move = z.infer<typeof Move>;

export type Moved = 'moved' | 'past' | 'too-far' | 'busy' | 'fixed';

export interface TimeOptions {
  readonly clock: PlaygroundClock;
  readonly zone: string;
  /** False when real people are written to by the same process: time is then theirs. */
  readonly movable: boolean;
  /** The start of the organisation's next working day; null when it has none. */
  readonly nextMorning: (after: Temporal.Instant) => Promise<Temporal.Instant | null>;
  /** The start of work on that day. */
  readonly startOfWork: (date: Temporal.PlainDate) => Promise<Temporal.Instant>;
  readonly nextDue: () => Promise<Temporal.Instant | null>;
  /** Does what is due, and resolves once nothing is. */
  readonly rest: () => Promise<void>;
  /** Keeps the clock, and shows it. */
  readonly moved: () => Promise<void>;
}

/** A jump further than this takes a while, and nothing the bot promises is that far. */
const farthest = { hours: 24 * 370 };
/** When something due cannot be done yet (a retry, a conversation on hold), time goes on by this much. */
const stride = { minutes: 10 };
const stepsAtMost = 2_000;

/**
 * Moves the clock as time would pass: it stops at each moment at which something is due, and lets the bot do it. A week
 * skipped at once would make invitations leave and expire in the same second.
 */
export function timeMachine(options: TimeOptions): (move: Move) => Promise<Moved> {
  const { clock, rest, nextDue, moved } = options;
  let moving = false;

  const advance = async (until: Temporal.Instant) => {
    for (let step = 0; step < stepsAtMost; step++) {
      await rest();
      const now = clock.now();
      const due = await nextDue();
      if (!due || Temporal.Instant.compare(due, until) >= 0) break;
      const next = Temporal.Instant.compare(due, now) > 0 ? due : now.add(stride);
      if (Temporal.Instant.compare(next, until) >= 0) break;
      clock.moveTo(next);
      await moved();
    }
    clock.moveTo(until);
    await moved();
    await rest();
  };

  return async (move) => {
    if (!options.movable) return 'fixed';
    if (moving) return 'busy';
    const now = clock.now();
    moving = true;
    try {
      const until = await target(options, move, now);
      if (!until || Temporal.Instant.compare(until, now) <= 0) return 'past';
      if (Temporal.Instant.compare(until, now.add(farthest)) > 0) return 'too-far';
      await advance(until);
      return 'moved';
    } finally {
      moving = false;
    }
  };
}

async function target(options: TimeOptions, move: Move, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  switch (move.to) {
    case 'morning':
      return options.nextMorning(now);
    case 'week':
      return now.toZonedDateTimeISO(options.zone).add({ days: 7 }).toInstant();
    case 'date':
      return options.startOfWork(Temporal.PlainDate.from(move.date));
  }
}
