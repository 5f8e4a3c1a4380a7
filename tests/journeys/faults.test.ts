import { expect, test, vi } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import {
  command,
  expectCleanSlate,
  fromBot,
  kindOf,
  messageOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
  touch,
} from '../support/acts.ts';
import { type BotSettings, lastEphemeral, lastMessage, meet, onSlack, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a planté des vignes dans la cour du collège';
/** Short, and yet long enough for a machine that does other things. */
const patience = { platformMs: 1_000, sendingMs: 1_200 };

/** On Friday at 9 an invitation is to leave for Bruno; nothing has left yet. */
async function aboutToInvite(settings: BotSettings = {}): Promise<{ bot: TestBot; amina: Person; bruno: Person; dora: Person }> {
  const bot = await startBot({
    now: '2026-11-19T10:00[Europe/Paris]',
    env: { VENDANGE_COORDINATORS: 'UDORAMARTIN' },
    patience,
    ...settings,
  });
  const [amina, bruno, dora] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Dora Martin');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  return { bot, amina, bruno, dora };
}

/** Real time passes until what was cut off may be looked for. */
async function untilItIsLookedFor(bot: TestBot, done: () => boolean): Promise<void> {
  await expect
    .poll(
      async () => {
        await bot.later({ seconds: 20 });
        return done();
      },
      { interval: 100, timeout: 15_000 },
    )
    .toBe(true);
}

test('The platform asks to wait: nothing is posted before the time it gave, and then everything is, once', async () => {
  const { bot, bruno } = await aboutToInvite();
  const before = bot.chat.attempts();
  bot.chat.fail({ what: 'send', how: 'rate-limit', retryAfter: 30 });

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await bot.at('2026-11-20T09:00:29[Europe/Paris]');
  expect(bot.chat.attempts()).toBe(before + 1);

  await bot.at('2026-11-20T09:00:30[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(1);
  expect(bot.chat.attempts()).toBe(before + 2);
});

test('The platform asks to wait about one person while messages to others leave: it is left alone all the same', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]', patience });
  const people = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux', 'David Leroy');
  for (const one of people) await command(bot, one, '/initiative', `${sentence} ${one.id.length}`);
  bot.chat.fail({ what: 'send', how: 'rate-limit', retryAfter: 30, to: people[0].id });

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const before = bot.chat.attempts();
  await bot.at('2026-11-20T09:00:29[Europe/Paris]');
  expect(bot.chat.attempts()).toBe(before);

  await bot.at('2026-11-20T09:00:30[Europe/Paris]');
  for (const one of people) expect(fromBot(one)).toHaveLength(1);
});

test.each([
  ['500', 0],
  ['hang', 0],
  ['reset', 0],
  ['accept-then-500', 1],
  ['accept-then-hang', 1],
  ['accept-then-reset', 1],
] as const)(
  'After “%s” nobody knows whether the invitation is there: looked for, Bruno has it exactly once; where it cannot be, once more for the doubt',
  async (how, there) => {
    const { bot, amina, bruno } = await aboutToInvite();
    bot.chat.fail({ what: 'send', how });

    await bot.at('2026-11-20T09:00[Europe/Paris]');
    expect(fromBot(bruno)).toHaveLength(there);
    const looksFor = bot.chat.name === 'slack';
    const copies = looksFor ? 1 : there + 1;
    await untilItIsLookedFor(
      bot,
      () => fromBot(bruno).length === copies && (!looksFor || bot.slack.calls.some(({ method }) => method === 'conversations.history')),
    );
    await bot.later({ hours: 1 });

    expect(fromBot(bruno)).toHaveLength(copies);
    expect(await press(bot, bruno, lastMessage(bruno), 'accept-invitation')).toContain('Amina Diallo');
    expect(await say(bot, amina, 'qui a lu')).toMatch(/Bruno Petit(?!, le)/);
  },
);

