import { expect, test } from 'vitest';
import { lastEphemeral, lastMessage, lastTogether, meet, startBot } from '../support/bot.ts';

test('Amina tells an initiative on Friday evening; on Monday morning Bruno is invited and says yes, and each learns who the other is', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');

  await amina.command('/initiative', 'On a réparé les vélos de l’école');
  await bot.at('2026-11-23T08:59[Europe/Paris]');

  expect(lastEphemeral(amina).visible).toContain('à partir du lundi 23 novembre à 9\u00a0h');
  expect(bruno.messages()).toEqual([]);

  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(lastMessage(bruno).visible).toContain('On a réparé les vélos de l’école');
  expect(lastMessage(bruno).visible).not.toContain('Amina');

  await bruno.press(lastMessage(bruno), 'Oui, volontiers');
  await bot.rest();

  expect(lastMessage(bruno).visible).toContain('Amina Diallo');
  expect(lastTogether(bot, amina).visible).toContain('Amina Diallo, voici Bruno Petit. Bruno Petit, voici Amina Diallo.');
  expect(lastTogether(bot, bruno).visible).toContain('Je ne lis pas cette conversation');
  expect(bot.slack.violations).toEqual([]);
});
