import type { Config } from '../src/config/config.ts';
import type { AgendaCore } from '../src/core/agenda.ts';
import type { JobQueue } from '../src/ports/queue.ts';
import { createInProcessQueue } from './queue-in-process.ts';
import { spreadOf } from './spread.ts';

export interface QueueInUse extends JobQueue {
  /** Whether Redis takes what it is given; null where there is none. */
  readonly redis: (() => Promise<boolean>) | null;
}

/** One process, or several that share PostgreSQL and Redis, whose client is loaded for them alone. */
export async function createQueue({ redis }: Config, core: AgendaCore): Promise<QueueInUse> {
  const { clock, report } = core;
  const spread = spreadOf(core);
  if (redis === null) return { ...createInProcessQueue({ clock, report, spread }), redis: null };
  const { createBullQueue } = await import('./queue-bullmq.ts');
  const queue = createBullQueue({ redis: redis.address, prefix: redis.prefix, clock, report, spread });
  return { ...queue, redis: queue.takes };
}
