import { looks } from '../src/core/retries.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { JobQueue, Work } from '../src/ports/queue.ts';

/** The queue of a single process: it wakes the work, and holds nothing that a crash would lose. */
export function createInProcessQueue(clock: Clock, report: (event: string, facts: Readonly<Record<string, unknown>>) => void): JobQueue {
  let work: Work | null = null;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let busy = false;
  let wokenAgain = false;

  const run = async () => {
    do {
      wokenAgain = false;
      let next = null;
      try {
        next = (await work?.()) ?? null;
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

  return {
    start(given) {
      work = given;
      wake();
    },
    wake,
    async idle() {
      while (busy) await running;
    },
    async stop() {
      work = null;
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
