import { expect, test, vi } from 'vitest';
import { command, fromBot, openForm, press, say, submit, touch } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, meetInSlack, query, startBot, type TestBot } from '../support/bot.ts';
import { everythingIn } from '../support/databases.ts';
import { startPlayground } from '../support/playground.ts';
import { openTrial } from '../support/trials.ts';

vi.setConfig({ testTimeout: 60_000 });

const everywhere = ['slack', 'teams'] as const;
const names = { slack: 'Slack', teams: 'Teams' } as const;
const said = (platform: keyof typeof names) =>
  `Je ne garde pas trace de cette demande. Notre échange, lui, reste dans l’historique de ${names[platform]}.`;

/** Every table but the address at which Teams itself was heard last: every activity of the whole tenant changes it. */
async function stored(bot: TestBot): Promise<string> {
  return (await everythingStored(bot)).replace(/^(workspaces: .*"service_url":)"[^"]*"/m, '$1""');
}

/** What every table holds, and what the logs gained meanwhile. */
async function kept(bot: TestBot, act: () => Promise<unknown>): Promise<{ before: string; after: string; logged: string }> {
  await bot.rest();
  const [before, logs] = [await stored(bot), bot.logs.length];
  await act();
  await bot.rest();
  return { before, after: await stored(bot), logged: bot.logs.slice(logs).join('\n') };
}

function expectNoTrace({ before, after, logged }: Awaited<ReturnType<typeof kept>>): void {
  expect(after.split('\n')).toEqual(before.split('\n'));
  expect(logged).not.toMatch(/whom|contacts|harc|danger|Amina/i);
}

test.each(everywhere)(
  '%s: whoever asks whom to turn to, known or not, in words or by a button, leaves nothing in any table',
  async (platform) => {
    const bot = await startBot({ platform });
    const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
    bot.chat.unlimited();
    // Where the service is was heard from another person.
    await say(bot, bruno, 'aide');

    for (const words of ['harcèlement', 'vers qui me tourner', 'whom to turn to'])
      expectNoTrace(await kept(bot, async () => expect(await say(bot, amina, words), words).toContain(said(platform))));

    await say(bot, amina, 'raconter : On prête des outils');
    const noted = lastMessage(amina);
    for (const words of ['danger', 'Ce n’est pas ici'])
      expectNoTrace(await kept(bot, async () => expect(await say(bot, amina, words), words).toContain('3114')));
    expectNoTrace(await kept(bot, async () => expect(await press(bot, amina, noted, 'whom-to-turn-to')).toContain(said(platform))));

    await say(bot, amina, 'english');
    expect(await say(bot, amina, 'whom to turn to')).toContain(
      `I keep no trace of this request. What we wrote to each other stays in the history of ${names[platform]}.`,
    );
  },
);

test('Slack: nor by a command, from the page, or in a channel where the bot is mentioned', async () => {
  const bot = await startBot({ platform: 'slack' });
  bot.chat.addChannel({ id: 'CGENERAL', name: 'general', members: ['UAMINADIALLO'] });
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  const inDirect = () => fromBot(amina).length;

  expectNoTrace(await kept(bot, async () => expect(await command(bot, amina, '/vendange', 'souffrance')).toContain(said('slack'))));
  let heard = inDirect();
  expectNoTrace(await kept(bot, () => amina.mention('CGENERAL', 'danger')));
  expect(inDirect()).toBe(heard + 1);

  // Somebody who has begun nothing has two buttons there, and says it in words.
  await say(bot, amina, 'initiative : On prête des outils');
  await amina.openHome();
  await bot.rest();
  const home = amina.home();
  if (!home) throw new Error('She has no page.');
  heard = inDirect();
  expectNoTrace(await kept(bot, () => touch(amina, home, 'whom-to-turn-to')));
  expect(inDirect()).toBe(heard + 1);
  expect(lastMessage(amina).visible).toContain('3114');
});

test('The playground: nor there, in words, by a command, by a button or from the page', async () => {
  const town = await startPlayground();
  const stored = () => town.database.transaction(everythingIn);
  for (const name of ['Amina Diallo', 'Bruno Petit']) await town.post('people', { name, locale: 'fr', coordinator: false });
  const place = 'direct:amina-diallo';
  await town.speak('amina-diallo', '/initiative On prête des outils');
  const noted = (await town.shown(place)).at(-1);
  if (!noted) throw new Error('Nothing was answered.');
  const last = async () => (await town.shown(place)).at(-1)?.words ?? '';
  const before = await stored();

  const acts = [
    () => town.speak('amina-diallo', 'vers qui me tourner'),
    () => town.speak('amina-diallo', '/vendange danger'),
    () => town.press('amina-diallo', noted, 'whom-to-turn-to'),
    () => town.post('press', { receipt: 'page', person: 'amina-diallo', place, message: null, intent: 'whom-to-turn-to', subject: '' }),
  ];
  for (const [index, act] of acts.entries()) {
    await act();
    expect(await last(), String(index)).toContain('Notre échange, lui, reste affiché sur ce terrain d’essai.');
    expect(await stored()).toEqual(before);
  }
});

const ofAnyAnswer = /"receipt"|^personal_conversations/;
/** That they wrote something is known, not what; where Teams reaches them too. */
async function besides(bot: TestBot): Promise<readonly string[]> {
  return (await stored(bot)).split('\n').filter((table) => !ofAnyAnswer.test(table));
}

const answersKept = (bot: TestBot) =>
  query(bot, `select kind from deliveries where kind in ('whomToTurnTo', 'invitationPassed', 'declined')`);

test.each(everywhere)('%s: « pas cette fois » in words leaves no answer, only that the sentence was read', async (platform) => {
  const bot = await startBot({ platform });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
  for (const one of [bruno, chloe]) await say(bot, one, 'volontaire');
  await say(bot, amina, 'raconter : On prête des outils');
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const [first, second] = fromBot(bruno).length > fromBot(chloe).length ? [bruno, chloe] : [chloe, bruno];
  const deliveries = async () => (await query(bot, `select id from deliveries where direct`)).length;
  const before = await deliveries();

  expect(await say(bot, first, 'pas cette fois')).toContain('Je demande à quelqu’un d’autre.');
  expect(await say(bot, second, 'non')).toContain('Je demande à quelqu’un d’autre.');

  expect(await answersKept(bot)).toEqual([]);
  expect(await deliveries()).toBe(before);
});

test.each(everywhere)('%s: a no to a trial, said in words, changes nothing anywhere', async (platform) => {
  const bot = await startBot({ platform });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await openTrial(bot, amina, [bruno]);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(lastMessage(bruno).intents).toContain('decline');

  for (const words of ['plutôt non', 'non']) {
    const before = await besides(bot);
    expect(await say(bot, bruno, words)).toContain('Je n’en garde pas trace');
    expect(await besides(bot)).toEqual(before);
  }
});

test.each(everywhere)('%s: a no to carrying an initiative takes the request away, and leaves no answer', async (platform) => {
  const bot = await startBot({ platform });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await say(bot, amina, 'raconter : On prête des outils');
  const form = await openForm(amina, () => amina.command('/vendange', 'porter à plusieurs'));
  await submit(bot, amina, form, { person: bruno.id });
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('Amina Diallo');

  expect(await say(bot, bruno, 'non')).toContain('Je n’en garde pas trace.');

  expect(await answersKept(bot)).toEqual([]);
  expect(await query(bot, 'select 1 from carrier_requests')).toEqual([]);
});