test('An answer cut off is not lost either, and what Amina says meanwhile is recorded', async () => {
  const { bot, amina } = await aboutToInvite();
  bot.chat.fail({ what: 'send', how: 'accept-then-hang' });

  await amina.dm('initiative On prête des outils');
  await bot.rest();
  await amina.dm('mes initiatives');
  await bot.rest();
  const copies = bot.chat.name === 'slack' ? 2 : 3;
  await untilItIsLookedFor(bot, () => fromBot(amina).length === copies);

  expect(fromBot(amina).every(({ visible }) => visible.includes('On prête des outils'))).toBe(true);
});

test('A card that cannot be edited at once is edited later', async () => {
  const { bot, amina, bruno } = await aboutToInvite();
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  // His card, and not hers, which changes too.
  const to = bot.chat.name === 'teams' ? bruno.id : lastMessage(bruno).channel;
  bot.chat.fail({ what: 'edit', to, how: 'rate-limit', retryAfter: 60 });

  expect(await say(bot, amina, `corriger : On a planté des cerisiers`)).toContain('cerisiers');
  expect(lastMessage(bruno).visible).toContain('vignes');
  await bot.later({ seconds: 60 });

  expect(lastMessage(bruno).visible).toContain('cerisiers');
});

test('A task that is about something else than its name says is put aside, and the others are done', async () => {
  const { bot, bruno } = await aboutToInvite();
  const [organisation] = await query(bot, 'select id from organisations');
  await createStore(bot.database, registry.sought).transaction((tx) =>
    tx.agenda.add(String(organisation?.id), { what: 'send-trial-sheet', subject: 'no trial', notBefore: bot.clock.now() }),
  );
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(lastMessage(bruno).visible).toContain(sentence);
  const left = `select state, last_error from agenda where what = 'send-trial-sheet'`;
  const rows = await query(bot, left);
  expect(rows).toEqual([{ state: 'dead', last_error: 'unknown-task' }]);
  expect(bot.logs.join('')).toContain('task-unknown');
});

onSlack('An answer to a press that Slack drops is asked again', async () => {
  const { bot, bruno } = await aboutToInvite();
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  bot.slack.fail({ method: 'response_url', how: '500' });

  await touch(bruno, lastMessage(bruno), 'pause-harvest');
  await expect.poll(() => bruno.ephemerals().at(-1)?.visible, { timeout: 3_000 }).toContain('Bonne pause');
});

test('The token is revoked: coordination sees it, nothing is lost, and everything leaves once it works again', async () => {
  const { bot, amina, bruno, dora } = await aboutToInvite();
  const before = bot.chat.attempts();
  bot.chat.revoke(true);

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await bot.at('2026-11-20T11:00[Europe/Paris]');
  expect(fromBot(bruno)).toEqual([]);
  await amina.command('/initiative', 'On prête des outils');
  if (bot.chat.name === 'slack') {
    // Answers to commands come with the request itself.
    expect(plainSpaces(lastEphemeral(amina).visible)).toContain('C’est noté');
    const state = await command(bot, dora, '/vendange', 'coordination');
    expect(state).toContain('Mes clés d’accès ont été révoquées : plus rien ne part');
    expect(state).toContain('Depuis le vendredi 20 novembre');
  }
  expect(bot.logs.join('')).toContain('"why":"token-revoked"');
  expect(bot.chat.attempts() - before).toBeLessThan(12);

  bot.chat.revoke(false);
  await bot.at('2026-11-20T11:30[Europe/Paris]');

  expect(lastMessage(bruno).visible).toContain(sentence);
  expect(await say(bot, amina, 'mes initiatives')).toContain('On prête des outils');
  // Two working days from the sending, not from the morning it could not leave.
  expect(plainSpaces(lastMessage(bruno).visible)).toContain('Sans nouvelles le mardi 24 novembre au soir');
  expect(await command(bot, dora, '/vendange', 'coordination')).toContain('Tous les messages ont pu partir');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(fromBot(dora).every(({ visible }) => !visible.includes('plus rien ne part'))).toBe(true);
  expect(bot.logs.join('')).not.toMatch(/vignes|Amina|Bruno/);
});

