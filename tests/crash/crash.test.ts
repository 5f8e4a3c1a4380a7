import { beforeAll, expect, inject, test } from 'vitest';
import { type Endured, inFolder, killedAgainAndAgain, onPostgres } from '../../simulation/processes/crash.ts';
import { scratchFolder } from '../support/databases.ts';
import { makeProgram } from '../support/processes.ts';

/*
 * The bot is killed again and again, at moments nobody chose, while people act and Slack fails; in the end everything it
 * acknowledged is there, and everything it had to say was said once. `npm run test:crash` does it a hundred times;
 * VENDANGE_SEED repeats the chance of a run that failed, if not its exact timing.
 */
const kills = Number(process.env.VENDANGE_KILLS ?? 4);
const seed = Number(process.env.VENDANGE_SEED ?? Math.floor(Math.random() * 1e9));

let program: string;
beforeAll(async () => {
  program = await makeProgram('../../simulation/processes/bot-program.ts');
});

const homes = { 'in its own folder': () => inFolder(scratchFolder()), 'on PostgreSQL': () => onPostgres(inject('postgresUrl')) };

test.for([
  { where: 'in its own folder', times: Math.ceil(kills * 0.6) },
  { where: 'on PostgreSQL', times: Math.floor(kills * 0.4) },
] as const)('killed $times times $where, the bot keeps its promises', { timeout: 60_000 + kills * 30_000 }, async ({ where, times }) => {
  const home = await homes[where]();
  const repeats = `VENDANGE_SEED=${seed} VENDANGE_KILLS=${kills}`;

  const { broken, surprises, figures }: Endured = await killedAgainAndAgain(program, home, { times, seed }).finally(home.leave);

  if (process.env.VENDANGE_KILLS) console.log(`${where}:`, JSON.stringify(figures));
  expect({ repeats, broken, surprises }).toEqual({ repeats, broken: [], surprises: [] });
});
