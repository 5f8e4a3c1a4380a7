import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterEach, expect, it } from 'vitest';
import type { JobQueue, Work } from '../../src/ports/queue.ts';

export type Report = (event: string, facts: Readonly<Record<string, unknown>>) => void;

/** What every queue promises: it wakes the work, and never forgets to. */
export function queueContract(make: (report: Report) => JobQueue): void {
  let queue: JobQueue;
  let reports: string[];
  const begin = (work: Work) => {
    reports = [];
    queue = make((event) => reports.push(event));
    queue.start(work);
  };
  afterEach(() => queue.stop());

  it('looks at the start, and each time it is woken', async () => {
    let runs = 0;
    begin(async () => {
      runs += 1;
      return null;
    });
    await queue.idle();
    expect(runs).toBe(1);

    queue.wake();
    await queue.idle();
    expect(runs).toBe(2);
  });

  it('never works twice at once; woken while it works, however often, it works once more', async () => {
    let runs = 0;
    let atOnce = 0;
    let most = 0;
    begin(async () => {
      runs += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await sleep(100);
      atOnce -= 1;
      return null;
    });
    for (let wakes = 0; wakes < 10; wakes++) queue.wake();
    await begun(() => runs);
    for (let wakes = 0; wakes < 10; wakes++) queue.wake();

    await queue.idle();

    expect(most).toBe(1);
    expect(runs).toBe(2);
  });

  it('is idle only when what was woken meanwhile is done too', async () => {
    let done = 0;
    begin(async () => {
      if (done === 0) queue.wake();
      await sleep(10);
      done += 1;
      return null;
    });

    await queue.idle();

    expect(done).toBe(2);
  });

  it('forgets no wake, not even one that comes as the work ends', async () => {
    for (let steps = 0; steps < 25; steps++) {
      let runs = 0;
      begin(async () => {
        runs += 1;
        return null;
      });
      await begun(() => runs);
      for (let step = 0; step < steps; step++) await Promise.resolve();
      const before = runs;
      queue.wake();
      await sleep(2);
      await queue.idle();

      expect({ steps, more: runs - before }).toEqual({ steps, more: 1 });
      await queue.stop();
    }
  });

  it('outlives work that fails, and says so', async () => {
    let runs = 0;
    begin(async () => {
      runs += 1;
      if (runs === 1) throw new Error('no database');
      return null;
    });
    await queue.idle();
    queue.wake();
    await queue.idle();

    expect(runs).toBe(2);
    expect(reports).toEqual(['work-failed']);
  });

  it('looks again by itself when the work said so', async () => {
    const started = Date.now();
    const looks: number[] = [];
    begin(async () => {
      looks.push(Date.now() - started);
      return looks.length === 1 ? Temporal.Now.instant().add({ milliseconds: 500 }) : null;
    });

    await expect.poll(() => looks.length, { timeout: 5_000, interval: 20 }).toBe(2);

    expect(looks[1]).toBeGreaterThan(400);
    expect(looks[1]).toBeLessThan(4_000);
  });

  it('does not look without a pause at what stays due', async () => {
    let looks = 0;
    begin(async () => {
      looks += 1;
      return Temporal.Now.instant().subtract({ hours: 1 });
    });

    await sleep(500);

    expect(looks).toBeLessThan(10);
  });

  it('stopped, it lets what runs end, and nothing runs after', async () => {
    let looks = 0;
    let ended = 0;
    begin(async () => {
      looks += 1;
      await sleep(30);
      ended += 1;
      return Temporal.Now.instant();
    });
    await begun(() => looks);
    queue.wake();

    await queue.stop();

    expect(ended).toBe(looks);
    const before = looks;
    queue.wake();
    await sleep(700);
    expect(looks).toBe(before);
  });
}

/** Another process may have to be asked first: until the first look. At once, when the first look has already begun. */
async function begun(looks: () => number): Promise<void> {
  while (looks() === 0) await sleep(1);
}
