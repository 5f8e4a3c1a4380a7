import { expect, test } from 'vitest';
import { again, answerToForm, expectCleanSlate, fromBot, kindOf, openForm, plainSpaces, press, say, submit } from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

const words = 'Avec les services techniques, on a réparé les vélos de l’école';

/** Amina writes in a channel where Bruno and Chloé read her. */
async function written() {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  bot.chat.addChannel({ id: 'CECOLES', name: 'ecoles', members: [amina.id, bruno.id, chloe.id] });
  await amina.mention('CECOLES', words);
  await bot.rest();
  const [message] = bruno.messages('CECOLES').filter((one) => one.author === amina.id);
  if (!message) throw new Error('Amina has written nothing.');
  await query(bot, 'delete from drafts');
  return { bot, amina, bruno, chloe, message, heard: fromBot(amina).length };
}

/** Chooses « Inviter à raconter » in the menu of a message; resolves with what they see of the answer. */
async function suggest(bot: TestBot, person: Person, on: Parameters<Person['messageShortcut']>[1]): Promise<string> {
  const before = person.ephemerals().length;
  await person.messageShortcut('suggest-telling', on);
  await expect.poll(() => person.ephemerals().length, { interval: 5, timeout: 5_000 }).toBeGreaterThan(before);
  await bot.rest();
  return plainSpaces(lastEphemeral(person).visible);
}

test('Amina tells an initiative from the menu of Slack', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  const form = await openForm(amina, () => amina.shortcut('tell'));
  const answer = await submit(bot, amina, form, { sentence: words });

  expect(answer).toContain('C’est noté, merci.');
  expect(answer).toContain(words);
  expectCleanSlate(bot, words);
});

test('When the form opens too late, the bot asks in their conversation, with a button for another try', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  await bot.slack.person(amina.id).with({ staleTrigger: true }).shortcut('tell');
  await expect.poll(() => fromBot(amina).length).toBe(1);
  await bot.rest();

  expect(await kindOf(bot, lastMessage(amina))).toBe('formInWords:tell');
  const form = await openForm(amina, lastMessage(amina), 'open-tell');
  expect(form.title).toBe('Raconter');
});

test('Bruno invites Amina to tell what she wrote: she hears of it once, the next morning she works, and chooses', async () => {
  const { bot, amina, bruno, message, heard } = await written();
  await bot.at('2026-11-19T19:00[Europe/Paris]');

  expect(await suggest(bot, bruno, message)).toContain('À son prochain moment de travail');
  expect(fromBot(amina)).toHaveLength(heard);
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  const asked = lastMessage(amina);
  expect(await kindOf(bot, asked)).toBe('tellSuggestion');
  expect(plainSpaces(asked.visible)).toContain('Bruno Petit a vu, dans un de vos messages');
  expect(plainSpaces(asked.visible)).toContain('parce qu’on a pensé à vous');
  expect(asked.intents).toEqual(['open-tell', 'decline', 'fewer-messages']);
  const form = await openForm(amina, asked, 'open-tell');
  expect(await answerToForm(bot, amina, form, { sentence: words })).toBe('initiativeNoted');
  expectCleanSlate(bot, 'vélos', 'Amina', 'Bruno');
});

test('Nothing of her message is kept, and her “no” leaves no trace', async () => {
  const { bot, amina, bruno, message } = await written();
  await suggest(bot, bruno, message);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).not.toContain('vélos');
  const stored = async () => (await everythingStored(bot)).split('\n').filter((table) => !table.includes('"receipt"'));
  const before = await stored();

  expect(await press(bot, amina, lastMessage(amina), 'decline')).toContain('Je n’en garde pas trace');

  expect(again(amina, lastMessage(amina)).visible).not.toContain('Bruno');
  expect(await stored()).toEqual(before);
  expect(fromBot(bruno)).toEqual([]);
});

test.each([
  ['oui', 'Une phrase suffit'],
  ['non merci', 'Je n’en garde pas trace'],
])('She answers « %s » in plain words', async (said, answered) => {
  const { bot, amina, bruno, message } = await written();
  await suggest(bot, bruno, message);
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(await say(bot, amina, said)).toContain(answered);
});

test('Bruno, then Chloé, invite her for the same message: she is asked once', async () => {
  const { bot, amina, bruno, chloe, message, heard } = await written();

  await suggest(bot, bruno, message);
  expect(await suggest(bot, bruno, message)).toContain('c’est déjà proposé');
  expect(await suggest(bot, chloe, message)).toContain('c’est déjà proposé');
  for (const day of ['20', '23', '24']) await bot.at(`2026-11-${day}T09:00[Europe/Paris]`);

  expect(fromBot(amina)).toHaveLength(heard + 1);
});

