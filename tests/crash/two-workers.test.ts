import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import { settableClock } from '../../fakes/clock.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { createDatabase, dropDatabase } from '../../support/postgres.ts';
import { chance } from '../../support/random.ts';
import { readFacts } from './facts.ts';
import { troubles } from './faults.ts';
import { brokenPromises } from './promises.ts';
import { startStream } from './stream.ts';
import { momentsAfter } from './weeks.ts';
import { startWorkers } from './workers.ts';

const seed = Number(process.env.VENDANGE_SEED ?? Math.floor(Math.random() * 1e9));

test('two bots on one PostgreSQL say nothing twice, and lose nothing', { timeout: 120_000 }, async () => {
  const random = chance(seed);
  const clock = settableClock('2026-11-19T10:00[Europe/Paris]');
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const databaseUrl = await createDatabase(inject('postgresUrl'));
  const faults = troubles(slack, random);
  const stream = startStream(slack, random, clock.ms);
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
    for (let step = 0; step < 6; step++) {
      await stream.again();
      await workers.rest();
      clock.moveBy({ seconds: 20 });
      await sleep(150);
    }
    for (const moment of momentsAfter(clock.now(), 3)) {
      clock.moveTo(moment);
      await workers.rest();
    }
  } finally {
    await workers.stop();
  }
  const database = await openPostgres(databaseUrl);
  const facts = await database.transaction((tx) => readFacts(tx, clock.now())).finally(() => database.close());
  const broken = brokenPromises(slack, stream, facts, 0);
  await slack.close();
  await dropDatabase(inject('postgresUrl'), databaseUrl);

  const surprises = workers.log.filter((line) => !line.includes('slack-answer-failed')).slice(0, 5);
  if (process.env.VENDANGE_KILLS) console.log('two workers:', JSON.stringify({ acts: stream.counts, told: stream.told.length }));
  expect({ seed, broken, surprises }).toEqual({ seed, broken: [], surprises: [] });
});
