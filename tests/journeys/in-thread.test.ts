import { expect, vi } from 'vitest';
import { expectCleanSlate, kindOf, messageOf, messagesOf } from '../support/acts.ts';
import { lastMessage, meetInSlack, onSlack, startBot } from '../support/bot.ts';

// Somebody answers below a message of their conversation with the bot.

vi.setConfig({ testTimeout: 120_000 });

onSlack('An answer in a thread is answered in that thread, and edited there', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  await amina.dm('aide');
  await bot.rest();
  const { ts } = lastMessage(amina);

  await amina.dm('initiative : on a ouvert le préau', { threadTs: ts });
  await bot.rest();
  const noted = await messageOf(bot, amina, 'initiativeNoted');
  await amina.dm('qui a lu');
  await bot.rest();

  expect(noted.threadTs).toBe(ts);
  expect(lastMessage(amina).threadTs).toBeUndefined();
  await amina.dm('retirer');
  await bot.rest();
  expect(await kindOf(bot, lastMessage(amina))).toBe('initiativeWithdrawn');
  expect(amina.messages().find((one) => one.ts === noted.ts)).toMatchObject({ edited: true, threadTs: ts });
  expectCleanSlate(bot);
});

onSlack('What leaves no trace is said in the thread too', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  await amina.dm('aide');
  await bot.rest();
  const { ts } = lastMessage(amina);

  await amina.dm('vers qui me tourner', { threadTs: ts });
  await bot.rest();

  expect(lastMessage(amina).ts).not.toBe(ts);
  expect(lastMessage(amina).threadTs).toBe(ts);
});

onSlack('An answer in a thread of which Slack said nothing is found there, and not said twice', async () => {
  const bot = await startBot({ patience: { platformMs: 500, sendingMs: 2_000 } });
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  await amina.dm('aide');
  await bot.rest();
  const { ts } = lastMessage(amina);
  bot.slack.fail({ method: 'chat.postMessage', how: 'accept-then-hang' });

  await amina.dm('initiative : on a ouvert le préau', { threadTs: ts });
  await bot.rest();
  await expect
    .poll(
      async () => {
        await bot.later({ seconds: 10 });
        return bot.database.transaction(async (tx) => (await tx.query(`select 1 from posts where state <> 'sent'`)).rows.length);
      },
      { timeout: 20_000, interval: 200 },
    )
    .toBe(0);

  expect(await messagesOf(bot, amina, 'initiativeNoted')).toMatchObject([{ threadTs: ts }]);
});

onSlack('Where the thread is gone, the answer stands in the conversation', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');

  await amina.dm('initiative : on a ouvert le préau', { threadTs: '1000000000.000100' });
  await bot.rest();

  expect((await messageOf(bot, amina, 'initiativeNoted')).threadTs).toBeUndefined();
});