test('Slack delivers the choice twice: it counts once', async () => {
  const { bot, bruno, message } = await written();

  await suggest(bot, bruno, message);
  await bruno.again();
  await bot.rest();

  expect(bruno.ephemerals()).toHaveLength(1);
});

test('After « stop », nobody’s invitation reaches Amina', async () => {
  const { bot, amina, bruno, message } = await written();
  await say(bot, amina, 'stop');
  const heard = fromBot(amina).length;

  await suggest(bot, bruno, message);
  for (const day of ['20', '23', '24', '25', '26', '27', '30']) await bot.at(`2026-11-${day}T09:00[Europe/Paris]`);

  expect(fromBot(amina)).toHaveLength(heard);
});

test('On her own message, Amina gets the form with her words in it', async () => {
  const { bot, amina, message } = await written();

  const form = await openForm(amina, () => amina.messageShortcut('suggest-telling', message));

  expect(form.visible).toContain(words);
  expect(await submit(bot, amina, form, {})).toContain(words);
});

test('A message of an application, or of somebody from elsewhere, invites nobody', async () => {
  const { bot, bruno, message } = await written();
  const mine = fromBot(bruno);
  await say(bot, bruno, 'aide');
  const ofTheBot = lastMessage(bruno);

  expect(mine).toEqual([]);
  expect(await suggest(bot, bruno, ofTheBot)).toContain('je ne peux inviter personne');
  expect(bot.chat.violations).toEqual([]);
  expect(message.author).not.toBe(ofTheBot.author);
});

test('Somebody the bot never met is greeted by their name', async () => {
  const { bot, bruno, amina, message, heard } = await written();
  await query(bot, `delete from people where id in (select person_id from identities where external_id = $1)`, [amina.id]);

  await suggest(bot, bruno, message);
  await bot.at('2026-11-19T11:00[Europe/Paris]');

  expect(fromBot(amina)).toHaveLength(heard + 1);
  expect(lastMessage(amina).visible).toContain('Bonjour Amina.');
});

test('Slack does not say at first where Amina is: nothing is sent to her in the evening of La Réunion', async () => {
  const bot = await startBot({ now: '2026-11-19T15:10[Europe/Paris]' });
  const [bruno] = meet(bot, 'Bruno Petit');
  bot.chat.addUser({ id: 'UAMINA', real_name: 'Amina Diallo', first_name: 'Amina', tz: 'Indian/Reunion', locale: 'fr-FR' });
  const amina = bot.chat.person('UAMINA');
  bot.chat.addChannel({ id: 'CECOLES', name: 'ecoles', bot: false, members: [amina.id, bruno.id] });
  const said = { team: bot.slack.team.id, channel: 'CECOLES', author: amina.id, via: 'person' as const };
  bot.slack.world.post(said, { text: words, blocks: [], mrkdwn: true });
  const [message] = bruno.messages('CECOLES').filter((one) => one.author === amina.id);
  if (!message) throw new Error('Amina has written nothing.');
  const silent = bot.slack.fail({ method: 'users.info', how: '500', times: 20, match: (body) => body.user === amina.id });

  await suggest(bot, bruno, message);
  await bot.at('2026-11-19T15:30[Europe/Paris]');
  expect(fromBot(amina)).toEqual([]);
  silent.cancel();
  for (const at of ['15:45', '16:15', '17:00', '18:00']) await bot.at(`2026-11-19T${at}[Europe/Paris]`);

  expect(fromBot(amina)).toEqual([]);
  await bot.at('2026-11-20T05:59[Europe/Paris]');
  expect(fromBot(amina)).toEqual([]);
  await bot.at('2026-11-20T06:00[Europe/Paris]');
  expect(await kindOf(bot, lastMessage(amina))).toBe('tellSuggestion');
});

test('When Slack never says who Amina is, she hears of it an hour or so later, at the hours of the organisation', async () => {
  const { bot, amina, bruno, message, heard } = await written();
  await query(bot, `update people set name = '', described_at = null`);
  bot.slack.fail({ method: 'users.info', how: '500', times: 1_000 });

  await suggest(bot, bruno, message);
  expect(fromBot(amina)).toHaveLength(heard);
  for (const at of ['10:06', '10:17', '10:38', '11:19']) await bot.at(`2026-11-19T${at}[Europe/Paris]`);

  expect(await kindOf(bot, lastMessage(amina))).toBe('tellSuggestion');
});
