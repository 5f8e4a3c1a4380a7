import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/server.ts';
import { ask, createDatabase, dropDatabase } from '../../support/postgres.ts';
import { chance } from '../../support/random.ts';
import { invariants } from '../invariants/index.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { brokenPromises } from './seeing.ts';
import { startSlowNetwork } from './slow-network.ts';
import { startStream } from './stream.ts';
import { badDaysOfSlack, troubles } from './troubles.ts';
import { momentsAfter, townOnAClock } from './weeks.ts';
import { startWorkers } from './workers.ts';

/* A town lives its days while Slack fails; its bot is killed again and again, or there are two of them. */

/** What came of it: every broken promise, every unexpected line of the log, and how much there was. */
export interface Endured {
  readonly broken: readonly string[];
  readonly surprises: readonly string[];
  readonly figures: Readonly<Record<string, unknown>>;
}

const size = 14;
const patience = { platformMs: 300, sendingMs: 700 };

/** Where the bot keeps what it knows. */
export interface Home {
  readonly env: Readonly<Record<string, string>>;
  /** While nobody runs, the time that leases last may pass: what was on its way has then landed. */
  meanwhile(landed: () => Promise<void>): Promise<void>;
  open(): Promise<Database>;
  leave(): Promise<void>;
}

export const inFolder = async (folder: string): Promise<Home> => ({
  env: { VENDANGE_DATA: folder },
  meanwhile: async () => {},
  open: () => openPGlite(folder),
  leave: async () => {},
});

export async function onPostgres(server: string): Promise<Home> {
  const url = await createDatabase(server);
  const leases = ['agenda set leased_until', 'posts set leased_until', 'posts set changing_until'].map(
    (lease) => `update ${lease} = clock_timestamp() where ${lease.split(' ').at(-1)} is not null`,
  );
  return {
    env: { DATABASE_URL: url },
    // Killed during its first start, there may be no tables yet.
    async meanwhile(landed) {
      await landed();
      await ask(url, leases.join('; ')).catch(() => {});
    },
    open: () => openPostgres(url),
    leave: () => dropDatabase(server, url),
  };
}

/** Killed so often, at moments nobody chose, while people act. */
export async function killedAgainAndAgain(program: string, home: Home, { times, seed }: { times: number; seed: number }): Promise<Endured> {
  const random = chance(seed + times);
  const { town, clock } = townOnAClock(size, seed + times);
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  let dying = false;
  const network = await startSlowNetwork(slack, () => {
    // What was sent may land when the next bot is already up.
    if (dying) return random.between(1_000, 4_000);
    return random.happens(0.3) ? random.between(0, 250) : 0;
  });
  const faults = troubles(slack, badDaysOfSlack, random);
  const stream = startStream(slack, random, town);
  const log: string[] = [];
  let bot: BotProcess | undefined;
  let died = 0;

  const started = () => {
    const given = { now: clock.ms(), seed: seed + died, ...patience };
    bot = startBotProcess({ program, slack, apiUrl: network.apiUrl, env: home.env, given, log: (line) => log.push(line) });
    return bot;
  };
  /** Resolves with a bot that listens; on the way, it may die some more. */
  const startedForGood = async (): Promise<BotProcess> => {
    for (let refused = 0; refused < 3; ) {
      const next = started();
      if (died < times && random.happens(0.15)) {
        await Promise.race([next.ready, sleep(random.between(0, 2_500))]);
        await killed(next);
        continue;
      }
      if (await next.ready) return next;
      refused += 1;
    }
    throw new Error('The bot does not start any more.');
  };
  const killed = async (victim: BotProcess) => {
    await victim.kill();
    died += 1;
    await home.meanwhile(network.empty);
  };
  /** The clock moves only while the bot rests or is dead, and when nothing is on its way. */
  const moveOn = async (duration: Temporal.DurationLike) => {
    await network.empty();
    clock.moveBy(duration);
    bot?.moveClock(clock.ms());
  };
  /** Meetings and stories take days: some of them pass before the next death. */
  const daysPass = async (running: BotProcess) => {
    for (const moment of momentsAfter(clock.now(), 1).slice(0, random.whole(1, 3))) {
      await moveOn(clock.now().until(Temporal.ZonedDateTime.from(moment).toInstant()));
      await stream.again();
      await stream.burst(random.whole(3, 8));
      await running.rest();
    }
  };

  try {
    let running = await startedForGood();
    await stream.begin();
    await running.rest();
    await moveOn({ hours: 24 });
    for (const then of [stream.sayYes, stream.sayYes, stream.writeStories]) {
      await running.rest();
      await stream.again();
      await then();
    }
    await running.rest();
    await moveOn({ hours: 71 });
    await running.rest();
    while (died < times) {
      await daysPass(running);
      dying = random.happens(0.4);
      const acts = stream.burst(random.whole(3, 8));
      for (let waited = 0; dying && !network.busy() && waited < 500; waited += 10) await sleep(10);
      await sleep(random.between(0, dying ? 100 : 300));
      await killed(running);
      bot = undefined;
      await acts;
      if (!dying && random.happens(0.4)) await moveOn({ minutes: random.whole(1, 900) });
      dying = false;
      running = await startedForGood();
      for (let step = 0; step < 2; step++) {
        await stream.again();
        await stream.burst(random.whole(2, 6));
        await running.rest();
        await moveOn({ seconds: random.whole(5, 40) });
      }
    }
    faults.stop();
    await settle(stream.again, running.rest, moveOn);
    for (const moment of momentsAfter(clock.now(), 3)) {
      await network.empty();
      clock.moveTo(moment);
      running.moveClock(clock.ms());
      await running.rest();
    }
    await editsEnd(running.rest, moveOn);
    await running.stop();
    return await judged(await home.open(), { town, slack, cuts: died }, log, {
      kills: died,
      acts: stream.counts,
      faults: slack.calls.filter(({ outcome }) => faults.names.has(outcome)).length,
    });
  } catch (error) {
    throw new Error(`With the seed ${seed}, the last the bot said: ${log.slice(-5).join('\n')}`, { cause: error });
  } finally {
    await bot?.kill();
    await network.close();
    await slack.close();
  }
}

