import { type JobsOptions, Queue, Worker } from 'bullmq';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { RedisAddress } from '../src/config/redis-address.ts';
import { looks } from '../src/core/retries.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { JobQueue, Work } from '../src/ports/queue.ts';
import { connectRedis } from './redis.ts';
import type { Job, Spread } from './spread.ts';

/** Between a job that changed something and the look for what follows, milliseconds: many end together. */
const togetherMs = 20;
/** Looking may use at most one part in ten of the time. */
const lookShare = 10;
/** A look that takes no longer is not made rarer, milliseconds. */
const usualLookMs = 25;
/** A job that was handed out is not handed out again within this, milliseconds, unless it has ended in this process. */
const handedOutMs = 1_000;
/** How long a stop waits for what is under way, milliseconds. */
const patienceMs = 25_000;

/** A worker that died holds its jobs no longer than these, milliseconds. The leases of the database decide who does what. */
const looking = { lockDuration: 4_000, stalledInterval: 2_000 } as const;
const doing = { lockDuration: 6_000, stalledInterval: 3_000 } as const;

/** BullMQ ignores a job whose id it still knows: it must forget what is over. */
const once: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

const LOOK = 'look';
/** At most one look waits and one runs; woken during the latter, another follows. */
const look: JobsOptions = { ...once, deduplication: { id: LOOK, keepLastIfActive: true } };

export interface BullSettings {
  readonly redis: RedisAddress;
  /** Before every key, in braces: a cluster keeps together what must change together. */
  readonly prefix: string;
  readonly clock: Clock;
  readonly report: (event: string, facts: Readonly<Record<string, unknown>>) => void;
  /** How what is due is handed out; without it, the process that looks does everything. */
  readonly spread?: Spread;
}

export interface BullQueue extends JobQueue {
  /** Redis answers, and takes what it is given: it may be full, or only let itself be read. */
  takes(): Promise<boolean>;
}

/**
 * The queue of several processes. Redis wakes workers and spreads jobs over them; what is due is known by the database
 * alone. Without Redis each worker looks by itself, and does what it finds.
 */