test('A volunteer whose account is closed: the invitation passes on, and nobody waits for them', async () => {
  const { bot, amina, bruno } = await aboutToInvite();
  const [chloe] = meet(bot, 'Chloé Roux');
  await bot.later({ minutes: 1 });
  await command(bot, chloe, '/vendange', 'volontaire');
  await say(bot, bruno, 'aide');
  bot.chat.close(bruno.id, true);
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(fromBot(bruno).some(({ visible }) => visible.includes('vignes'))).toBe(false);
  expect(lastMessage(chloe).visible).toContain(sentence);
  expect(await say(bot, amina, 'qui a lu')).not.toContain('Bruno');
  expectCleanSlate(bot, 'vignes');
});

test('Whoever told it has left: the answer is kept, and leaves when they are back', async () => {
  const { bot, amina, bruno, dora } = await aboutToInvite();
  await bot.later({ minutes: 1 });
  await command(bot, bruno, '/vendange', 'pause');
  bot.chat.close(amina.id, true);

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(await command(bot, dora, '/vendange', 'coordination')).not.toMatch(/vignes|Amina/);

  bot.chat.close(amina.id, false);
  await amina.command('/vendange', 'aide');
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect((await messageOf(bot, amina, 'nobodyFound')).intents).toContain('keep-waiting');
});

test('Someone chosen whose account is closed: Amina is told, and chooses again', async () => {
  const { bot, amina, bruno } = await aboutToInvite();
  await command(bot, bruno, '/vendange', 'pause');
  const [chloe] = meet(bot, 'Chloé Roux');
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  bot.chat.close(chloe.id, true);
  const form = await openForm(amina, await messageOf(bot, amina, 'nobodyFound'), 'choose-person');

  await submit(bot, amina, form, { person: chloe.id });
  // The bot may ask for an hour or so about a person whom it never met.
  for (const clock of ['09:06', '09:20', '09:45', '10:30', '11:30']) await bot.at(`2026-11-20T${clock}[Europe/Paris]`);
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound:chosen');
});

test('At nine, within the platform’s limits, everyone has their message, once', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]', patience });
  const names = Array.from({ length: 16 }, (_, index) => `Personne ${'ABCDEFGHIJKLMNOP'.charAt(index)}`);
  const people = meet(bot, ...names);
  for (const person of people) await person.command('/initiative', `${sentence} (${person.id})`);
  await bot.rest();

  bot.chat.limit({ inAMinute: 10 });
  const before = bot.chat.attempts();
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  for (let turn = 0; turn < 24; turn++) await bot.later({ seconds: 15 });

  expect(people.map((person) => fromBot(person).length)).toEqual(people.map(() => 1));
  expect(bot.chat.attempts() - before - people.length).toBeLessThan(30);
  expectCleanSlate(bot, 'vignes', 'Personne');
});

test('Bruno writes faster than the bot may answer: every answer comes, in order', async () => {
  const bot = await startBot({ patience });
  bot.chat.limit({ atOnce: 2 });
  const [bruno] = meet(bot, 'Bruno Petit');
  // More than any platform takes in one second.
  const often = [1, 2, 3, 4, 5, 6];

  for (const words of [...often.map(() => 'aide'), 'pause', 'volontaire', 'pause', 'reprise']) await bruno.dm(words);
  await bot.rest();
  for (let second = 0; second < 14; second++) await bot.later({ seconds: 1 });

  expect(fromBot(bruno).map(({ text }) => plainSpaces(text))).toEqual([
    ...often.map(() => 'Ce que je sais faire'),
    'Vous n’êtes pas volontaire.',
    'Bienvenue dans l’équipe de vendange.',
    'Bonne pause.',
    'Merci, vous revoilà.',
  ]);
});
