import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { Temporal } from 'temporal-polyfill';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createBullQueue } from '../../jobs/queue-bullmq.ts';
import { checkRedis } from '../../jobs/redis.ts';
import type { Job, Spread } from '../../jobs/spread.ts';
import { readConfig } from '../../src/config.ts';
import { parseRedisUrl } from '../../src/redis-address.ts';
import { freePort, type RedisServer, startRedis } from '../../support/redis.ts';
import { addressOf } from '../support/modes.ts';
import { makeProgram } from '../support/processes.ts';
import { redisBehindSentinel, redisCluster, redisWithTls } from '../support/redis-kinds.ts';

const clock = { now: () => Temporal.Now.instant() };

test.each([
  ['redis://localhost', { type: 'one', nodes: [{ host: 'localhost', port: 6379 }], db: 0, tls: false }],
  [
    'rediss://bot:s%40cret@redis.ville.fr:6380/3',
    { type: 'one', nodes: [{ host: 'redis.ville.fr', port: 6380 }], db: 3, tls: true, username: 'bot', password: 's@cret' },
  ],
  ['redis://[::1]:7000', { nodes: [{ host: '::1', port: 7000 }] }],
  [
    'redis+sentinel://:secret@one,two:26380/vendange/2',
    {
      type: 'sentinel',
      master: 'vendange',
      db: 2,
      nodes: [
        { host: 'one', port: 26379 },
        { host: 'two', port: 26380 },
      ],
      password: 'secret',
    },
  ],
  [
    'rediss+cluster://one:7000,two:7001',
    {
      type: 'cluster',
      tls: true,
      nodes: [
        { host: 'one', port: 7000 },
        { host: 'two', port: 7001 },
      ],
    },
  ],
])('%s is understood', (url, expected) => {
  expect(parseRedisUrl(url)).toMatchObject(expected);
});

test.each([
  'http://localhost',
  'redis://',
  'redis://one,two',
  'redis+sentinel://one:26379',
  'redis+cluster://one/3',
  'redis://host:port',
  'localhost:6379',
])('%s is not an address', (url) => {
  expect(parseRedisUrl(url)).toBeNull();
});

test.each([
  [{ REDIS_URL: 'redis://localhost' }, 'DATABASE_URL: is missing: with REDIS_URL several processes share one PostgreSQL'],
  [{ VENDANGE_ROLE: 'worker', DATABASE_URL: 'postgres://localhost/x' }, 'REDIS_URL: is missing: a process that is only worker'],
  [
    { VENDANGE_ROLE: 'web', DATABASE_URL: 'postgres://localhost/x', REDIS_URL: 'redis://localhost' },
    'VENDANGE_ROLE: must be all for the playground',
  ],
  [{ VENDANGE_ROLE: 'both' }, 'VENDANGE_ROLE: must be web (hears people), worker (does what is due) or all'],
  [{ REDIS_URL: 'memory://', DATABASE_URL: 'postgres://localhost/x' }, 'REDIS_URL: must be the address of a Redis, such as redis://'],
])('%j is refused with a sentence', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence);
});