export function createBullQueue({ redis, prefix, clock, report, spread }: BullSettings): BullQueue {
  const asking = connectRedis(redis, { patient: false });
  const asked = { connection: asking, prefix: `{${prefix}}`, skipWaitingForReady: true, skipVersionCheck: true, skipMetasUpdate: true };
  // Every surprise of the connection comes through here, again and again while Redis is away: said once.
  let away = false;
  let scheduledAt = Number.NEGATIVE_INFINITY;
  let isNew = true;
  const trouble = (error: Error) => {
    if (away || isStopping) return;
    away = true;
    report('redis-away', { code: 'code' in error ? String(error.code) : error.name });
  };
  asking.on('error', trouble);
  const isBack = () => {
    if (away) report('redis-back', {});
    away = false;
  };
  asking.on('ready', () => {
    isBack();
    isNew = false;
    scheduledAt = Number.NEGATIVE_INFINITY;
    handedOut.clear();
    keepSchedule();
    if (missed) wake();
  });

  const queues = new Map([LOOK, ...(spread?.queues.keys() ?? [])].map((name) => [name, new Queue(name, asked)]));
  const lookQueue = queueOf(LOOK);
  for (const queue of queues.values()) queue.on('error', trouble);

  function queueOf(name: string): Queue {
    const queue = queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}.`);
    return queue;
  }

  let work: Work | null = null;
  let workers: Worker[] = [];
  let waiting: ReturnType<typeof connectRedis> | null = null;
  let isStopping = false;
  let adding: Promise<void> | null = null;
  let wokenAgain = false;
  let missed = false;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let alone: Promise<void> | null = null;
  /** What runs here, and how much was begun or ended here so far: `idle` looks at both. */
  const running = new Set<string>();
  /** Until when, on this process's own clock. */
  const handedOut = new Map<string, number>();
  let lookTook = 0;
  let steps = 0;

  const wake = () => {
    if (isStopping) return;
    wokenAgain = true;
    adding ??= add().finally(() => {
      adding = null;
    });
  };

  async function add(): Promise<void> {
    while (wokenAgain && !isStopping) {
      wokenAgain = false;
      if (isNew) {
        // Not connected for the first time yet: as soon as it is.
        missed = true;
        return;
      }
      try {
        await lookQueue.add(LOOK, {}, look);
        // Full, it was never disconnected.
        isBack();
        missed = false;
        steps += 1;
      } catch (error) {
        // Nothing is lost: workers look at the database all the same.
        missed = true;
        if (error instanceof Error) trouble(error);
        if (work) lookAlone();
        return;
      }
    }
  }

  /** Redis is away: what is due is done here. */
  function lookAlone(): void {
    alone ??= lookedAlone().finally(() => {
      alone = null;
    });
  }

  async function lookedAlone(): Promise<void> {
    try {
      again((await work?.()) ?? null);
    } catch (error) {
      report('work-failed', { error });
      again(null);
    }
  }

  /** The next look, even if nobody asks for one. */
  function again(next: Temporal.Instant | null): void {
    clearTimeout(timer);
    if (isStopping || !work) return;
    const wait = next === null ? looks.atMostMs : next.epochMilliseconds - clock.now().epochMilliseconds;
    timer = setTimeout(sweep, Math.min(Math.max(wait, looks.atLeastMs, lookTook * lookShare), looks.atMostMs));
  }

  function sweep(): void {
    again(null);
    wake();
    keepSchedule();
  }

  /** The one recurrence that Redis holds: were every worker's own timer late, somebody would look. Written again in case Redis lost it. */
  function keepSchedule(): void {
    const now = Date.now();
    if (!work || asking.status !== 'ready' || now - scheduledAt < looks.atMostMs) return;
    scheduledAt = now;
    const every = { every: looks.atMostMs, startDate: now + looks.atMostMs };
    lookQueue.upsertJobScheduler('sweep', every, { name: LOOK, opts: once }).catch(trouble);
  }

  async function looked(): Promise<void> {
    let next: Temporal.Instant | null = null;
    const began = performance.now();
    try {
      if (!spread) next = (await work?.()) ?? null;
      else {
        const found = await spread.look();
        next = found.next;
        await handOut(found.jobs).catch((error: unknown) => {
          if (error instanceof Error) trouble(error);
          lookAlone();
        });
      }
    } catch (error) {
      report('work-failed', { error });
    }
    lookTook = spread ? Math.max(performance.now() - began - usualLookMs, 0) : 0;
    again(next);
  }

  async function handOut(found: readonly Job[]): Promise<void> {
    const now = performance.now();
    for (const [id, until] of handedOut) if (until < now) handedOut.delete(id);
    const jobs = found.filter(({ id }) => !handedOut.has(id));
    const byQueue = grouped(jobs);
    for (const [name, some] of byQueue) {
      await queueOf(name).addBulk(some.map((job) => ({ name: job.what, data: job, opts: { ...once, jobId: job.id } })));
      for (const { id } of some) handedOut.set(id, now + handedOutMs);
    }
  }

  async function performed(data: unknown): Promise<void> {
    const job = jobSchema.parse(data);
    try {
      if (await spread?.perform(job)) soon ??= setTimeout(wakeTogether, Math.max(togetherMs, Math.min(lookTook * lookShare, 500)));
    } catch (error) {
      report('work-failed', { error, job: job.id });
    }
  }

  function wakeTogether(): void {
    soon = undefined;
    wake();
  }

  function startWorker(name: string, concurrency: number, run: (data: unknown) => Promise<void>): Worker {
    waiting ??= connectRedis(redis, { patient: true }).on('error', trouble);
    const worker = new Worker(
      name,
      async (job) => {
        const mark = `${name} ${job.id}`;
        running.add(mark);
        steps += 1;
        try {
          await run(job.data);
        } finally {
          running.delete(mark);
          if (job.id !== undefined) handedOut.delete(job.id);
          steps += 1;
        }
      },
      {
        connection: waiting,
        prefix: asked.prefix,
        concurrency,
        maxStalledCount: 1_000_000,
        runRetryDelay: 500,
        drainDelay: 5,
        ...(name === LOOK ? looking : doing),
      },
    );
    worker.on('error', trouble);
    return worker;
  }

  return {
    takes: () =>
      asking.set(`{${prefix}}:readiness`, '', 'PX', looks.atMostMs).then(
        () => true,
        () => false,
      ),
    start(given) {
      work = given;
      workers = [
        startWorker(LOOK, 1, looked),
        ...[...(spread?.queues ?? [])].map(([name, concurrency]) => startWorker(name, concurrency, performed)),
      ];
      again(null);
      wake();
      keepSchedule();
    },
    wake,
    async idle() {
      for (;;) {
        const before = steps;
        await adding;
        await alone;
        const busy =
          running.size > 0 ||
          soon !== undefined ||
          adding !== null ||
          (isNew && missed && !away) ||
          (await somethingWaits(queues.values()));
        if (!busy && steps === before) return;
        await pause(5);
      }
    },
    async stop() {
      if (isStopping) return;
      isStopping = true;
      work = null;
      clearTimeout(timer);
      clearTimeout(soon);
      soon = undefined;
      let ended = false;
      const ends = [...workers.map((worker) => worker.close()), ...(alone ? [alone] : []), ...(adding ? [adding] : [])];
      void Promise.allSettled(ends).then(() => {
        ended = true;
      });
      // Without Redis a worker never learns that its jobs are over; they are, once nothing runs here.
      const isOver = () => ended || (running.size === 0 && alone === null && asking.status !== 'ready');
      for (const deadline = Date.now() + patienceMs; !isOver() && Date.now() < deadline; ) await pause(10);
      await Promise.race([Promise.allSettled([...queues.values()].map((queue) => queue.close())), pause(500)]);
      waiting?.disconnect();
      asking.disconnect();
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Jobs that somebody has still to do, or is doing. When Redis is away, there are none to wait for. */
async function somethingWaits(queues: Iterable<Queue>): Promise<boolean> {
  const counts = [...queues].map((queue) => queue.getJobCounts('waiting', 'active', 'prioritized').catch(() => ({})));
  return (await Promise.all(counts)).some((count) => Object.values(count).some((jobs) => jobs > 0));
}

function grouped(jobs: readonly Job[]): Map<string, Job[]> {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) groups.set(job.queue, [...(groups.get(job.queue) ?? []), job]);
  return groups;
}

const addressed = z.union([z.object({ personId: z.string() }), z.object({ workspaceId: z.string(), externalId: z.string() })]);
const jobSchema: z.ZodType<Job> = z.intersection(
  z.object({ queue: z.string(), id: z.string() }),
  z.discriminatedUnion('what', [
    z.object({ what: z.literal('task'), task: z.string() }),
    z.object({ what: z.literal('messages'), to: addressed }),
    z.object({ what: z.literal('lost') }),
  ]),
);
