import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../crash/random.ts';
import type { FakeSlack } from '../fakes/slack/server.ts';
import type { House, Resident } from './house.ts';

/** Something that goes wrong, and is over when it resolves. */
type Injury = (house: House, random: Chance, slack: FakeSlack) => Promise<void>;

const somebody = (house: House, random: Chance, role?: Resident['role']): Resident => {
  const found = random.pick(house.residents.filter((one) => role === undefined || one.role === role));
  if (!found) throw new Error('Nobody is there.');
  return found;
};

const cut =
  (cable: keyof Resident['links'], how: 'loudly' | 'silently'): Injury =>
  async (house, random) => {
    const { links } = somebody(house, random);
    links[cable].cut(how);
    await sleep(random.between(100, how === 'loudly' ? 1_500 : 2_500));
    links[cable].mend();
  };

/** Everything that may happen to several machines; each name is what is printed of it. */
export const injuries: Readonly<Record<string, Injury>> = {
  'a worker is killed': (house, random) => somebody(house, random, 'worker').dies(),
  'a web process is killed': (house, random) => somebody(house, random, 'web').dies(),
  'all workers are killed': async (house) => {
    await Promise.all(house.residents.filter(({ role }) => role === 'worker').map((one) => one.dies()));
  },
  'Redis is flushed': ({ redis }) => redis.flush(),
  'Redis is replaced by an empty one': ({ redis }) => redis.restart(),
  'Redis is away for a while': async ({ redis }, random) => {
    await redis.kill();
    await sleep(random.between(500, 3_000));
    await redis.restart();
  },
  'PostgreSQL restarts': ({ postgres }) => postgres.restart(),
  'a cable to PostgreSQL is cut': cut('postgres', 'loudly'),
  'a cable to PostgreSQL swallows everything': cut('postgres', 'silently'),
  'a cable to Redis is cut': cut('redis', 'loudly'),
  'a cable to Redis swallows everything': cut('redis', 'silently'),
  'a cable to Slack is cut': cut('slack', 'loudly'),
  'a clock jumps ahead, and comes back': async (house, random) => {
    const one = somebody(house, random);
    one.skew(random.between(1_000, 20_000));
    await sleep(random.between(200, 1_000));
    one.skew(0);
  },
  'a clock falls behind, and comes back': async (house, random) => {
    const one = somebody(house, random);
    one.skew(-random.between(1_000, 20_000));
    await sleep(random.between(200, 1_000));
    one.skew(0);
  },
  'no worker hears of the others: each claims what it finds': async (house, random) => {
    const workers = house.residents.filter(({ role }) => role === 'worker');
    for (const { links } of workers) links.redis.cut('loudly');
    await sleep(random.between(1_000, 2_500));
    for (const { links } of workers) links.redis.mend();
  },
  'Slack takes a message, and its answer never comes': async (_house, random, slack) => {
    slack.fail({ method: 'chat.postMessage', how: 'accept-then-hang', times: random.whole(1, 3) });
  },
  'Slack takes a message, and the line is cut': async (_house, random, slack) => {
    slack.fail({ method: 'chat.postMessage', how: 'accept-then-reset', times: random.whole(1, 3) });
  },
};
