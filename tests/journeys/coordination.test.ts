import { expect, test } from 'vitest';
import { command, openForm, press, say, touch } from '../support/acts.ts';
import { lastMessage, meet, startBot } from '../support/bot.ts';

const sentence = 'On a réparé les vélos de la cour nord';
const draft = 'Le portillon grince depuis mardi';
const story = 'Trois samedis, vingt bicyclettes, un compresseur prêté.';

test('coordination sees that something waits and what failed, never what people wrote: no view, no message and no log holds their words or names', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UCELINEMOREL', LOG_LEVEL: 'trace' } });
  const [celine, amina, bruno] = meet(bot, 'Céline Morel', 'Amina Diallo', 'Bruno Petit');
  await amina.command('/initiative', sentence);
  await amina.dm(draft);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(bot, amina, lastMessage(amina), 'talk-to-coordination');
  await bruno.command('/vendange', 'volontaire');
  await amina.dm('attendre encore');
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();
  const form = await openForm(bruno, () =>
    bruno.dm('récit').then((outcome) =>
      bot
        .rest()
        .then(() => touch(bruno, lastMessage(bruno), 'write-story'))
        .then(() => outcome),
    ),
  );
  bot.chat.refuse(3);
  await bruno.submit(form, { title: 'Des vélos', body: story });
  for (const day of ['2026-11-25', '2026-11-26', '2026-12-01', '2026-12-03']) await bot.at(`${day}T09:00[Europe/Paris]`);

  const views: string[] = [];
  for (const words of ['coordination', 'réglages', 'journal', 'cadre', 'aide', 'mes initiatives', 'relancer'])
    views.push(await command(bot, celine, '/vendange', words));
  views.push(...celine.messages().map((one) => one.visible), ...celine.ephemerals().map((one) => one.visible));
  const logged = bot.logs.join('\n');

  expect(views.join('\n')).toContain('Je ne montre ni les phrases, ni les noms.');
  expect(logged).toContain('message-refused');
  for (const words of [sentence, 'cour nord', draft, 'portillon', story, 'compresseur']) {
    expect(views.join('\n')).not.toContain(words);
    expect(logged).not.toContain(words);
  }
  // Amina chose to talk to coordination: her name is the one thing they learn, and no log does.
  expect(views.join('\n')).toContain('Amina Diallo souhaite vous parler');
  for (const name of ['Amina', 'Bruno', 'Diallo', 'Petit', amina.id, bruno.id]) expect(logged).not.toContain(name);
});

test('coordination reads how many volunteers there are, those who pause left out, and how somebody joins coordination', async () => {
  const bot = await startBot({ env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' } });
  const [celine, bruno, chloe] = meet(bot, 'Céline Morel', 'Bruno Petit', 'Chloé Roux');
  for (const one of [bruno, chloe]) await say(bot, one, 'volontaire');

  expect(await say(bot, celine, 'coordination')).toContain('Personnes volontaires, hors pauses : 2.');
  await say(bot, bruno, 'pause');
  await bot.later({ seconds: 5 });
  const shown = await say(bot, celine, 'coordination');

  expect(shown).toContain('Personnes volontaires, hors pauses : 1.');
  expect(shown).toContain('VENDANGE_COORDINATORS');
  expect(shown).not.toMatch(/Bruno|Chloé/);
});

test('a volunteer whose account is closed after saying yes: its people hear it, and choose', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();

  bot.chat.addUser({ id: 'UBRUNOPETIT', real_name: 'Bruno Petit', first_name: 'Bruno', deleted: true });
  await chloe.command('/vendange', 'volontaire');
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  await bot.at('2026-12-02T09:05[Europe/Paris]');

  expect(lastMessage(amina).visible).toContain('Je n’ai pas de nouvelles de la rencontre avec Bruno Petit.');
  await press(bot, amina, lastMessage(amina), 'ask-another');
  await bot.at('2026-12-03T09:00[Europe/Paris]');
  expect(lastMessage(chloe).visible).toContain(sentence);
});
