import { createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { visibleText } from '../../fakes/slack/blocks.ts';
import {
  again,
  answerTo,
  answerToForm,
  command,
  expectCleanSlate,
  fromBot,
  introductions,
  kindOf,
  messagesOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
  touch,
  whereItStands,
} from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, meet, onSlack, startBot, type TestBot } from '../support/bot.ts';
import { expectKindAnswers } from '../support/hostile-presses.ts';
import type { Person, Shown } from '../support/person.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a planté des vignes dans la cour du collège';

const blank: readonly (readonly [what: string, words: string])[] = [
  ['nothing', ''],
  ['spaces', ' \t\n  '],
  ['no-break spaces', '\u00a0\u202f\u2007'],
  ['invisible characters', '\u200b\u2060\ufeff\u00ad'],
  ['NUL', '\u0000\u0000'],
];

const strange: readonly (readonly [what: string, words: string, shown: string])[] = [
  ['emoji', '🍇🍇👩🏽‍🌾', '🍇🍇👩🏽‍🌾'],
  ['right-to-left', 'لقد زرعنا الكروم في ساحة المدرسة', 'لقد زرعنا الكروم في ساحة المدرسة'],
  ['both directions', 'Avec العربية et un \u202eretourné', 'Avec العربية et un retourné'],
  ['HTML', '<b>gras</b><script>alert(1)</script>&amp;', '<b>gras</b><script>alert(1)</script>&amp;'],
  [
    'Slack’s own marks',
    '<!channel> <@U123> *bold* _i_ ~s~ `c` http://exemple.fr/x',
    '<!channel> <@U123> *bold* _i_ ~s~ `c` http://exemple.fr/x',
  ],
  ['NUL and a lone surrogate', 'avant\u0000 milieu \ud83d après', 'avant milieu \ufffd après'],
  ['quotes of SQL and JSON', `'; drop table initiatives; -- {"a":"\\"}`, `'; drop table initiatives; -- {"a":"\\"}`],
  ['several lines', 'une ligne\n\n> une autre', 'une ligne\n\n> une autre'],
];

test('Nothing at all asks for a sentence, by every door, and records nothing', async () => {
  const bot = await startBot();
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');

  for (const [what, words] of blank) {
    const form = await openForm(amina, () => amina.command('/initiative', words));
    expect((await amina.submit(form, { sentence: words === '' ? ' ' : words })).errors.sentence, what).toContain('Écrivez quelques mots');
    await amina.dismiss(form);
    expect(await say(bot, amina, words), what).toContain('Je vous écoute');
  }

  expect(await say(bot, amina, 'mes initiatives')).toContain('Vous n’avez pas d’initiative en cours');
  expectCleanSlate(bot, 'Amina');
});

test('Strange words are kept and shown as they were written, to Amina and to Bruno, and never act', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  bot.chat.unlimited();
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');

  // An empty line is drawn as a wider space there.
  const drawn = (text: string) => (bot.chat.name === 'teams' ? text.replaceAll('\n\n', '\n') : text);
  for (const [what, words, written] of strange) {
    const shown = drawn(written);
    expect(bare(await command(bot, amina, '/initiative', words)), what).toContain(shown);
    expect(bare(await say(bot, amina, 'qui a lu')), what).toContain(shown);
    expect(bare(await say(bot, amina, `corriger : ${words}`)), what).toContain(shown);
    await say(bot, amina, 'retirer');
    expect(bare(await say(bot, amina, words)), what).toContain(shown);
    await say(bot, amina, 'oublie');
    // A conversation takes so many messages, and edits, a second.
    await bot.later({ seconds: 10 });
  }
  const all = strange.map(([, words]) => words).join('\n');
  await command(bot, amina, '/initiative', all);
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  for (const [what, , shown] of strange) expect(bare(lastMessage(bruno).visible), what).toContain(drawn(shown));
  expectCleanSlate(bot, 'Amina', 'Bruno', 'script', 'drop table');
});

test('10,000 characters are kept whole, shown short, and read whole on demand', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');
  const long = `${'é'.repeat(9_990)} Fin. 🍇`;

  const answer = await command(bot, amina, '/initiative', long);
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(answer.length).toBeLessThan(2_500);
  expect(await everythingStored(bot)).toContain(long);
  expect(lastMessage(bruno).intents).toEqual(expect.arrayContaining(['whole-text', 'accept-invitation']));
  expectCleanSlate(bot, 'éééé');
});

/** Bruno was invited by Amina; Chloé has nothing to do with it. */
async function invited(): Promise<{
  bot: TestBot;
  amina: Person;
  bruno: Person;
  chloe: Person;
  card: Shown;
  noted: Shown;
}> {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  // With all its buttons.
  await press(bot, amina, lastEphemeral(amina), 'more');
  const noted = lastEphemeral(amina);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not asked.');
  return { bot, amina, bruno, chloe, card, noted };
}

