import type { Report } from '../src/log.ts';
import type { Job, Spread } from './spread.ts';

interface Lane {
  readonly atOnce: number;
  readonly waiting: Job[];
  running: number;
  /** A job changed something: what follows from it is looked for once nothing waits in the lane. */
  changed: boolean;
}

export interface Lanes {
  /** Adds what is not already there. */
  handOut(jobs: readonly Job[]): void;
  isEmpty(): boolean;
  /** Resolves once a job that runs now, whichever it is, has ended. */
  nextEnd(): Promise<void>;
  /** Begins nothing any more; resolves once what runs has ended. */
  stop(): Promise<void>;
}

/** The jobs of one process: each queue is a lane, and what is slow keeps only its own lane waiting. */
export function createLanes({ queues, perform }: Pick<Spread, 'queues' | 'perform'>, wake: () => void, report: Report): Lanes {
  // Records are done one after another, the oldest first.
  const lanes = new Map(
    [...queues].map(([name, atOnce]): [string, Lane] => [
      name,
      { atOnce: name === 'records' ? 1 : atOnce, waiting: [], running: 0, changed: false },
    ]),
  );
  const known = new Set<string>();
  const running = new Set<Promise<void>>();

  function fill(lane: Lane): void {
    while (lane.running < lane.atOnce) {
      const job = lane.waiting.shift();
      if (!job) break;
      lane.running += 1;
      const ended: Promise<void> = run(lane, job).finally(() => running.delete(ended));
      running.add(ended);
    }
    if (lane.waiting.length > 0 || !lane.changed) return;
    lane.changed = false;
    wake();
  }

  async function run(lane: Lane, job: Job): Promise<void> {
    try {
      if (await perform(job)) lane.changed = true;
    } catch (error) {
      report('work-failed', { error, job: job.id });
    }
    known.delete(job.id);
    lane.running -= 1;
    fill(lane);
  }

  return {
    handOut(jobs) {
      for (const job of jobs) {
        const lane = lanes.get(job.queue);
        if (!lane || known.has(job.id)) continue;
        known.add(job.id);
        lane.waiting.push(job);
      }
      for (const lane of lanes.values()) fill(lane);
    },
    isEmpty: () => known.size === 0,
    nextEnd: () => Promise.race(running),
    async stop() {
      for (const lane of lanes.values()) for (const { id } of lane.waiting.splice(0)) known.delete(id);
      await Promise.all(running);
    },
  };
}
