import { touch } from './acts.ts';
import { lastMessage, meet, startBot } from './bot.ts';

export const sentence = 'On a réparé les vélos de l’école';

/** Amina told, Bruno said yes, and they were introduced on Monday 23 November. */
export async function introduced({ apart = false, ...settings }: Parameters<typeof startBot>[0] & { readonly apart?: boolean } = {}) {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]', ...settings });
  if (apart) bot.chat.keepApart();
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await touch(bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();
  return { bot, amina, bruno, chloe };
}
