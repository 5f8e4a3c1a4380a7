import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { describe, inject } from 'vitest';
import { createBullQueue } from '../../jobs/queue-bullmq.ts';
import { createInProcessQueue } from '../../jobs/queue-in-process.ts';
import { addressOf } from '../support/modes.ts';
import { queueContract } from './queue.ts';

const clock = { now: () => Temporal.Now.instant() };

describe('The queue of a single process', () => {
  queueContract((report) => createInProcessQueue(clock, report));
});

describe('The queue of several processes', () => {
  queueContract((report) => createBullQueue({ redis: addressOf(inject('redisUrl')), prefix: randomUUID(), clock, report }));
});
