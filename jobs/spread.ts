import type { Temporal } from 'temporal-polyfill';
import { type AgendaCore, needs, notRecords, runTask } from '../src/core/agenda.ts';
import { order } from '../src/core/retries.ts';
import { deliverAll, recover } from '../src/delivery/deliver.ts';
import type { Channel } from '../src/domain/service.ts';
import type { PlatformName } from '../src/ports/chat-platform.ts';
import type { DueDelivery } from '../src/ports/deliveries.ts';
import { nextLook } from './work.ts';

/** Something that is due, as it is handed to whichever worker is free: ids of rows, never what is in them. */
export type Job = { readonly queue: string /** `id-attempt`: added twice, it is there once. */; readonly id: string } & (
  | { readonly what: 'task'; readonly task: string }
  | { readonly what: 'messages'; readonly to: { readonly personId: string } | Channel }
  | { readonly what: 'lost' }
);

/** How work is spread over workers: one looks at the database for all, each does a part. */
export interface Spread {
  /** Every queue that jobs may be put in, and how many of its jobs one worker does at a time. */
  readonly queues: ReadonlyMap<string, number>;
  look(): Promise<{ readonly jobs: readonly Job[]; readonly next: Temporal.Instant | null }>;
  /** Resolves with whether anything changed: there may be more to do. */
  perform(job: Job): Promise<boolean>;
}

/** How many rows of each kind one look hands out; the rest waits for the next, a moment later. */
const atMost = 500;

const { messagesWithinMs, answersWithinMs } = order;

export function spreadOf(core: AgendaCore): Spread {
  /** Since when messages have waited for records, or for one platform to say who people are, on this process's own clock. */
  const waitingSince = new Map<string | null, number>();
  const waitedMs = (why: string | null, waits: boolean): number | null => {
    if (!waits) {
      waitingSince.delete(why);
      return null;
    }
    const since = waitingSince.get(why) ?? performance.now();
    waitingSince.set(why, since);
    return performance.now() - since;
  };
  const isOver = (waited: number | null, withinMs: number) => waited === null || waited > withinMs;
  const platforms = Object.keys(core.platforms);
  const queues = new Map([
    ['records', 4],
    ['files', 1],
    ['lost', 1],
    // About a platform that only the work itself knows: what changes records does not wait for it.
    ['edits', 5],
    ...platforms.flatMap((one) => [[`${one}-answers`, 10] as const, [`${one}-messages`, 20] as const, [`${one}-edits`, 5] as const]),
  ]);
  const of = (platform: PlatformName | null, urgency: 'answers' | 'messages' | 'edits') =>
    platform !== null && platforms.includes(platform) ? `${platform}-${urgency}` : 'records';

  return {
    queues,
    async look() {
      const now = core.clock.now();
      return core.store.transaction(async (tx) => {
        const tasks = await tx.agenda.due(now, atMost);
        const deliveries = await tx.deliveries.dueEach(now, atMost);
        // First the records, then what is said of them, so that several pieces of news leave as one message.
        const outlook = await tx.agenda.outlook(now, notRecords(core.areas));
        const unprompted = isOver(waitedMs('records', outlook.due), messagesWithinMs);
        // First who somebody is, then what is said to them, and of them where they are. The other platforms do not wait.
        const unknown = deliveries.length === 0 ? [] : await tx.agenda.describing(now);
        const waited = new Map(
          [...platforms, null].map((one) => [
            one,
            waitedMs(
              one,
              unknown.some(({ platform }) => platform === one),
            ),
          ]),
        );
        const isReady = ({ direct, platform, to }: DueDelivery) => {
          const asking = waited.get(platform) ?? null;
          if (!direct) return unprompted && isOver(asking, messagesWithinMs);
          const isUnknown = 'personId' in to && unknown.some(({ personId }) => personId === to.personId);
          return isOver(asking, isUnknown ? messagesWithinMs : answersWithinMs);
        };
        const jobs: Job[] = [
          ...tasks.map(({ id, what, attempts, platform }): Job => {
            const need = needs(core.areas, what);
            const queue =
              need === 'time' ? 'files' : need === 'platform' ? (platform === null ? 'edits' : of(platform, 'edits')) : 'records';
            return { queue, id: `task${id}-${attempts}`, what: 'task', task: id };
          }),
          ...deliveries.filter(isReady).map(({ id, attempts, direct, platform, to }): Job => {
            const queue = of(platform, direct ? 'answers' : 'messages');
            return { queue, id: `message${id}-${attempts}`, what: 'messages', to };
          }),
        ];
        if (outlook.lost) jobs.push({ queue: 'lost', id: 'lost-0', what: 'lost' });
        return { jobs, next: nextLook(now, outlook) };
      });
    },
    async perform(job) {
      switch (job.what) {
        case 'task':
          return runTask(core, job.task);
        case 'messages':
          return deliverAll(core, job.to);
        case 'lost':
          return recover(core);
      }
    },
  };
}
