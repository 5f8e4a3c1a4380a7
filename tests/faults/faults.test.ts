import { beforeAll, expect, test } from 'vitest';
import { suffers } from '../../simulation/processes/faults.ts';
import { makeProgram } from '../support/processes.ts';

/*
 * Two web and three worker processes, a real PostgreSQL and a real Redis, people who act, and everything that may fail. In
 * the end everything acknowledged is there, and everything there was to say was said once. `npm run test:faults`: two
 * hundred injuries over a stream of five thousand; VENDANGE_SEED repeats the chance of a run, if not its exact timing.
 */
const faults = Number(process.env.VENDANGE_FAULTS ?? 10);
const items = Number(process.env.VENDANGE_ITEMS ?? faults * 3);
const seed = Number(process.env.VENDANGE_SEED ?? Math.floor(Math.random() * 1e9));

let program: string;
beforeAll(async () => {
  program = await makeProgram('../../simulation/processes/bot-program.ts');
});

test(`${faults} faults on five processes: nothing acknowledged is lost, nothing is said twice`, {
  timeout: 120_000 + faults * 60_000,
}, async () => {
  const say = process.env.VENDANGE_FAULTS ? console.log : () => {};
  const repeats = `VENDANGE_SEED=${seed} VENDANGE_FAULTS=${faults}`;

  const { broken, notStopped, harmless, unchecked, surprises, figures } = await suffers(program, { faults, items, seed, say });

  say(JSON.stringify(figures));
  expect({
    repeats,
    broken,
    notStopped,
    // Each kind of fault met something to spoil, in a run that is long enough; and what is checked in Teams was there to be checked.
    harmless: faults < 100 ? [] : harmless,
    unchecked: faults < 100 ? [] : unchecked,
    surprises,
  }).toEqual({ repeats, broken: [], notStopped: [], harmless: [], unchecked: [], surprises: [] });
});
