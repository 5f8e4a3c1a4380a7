import type { Config } from '../src/config/config.ts';
import type { AgendaCore } from '../src/core/agenda.ts';
import type { JobQueue } from '../src/ports/queue.ts';
import { createBullQueue } from './queue-bullmq.ts';
import { createInProcessQueue } from './queue-in-process.ts';
import { spreadOf } from './spread.ts';

export interface QueueInUse extends JobQueue {
  /** Whether Redis takes what it is given; null where there is none. */
  readonly redis: (() => Promise<boolean>) | null;
}

/** One process, or several that share PostgreSQL and Redis. */
export function createQueue({ redis }: Config, core: AgendaCore): QueueInUse {
  const { clock, report } = core;
  const spread = spreadOf(core);
  if (redis === null) return { ...createInProcessQueue({ clock, report, spread }), redis: null };
  const queue = createBullQueue({ redis: redis.address, prefix: redis.prefix, clock, report, spread });
  return { ...queue, redis: queue.takes };
}
