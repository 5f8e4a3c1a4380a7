import { expect, test, vi } from 'vitest';
import { expectCleanSlate, fromBot, plainSpaces, say } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, startBot } from '../support/bot.ts';

// A voice clip, a file, somebody else's message: the bot reads words alone, and says so.

vi.setConfig({ testTimeout: 120_000 });

const kinds = [
  ['voice', 'Je n’écoute pas les messages vocaux', 'I do not listen to voice messages', 'le message vocal'],
  ['file', 'Je n’ouvre ni les fichiers ni les images', 'I open neither files nor pictures', 'ce qui y est joint'],
  ['forward', 'Je ne lis pas les messages transférés', 'I do not read forwarded messages', 'le message transféré'],
] as const;

test.each(kinds)('Sent alone (%s), it is not kept, and what to do is said in each language', async (besides, french, english) => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  await amina.dm('', { besides });
  await bot.rest();

  expect(fromBot(amina)).toHaveLength(1);
  expect(plainSpaces(lastMessage(amina).visible)).toContain(french);
  expect(plainSpaces(lastMessage(amina).visible)).toContain('Écrivez-moi');
  await say(bot, amina, 'english');
  await amina.dm('', { besides });
  await bot.rest();
  expect(lastMessage(amina).visible).toContain(english);
  expect(await everythingStored(bot)).not.toContain('planté');
  expectCleanSlate(bot);
});

test.each(kinds)('With words beside it (%s), they are heard, and one line says that it is not kept', async (besides, _, _english, what) => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  await amina.dm('initiative : on a ouvert le préau', { besides });
  await bot.rest();
  await bot.later({ seconds: 2 });

  const shown = fromBot(amina).map(({ visible }) => plainSpaces(visible));
  expect(shown).toHaveLength(2);
  expect(shown[0]).toContain(what);
  expect(shown[1]).toContain('on a ouvert le préau');
  await amina.again();
  await bot.rest();
  expect(fromBot(amina)).toHaveLength(2);
  expectCleanSlate(bot, 'préau');
});

test('Words that leave no trace leave none of what came with them either', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  await amina.dm('vers qui me tourner', { besides: 'file' });
  await bot.rest();

  expect(fromBot(amina)).toHaveLength(1);
  expect(await everythingStored(bot)).not.toContain(amina.id);
});
