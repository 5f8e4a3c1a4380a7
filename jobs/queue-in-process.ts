import { looks } from '../src/core/retries.ts';
import type { Report } from '../src/log.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { JobQueue, Work } from '../src/ports/queue.ts';
import { createLanes } from './lanes.ts';
import type { Spread } from './spread.ts';

export interface InProcessSettings {
  readonly clock: Clock;
  readonly report: Report;
  /** How what is due is handed out; without it, the work does it all. */
  readonly spread?: Spread;
}

/** The queue of a single process: it wakes the work, and holds nothing that a crash would lose. */
export function createInProcessQueue({ clock, report, spread }: InProcessSettings): JobQueue {
  let work: Work | null = null;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let busy = false;
  let wokenAgain = false;

  const look = async () => {
    if (!spread) return (await work?.()) ?? null;
    const { jobs, next } = await spread.look();
    if (work) lanes?.handOut(jobs);
    return next;
  };

  const run = async () => {
    do {
      wokenAgain = false;
      let next = null;
      try {
        next = await look();
      } catch (error) {
        report('work-failed', { error });
      }
      clearTimeout(timer);
      const wait = next === null ? looks.atMostMs : next.epochMilliseconds - clock.now().epochMilliseconds;
      if (work) timer = setTimeout(wake, Math.min(Math.max(wait, looks.atLeastMs), looks.atMostMs));
    } while (wokenAgain && work);
    // In the same breath as the last look: a wake in between would be nobody's.
    busy = false;
  };

  const wake = () => {
    if (!work) return;
    wokenAgain = true;
    if (busy) return;
    busy = true;
    running = run();
  };
  const lanes = spread && createLanes(spread, wake, report);

  return {
    start(given) {
      work = given;
      wake();
    },
    wake,
    async idle() {
      while (busy || lanes?.isEmpty() === false) await (busy ? running : lanes?.nextEnd());
    },
    async stop() {
      work = null;
      clearTimeout(timer);
      await running;
      await lanes?.stop();
      clearTimeout(timer);
    },
  };
}
