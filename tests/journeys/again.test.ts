import { expect, test, vi } from 'vitest';
import { fromBot, openForm, say, submit } from '../support/acts.ts';
import { lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import { startPlayground } from '../support/playground.ts';
import { aTrial } from '../support/trials.ts';

vi.setConfig({ testTimeout: 60_000 });

const tooEarly = 'Le dernier jour vient avant le premier.';
const plain = (text: string | undefined) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

const everywhere = ['slack', 'teams'] as const;

test.each(everywhere)('%s: an invalid form sent again unchanged says again what is wrong, and nothing typed is lost', async (platform) => {
  const bot = await startBot({ platform });
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, 'les tests');
  const form = await openForm(amina, lastMessage(amina), 'open-trial');

  for (const _ of [1, 2, 3]) expect(plain((await amina.submit(form, { ...aTrial, endsOn: '2026-11-01' })).errors.endsOn)).toBe(tooEarly);
  expect(plain((await amina.again()).errors.endsOn)).toBe(tooEarly);
  expect(amina.view()?.id).toBe(form.id);
  expect(await submit(bot, amina, form, aTrial)).toContain('EN TEST');

  // What was recorded is recorded once, however often it is sent.
  const [trials, heard] = [await count(bot, 'trials'), fromBot(amina).length];
  await amina.again();
  await bot.rest();
  expect([await count(bot, 'trials'), fromBot(amina).length]).toEqual([trials, heard]);
  expect(trials).toBe(1);
});

test('Teams: a form is opened again when the same press comes again, and its first opening was lost', async () => {
  const bot = await startBot({ platform: 'teams' });
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, 'les tests');
  const first = await openForm(amina, lastMessage(amina), 'open-trial');
  await amina.dismiss(first);

  const second = await openForm(amina, () => amina.again());

  expect(second.visible).toBe(first.visible);
  expect(second.id).not.toBe(first.id);
  expect(await count(bot, 'receipts')).toBe(1);
});

test('Teams: words that the whole form of a trial cannot hold stay in the form that was sent, which says so', async () => {
  const bot = await startBot({ platform: 'teams' });
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, 'les tests');
  const form = await openForm(amina, lastMessage(amina), 'open-trial');
  const long = 'Une phrase qui dit quelque chose. '.repeat(40);
  const parts = { ...aTrial, what: long, hypothesis: long, wayBack: long, question: long };

  const { errors } = await amina.submit(form, { ...parts, rest: 'specify' });

  expect(plain(errors.rest)).toContain('Vos textes sont trop longs');
  expect(amina.view()?.fields).toContain('rest');
  expect(amina.view()?.visible.split(long.trim())).toHaveLength(5);
  expect(await submit(bot, amina, amina.view() ?? form, { rest: 'usual' })).toContain('EN TEST');
});

test('In the playground too: a form, a correction and a showing that come again are answered again, what was recorded is not', async () => {
  const town = await startPlayground();
  await town.post('people', { name: 'Amina Diallo', locale: 'fr', coordinator: false });
  const place = 'direct:amina-diallo';
  const sent = (receipt: string, values: Record<string, string>) =>
    town.post('submit', { receipt, person: 'amina-diallo', place, intent: 'trial-opened', subject: '', values });
  const { endsOn: _, ...rest } = aTrial;
  const wrong = { ...rest, startsOn: '2026-12-02', endsOn: '2026-12-01' };
  const corrected = { type: 'errors', errors: { endsOn: expect.anything() } };
  expect(await sent('a', wrong)).toMatchObject(corrected);
  expect(await sent('a', wrong)).toMatchObject(corrected);

  const asked = { receipt: 'b', person: 'amina-diallo', place, text: '/vendange raconter' };
  expect(await town.post('speak', asked)).toMatchObject({ type: 'form' });
  expect(await town.post('speak', asked)).toMatchObject({ type: 'form' });

  const shown = async (part: string) => (await town.shown(place)).filter(({ words }) => words.includes(part)).length;
  for (const _ of [1, 2]) await town.post('speak', { receipt: 'c', person: 'amina-diallo', place, text: '/vendange mes initiatives' });
  expect(await shown('pas d’initiative en cours')).toBe(2);
  for (const _ of [1, 2])
    await town.post('speak', { receipt: 'd', person: 'amina-diallo', place, text: '/initiative On prête des outils' });
  expect(await shown('C’est noté')).toBe(1);
});

const count = async (bot: TestBot, table: 'trials' | 'receipts') => (await query(bot, `select 1 from ${table}`)).length;
