import { expect, test, vi } from 'vitest';
import { command, expectCleanSlate, fromBot, messageWith, openForm, plainSpaces, press, say, submit } from '../support/acts.ts';
import { type BotSettings, lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
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

const posted = (bot: TestBot) => bot.slack.calls.filter(({ method }) => method === 'chat.postMessage');

test('Slack asks to wait: nothing is posted before the time it gave, and then everything is, once', async () => {
  const { bot, bruno } = await aboutToInvite();
  bot.slack.fail({ method: 'chat.postMessage', how: 'rate-limit', retryAfter: 30 });

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await bot.at('2026-11-20T09:00:29[Europe/Paris]');
  expect(posted(bot)).toHaveLength(1);

  await bot.at('2026-11-20T09:00:30[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(1);
  expect(posted(bot)).toHaveLength(2);
});

test('Slack asks to wait about one person while messages to others leave: it is left alone all the same', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]', patience });
  const people = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux', 'David Leroy');
  for (const one of people) await command(bot, one, '/initiative', `${sentence} ${one.id.length}`);
  bot.slack.fail({ method: 'chat.postMessage', how: 'rate-limit', retryAfter: 30, match: ({ channel }) => channel === people[0].id });

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const before = posted(bot).length;
  await bot.at('2026-11-20T09:00:29[Europe/Paris]');
  expect(posted(bot)).toHaveLength(before);

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
  'After “%s” nobody knows whether the invitation is there: it is looked for, and Bruno has it exactly once',
  async (how, there) => {
    const { bot, amina, bruno } = await aboutToInvite();
    bot.slack.fail({ method: 'chat.postMessage', how });

    await bot.at('2026-11-20T09:00[Europe/Paris]');
    expect(fromBot(bruno)).toHaveLength(there);
    await untilItIsLookedFor(
      bot,
      () => fromBot(bruno).length === 1 && bot.slack.calls.some(({ method }) => method === 'conversations.history'),
    );
    await bot.rest();

    expect(fromBot(bruno)).toHaveLength(1);
    expect(await press(bot, bruno, lastMessage(bruno), 'Oui, volontiers')).toContain('Amina Diallo');
    expect(await say(bot, amina, 'qui a lu')).toContain('Bruno Petit, le vendredi 20 novembre');
  },
);

test('An answer cut off is not lost either, and what Amina says meanwhile is recorded', async () => {
  const { bot, amina } = await aboutToInvite();
  bot.slack.fail({ method: 'chat.postMessage', how: 'accept-then-hang' });

  await amina.dm('initiative On prête des outils');
  await bot.rest();
  await amina.dm('mes initiatives');
  await bot.rest();
  await untilItIsLookedFor(bot, () => fromBot(amina).length === 2);

  expect(fromBot(amina).map(({ visible }) => visible.includes('On prête des outils'))).toEqual([true, true]);
});

test('An answer to a press that Slack drops is asked again; a card that cannot be edited at once is edited later', async () => {
  const { bot, amina, bruno } = await aboutToInvite();
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  bot.slack.fail({ method: 'chat.update', how: 'rate-limit', retryAfter: 60 });
  bot.slack.fail({ method: 'response_url', how: '500' });

  expect(await say(bot, amina, `corriger : On a planté des cerisiers`)).toContain('cerisiers');
  expect(lastMessage(bruno).visible).toContain('vignes');
  await bot.later({ seconds: 60 });

  expect(lastMessage(bruno).visible).toContain('cerisiers');
  await bruno.press(lastMessage(bruno), 'Plus tard');
  await expect.poll(() => bruno.ephemerals().at(-1)?.visible, { timeout: 3_000 }).toContain('Quand voulez-vous');
});

test('The token is revoked: coordination sees it, nothing is lost, and everything leaves once it works again', async () => {
  const { bot, amina, bruno, dora } = await aboutToInvite();
  bot.slack.team.tokenError = 'token_revoked';

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await bot.at('2026-11-20T11:00[Europe/Paris]');
  expect(fromBot(bruno)).toEqual([]);
  const state = await command(bot, dora, '/vendange', 'coordination');
  expect(state).toContain('Mes clés d’accès ont été révoquées : plus rien ne part');
  expect(state).toContain('Depuis le vendredi 20 novembre');
  expect(await command(bot, amina, '/initiative', 'On prête des outils')).toContain('C’est noté');
  expect(posted(bot).length).toBeLessThan(12);

  bot.slack.team.tokenError = undefined;
  await bot.at('2026-11-20T11:30[Europe/Paris]');

  expect(lastMessage(bruno).visible).toContain(sentence);
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
  close(bot, bruno);
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
  close(bot, amina);

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(await command(bot, dora, '/vendange', 'coordination')).not.toMatch(/vignes|Amina/);

  reopen(bot, amina);
  await amina.command('/vendange', 'aide');
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(messageWith(amina, 'Je n’ai trouvé personne').buttons).toContain('Attendre encore');
});

test('Someone chosen whose account is closed: Amina is told, and chooses again', async () => {
  const { bot, amina, bruno } = await aboutToInvite();
  await command(bot, bruno, '/vendange', 'pause');
  const [chloe] = meet(bot, 'Chloé Roux');
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  close(bot, chloe);
  const form = await openForm(amina, () =>
    amina.press(messageWith(amina, 'Je n’ai trouvé personne'), 'En parler à quelqu’un de mon choix'),
  );

  await submit(bot, amina, form, { person: chloe.id });
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(lastMessage(amina).visible).toContain('La personne que vous aviez choisie n’est pas disponible');
});

test('At nine, within Slack’s limits, everyone has their message, once', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]', patience });
  bot.slack.rateLimits.messagesPerMinute = 10;
  const names = Array.from({ length: 16 }, (_, index) => `Personne ${'ABCDEFGHIJKLMNOP'.charAt(index)}`);
  const people = meet(bot, ...names);
  for (const person of people) await person.command('/initiative', `${sentence} (${person.id})`);
  await bot.rest();

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  for (let turn = 0; turn < 24; turn++) await bot.later({ seconds: 15 });

  expect(people.map((person) => fromBot(person).length)).toEqual(people.map(() => 1));
  const refused = posted(bot).filter(({ outcome }) => outcome !== 'ok').length;
  expect(refused).toBeLessThan(30);
  expectCleanSlate(bot, 'vignes', 'Personne');
});

test('Bruno writes faster than Slack lets the bot answer: every answer comes, in order', async () => {
  const bot = await startBot({ patience });
  bot.slack.rateLimits.burst = 2;
  const [bruno] = meet(bot, 'Bruno Petit');

  for (const words of ['aide', 'pause', 'volontaire', 'pause', 'reprise']) await bruno.dm(words);
  await bot.rest();
  for (let second = 0; second < 8; second++) await bot.later({ seconds: 1 });

  expect(fromBot(bruno).map(({ text }) => plainSpaces(text))).toEqual([
    'Ce que je sais faire',
    'Vous n’êtes pas volontaire.',
    'Bienvenue dans l’équipe de vendange.',
    'Bonne pause.',
    'Merci, vous revoilà.',
  ]);
});

function close(bot: TestBot, person: Person): void {
  const user = bot.slack.world.user('T0FAKE', person.id);
  if (user) user.deleted = true;
}

function reopen(bot: TestBot, person: Person): void {
  const user = bot.slack.world.user('T0FAKE', person.id);
  if (user) user.deleted = false;
}
