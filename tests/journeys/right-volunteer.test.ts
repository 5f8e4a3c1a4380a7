import { expect, test, vi } from 'vitest';
import { command, expectCleanSlate, fromBot, kindOf, messageWith, openForm, press, say, submit } from '../support/acts.ts';
import { lastEphemeral, lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a planté des vignes dans la cour du collège';

/** Who has an invitation that still waits for an answer. */
function invited(...people: readonly Person[]): readonly string[] {
  return people.filter((one) => fromBot(one).some(({ intents }) => intents.includes('accept-invitation'))).map(({ id }) => id);
}

async function volunteers(bot: TestBot, ...people: readonly Person[]): Promise<void> {
  for (const person of people) await command(bot, person, '/vendange', 'volontaire');
}

test('The volunteer who was asked longest ago is asked, and whoever said no is not asked again', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno, chloe, david] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux', 'David Leroy');
  await volunteers(bot, bruno, chloe, david);
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const asked = [];

  for (let round = 0; round < 3; round++) {
    const [id = ''] = invited(bruno, chloe, david);
    asked.push(id);
    expect(invited(bruno, chloe, david)).toHaveLength(1);
    const person = bot.chat.person(id);
    expect(await press(bot, person, messageWith(person, sentence), 'decline-invitation')).toContain('C’est entendu');
  }

  expect(new Set(asked).size).toBe(3);
  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound');
  for (const person of [bruno, chloe, david]) expect(fromBot(person).some(({ visible }) => visible.includes('vignes'))).toBe(false);

  await command(bot, amina, '/initiative', 'On prête des outils entre services');
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(invited(bruno, chloe, david)).toEqual([asked[0]]);
  expectCleanSlate(bot, 'vignes', 'Amina', 'Chlo');
});

test('Whoever tells is never asked to listen to themself', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  await volunteers(bot, amina);
  await command(bot, amina, '/initiative', sentence);

  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound');
});

test('Whom Amina sets aside is never asked, and does not know', async () => {
  const bot = await startBot();
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
  await volunteers(bot, bruno);
  await command(bot, amina, '/initiative', sentence);
  const form = await openForm(amina, lastEphemeral(amina), 'set-aside');

  // Chloé has never spoken with the bot: no record is made of her.
  const answer = await submit(bot, amina, form, { people: [bruno.id, chloe.id] });
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(answer).toContain('Je ne proposerai pas cette initiative à ces 2 personnes');
  expect(fromBot(bruno)).toEqual([]);
  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound');
  if (bot.chat.name === 'slack') expect(bot.slack.calls.filter(({ body }) => body.user === chloe.id)).toEqual([]);
});

test('Set aside after the search began and before he was written to, Bruno never reads the sentence', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  bot.chat.addUser({ id: 'UBRUNO', real_name: 'Bruno Petit', tz: 'America/Martinique', locale: 'fr-FR' });
  const bruno = bot.chat.person('UBRUNO');
  await volunteers(bot, bruno);
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const form = await openForm(amina, lastEphemeral(amina), 'set-aside');

  await submit(bot, amina, form, { people: [bruno.id] });
  await bot.at('2026-11-20T09:00[America/Martinique]');
  await bot.at('2026-11-23T09:00[America/Martinique]');

  expect(fromBot(bruno)).toEqual([]);
  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound');
});

test('Set aside while he had the sentence before him, Bruno cannot learn the name', async () => {
  const bot = await startBot();
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
  await volunteers(bot, bruno);
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await volunteers(bot, chloe);
  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not asked.');

  const form = await openForm(amina, messageWith(amina, sentence), 'set-aside');
  await submit(bot, amina, form, { people: [bruno.id] });
  const answer = await press(bot, bruno, card, 'accept-invitation');

  expect(answer).toContain('Cette proposition n’est plus en cours');
  expect(invited(chloe)).toEqual([chloe.id]);
  expect(await say(bot, amina, 'qui a lu')).toContain('Bruno Petit');
});

test.each([
  ['paused', (bot: TestBot, bruno: Person) => command(bot, bruno, '/vendange', 'pause')],
  ['stopped', (bot: TestBot, bruno: Person) => command(bot, bruno, '/vendange', 'stop')],
  ['left', (bot: TestBot, bruno: Person) => command(bot, bruno, '/vendange', 'ne plus être volontaire')],
])('A volunteer who has %s is not asked, and another is', async (_, leave) => {
  const bot = await startBot();
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
  await volunteers(bot, bruno);
  await leave(bot, bruno);
  await bot.later({ minutes: 1 });
  await volunteers(bot, chloe);
  await command(bot, amina, '/initiative', sentence);

  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(invited(bruno, chloe)).toEqual([chloe.id]);
});

test('A volunteer who is away, or has a meeting already, is asked when they are available again', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await volunteers(bot, bruno);
  await command(bot, bruno, '/vendange', 'absence le 20 novembre');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(fromBot(bruno)).toEqual([]);
  expect(fromBot(amina)).toEqual([]);

  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(bot, bruno, messageWith(bruno, sentence), 'accept-invitation');
  await command(bot, amina, '/initiative', 'On prête des outils entre services');
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(1);

  await press(bot, bruno, lastMessage(bruno), 'hand-over');
  await bot.at('2026-11-26T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('On prête des outils entre services');
});

test('A volunteer who was written to twice this week is asked next week', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await volunteers(bot, bruno);
  for (const [told, asked] of [
    ['2026-11-19T10:00', '2026-11-20T09:00'],
    ['2026-11-20T10:00', '2026-11-23T09:00'],
  ]) {
    await bot.at(`${told}[Europe/Paris]`);
    await command(bot, amina, '/initiative', `On essaie autrement, le ${told}`);
    await bot.at(`${asked}[Europe/Paris]`);
    await press(bot, bruno, lastMessage(bruno), 'decline-invitation');
  }
  await command(bot, amina, '/initiative', sentence);

  await bot.at('2026-11-24T09:00[Europe/Paris]');
  await bot.at('2026-11-26T18:00[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(2);

  await bot.at('2026-11-27T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain(sentence);
});