/** Two bots of one organisation on one PostgreSQL, and each act reaches one or the other. */
export async function twoWorkers(server: string, { seed }: { seed: number }): Promise<Endured> {
  const random = chance(seed);
  const { town, clock } = townOnAClock(size, seed);
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const databaseUrl = await createDatabase(server);
  const faults = troubles(slack, badDaysOfSlack, random);
  const stream = startStream(slack, random, town);
  const workers = await startWorkers(2, { slack, clock, databaseUrl, draw: random.draw });
  workers.shuffle(random.draw);
  try {
    for (let round = 0; round < 20; round++) {
      const acts = stream.burst(random.whole(4, 10));
      void workers.rest();
      await acts;
      await stream.again();
      await workers.rest();
      clock.moveBy(random.happens(0.5) ? { seconds: random.whole(1, 30) } : { minutes: random.whole(30, 600) });
    }
    faults.stop();
    await settle(stream.again, workers.rest, async (duration) => clock.moveBy(duration));
    for (const moment of momentsAfter(clock.now(), 3)) {
      clock.moveTo(moment);
      await workers.rest();
    }
    await editsEnd(workers.rest, async (duration) => clock.moveBy(duration));
  } finally {
    await workers.stop();
  }
  const endured = await judged(await openPostgres(databaseUrl), { town, slack, cuts: 0 }, workers.log, { acts: stream.counts });
  await slack.close();
  await dropDatabase(server, databaseUrl);
  return endured;
}

/** What was not answered is done again, until it is. */
async function settle(
  again: () => Promise<void>,
  rest: () => Promise<unknown>,
  moveOn: (duration: Temporal.DurationLike) => Promise<void>,
): Promise<void> {
  for (let step = 0; step < 6; step++) {
    await again();
    await rest();
    await moveOn({ seconds: 20 });
    await sleep(150);
  }
}

/** Slack takes so many edits a minute: the last of them are put off while the clock stands still. */
async function editsEnd(rest: () => Promise<unknown>, moveOn: (duration: Temporal.DurationLike) => Promise<void>): Promise<void> {
  for (let minute = 0; minute < 5; minute++) {
    await moveOn({ seconds: 70 });
    await rest();
  }
}

async function judged(
  database: Database,
  lived: Parameters<typeof brokenPromises>[1],
  log: readonly string[],
  figures: Endured['figures'],
): Promise<Endured> {
  const broken = await database.transaction((tx) => brokenPromises(invariants(), lived, tx)).finally(() => database.close());
  return {
    broken,
    // Slack's failures are expected here, while the bot starts too, and logged as such.
    surprises: log.filter((line) => !/slack-answer-failed|platform-unreachable/.test(line)).slice(0, 5),
    figures: { ...figures, ...livedFigures(lived) },
  };
}

export function livedFigures({ town, slack }: { town: Parameters<typeof brokenPromises>[1]['town']; slack: FakeSlack }) {
  return {
    told: town.told.filter(({ known }) => known === 'sure').length,
    stories: town.written.length,
    agreements: town.allowed.length,
    gone: town.gone.length,
    posts: slack.sent().filter(({ via }) => via === 'chat.postMessage').length,
    days: Math.round((town.now - Date.parse('2026-11-19T09:00Z')) / 86_400_000),
  };
}
