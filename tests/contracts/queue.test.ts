import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, inject, vi } from 'vitest';
import { createBullQueue } from '../../jobs/queue-bullmq.ts';
import { createInProcessQueue } from '../../jobs/queue-in-process.ts';
import { addressOf } from '../support/modes.ts';
import { type RedisKind, redisBehindSentinel, redisCluster, redisWithTls } from '../support/redis-kinds.ts';
import { queueContract } from './queue.ts';

const clock = { now: () => Temporal.Now.instant() };

describe('The queue of a single process', () => {
  queueContract((report) => createInProcessQueue({ clock, report }));
});

describe('The queue of several processes', () => {
  queueContract((report) => createBullQueue({ redis: addressOf(inject('redisUrl')), prefix: randomUUID(), clock, report }));
});

describe.each([
  ['with TLS', redisWithTls],
  ['in a cluster', redisCluster],
  ['behind a Sentinel', redisBehindSentinel],
])('The queue of several processes, its Redis %s', (_, open) => {
  let redis: RedisKind;
  beforeAll(async () => {
    redis = await open();
    // Whom to trust is said to a process when it starts (`NODE_EXTRA_CA_CERTS`, lived in tests/jobs/redis.test.ts).
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await redis.stop();
  });
  queueContract((report) => createBullQueue({ redis: addressOf(redis.url), prefix: randomUUID(), clock, report }));
});
