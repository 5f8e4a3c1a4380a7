import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { FaultRule } from '../../fakes/slack/faults.ts';
import { fromBot, plainSpaces, say } from '../support/acts.ts';
import { lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

/*
 * What the service answers when it does not take a message, through the whole bot and the real SDK: what is tried again and
 * when, what is said, and that nothing is lost.
 */

/** Real milliseconds: short, and yet long enough for a machine that does other things. */
const patience = { platformMs: 700, sendingMs: 900 };

async function town() {
  const bot = await startBot({
    platform: 'teams',
    now: '2026-11-19T10:00[Europe/Paris]',
    env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' },
    patience,
  });
  const [amina, celine] = meet(bot, 'Amina Diallo', 'Céline Morel');
  await say(bot, celine, 'aide');
  await say(bot, amina, 'aide');
  return { bot, amina, celine };
}

const attempts = (bot: TestBot) => bot.chat.attempts();
const helps = (person: Person) => fromBot(person).filter(({ text }) => plainSpaces(text) === 'Ce que je sais faire').length;

/** Seconds after which it is tried again, and not before. */
const putOff: readonly (readonly [what: string, fault: FaultRule, seconds: number])[] = [
  ['429 that says 40 seconds', { how: 'rate-limit', retryAfter: 40 }, 40],
  ['429 without a word of when', { how: { error: '429' } }, 30],
  ['429 with something unreadable', { how: { error: '429' }, retryAfter: 'soon' }, 30],
  ['429 that says two hours', { how: 'rate-limit', retryAfter: 7_200 }, 3_600],
  ['429 that says no time at all', { how: 'rate-limit', retryAfter: 0 }, 1],
  ['412', { how: { error: 'PreconditionFailed', status: 412 } }, 2],
  ['412 that says 9 seconds', { how: { error: 'PreconditionFailed', status: 412 }, retryAfter: 9 }, 9],
  ['503', { how: '503' }, 30],
  ['503 that says 5 minutes', { how: '503', retryAfter: 300 }, 300],
  ['502 from a relay that says when', { how: { error: '502' }, retryAfter: 20 }, 20],
  ['504 from a relay that says when', { how: { error: '504' }, retryAfter: 25 }, 25],
];

test('A conversation that is full waits alone: others are answered meanwhile', async () => {
  const { bot, amina, celine } = await town();
  await bot.later({ minutes: 1 });
  const before = [helps(amina), helps(celine)] as const;

  for (let times = 0; times < 9; times++) await amina.dm('aide');
  await bot.rest();
  expect(helps(amina) - before[0]).toBe(7);
  await celine.dm('aide');
  await bot.rest();
  expect(helps(celine) - before[1]).toBe(1);

  await bot.later({ seconds: 3 });
  expect(helps(amina) - before[0]).toBe(9);
  expect(bot.chat.violations).toEqual([]);
});

test('What the service puts off is tried again when it says, not before, and comes once', async () => {
  const { bot, amina, celine } = await town();
  for (const [what, fault, seconds] of putOff) {
    await bot.later({ minutes: 2 });
    const [before, tried] = [helps(amina), attempts(bot)];
    bot.teams.fail({ method: 'send', ...fault });

    await amina.dm('aide');
    await bot.rest();
    expect(helps(amina), what).toBe(before);
    await bot.later({ milliseconds: seconds * 1_000 - 500 });
    expect(attempts(bot), `${what}: meanwhile it is left alone`).toBe(tried + 1);
    await bot.later({ seconds: 1 });
    expect(helps(amina), what).toBe(before + 1);
    await bot.later({ hours: 1 });
    expect(attempts(bot), what).toBe(tried + 2);
  }
  expect(await say(bot, celine, 'coordination')).toContain('Tous les messages ont pu partir');
  expect(bot.logs.join('')).not.toMatch(/delivery-failed|message-refused/);
});

test('A date in Retry-After is understood too', async () => {
  const { bot, amina } = await town();
  const inAMinute = Temporal.Now.instant().add({ seconds: 60 });
  bot.teams.fail({ method: 'send', how: { error: '429' }, retryAfter: new Date(inAMinute.epochMilliseconds).toUTCString() });
  await amina.dm('aide');
  await bot.rest();
  await bot.later({ seconds: 50 });
  expect(helps(amina)).toBe(1);
  await bot.later({ seconds: 12 });
  expect(helps(amina)).toBe(2);
});

/** How often it may be there: once, and once more when it was there after all. */
const inDoubt: readonly (readonly [what: string, how: FaultRule['how'], copies: number])[] = [
  ['500', '500', 1],
  ['502 without a word', { error: '502' }, 1],
  ['504 without a word', { error: '504' }, 1],
  ['no answer', 'hang', 1],
  ['a cut connection', 'reset', 1],
  ['no answer, and it was there', 'accept-then-hang', 2],
  ['a cut connection, and it was there', 'accept-then-reset', 2],
  ['500, and it was there', 'accept-then-500', 2],
];

test('What may or may not be there is said again: at least once, and repeated no more than the doubts', { timeout: 90_000 }, async () => {
  const { bot, amina, celine } = await town();
  let expected = helps(amina);
  for (const [what, how, copies] of inDoubt) {
    await bot.later({ minutes: 2 });
    bot.teams.fail({ method: 'send', how });
    await amina.dm('aide');
    await bot.rest();
    expected += copies;
    await expect
      .poll(
        async () => {
          await bot.later({ seconds: 10 });
          return helps(amina);
        },
        { interval: 100, timeout: 20_000, message: what },
      )
      .toBe(expected);
    await bot.later({ minutes: 10 });
    expect(helps(amina), what).toBe(expected);
  }
  expect(await say(bot, celine, 'coordination')).toContain('Tous les messages ont pu partir');
});

test('A message too large is tried once, coordination learns it, and « Relancer » sends it', async () => {
  const { bot, amina, celine } = await town();
  for (const error of ['MessageSizeTooBig', 'RequestEntityTooLarge', 'Unknown']) {
    const before = helps(amina);
    bot.teams.fail({ method: 'send', how: { error, status: 413 } });
    const tried = attempts(bot);
    await amina.dm('aide');
    await bot.rest();
    await bot.later({ minutes: 30 });
    expect(attempts(bot) - tried, error).toBeLessThanOrEqual(2);
    expect(helps(amina)).toBe(before);

    const state = await say(bot, celine, 'coordination');
    expect(state).toContain('Un message est trop long pour la plateforme');
    expect(state).toContain('Messages gardés : 1');
    await say(bot, celine, 'relancer');
    await bot.later({ minutes: 2 });
    expect(helps(amina), error).toBe(before + 1);
    expect(await say(bot, celine, 'coordination')).toContain('Tous les messages ont pu partir');
  }
  expect(bot.logs.join('')).toContain('"code":"MessageSizeTooBig"');
});

test('Turned off by an administrator: everything waits, the bot does not insist, and everything leaves when it is on again', async () => {
  const { bot, amina, celine } = await town();
  for (const error of ['BotDisabledByAdmin', 'TenantAdminDisabledBot']) {
    const before = helps(amina);
    bot.teams.fail({ method: 'send', how: { error }, times: 3 });
    const tried = attempts(bot);
    await amina.dm('aide');
    await bot.rest();
    await bot.later({ minutes: 10 });
    expect(attempts(bot) - tried, 'it does not insist').toBe(1);
    for (let quarter = 0; quarter < 4; quarter++) await bot.later({ minutes: 16 });
    expect(helps(amina)).toBe(before + 1);
  }
  // Until then nobody can be told in Teams; what coordination would be told is over by the time it can be.
  expect(await say(bot, celine, 'coordination')).toContain('Tous les messages ont pu partir');
});

test('Blocked, removed, or gone: obeyed at the first refusal, told to nobody when it is a wish', async () => {
  for (const [error, status, why] of [
    ['MessageWritesBlocked', 403, 'person-stopped'],
    ['BotNotInConversationRoster', 403, 'person-stopped'],
    ['ConversationNotFound', 404, 'person-gone'],
  ] as const) {
    const { bot, amina, celine } = await town();
    bot.teams.fail({ method: 'send', how: { error, status } });
    const before = helps(amina);
    await amina.dm('aide');
    await bot.rest();
    const tried = attempts(bot);
    await bot.later({ hours: 1 });
    expect(attempts(bot), error).toBeLessThanOrEqual(tried + 1);
    const state = await say(bot, celine, 'coordination');
    if (why === 'person-stopped') expect(state, error).toContain('Tous les messages ont pu partir');
    else expect(state, error).not.toContain('Tous les messages ont pu partir');
    expect(state).not.toContain('Amina');

    // A person who writes again is there again, and finds what waited.
    await amina.dm('qui a lu');
    await bot.later({ minutes: 5 });
    expect(helps(amina), error).toBe(before + 1);
    expect(lastMessage(amina).fromBot).toBe(true);
    await bot.stop();
  }
});

test('A card that cannot be edited now is edited later: nothing taken back stays for want of an answer', async () => {
  const { bot, amina } = await town();
  await amina.dm('initiative On répare les lavoirs');
  await bot.rest();
  const shown = () =>
    fromBot(amina)
      .map((one) => one.visible)
      .join();
  for (const [how, retryAfter] of [
    ['rate-limit', 40],
    ['503', 20],
    [{ error: 'PreconditionFailed', status: 412 }, 3],
    [{ error: '504' }, undefined],
    [{ error: 'BotDisabledByAdmin' }, undefined],
    ['accept-then-500', undefined],
  ] as const) {
    await bot.later({ minutes: 2 });
    const words = `On répare tout, sauf ${typeof how === 'string' ? how : how.error}`;
    bot.teams.fail({ method: 'edit', how, ...(retryAfter === undefined ? {} : { retryAfter }) });
    await say(bot, amina, `corriger : ${words}`);
    for (let minute = 0; minute < 20; minute++) await bot.later({ minutes: 1 });
    expect(shown().split(words).length - 1, words).toBeGreaterThan(1);
    expect(shown()).not.toContain('les lavoirs');
  }
});