test('a Redis that is too old, or that is not there, is refused with a sentence', async () => {
  const old = createServer((socket) => {
    const info = '# Server\r\nredis_version:6.0.16\r\n';
    socket.on('data', (data) => {
      // One answer for each command: the first word after each array's length.
      for (const [, word] of data.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g)) {
        socket.write(word?.toLowerCase() === 'info' ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n');
      }
    });
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(old, 'listening');
  onTestFinished(() => void old.close());
  const address = old.address();
  const port = typeof address === 'object' ? address?.port : 0;

  await expect(checkRedis(addressOf(`redis://127.0.0.1:${port}`))).rejects.toThrow(
    'this Redis is version 6.0.16, and 6.2 or newer is needed',
  );
  await expect(checkRedis(addressOf(`redis://127.0.0.1:${await freePort()}`), 400)).rejects.toThrow(
    'Redis could not be reached (ECONNREFUSED)',
  );
  await expect(checkRedis(addressOf(inject('redisUrl')))).resolves.toBeUndefined();
});

test('with a password, and without it', async () => {
  const redis = await own(['--requirepass', 'secret']);

  await expect(checkRedis(addressOf(redis.url), 1_000)).rejects.toThrow('REDIS_URL: Redis could not be reached (NOAUTH)');
  await expect(checkRedis(addressOf(redis.url.replace('//', '//:secret@')))).resolves.toBeUndefined();
});

test('with TLS: trusted by its certificate, or refused', async () => {
  const { url, certificate, stop } = await redisWithTls();
  onTestFinished(stop);
  const program = await makeProgram('redis-program.ts');
  const ask = (env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, [program, url], {
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    }).stdout.trim();

  expect(ask({ NODE_EXTRA_CA_CERTS: certificate })).toBe('yes');
  expect(ask({})).toContain('Redis could not be reached');
});

test('a cluster keeps all of a bot’s keys together, and its work is done once', async () => {
  const { url, node, stop } = await redisCluster();
  onTestFinished(stop);

  await worksOnce(url);

  const client = new Redis(node.url);
  onTestFinished(() => client.disconnect());
  const slots = await Promise.all((await client.keys('*')).map((key) => client.call('CLUSTER', 'KEYSLOT', key)));
  expect(slots.length).toBeGreaterThan(0);
  expect(new Set(slots).size).toBe(1);
});

test('through a Sentinel, the master is found and its work is done once', async () => {
  const { url, stop } = await redisBehindSentinel();
  onTestFinished(stop);

  await worksOnce(url);
});

test('the master dies: the replica takes its place, what is due is done all the while, and Redis wakes again', async () => {
  const { url, master, replica, stop } = await redisBehindSentinel();
  onTestFinished(stop);
  const reports: string[] = [];
  let due = 0;
  let done = 0;
  const queue = createBullQueue({ redis: addressOf(url), prefix: randomUUID(), clock, report: (event) => void reports.push(event) });
  onTestFinished(() => queue.stop());
  queue.start(async () => {
    done = due;
    return null;
  });
  const isDone = async () => {
    due += 1;
    queue.wake();
    await expect.poll(() => done, { timeout: 10_000 }).toBe(due);
  };
  await isDone();

  await master.kill();
  await isDone();
  await expect.poll(() => reports.at(-1), { timeout: 30_000 }).toBe('redis-back');
  await isDone();

  const client = new Redis(replica.url);
  onTestFinished(() => client.disconnect());
  expect(await client.role()).toContain('master');
  expect(new Set(reports)).toEqual(new Set(['redis-away', 'redis-back']));
  expect(await queue.takes()).toBe(true);
});

/** Twenty things to do, handed out by one of two processes. */
async function worksOnce(url: string): Promise<void> {
  const left = new Set(Array.from({ length: 20 }, (_, index) => `task${index}-0`));
  const done: string[] = [];
  const spread: Spread = {
    queues: new Map([['records', 4]]),
    look: async () => ({ jobs: [...left].map((id): Job => ({ queue: 'records', id, what: 'task', task: id })), next: null }),
    async perform({ id }) {
      if (left.delete(id)) done.push(id);
      return true;
    },
  };
  const reports: string[] = [];
  const prefix = randomUUID();
  const queues = [1, 2].map(() =>
    createBullQueue({ redis: addressOf(url), prefix, clock, report: (event) => void reports.push(event), spread }),
  );
  for (const queue of queues) queue.start(async () => null);
  try {
    await expect.poll(() => done.length, { timeout: 20_000 }).toBe(20);
    for (const queue of queues) await queue.idle();
    expect(new Set(done).size).toBe(20);
    expect(reports).toEqual([]);
  } finally {
    for (const queue of queues) await queue.stop();
  }
}

async function own(settings: readonly string[] = []): Promise<RedisServer> {
  const redis = await startRedis({ settings });
  onTestFinished(() => redis.stop());
  return redis;
}
