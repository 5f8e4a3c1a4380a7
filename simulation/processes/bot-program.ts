/*
 * Run as a process of its own, to be killed: the whole bot, as `main` starts it, on a clock that its parent moves. It
 * does not survive its parent.
 */
import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { readConfig } from '../../src/config/config.ts';
import { start } from '../../src/main.ts';
import { chance } from '../../support/random.ts';
import { Given, Order, type Report } from './orders.ts';

async function run(given: z.output<typeof Given>): Promise<void> {
  process.on('disconnect', () => process.exit(1));
  let now = Temporal.Instant.fromEpochMilliseconds(given.now);
  const tell = (report: Report) => process.send?.(report);
  const { teams } = given;
  const running = await start(readConfig(process.env), {
    clock: { now: () => now },
    draw: chance(given.seed).draw,
    log: () => {},
    patience: { platformMs: given.platformMs, sendingMs: given.sendingMs, taskMs: given.taskMs },
    ...(teams && { teams: { cloud: withOverrides(PUBLIC, { openIdMetadataUrl: teams.metadata }), token: async () => teams.token } }),
  });

  process.on('message', async (message) => {
    const order = Order.parse(message);
    switch (order.order) {
      case 'clock':
        now = Temporal.Instant.fromEpochMilliseconds(order.now);
        return running.queue.wake();
      case 'rest':
        running.queue.wake();
        await running.queue.idle();
        return tell({ report: 'rested', ticket: order.ticket });
      case 'stop':
        await running.stop();
        return process.exit(0);
    }
  });
  tell({ report: 'ready', url: running.url });
}

await run(Given.parse(JSON.parse(process.env.VENDANGE_CRASH_TEST ?? '{}')));
