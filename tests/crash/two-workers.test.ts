import { expect, inject, test } from 'vitest';
import { twoWorkers } from '../../simulation/processes/crash.ts';

const seed = Number(process.env.VENDANGE_SEED ?? Math.floor(Math.random() * 1e9));

test('two bots on one PostgreSQL say nothing twice, and lose nothing', { timeout: 120_000 }, async () => {
  const { broken, surprises, figures } = await twoWorkers(inject('postgresUrl'), { seed });

  if (process.env.VENDANGE_KILLS) console.log('two workers:', JSON.stringify(figures));
  expect({ seed, broken, surprises }).toEqual({ seed, broken: [], surprises: [] });
});
