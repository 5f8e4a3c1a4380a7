import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, inject, test } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { settableClock } from '../../fakes/clock.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { ask, createDatabase, dropDatabase } from '../../support/postgres.ts';
import { chance } from '../../support/random.ts';
import { scratchFolder } from '../support/databases.ts';
import { makeProgram } from '../support/processes.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { readFacts } from './facts.ts';
import { troubles } from './faults.ts';
import { brokenPromises } from './promises.ts';
import { startSlowNetwork } from './slow-network.ts';
import { startStream } from './stream.ts';
import { momentsAfter } from './weeks.ts';

/*
 * The bot is killed again and again, at moments nobody chose, while people act and Slack fails; in the end everything it
 * acknowledged is there, and everything it had to say was said once. `npm run test:crash` does it a hundred times;
 * VENDANGE_SEED repeats the chance of a run that failed, if not its exact timing.
 */
const kills = Number(process.env.VENDANGE_KILLS ?? 4);
const seed = Number(process.env.VENDANGE_SEED ?? Math.floor(Math.random() * 1e9));
const patience = { platformMs: 300, sendingMs: 700 };

let program: string;
beforeAll(async () => {
  program = await makeProgram('../crash/bot-program.ts');
});

interface Home {
  readonly env: Readonly<Record<string, string>>;
  /** While nobody runs: the time that leases last has passed. */
  meanwhile(): Promise<void>;
  open(): Promise<Database>;
  leave(): Promise<void>;
}

const homes = {
  'in its own folder': async (): Promise<Home> => {
    const folder = scratchFolder();
    return {
      env: { VENDANGE_DATA: folder },
      meanwhile: async () => {},
      open: () => openPGlite(folder),
      leave: async () => {},
    };
  },
  'on PostgreSQL': async (): Promise<Home> => {
    const url = await createDatabase(inject('postgresUrl'));
    return {
      env: { DATABASE_URL: url },
      async meanwhile() {
        const leases = ['agenda set leased_until', 'posts set leased_until', 'posts set changing_until'].map(
          (lease) => `update ${lease} = clock_timestamp() where ${lease.split(' ').at(-1)} is not null`,
        );
        // Killed during its first start, there may be no tables yet.
        await ask(url, leases.join('; ')).catch(() => []);
      },
      open: () => openPostgres(url),
      leave: () => dropDatabase(inject('postgresUrl'), url),
    };
  },
};

test.for([
  { where: 'in its own folder', times: Math.ceil(kills * 0.6) },
  { where: 'on PostgreSQL', times: Math.floor(kills * 0.4) },
] as const)('killed $times times $where, the bot keeps its promises', { timeout: 60_000 + kills * 30_000 }, async ({ where, times }) => {
  const random = chance(seed + times);
  const clock = settableClock('2026-11-19T10:00[Europe/Paris]');
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const arrived = () => slack.calls.filter(({ method }) => method !== 'response_url').length;
  let dying = false;
  const network = await startSlowNetwork(slack.apiUrl, arrived, () => {
    // What was sent may land when the next bot is already up.
    if (dying) return random.between(1_000, 4_000);
    return random.happens(0.3) ? random.between(0, 250) : 0;
  });
  const home = await homes[where]();
  const faults = troubles(slack, random);
  const stream = startStream(slack, random, clock.ms);
  const log: string[] = [];
  let bot: BotProcess | undefined;
  let died = 0;
  const begun = Date.now();

  const started = () => {
    const given = { now: clock.ms(), seed: seed + died, ...patience };
    const env = { ...home.env };
    bot = startBotProcess({ program, slack, apiUrl: network.apiUrl, env, given, log: (line) => log.push(line) });
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
    await home.meanwhile();
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
    for (let step = 0; step < 6; step++) {
      await stream.again();
      await running.rest();
      await moveOn({ seconds: 20 });
      await sleep(150);
    }
    for (const moment of momentsAfter(clock.now(), 3)) {
      await network.empty();
      clock.moveTo(moment);
      running.moveClock(clock.ms());
      await running.rest();
    }
    await running.stop();

    const database = await home.open();
    const facts = await database.transaction((tx) => readFacts(tx, clock.now())).finally(() => database.close());
    const figures = {
      kills: died,
      seconds: Math.round((Date.now() - begun) / 1000),
      acts: stream.counts,
      told: stream.told.filter(({ told }) => told === 'sure').length,
      stories: facts.stories.length,
      agreements: facts.agreements.length,
      gone: stream.stories.gone.length,
      posts: slack.sent().filter(({ via }) => via === 'chat.postMessage').length,
      faults: slack.calls.filter(({ outcome }) => faults.names.has(outcome)).length,
      days: Math.round((clock.ms() - Date.parse('2026-11-19T09:00Z')) / 86_400_000),
    };
    if (process.env.VENDANGE_KILLS) console.log(`${where}:`, JSON.stringify(figures));
    expect({ seed, broken: brokenPromises(slack, stream, facts, died), surprises: log.filter(isSurprise).slice(0, 5) }).toEqual({
      seed,
      broken: [],
      surprises: [],
    });
  } catch (error) {
    console.error(`VENDANGE_SEED=${seed} VENDANGE_KILLS=${kills} repeats this chance. The last the bot said:\n${log.slice(-5).join('\n')}`);
    throw error;
  } finally {
    await bot?.kill();
    await network.close();
    await slack.close();
    await home.leave();
  }
});

/** Slack's failures are expected here, and logged as such. */
function isSurprise(line: string): boolean {
  return !line.includes('slack-answer-failed');
}