test('Someone else pressing with Amina’s or Bruno’s ids learns nothing and changes nothing', async () => {
  const { bot, amina, bruno, chloe, card, noted } = await invited();
  await command(bot, chloe, '/vendange', 'volontaire');

  for (const button of ['who-has-read', 'set-aside', 'correct', 'withdraw']) {
    const answer = await pressElsewhere(bot, chloe, noted, button);
    expect(answer, button).toContain('Je ne retrouve plus cette initiative');
    expect(answer, button).not.toMatch(/vignes|Amina|Bruno/);
  }
  for (const button of ['accept-invitation', 'decline-invitation']) {
    expect(await pressElsewhere(bot, chloe, card, button), button).toContain('Cette proposition n’est plus en cours');
  }
  expect(await pressElsewhere(bot, chloe, card, 'more')).toContain('n’est plus d’actualité');

  expect(await say(bot, amina, 'mes initiatives')).toContain(sentence);
  expect(await pressElsewhere(bot, bruno, card, 'accept-invitation')).toContain('Amina Diallo');
  expectCleanSlate(bot, 'vignes', 'Amina', 'Chlo');
});

test('Pressed again once it is over, every button has a true answer', async () => {
  const { bot, amina, bruno, card, noted } = await invited();
  await press(bot, amina, noted, 'withdraw');

  for (const button of ['who-has-read', 'set-aside', 'correct', 'withdraw']) {
    expect(await press(bot, amina, noted, button), button).toContain('Je ne retrouve plus cette initiative');
  }
  for (const button of ['accept-invitation', 'decline-invitation']) {
    expect(await press(bot, bruno, card, button), button).toContain('n’est plus en cours');
  }
  expect(await press(bot, bruno, card, 'pause-harvest')).toContain('Bonne pause');
  expectCleanSlate(bot, 'vignes', 'Amina');
});

test('A form sent after its initiative was withdrawn says so, in the conversation', async () => {
  const { bot, amina, noted } = await invited();
  const form = await openForm(amina, noted, 'correct');
  await say(bot, amina, 'retirer');

  expect(await answerToForm(bot, amina, form, { sentence: 'On a planté des cerisiers' })).toBe('notFound:initiative');

  // What was typed is shown back, and kept as a draft for a working day.
  expect(lastMessage(amina).visible).toContain('cerisiers');
  await bot.later({ hours: 24 * 6 });
  expect(await everythingStored(bot)).not.toContain('cerisiers');
});

test('Double clicks: one withdrawal, one set-aside, one initiative', async () => {
  const { bot, amina, bruno, noted } = await invited();

  const all = await whereItStands(amina, noted, 'withdraw');
  await Promise.all([touch(amina, all, 'withdraw'), touch(amina, all, 'withdraw')]);
  await bot.rest();
  await answersTo(bot, 3);
  expect(await everythingStored(bot)).not.toContain('vignes');

  const form = await openForm(amina, () => amina.command('/initiative'));
  await Promise.all([amina.submit(form, { sentence }), amina.submit(form, { sentence })]);
  await bot.rest();
  expect(await messagesOf(bot, amina, 'initiativeNoted')).toHaveLength(1);
  await bruno.command('/initiative', 'On prête des outils');
  await bruno.command('/initiative', 'On prête des outils');
  const answer = await say(bot, bruno, 'mes initiatives');
  expect(answer.match(/On prête des outils/g)).toHaveLength(1);
  expectCleanSlate(bot);
});

test('A yes and a withdrawal at the same instant: one of them wins, nobody gets an error', async () => {
  for (let round = 0; round < 3; round++) {
    const { bot, amina, bruno, card, noted } = await invited();

    const all = await whereItStands(amina, noted, 'withdraw');
    await Promise.all([touch(bruno, card, 'accept-invitation'), touch(amina, all, 'withdraw')]);
    await bot.rest();

    await answersTo(bot, 3);
    expect(await everythingStored(bot)).not.toContain('vignes');
    expect(again(bruno, card).visible).not.toContain('vignes');
    expectCleanSlate(bot);
    await bot.stop();
  }
});

