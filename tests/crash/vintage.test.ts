import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { settableClock } from '../../fakes/clock.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/server.ts';
import { type BotProcess, startBotProcess } from '../../simulation/processes/bot-process.ts';
import { createDatabase, dropDatabase } from '../../support/postgres.ts';
import { library, tellManyMore } from '../../support/stories.ts';
import { plainSpaces } from '../support/acts.ts';
import { makeProgram } from '../support/processes.ts';

const stories = 2_400;

/** A town with a long season, two bots on its PostgreSQL, and a lease much shorter than the time its vintage takes. */
async function longSeason(taskMs: number) {
  const clock = settableClock('2026-12-01T10:00[Europe/Paris]');
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const url = await createDatabase(inject('postgresUrl'));
  const database = await openPostgres(url);
  await migrate(database);
  const shelf = await library(database, slack.team.id);
  await shelf.tell({ title: 'Des vélos réparés', people: { Amina: { vintage: true } } });
  await tellManyMore(database, stories - 1, { title: 'Récit', body: 'Un récit.', vintage: true });
  await database.close();

  const program = await makeProgram('../../simulation/processes/bot-program.ts');
  const log: string[] = [];
  const bots: BotProcess[] = [];
  const start = async () => {
    const given = { now: clock.ms(), seed: 1, platformMs: 2_000, sendingMs: 2_000, taskMs };
    const bot = startBotProcess({ program, slack, apiUrl: slack.apiUrl, env: { DATABASE_URL: url }, given, log: (line) => log.push(line) });
    bots.push(bot);
    expect(await bot.ready).toBe(true);
    return bot;
  };
  onTestFinished(async () => {
    for (const bot of bots) await bot.kill();
    await slack.close();
    await dropDatabase(inject('postgresUrl'), url);
  });
  slack.addUser({ id: 'UDAVID', real_name: 'David Nguyen', first_name: 'David', tz: 'Europe/Paris', locale: 'fr-FR' });
  return { clock, slack, start, log, david: slack.person('UDAVID') };
}

/** What the card that shows how far it is has said, one after the other. */
const progressIn = (slack: FakeSlack) => {
  const card = slack.sent().find((one) => /relus sur|est prêt/.test(plainSpaces(one.visible)));
  return card ? [card.original, ...card.edits].map((one) => plainSpaces(JSON.stringify(one))) : [];
};
const halfway = (slack: FakeSlack) => progressIn(slack).some((one) => /[1-9]\d* récits relus sur/.test(one));

test('a long vintage is made by one of two workers, and its files arrive once, though it lasts longer than a lease', {
  timeout: 180_000,
}, async () => {
  const { clock, slack, start, log, david } = await longSeason(400);
  const bots = [await start(), await start()];
  const turn = async () => {
    clock.moveBy({ seconds: 1 });
    for (const bot of bots) bot.moveClock(clock.ms());
    await sleep(25);
  };

  await david.dm('millésime automne 2026');
  // The work begins a second after its card left: with the clock at rest, the card is there first, however slow the machine.
  clock.moveBy({ seconds: 3 });
  for (const bot of bots) {
    bot.moveClock(clock.ms());
    await bot.rest();
  }
  for (let turns = 0; turns < 4_000 && david.files().length === 0; turns++) await turn();
  for (const bot of bots) await bot.rest();

  expect(david.files().map(({ name }) => name)).toEqual(['millesime-automne-2026.html', 'millesime-automne-2026.md']);
  expect(david.files()[0]?.content.match(/<article/g)).toHaveLength(stories);
  const said = progressIn(slack);
  expect(said.length).toBeGreaterThan(3);
  expect(said.at(-1)).toContain('est prêt');
  expect(log).toEqual([]);
});

test('its worker is killed in the middle: another makes it anew, and the files arrive once', { timeout: 180_000 }, async () => {
  const { clock, slack, start, david } = await longSeason(1_500);
  const first = await start();
  await david.dm('millésime automne 2026');
  clock.moveBy({ seconds: 3 });
  first.moveClock(clock.ms());
  await first.rest();
  expect(progressIn(slack)).toHaveLength(1);
  for (let turns = 0; turns < 4_000 && !halfway(slack); turns++) {
    clock.moveBy({ seconds: 1 });
    first.moveClock(clock.ms());
    await sleep(10);
  }
  await first.kill();
  expect(halfway(slack)).toBe(true);
  expect(david.files()).toEqual([]);

  const second = await start();
  for (let turns = 0; turns < 2_000 && david.files().length === 0; turns++) {
    clock.moveBy({ seconds: 1 });
    second.moveClock(clock.ms());
    await sleep(25);
  }
  await second.rest();
  expect(david.files()).toHaveLength(2);
  expect(david.files()[0]?.content.match(/<article/g)).toHaveLength(stories);
  // The same card goes on, and nobody sees another.
  const cards = slack.sent().filter((one) => /relus sur|est prêt/.test(plainSpaces(one.visible)));
  expect(cards).toHaveLength(1);
  expect(progressIn(slack).at(-1)).toContain('est prêt');
});
