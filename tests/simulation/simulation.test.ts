import { expect, inject, test } from 'vitest';
import { behaviours } from '../../simulation/behaviours/index.ts';
import { botProcess } from '../../simulation/bot-process.ts';
import { invariants } from '../../simulation/invariants/index.ts';
import { sentenceFor } from '../../simulation/report.ts';
import { type Options, simulate } from '../../simulation/run.ts';
import { makeProgram } from '../support/processes.ts';

/* `npm run simulate` does the same with thousands of people and a whole year. VENDANGE_SEED repeats a run that failed. */

const seed = Number(process.env.VENDANGE_SEED ?? 1);
const run = (options: Pick<Options, 'people' | 'weeks' | 'kills'> & Partial<Options>) =>
  simulate({ seed, server: inject('postgresUrl'), behaviours, invariants: invariants(), messagesAYear: 80, ...options });

test('a town lives ten weeks with a bot that dies now and then, and no promise is broken', { timeout: 240_000 }, async () => {
  const { breaches, figures, town } = await run({ people: 80, weeks: 10, kills: 8 });

  expect(breaches.map(sentenceFor)).toEqual([]);
  expect(figures.kills).toBe(8);
  expect(Number(figures['unprompted messages'])).toBeGreaterThan(50);
  expect(town.told.length).toBeGreaterThan(10);
  expect(town.told.filter(({ story }) => story).length).toBeGreaterThan(0);
});

test('a town whose bot stops after five weeks goes on asking: nothing begins any more, and what was promised is kept', {
  timeout: 240_000,
}, async () => {
  const { breaches, town } = await run({ people: 40, weeks: 9, kills: 3, until: '2026-12-27' });

  expect(breaches.map(sentenceFor)).toEqual([]);
  expect(town.told.some(({ known, at }) => known === 'sure' && at !== null)).toBe(true);
});

test('the same seed makes the same weeks, deaths included', { timeout: 120_000 }, async () => {
  const weeks = { people: 24, weeks: 3, kills: 3 };

  const [one, other, another] = [await run(weeks), await run(weeks), await run({ ...weeks, seed: seed + 1 })];

  expect(one.fingerprint).toBe(other.fingerprint);
  expect(one.figures).toEqual(other.figures);
  expect(one.fingerprint).not.toBe(another.fingerprint);
});

test('killed by SIGKILL in the middle of its work, a bot in a process of its own keeps its promises too', {
  timeout: 120_000,
}, async () => {
  const bot = botProcess(await makeProgram('../../simulation/bot-program.ts'));

  const { breaches, figures } = await run({ people: 24, weeks: 3, kills: 4, bot });

  expect(breaches.map(sentenceFor)).toEqual([]);
  expect(figures.kills).toBe(4);
});