test('The same signed request twice is done once: command, message, press, form', async () => {
  const { bot, amina, bruno, card } = await invited();

  await amina.command('/initiative', 'On prête des outils');
  const answered = amina.ephemerals().length;
  expect(await amina.again()).toMatchObject({ status: 200 });
  expect(amina.ephemerals()).toHaveLength(answered);

  await bruno.dm('aide');
  await bruno.again({ num: 1, reason: 'http_timeout' });
  await bruno.again({ num: 2, reason: 'http_error' });
  await bot.rest();
  expect(fromBot(bruno).filter(({ visible }) => visible.includes('je suis Vendange'))).toHaveLength(1);

  await touch(bruno, card, 'accept-invitation');
  await bruno.again();
  await bot.rest();
  expect(introductions(bot, amina)).toBe(1);

  const form = await openForm(amina, () => amina.command('/initiative'));
  await submit(bot, amina, form, { sentence: 'On partage une friche' });
  const heard = fromBot(amina).length;
  await amina.again();
  await bot.rest();
  expect(fromBot(amina)).toHaveLength(heard);
  expectCleanSlate(bot, 'vignes', 'outils', 'friche');
});

onSlack('Forged and old requests are turned away, and leave nothing', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  for (const forged of [bot.slack.person(amina.id).with({ badSignature: true }), bot.slack.person(amina.id).with({ oldTimestamp: true })]) {
    expect(await forged.command('/initiative', sentence)).toMatchObject({ status: 401 });
    expect(await forged.dm(sentence)).toMatchObject({ status: 401 });
  }
  const unsigned = await fetch(bot.slack.botUrl ?? '', {
    method: 'POST',
    body: 'command=/initiative',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  await bot.rest();

  expect(unsigned.status).toBe(401);
  expect(await everythingStored(bot)).not.toMatch(/vignes|UAMINA/);
  expect(bot.logs.join('')).not.toContain('vignes');
});

onSlack('People of another workspace are told that nothing was kept', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  const stranger = bot.slack.person(amina.id).with({ team: 'T0STRANGER' });

  await stranger.command('/initiative', sentence);
  expect(lastEphemeral(amina).visible).toContain('Je ne suis pas relié à cet espace de travail');
  expect(lastEphemeral(amina).visible).toContain('this workspace');
  expect(await stranger.dm(sentence)).toMatchObject({ status: 200 });
  await bot.rest();

  expect(fromBot(amina)).toEqual([]);
  expect(await everythingStored(bot)).not.toMatch(/vignes|STRANGER|UAMINA/);
  expectCleanSlate(bot, 'vignes');
});

