import { Temporal } from 'temporal-polyfill';
import { describe } from 'vitest';
import { createInProcessQueue } from '../../jobs/queue-in-process.ts';
import { queueContract } from './queue.ts';

describe('The queue of a single process', () => {
  queueContract((report) => createInProcessQueue({ now: () => Temporal.Now.instant() }, report));
});
