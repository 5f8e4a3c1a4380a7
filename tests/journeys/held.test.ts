import { expect, test, vi } from 'vitest';
import { command, expectCleanSlate, expectIntroduced, fromBot, introductionOf, messageWith, press, say } from '../support/acts.ts';
import { lastMessage, meet, startBot } from '../support/bot.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a planté des vignes dans la cour du collège';

test.each([
  ['in the evening', '2026-11-19T21:40', 'vendredi 20 novembre à 9 h', '2026-11-20T08:59', '2026-11-20T09:00'],
  ['on a Friday morning', '2026-11-20T09:30', 'lundi 23 novembre à 9 h', '2026-11-22T23:59', '2026-11-23T09:00'],
  ['on the eve of a holiday', '2026-11-10T15:00', 'jeudi 12 novembre à 9 h', '2026-11-11T23:59', '2026-11-12T09:00'],
  ['on the eve of Christmas', '2026-12-24T15:00', 'lundi 28 décembre à 9 h', '2026-12-27T18:00', '2026-12-28T09:00'],
  ['before work', '2026-11-19T07:00', 'vendredi 20 novembre à 9 h', '2026-11-19T17:00', '2026-11-20T09:00'],
  ['the day before the clocks change', '2026-10-23T17:00', 'lundi 26 octobre à 9 h', '2026-10-26T08:59', '2026-10-26T09:00'],
])('What Amina tells %s is held until the next working morning', async (_, told, promised, before, after) => {
  const bot = await startBot({ now: `${told}[Europe/Paris]` });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');

  const answer = await command(bot, amina, '/initiative', sentence);
  await bot.at(`${before}[Europe/Paris]`);

  expect(answer).toContain(sentence);
  expect(answer).toContain(`rien ne part avant le ${promised}`);
  expect(fromBot(bruno)).toEqual([]);

  await bot.at(`${after}[Europe/Paris]`);

  expect(lastMessage(bruno).visible).toContain(sentence);
  expect(lastMessage(bruno).text).not.toContain('vignes');
  expect(JSON.stringify(lastMessage(bruno))).not.toMatch(/Amina|Diallo|UAMINADIALLO/);
  expectCleanSlate(bot, 'vignes', 'Amina', 'Bruno');
});

test('While Amina is away, volunteers are asked all the same, and she has the answer when she is back', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  await say(bot, amina, 'absence du 20 au 27 novembre');
  const heard = fromBot(amina).length;

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await press(bot, bruno, messageWith(bruno, sentence), 'accept-invitation');
  for (const day of ['20', '23', '24', '25', '26', '27']) await bot.at(`2026-11-${day}T12:00[Europe/Paris]`);

  expect(fromBot(amina)).toHaveLength(heard);
  expect(introductionOf(bot, amina)).toBe('');

  await bot.at('2026-11-30T09:00[Europe/Paris]');

  expectIntroduced(bot, amina, bruno);
  expectCleanSlate(bot);
});

test('Amina in La Réunion and Bruno in Paris are each written to on their own working hours', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [bruno] = meet(bot, 'Bruno Petit');
  bot.chat.addUser({ id: 'UAMINA', real_name: 'Amina Diallo', first_name: 'Amina', tz: 'Indian/Reunion', locale: 'fr-FR' });
  const amina = bot.chat.person('UAMINA');
  await bruno.command('/vendange', 'volontaire');
  await say(bot, amina, 'bonjour');

  const answer = await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Indian/Reunion]');

  expect(answer).toContain('rien ne part avant le vendredi 20 novembre à 9 h');
  expect(fromBot(bruno)).toEqual([]);

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain(sentence);

  await bot.at('2026-11-20T17:30[Europe/Paris]');
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  expect(introductionOf(bot, amina)).toBe('');

  await bot.at('2026-11-23T09:00[Indian/Reunion]');
  // A conversation waits for both; a card of her own for her alone.
  if (bot.chat.name === 'slack') expect(introductionOf(bot, amina)).toBe('');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expectIntroduced(bot, amina, bruno);
});

test('Told twice word for word, it is one initiative', async () => {
  const bot = await startBot();
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');

  await command(bot, amina, '/initiative', sentence);
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await bot.at('2026-11-23T10:00[Europe/Paris]');

  expect(fromBot(bruno)).toHaveLength(1);
  expect(await say(bot, amina, 'mes initiatives')).toContain('« On a planté des vignes dans la cour du collège »');
});
