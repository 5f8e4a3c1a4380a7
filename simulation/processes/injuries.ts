import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { FaultRule } from '../../fakes/slack/faults.ts';
import { ask } from '../../support/postgres.ts';
import type { Chance } from '../../support/random.ts';
import type { House, Platforms, Resident } from './house.ts';

/** Something that goes wrong, and is over when it resolves: with how much it touched (processes, connections, keys, calls). */
type Injury = (house: House, random: Chance, platforms: Platforms) => Promise<number>;

const somebody = (house: House, random: Chance, role?: Resident['role']): Resident => {
  const found = random.pick(house.residents.filter((one) => role === undefined || one.role === role));
  if (!found) throw new Error('Nobody is there.');
  return found;
};

const killed =
  (role: Resident['role']): Injury =>
  async (house, random) => {
    await somebody(house, random, role).dies();
    return 1;
  };

const cut =
  (cable: keyof Resident['links'] | 'teams', how: 'loudly' | 'silently'): Injury =>
  async (house, random) => {
    const link = cable === 'teams' ? house.teams : somebody(house, random).links[cable];
    const open = link.cut(how);
    await sleep(random.between(100, how === 'loudly' ? 1_500 : 2_500));
    link.mend();
    return open;
  };

/** Minutes at most: a clock further off would take one hour of the day for another, and so would its readers. */
const jump =
  (direction: 1 | -1): Injury =>
  async (house, random) => {
    const one = somebody(house, random);
    one.skew(direction * random.between(1_000, 20 * 60_000));
    await sleep(random.between(200, 1_000));
    one.skew(0);
    return 1;
  };

const accepted =
  (by: keyof Platforms, how: 'accept-then-hang' | 'accept-then-reset'): Injury =>
  async (_house, random, platforms) => {
    const times = random.whole(1, 3);
    const rule: FaultRule = { method: by === 'slack' ? 'chat.postMessage' : 'send', how, times };
    const fault = platforms[by].fail(rule);
    for (const deadline = Date.now() + 3_000; fault.remaining > 0 && Date.now() < deadline; ) await sleep(20);
    fault.cancel();
    return times - fault.remaining;
  };

/** Everything that may happen to several machines; each name is what is printed of it. */
export const injuries: Readonly<Record<string, Injury>> = {
  'a worker is killed': killed('worker'),
  'a web process is killed': killed('web'),
  'all workers are killed': async (house) => {
    const workers = house.residents.filter(({ role }) => role === 'worker');
    await Promise.all(workers.map((one) => one.dies()));
    return workers.length;
  },
  'a worker is killed between sending and writing': async (house) => {
    const workers = house.residents.filter(({ role }) => role === 'worker');
    const sends = workers.map((one) => one.links.slack.carries('/chat.postMessage').then(() => one));
    const sending = await Promise.race([...sends, sleep(3_000, null)]);
    await sending?.dies();
    return sending ? 1 : 0;
  },
  'Redis is flushed': ({ redis }) => redis.flush(),
  'Redis is replaced by an empty one': async ({ redis }) => {
    const keys = await redis.keys();
    await redis.restart();
    return keys;
  },
  'Redis is away for a while': async ({ redis }, random) => {
    const keys = await redis.keys();
    await redis.kill();
    await sleep(random.between(500, 3_000));
    await redis.restart();
    return keys;
  },
  'PostgreSQL restarts': async ({ postgres }) => {
    const asked = await ask(postgres.url, `select count(*)::int as open from pg_stat_activity where application_name = 'vendange'`);
    await postgres.restart();
    return z.tuple([z.object({ open: z.number() })]).parse(asked)[0].open;
  },
  'a cable to PostgreSQL is cut': cut('postgres', 'loudly'),
  'a cable to PostgreSQL swallows everything': cut('postgres', 'silently'),
  'a cable to Redis is cut': cut('redis', 'loudly'),
  'a cable to Redis swallows everything': cut('redis', 'silently'),
  'a cable to Slack is cut': cut('slack', 'loudly'),
  'the cable to Teams is cut': cut('teams', 'loudly'),
  'a clock jumps ahead, and comes back': jump(1),
  'a clock falls behind, and comes back': jump(-1),
  'no worker hears of the others: each claims what it finds': async (house, random) => {
    const workers = house.residents.filter(({ role }) => role === 'worker');
    for (const { links } of workers) links.redis.cut('loudly');
    await sleep(random.between(1_000, 2_500));
    for (const { links } of workers) links.redis.mend();
    return workers.length;
  },
  'Slack takes a message, and its answer never comes': accepted('slack', 'accept-then-hang'),
  'Slack takes a message, and the line is cut': accepted('slack', 'accept-then-reset'),
  'Teams takes a message, and its answer never comes': accepted('teams', 'accept-then-hang'),
  'Teams takes a message, and the line is cut': accepted('teams', 'accept-then-reset'),
};
