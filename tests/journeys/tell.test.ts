import { expect, test } from 'vitest';
import { expectIntroduced } from '../support/acts.ts';
import { lastEphemeral, lastMessage, meet, startBot } from '../support/bot.ts';

test('Amina tells an initiative on Friday evening; on Monday morning Bruno is invited and says yes, and each learns who the other is', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await bot.rest();
  const before = bruno.messages().length;

  await amina.command('/initiative', 'On a réparé les vélos de l’école');
  await bot.rest();
  await bot.at('2026-11-23T08:59[Europe/Paris]');

  expect(lastEphemeral(amina).visible).toContain('à partir du lundi 23 novembre à 9\u00a0h');
  expect(bruno.messages()).toHaveLength(before);

  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(lastMessage(bruno).visible).toContain('On a réparé les vélos de l’école');
  expect(lastMessage(bruno).visible).not.toContain('Amina');

  await bruno.press(lastMessage(bruno), 'Oui, volontiers');
  await bot.rest();

  expect(lastMessage(bruno).visible).toContain('Amina Diallo');
  await bot.later({ minutes: 1 });
  expectIntroduced(bot, amina, bruno);
  expect(bot.chat.violations).toEqual([]);
});
