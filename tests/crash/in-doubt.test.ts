import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type SettableClock, settableClock } from '../fakes/clock.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import { lastMessage, meet } from '../support/bot.ts';
import { slackChat } from '../support/chat-slack.ts';
import type { Person } from '../support/person.ts';
import { ask, createDatabase, dropDatabase } from '../support/postgres.ts';
import { startWorkers, type Workers } from './workers.ts';

/* Slack took a message and the bot does not know yet: life goes on meanwhile. */

const words = 'On a réparé les vélos de l’école';

interface Doubt {
  readonly slack: FakeSlack;
  readonly clock: SettableClock;
  readonly bot: Workers;
  readonly databaseUrl: string;
  readonly amina: Person;
  readonly bruno: Person;
  /** The bot finds out what became of what it was sending. */
  findOut(): Promise<void>;
}

/** Amina told an initiative; on Monday morning Slack took Bruno's invitation, and the answer was lost. */
async function inDoubt(): Promise<Doubt> {
  const clock = settableClock('2026-11-20T17:30[Europe/Paris]');
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const databaseUrl = await createDatabase(inject('postgresUrl'));
  const bot = await startWorkers(1, { slack, clock, databaseUrl });
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
    await dropDatabase(inject('postgresUrl'), databaseUrl);
  });
  const [amina, bruno] = meet({ chat: slackChat(slack) }, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', words);
  await bot.rest();
  slack.fail({ method: 'chat.postMessage', how: 'accept-then-reset' });
  clock.moveTo('2026-11-23T09:00[Europe/Paris]');
  await bot.rest();
  return {
    slack,
    clock,
    bot,
    databaseUrl,
    amina,
    bruno,
    async findOut() {
      for (let step = 0; step < 3; step++) {
        await sleep(450);
        clock.moveBy({ seconds: 10 });
        await bot.rest();
      }
    },
  };
}

const invitations = (slack: FakeSlack) => slack.sent().filter(({ to, via }) => to === 'UBRUNOPETIT' && via === 'chat.postMessage');

test('an invitation of which the bot is unsure is not sent again', async () => {
  const { slack, findOut } = await inDoubt();

  await findOut();

  expect(invitations(slack)).toHaveLength(1);
});

test('withdrawn meanwhile, the sentence leaves the screen where it arrived', async () => {
  const { amina, bruno, bot, findOut } = await inDoubt();
  expect(lastMessage(bruno).visible).toContain(words);

  await amina.command('/vendange', 'retirer');
  await bot.rest();
  await findOut();

  expect(lastMessage(bruno).visible).not.toContain(words);
});

test('corrected meanwhile, it is corrected there too', async () => {
  const { amina, bruno, bot, findOut } = await inDoubt();

  await amina.command('/vendange', 'corriger : On a réparé les vélos du collège');
  await bot.rest();
  await findOut();

  expect(lastMessage(bruno).visible).toContain('On a réparé les vélos du collège');
  expect(lastMessage(bruno).visible).not.toContain(words);
});

test('whoever passes before the bot knows that they were asked is not asked again, and has read it', async () => {
  const { amina, bruno, bot, slack, clock, findOut } = await inDoubt();

  await bruno.press(lastMessage(bruno), 'Pas cette fois');
  await bot.rest();
  await findOut();
  for (const day of ['24', '25', '26']) {
    clock.moveTo(`2026-11-${day}T09:00[Europe/Paris]`);
    await bot.rest();
  }
  await amina.command('/vendange', 'qui a lu');

  expect(invitations(slack)).toHaveLength(1);
  expect(amina.ephemerals().at(-1)?.visible).toContain('Bruno Petit');
});

test('whoever takes a break before the bot knows that they were asked has read it as well', async () => {
  const { amina, bruno, bot, findOut } = await inDoubt();

  await bruno.command('/vendange', 'pause');
  await bot.rest();
  await findOut();
  await amina.command('/vendange', 'qui a lu');

  expect(amina.ephemerals().at(-1)?.visible).toContain('Bruno Petit');
});

test('messages that cannot be worded keep nobody else waiting, and are not tried without a pause', async () => {
  const { amina, bot, clock, databaseUrl } = await inDoubt();
  await ask(
    databaseUrl,
    `with made as (insert into people (organisation_id, created_at) select o.id, now() from organisations o, generate_series(1, 30) returning id, organisation_id),
          known as (insert into identities (workspace_id, external_id, organisation_id, person_id)
                    select w.id, 'U' || made.id, made.organisation_id, made.id from made, workspaces w)
     insert into deliveries (organisation_id, kind, about, slot, person_id, direct, not_before)
     select organisation_id, 'initiativeNoted', '{}', 'strange', id, true, '2026-11-01' from made`,
  );

  await amina.dm('aide');
  await bot.rest();
  await bot.rest();

  expect(lastMessage(amina).visible).toContain('Raconter');
  expect(bot.log.filter((line) => line.includes('delivery-failed'))).toHaveLength(30);
  clock.moveBy({ minutes: 2 });
  await bot.rest();
  expect(bot.log.filter((line) => line.includes('delivery-failed'))).toHaveLength(60);
});
