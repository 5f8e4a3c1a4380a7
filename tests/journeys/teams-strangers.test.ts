import { expect, test } from 'vitest';
import { fromBot, messageOf, openForm, say, touch } from '../support/acts.ts';
import { everythingStored, lastMessage, startBot } from '../support/bot.ts';
import { directoryId } from '../support/chat-teams.ts';
import { openTrial } from '../support/trials.ts';

const refusal = 'Je ne suis pas relié à cet espace';
const elsewhere = '77777777-2222-4333-8444-555555555555';

/** Chloé is of another tenant, and in a channel that hers and ours share. */
async function town() {
  const bot = await startBot({ platform: 'teams', now: '2026-11-20T10:00[Europe/Paris]' });
  const people = ['Amina Diallo', 'Bruno Petit', 'Chloé Roy'].map((name) => {
    const id = `U${name.slice(0, 5).toUpperCase()}`;
    bot.chat.addUser({ id, real_name: name, first_name: name.split(' ')[0] ?? '', tz: 'Europe/Paris', locale: 'fr-FR' });
    return bot.teams.person(directoryId(id));
  });
  const [amina, bruno, chloe] = people;
  if (!amina || !bruno || !chloe) throw new Error('Nobody is there.');
  bot.teams.addChannel({ id: 'CPARTAGE', team: '19:shared@thread.tacv2', shared: true, members: people.map(({ id }) => id) });
  return { bot, amina, bruno, chloe: chloe.with({ home: elsewhere }) };
}

test('Nothing that somebody of another tenant does in a shared channel is recorded, and they are told so where they press', async () => {
  const { bot, amina, chloe } = await town();
  await say(bot, amina, 'On a planté des vignes dans la cour');
  const card = lastMessage(amina);
  const form = await openForm(amina, () => amina.shortcut('tell'));
  const before = await everythingStored(bot);
  const ours = bot.teams.person(chloe.id);

  await chloe.mention('CPARTAGE', 'On a volé des vignes');
  await chloe.dm('On a volé des vignes');
  for (const button of card.buttons) await touch(chloe, card, button);
  await chloe.shortcut('tell');
  expect(chloe.notices().length).toBeGreaterThanOrEqual(card.buttons.length + 1);
  for (const notice of chloe.notices()) expect(notice).toContain(refusal);
  expect(chloe.view()).toBeUndefined();
  // In a channel shared with others, a person who does not say where they are from is not ours either.
  await ours.mention('CPARTAGE', 'On a volé des vignes');
  await bot.rest();

  expect(await everythingStored(bot)).not.toMatch(/volé/);
  expect(await everythingStored(bot)).not.toContain(chloe.id);
  expect(fromBot(chloe)).toEqual([]);
  expect(before).not.toContain(chloe.id);
  expect(await amina.submit(form, { sentence: 'On a semé du blé' })).toMatchObject({ status: 200 });
  await bot.later({ seconds: 5 });
  expect(await everythingStored(bot)).toContain('semé');
});

test('Of ours, somebody who says so is heard in a shared channel', async () => {
  const { bot, amina } = await town();
  await amina.with({ home: bot.teams.world.tenant }).mention('CPARTAGE', 'initiative On a planté des vignes');
  await bot.rest();

  expect(await everythingStored(bot)).toContain('vignes');
});

test('Somebody of another tenant chosen in a form is asked nothing and sent nothing, and their name is not kept', async () => {
  const { bot, amina, bruno } = await town();
  const zoe = bot.teams.addUser({ id: directoryId('UZOE'), name: 'Zoé Ailleurs', home: elsewhere });

  await openTrial(bot, amina, [bruno], { people: [bruno.id, zoe.id] });
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect((await messageOf(bot, bruno, 'trialRequest')).intents).toContain('join-trial');
  expect(fromBot(bot.teams.person(zoe.id))).toEqual([]);
  expect(await everythingStored(bot)).not.toContain('Zoé');
});
