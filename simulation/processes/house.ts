import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { createStore } from '../../adapters/postgres/store.ts';
import { teamsPath } from '../../adapters/teams/index.ts';
import type { SettableClock } from '../../fakes/clock.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { FakeTeams } from '../../fakes/teams/server.ts';
import { registry } from '../../src/areas/all.ts';
import { createDatabase, type PostgresServer, startPostgres } from '../../support/postgres.ts';
import type { Chance } from '../../support/random.ts';
import { type RedisServer, startRedis } from '../../support/redis.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { type Link, startLink } from './link.ts';
import { startSlowNetwork } from './slow-network.ts';

/** Where its people are. */
export interface Platforms {
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
}

/** One process of the bot, with a cable to each thing it depends on. */
export interface Resident {
  readonly role: 'web' | 'worker';
  readonly links: { readonly postgres: Link; readonly redis: Link; readonly slack: Link };
  /** SIGKILL, then another in its place. */
  dies(): Promise<void>;
  /** Its clock is ahead of everybody's by so much, milliseconds. */
  skew(ms: number): void;
}

/** Two that hear people, three that work, on a PostgreSQL and a Redis of their own. */
export interface House {
  readonly residents: readonly Resident[];
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  /** From the whole house to Teams: its messages say themselves where they are to be answered. */
  readonly teams: Link;
  readonly database: Database;
  readonly log: readonly string[];
  /** Waits until nothing more can happen at this instant, and nothing is on its way. */
  quiet(): Promise<void>;
  /** Everybody's clock, once it is quiet. */
  moveTo(moment: string): Promise<void>;
  moveBy(duration: Parameters<SettableClock['moveBy']>[0]): Promise<void>;
  /** Once it is quiet: how many messages, and initiatives, wait for a later moment; trials apart, which have always something to say. */
  waiting(): Promise<number>;
  /** Once it is quiet: how many edits of what is on screens were put off by some minutes, as a platform asks. */
  putOff(): Promise<number>;
  deaths(): number;
  /** Lets everything end properly; resolves with the processes that did not. */
  close(): Promise<readonly string[]>;
  /** However it stands, nothing is left running. */
  destroy(): Promise<void>;
}

const Waiting = z.object({ waiting: z.number() });
const soon = { minutes: 15 };

const patience = { platformMs: 1_500, sendingMs: 2_500, taskMs: 6_000 };
const quietWithinMs = 90_000;
const wokenEveryMs = 2_000;