/** A body signed as Slack signs, valid or not. */
async function signed(bot: TestBot, body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', bot.slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return fetch(bot.slack.botUrl ?? '', {
    method: 'POST',
    body,
    headers: { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` },
  });
}

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const interaction = (payload: unknown) => form({ payload: JSON.stringify(payload) });
const place = { team: { id: 'T0FAKE' }, user: { id: 'UAMINADIALLO' }, container: { type: 'message', message_ts: '1.2', channel_id: 'D1' } };
const button = {
  type: 'button',
  action_id: 'withdraw:0',
  block_id: 'b',
  value: '{"subject":""}',
  action_ts: '1.5',
  text: { type: 'plain_text', text: 'x' },
};

const senseless: readonly (readonly [what: string, body: string, type?: string])[] = [
  ['nothing', ''],
  ['no fields', form({ command: '/initiative' })],
  [
    'another command',
    form({
      command: '/poll',
      team_id: 'T0FAKE',
      user_id: 'UAMINADIALLO',
      trigger_id: '1',
      response_url: 'http://127.0.0.1:1/x',
      text: sentence,
    }),
  ],
  ['an event without an event', '{"type":"event_callback"}', 'application/json'],
  [
    'an event of another kind',
    '{"type":"event_callback","team_id":"T0FAKE","event_id":"E1","event":{"type":"reaction_added","user":"UAMINADIALLO"}}',
    'application/json',
  ],
  [
    'a message without words',
    '{"type":"event_callback","team_id":"T0FAKE","event_id":"E2","event":{"type":"message","channel_type":"im","user":"","text":null}}',
    'application/json',
  ],
  ['not JSON', '{"type":', 'application/json'],
  ['an interaction without fields', interaction({})],
  ['a press without a button', interaction({ type: 'block_actions', ...place, actions: [] })],
  [
    'a press of another kind',
    interaction({ type: 'block_actions', ...place, actions: [{ type: 'overflow', action_id: 'x', action_ts: '1.1' }] }),
  ],
  [
    'a form we did not draw',
    interaction({ type: 'view_submission', ...place, view: { id: 'V1', callback_id: 'theirs', private_metadata: 'x', state: {} } }),
  ],
];

onSlack('Signed but senseless: the bot goes on, and keeps nothing', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  const statuses = await Promise.all(senseless.map(async ([, body, type]) => (await signed(bot, body, type)).status));
  await bot.rest();

  expect(statuses.filter((status) => ![200, 400, 404, 500].includes(status))).toEqual([]);
  expect(await everythingStored(bot)).not.toMatch(/vignes|UAMINA/);
  expect(await answerTo(bot, amina, 'aide')).toBe('help');
  expect(bot.logs.join('')).not.toMatch(/vignes|UAMINA/);
});

onSlack('Buttons nobody drew, and garbage for a subject, get a kind answer that changes nothing', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  await press(bot, amina, lastEphemeral(amina), 'whom-to-turn-to');
  const [id = '', reach] = [...bot.slack.world.responseUrls].at(-1) ?? [];
  const answered = () => bot.slack.calls.filter(({ method }) => method === 'response_url');

  const pressed = async (intent: string, subject: string): Promise<string> => {
    const before = answered().length;
    if (reach) reach.uses = 0;
    const action = { ...button, action_id: `${intent}:0`, value: JSON.stringify({ subject }), action_ts: `1.${before}` };
    const response_url = bot.slack.apiUrl.replace('/api/', `/response/${id}`);
    await (
      await signed(bot, interaction({ type: 'block_actions', ...place, trigger_id: '9.9', response_url, actions: [action] }))
    ).arrayBuffer();
    await expect.poll(() => answered().length, { interval: 5 }).toBe(before + 1);
    return plainSpaces(visibleText(answered().at(-1)?.body.blocks));
  };

  await expectKindAnswers(pressed);

  expect(await say(bot, amina, 'mes initiatives')).toContain(sentence);
  expectCleanSlate(bot, 'vignes');
});

test('Someone unknown to Slack, or a person field holding nonsense, is answered kindly', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const choose = await openForm(amina, lastMessage(amina), 'choose-person');

  expect(await answerToForm(bot, amina, choose, { person: 'UNOBODY' })).toBe('personAsked:listen');
  // Slack is asked who they are, for an hour or so: they may be in any zone.
  for (const clock of ['09:06', '09:20', '09:45', '10:30', '11:30']) await bot.at(`2026-11-20T${clock}[Europe/Paris]`);
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound:chosen');
  expectCleanSlate(bot, 'vignes');
});

test('When the database fails, the bot says so with a reference and gives the words back; nothing of them is logged', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, 'aide');
  await bot.database.transaction((tx) => tx.exec('alter table initiatives rename to lost'));

  const answer = await command(bot, amina, '/initiative', sentence);
  expect(answer).toContain('Quelque chose n’a pas marché de mon côté');
  expect(answer).toContain(sentence);
  const reference = answer.match(/référence à la coordination : ([0-9a-f]{8})/)?.[1] ?? 'none';
  expect(bot.logs.join('')).toContain(reference);

  const opened = await openForm(amina, () => amina.command('/initiative'));
  expect((await amina.submit(opened, { sentence })).errors.sentence).toContain('n’a pas marché');
  expect(amina.view()?.id).toBe(opened.id);
  // Slack is asked to bring it again; Teams does not: they get their words back.
  const brings = bot.chat.name === 'slack';
  expect(await amina.dm(`initiative ${sentence}`)).toMatchObject({ status: brings ? 500 : 200 });
  if (!brings) await expect.poll(() => lastMessage(amina).visible).toContain(`initiative ${sentence}`);

  await bot.database.transaction((tx) => tx.exec('alter table lost rename to initiatives'));
  expect(await (brings ? amina.again({ num: 1, reason: 'http_error' }) : amina.dm(`initiative ${sentence}`))).toMatchObject({
    status: 200,
  });
  await bot.rest();
  expect(lastMessage(amina).visible).toContain(sentence);
  expect(bot.logs.join('')).not.toContain('vignes');
});

/** Resolves once so many presses were answered, where answers come after the press. */
async function answersTo(bot: TestBot, presses: number): Promise<void> {
  if (bot.chat.name === 'slack') await expect.poll(() => bot.chat.answers()).toBe(presses);
}

/** A button pressed by someone it was never shown to: its ids are all that counts. Resolves with the answer, wherever it shows. */
async function pressElsewhere(bot: TestBot, person: Person, on: Shown, wanted: string): Promise<string> {
  if (bot.chat.name === 'teams') {
    const { world } = bot.teams;
    const content = world.activities.find(({ id }) => id === on.ts)?.versions.at(-1) ?? {};
    const copy = world.post(world.personal(person.id).id, 'bot', content);
    const theirs = person.messages().find(({ ts }) => ts === copy.id);
    return theirs ? press(bot, person, theirs, wanted) : '';
  }
  const answered = () => bot.slack.calls.filter(({ method }) => method === 'response_url');
  const before = answered().length;
  await touch(person, on, wanted);
  await expect.poll(() => answered().length, { interval: 5 }).toBe(before + 1);
  await bot.rest();
  return plainSpaces(visibleText(answered().at(-1)?.body.blocks));
}

/** Without the isolates that keep directions apart, nor the no-break spaces. */
function bare(text: string): string {
  return plainSpaces(text).replace(/[\u2066-\u2069]/g, '');
}
