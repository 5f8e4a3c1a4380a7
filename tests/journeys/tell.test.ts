import { expect, test } from 'vitest';
import { command, expectIntroduced, touch } from '../support/acts.ts';
import { lastEphemeral, lastMessage, meet, query, startBot } from '../support/bot.ts';

test('Amina tells an initiative on Friday evening; on Monday morning Bruno is invited and says yes, and each learns who the other is', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await bot.rest();
  const before = bruno.messages().length;

  await amina.command('/initiative', 'On a réparé les vélos de l’école');
  await bot.rest();
  await bot.at('2026-11-23T08:59[Europe/Paris]');

  expect(lastEphemeral(amina).visible).toContain('rien ne part avant le lundi 23 novembre à 9\u00a0h');
  expect(bruno.messages()).toHaveLength(before);

  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(lastMessage(bruno).visible).toContain('On a réparé les vélos de l’école');
  expect(lastMessage(bruno).visible).not.toContain('Amina');

  await touch(bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();

  expect(lastMessage(bruno).visible).toContain('Amina Diallo');
  await bot.later({ minutes: 1 });
  expectIntroduced(bot, amina, bruno);
  expect(bot.chat.violations).toEqual([]);
});

test('Twelve sentences told in a day are all noted: volunteers hear five of them each morning, and each answer says when', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');

  const answers: string[] = [];
  for (let told = 1; told <= 12; told++) {
    answers.push(await command(bot, amina, '/initiative', `On a commencé quelque chose, numéro ${told}`));
    await bot.later({ seconds: 5 });
  }

  const mornings = answers.map((answer) => answer.match(/rien ne part avant le (\S+ \d+)/)?.[1]);
  expect(mornings).toEqual([...Array(5).fill('vendredi 20'), ...Array(5).fill('lundi 23'), ...Array(2).fill('mardi 24')]);
  const began = async () => {
    const rows = await query(bot, `select sentence from initiatives where state <> 'held'`);
    return rows.length;
  };
  const begun: number[] = [];
  for (const day of ['2026-11-20', '2026-11-23', '2026-11-24']) {
    await bot.at(`${day}T09:00[Europe/Paris]`);
    begun.push(await began());
  }
  expect(begun).toEqual([5, 10, 12]);
  const news = answers.map((answer) => answer.match(/réponse le (\S+ \d+ \S+)/)?.[1]);
  expect(new Set(news).size).toBe(3);
});