/** @param slow hears what is waited for when it takes long */
export async function openHouse(
  program: string,
  { slack, teams }: Platforms,
  clock: SettableClock,
  random: Chance,
  slow: (what: string) => void,
): Promise<House> {
  const [postgres, redis] = await Promise.all([startPostgres({ crashes: true }), startRedis()]);
  const databaseUrl = await createDatabase(postgres.url);
  const network = await startSlowNetwork(slack, () => (random.happens(0.2) ? random.between(0, 150) : 0));
  const teamsPort = Number(new URL(teams.origin).port);
  const toTeams = await startLink(() => teamsPort);
  teams.reachedAt(`http://127.0.0.1:${toTeams.port}`);
  const database = await openPostgres(databaseUrl, { max: 2 });
  const store = createStore(database, registry.sought);
  const log: string[] = [];
  let deaths = 0;

  const move = (how: () => void) => {
    how();
    for (const one of residents) one.tick();
  };

  async function admit(role: 'web' | 'worker', number: number) {
    const links = {
      postgres: await startLink(() => postgres.port),
      redis: await startLink(() => redis.port),
      slack: await startLink(() => Number(new URL(network.apiUrl).port)),
    };
    let skewed = 0;
    let generation = 0;
    const begin = () =>
      startBotProcess({
        program,
        slack,
        apiUrl: `http://127.0.0.1:${links.slack.port}/api/`,
        hears: false,
        env: {
          ...teams.env,
          VENDANGE_ROLE: role,
          DATABASE_URL: Object.assign(new URL(databaseUrl), { port: links.postgres.port }).href,
          REDIS_URL: `redis://127.0.0.1:${links.redis.port}`,
        },
        given: {
          now: clock.ms() + skewed,
          seed: number * 1_000 + generation++,
          teams: { metadata: teams.metadataUrl, token: teams.botToken },
          ...patience,
        },
        log: (line) => log.push(line),
      });
    /** While something else is missing, a process may not start: its supervisor tries again. */
    const beginForGood = async (): Promise<BotProcess> => {
      for (let attempts = 0; attempts < 20; attempts++) {
        const next = begin();
        if (await next.ready) {
          next.moveClock(clock.ms() + skewed);
          return next;
        }
        await sleep(300);
      }
      throw new Error(`A ${role} does not start any more:\n${log.slice(-5).join('\n')}`);
    };
    let current = await beginForGood();
    return {
      role,
      links,
      get process() {
        return current;
      },
      tick: () => current.moveClock(clock.ms() + skewed),
      skew(ms: number) {
        skewed = Math.round(ms);
        current.moveClock(clock.ms() + skewed);
      },
      async dies() {
        deaths += 1;
        await current.kill();
        await sleep(random.between(0, 400));
        current = await beginForGood();
      },
    };
  }

  const first = await admit('web', 1);
  const residents = [first, ...(await Promise.all([admit('web', 2), admit('worker', 3), admit('worker', 4), admit('worker', 5)]))];
  const webs = residents.filter(({ role }) => role === 'web');
  const route = () => {
    const { url } = random.pick(webs)?.process ?? {};
    if (!url) return;
    slack.botUrl = url;
    teams.botUrl = new URL(teamsPath, url).href;
  };
  route();
  const router = setInterval(route, 7);

  /** What is still to be done at this instant; empty when nothing is. */
  async function busyWith(): Promise<string[]> {
    if (network.busy()) return ['the network'];
    try {
      return await store.transaction(async (tx) => {
        const now = clock.now();
        const due = await tx.deliveries.dueEach(now, 3);
        const tasks = (await tx.agenda.outlook(now)).due ? await tx.operations.figures(now, now) : [];
        const sending = (await tx.operations.figures(now, now)).filter(({ state }) => state === 'sending');
        return [
          ...due.map(({ id }) => `message ${id}`),
          ...tasks.filter(({ what, state }) => what.startsWith('task') && state !== 'dead').map(({ what, count }) => `${what} ×${count}`),
          ...sending.map(({ count }) => `sending ×${count}`),
        ];
      });
    } catch {
      return ['the database'];
    }
  }

  async function quiet(): Promise<void> {
    const begun = Date.now();
    let [twice, woken] = [0, 0];
    while (twice < 2) {
      const busy = await busyWith();
      twice = busy.length === 0 ? twice + 1 : 0;
      const waited = Date.now() - begun;
      // As an act in between would; nobody acts while the clock stands still.
      if (waited > (woken + 1) * wokenEveryMs) {
        woken += 1;
        for (const one of residents) one.tick();
        if (woken % 5 === 0) slow(`${Math.round(waited / 1_000)} s: ${busy.join(', ')}`);
      }
      await sleep(60);
      if (waited > quietWithinMs) throw new Error(`It never becomes quiet: ${busy.join(', ')}\n${log.slice(-5).join('\n')}`);
    }
  }

  const destroy = async () => {
    clearInterval(router);
    await Promise.all(residents.map((one) => one.process.kill()));
    for (const { links } of residents) for (const link of Object.values(links)) await link.close();
    await toTeams.close();
    await network.close();
    await database.close().catch(() => {});
    await Promise.all([postgres.stop(), redis.stop()]);
  };

  return {
    residents,
    postgres,
    redis,
    teams: toTeams,
    database,
    log,
    quiet,
    async moveTo(moment) {
      await quiet();
      move(() => clock.moveTo(moment));
    },
    async moveBy(duration) {
      await quiet();
      move(() => clock.moveBy(duration));
    },
    async waiting() {
      await quiet();
      const { rows } = await database.transaction((tx) =>
        tx.query(
          `select (select count(*) from deliveries where state in ('waiting', 'sending') and about->>'trial' is null)::int
                + (select count(*) from initiatives where state in ('held', 'searching'))::int as waiting`,
        ),
      );
      return Waiting.parse(rows[0]).waiting;
    },
    async putOff() {
      await quiet();
      const { rows } = await database.transaction((tx) =>
        tx.query(`select count(*)::int as waiting from agenda where what = 'refresh-posts' and state = 'due' and not_before < $1`, [
          clock.now().add(soon).toString(),
        ]),
      );
      return Waiting.parse(rows[0]).waiting;
    },
    deaths: () => deaths,
    async close() {
      clearInterval(router);
      const ends = await Promise.allSettled(residents.map((one) => one.process.stop()));
      return ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
    },
    destroy,
  };
}
