import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type SettableClock, settableClock } from '../../fakes/clock.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/server.ts';
import { startSlowNetwork } from '../../simulation/processes/slow-network.ts';
import { startWorkers, type Workers } from '../../simulation/processes/workers.ts';
import { ask, createDatabase, dropDatabase } from '../../support/postgres.ts';
import { touch } from '../support/acts.ts';
import { lastMessage, meet } from '../support/bot.ts';
import { slackChat } from '../support/chat-slack.ts';
import type { Person } from '../support/person.ts';
import { aTrial, specified } from '../support/trials.ts';

/* Slack took a message and the bot does not know yet: life goes on meanwhile. */

const words = 'On a réparé les vélos de l’école';

interface Doubt {
  readonly slack: FakeSlack;
  readonly clock: SettableClock;
  readonly bot: Workers;
  readonly databaseUrl: string;
  /** What lies between the bot and Slack: how late it brings edits, milliseconds, and how many it took. */
  readonly network: { late: number; readonly edits: number; busy(): boolean };
  readonly amina: Person;
  readonly bruno: Person;
  /** The bot finds out what became of what it was sending. */
  findOut(): Promise<void>;
}

/** Amina told an initiative; on Monday morning Slack took Bruno's invitation, and the answer was lost. */
async function inDoubt({ workers = 1 } = {}): Promise<Doubt> {
  const clock = settableClock('2026-11-20T17:30[Europe/Paris]');
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const databaseUrl = await createDatabase(inject('postgresUrl'));
  const between = await startSlowNetwork(slack, (method) => {
    if (method !== 'chat.update') return 0;
    network.edits += 1;
    return network.late;
  });
  const network = { late: 0, edits: 0, busy: between.busy };
  const bot = await startWorkers(workers, { slack, apiUrl: between.apiUrl, clock, databaseUrl });
  onTestFinished(async () => {
    await bot.stop();
    await between.close();
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
    network,
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

  await touch(bruno, lastMessage(bruno), 'decline-invitation');
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

test('withdrawn while an edit is on its way, the sentence does not come back with it', async () => {
  const { amina, bruno, clock, bot, network, findOut } = await inDoubt({ workers: 2 });
  await findOut();
  const before = network.edits;

  network.late = 250;
  await touch(bruno, lastMessage(bruno), 'accept-invitation');
  await until(() => network.edits > before);
  network.late = 0;
  await amina.command('/vendange', 'retirer');
  await bot.rest();
  for (let step = 0; step < 3; step++) {
    await until(() => !network.busy());
    clock.moveBy({ seconds: 10 });
    await bot.rest();
  }

  expect(network.edits - before).toBeGreaterThan(1);
  expect(lastMessage(bruno).visible).not.toContain(words);
});

test('what changes while Slack is late to show an answer is shown once the answer is there, and not before', async () => {
  const { amina, bruno, slack, clock, bot, findOut } = await inDoubt();
  await findOut();
  await amina.command('/vendange', 'test');
  await until(() => amina.view() !== undefined);
  const form = amina.view();
  if (form)
    await amina.submit(await specified(amina, form), { ...aTrial, startsOn: '2026-11-27', pilotUntil: aTrial.endsOn, people: [bruno.id] });
  await bot.rest();
  clock.moveTo('2026-11-24T09:30[Europe/Paris]');
  await bot.rest();
  const asked = lastMessage(bruno);
  const shown = () => slack.sent().find(({ ts }) => ts === asked.ts);
  const late = slack.fail({ method: 'response_url', how: '503', times: 2 });

  await touch(bruno, asked, 'join-trial');
  await amina.command('/vendange', 'oui tout effacer');
  await bot.rest();
  await until(() => late.remaining === 0 && shown()?.edits.at(-1)?.via === 'chat.update');
  await sleep(300);

  expect(shown()?.edits.map(({ via }) => via)).toEqual(['response_url', 'chat.update']);
});

/** Resolves once it is so. */
async function until(so: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !so(); await sleep(5)) if (Date.now() > deadline) throw new Error('It never is.');
}
