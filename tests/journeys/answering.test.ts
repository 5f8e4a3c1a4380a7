import { expect, test, vi } from 'vitest';
import {
  again,
  answerTo,
  command,
  expectCleanSlate,
  expectIntroduced,
  fromBot,
  introductionOf,
  introductions,
  messagesOf,
  messageWith,
  press,
  say,
  touch,
} from '../support/acts.ts';
import { type BotSettings, lastMessage, meet, onSlack, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a planté des vignes dans la cour du collège';

/** Thursday: Amina tells. Friday at 9: Bruno is invited; Chloé is a volunteer too. */
async function invitedBruno(settings: BotSettings = {}): Promise<{ bot: TestBot; amina: Person; bruno: Person; chloe: Person }> {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]', ...settings });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await command(bot, chloe, '/vendange', 'volontaire');
  return { bot, amina, bruno, chloe };
}

test.each(['Oui merci !', 'Volontiers'])('Bruno answers « %s » in words', async (words) => {
  const { bot, amina, bruno } = await invitedBruno();

  expect(await say(bot, bruno, words)).toContain('Voici qui porte cette initiative : Amina Diallo');

  expectIntroduced(bot, amina, bruno);
  expect(messageWith(bruno, sentence).intents).toContain('hand-over');
  expect(fromBot(bruno).flatMap(({ intents }) => intents)).not.toContain('accept-invitation');
  expectCleanSlate(bot, 'vignes');
});

test.each(['Non merci', 'passe'])('Bruno declines with « %s »', async (words) => {
  const { bot, bruno, chloe } = await invitedBruno();

  expect(await say(bot, bruno, words)).toContain('C’est entendu. Je demande à quelqu’un d’autre');

  expect(fromBot(bruno).every(({ visible }) => !visible.includes('vignes'))).toBe(true);
  expect(lastMessage(chloe).visible).toContain(sentence);
});

test('A refusal leaves no trace but the date of the last solicitation', async () => {
  const { bot, amina, bruno } = await invitedBruno();

  await press(bot, bruno, lastMessage(bruno), 'decline-invitation');

  const traces = await bot.database.transaction(async (tx) => {
    const { rows } = await tx.query(
      `select (select count(*)::int from invitations v join identities i on i.person_id = v.person_id where i.external_id = $1) as invitations,
              (select count(*)::int from deliveries d join identities i on i.person_id = d.person_id where i.external_id = $1 and d.kind like 'invitation%') as deliveries`,
      [bruno.id],
    );
    return rows;
  });
  expect(traces).toEqual([{ invitations: 0, deliveries: 0 }]);
  expect(await say(bot, amina, 'qui a lu ma phrase ?')).toMatch(/Bruno Petit(?!, le)/);
});

test('Bruno takes a break: it answers the invitation too, and he is asked again once he is back', async () => {
  const { bot, amina, bruno, chloe } = await invitedBruno();

  expect(await press(bot, bruno, lastMessage(bruno), 'pause-harvest')).toContain('Bonne pause');
  expect(lastMessage(chloe).visible).toContain(sentence);

  await press(bot, chloe, lastMessage(chloe), 'pause-harvest');
  await command(bot, amina, '/initiative', 'On prête des outils entre services');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(1);

  expect(await answerTo(bot, bruno, 'je reprends')).toBe('harvestResumed');
  await command(bot, amina, '/initiative', 'On partage une friche');
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('On partage une friche');
});

test('Two working days without an answer, counted from the sending, and it moves on, kindly', async () => {
  const { bot, bruno, chloe } = await invitedBruno();
  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not asked.');
  expect(card.visible.replaceAll('\u00a0', ' ')).toContain('Sans nouvelles le mardi 24 novembre au soir');

  await bot.at('2026-11-24T17:59[Europe/Paris]');
  expect(again(bruno, card).intents).toContain('accept-invitation');
  expect(fromBot(chloe)).toEqual([]);

  await bot.at('2026-11-24T18:00[Europe/Paris]');
  expect(again(bruno, card).visible).toContain('Cette proposition n’est plus en cours');
  expect(again(bruno, card).visible).not.toContain('vignes');

  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect(lastMessage(chloe).visible).toContain(sentence);
  expect(fromBot(bruno)).toHaveLength(1);
});

test('Held by the hours of a volunteer overseas, the two days begin when the invitation leaves', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  bot.chat.addUser({ id: 'UBRUNO', real_name: 'Bruno Petit', tz: 'Pacific/Noumea', locale: 'fr-FR' });
  const bruno = bot.chat.person('UBRUNO');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(fromBot(bruno)).toEqual([]);

  await bot.at('2026-11-23T09:00[Pacific/Noumea]');

  expect(lastMessage(bruno).visible.replaceAll('\u00a0', ' ')).toContain('Sans nouvelles le mercredi 25 novembre au soir');
  await bot.at('2026-11-25T17:59[Pacific/Noumea]');
  expect(lastMessage(bruno).intents).toContain('accept-invitation');
  await bot.at('2026-11-25T18:00[Pacific/Noumea]');
  expect(lastMessage(bruno).intents).not.toContain('accept-invitation');
});

test('An invitation that an absence would hold for weeks is passed on before it leaves', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, chloe] = meet(bot, 'Amina Diallo', 'Chloé Roux');
  bot.chat.addUser({ id: 'UBRUNO', real_name: 'Bruno Petit', tz: 'America/Martinique', locale: 'fr-FR' });
  const bruno = bot.chat.person('UBRUNO');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await command(bot, chloe, '/vendange', 'volontaire');
  await say(bot, bruno, 'absence du 20 novembre au 12 décembre');
  const heard = fromBot(bruno).length;

  await bot.at('2026-11-20T15:00[Europe/Paris]');

  expect(fromBot(bruno)).toHaveLength(heard);
  expect(lastMessage(chloe).visible).toContain(sentence);
});

test('Bruno said yes and passes it on: Amina is told who, the name disappears from his card, Chloé is asked', async () => {
  const { bot, amina, bruno, chloe } = await invitedBruno();
  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not asked.');
  await press(bot, bruno, card, 'accept-invitation');
  await bot.at('2026-11-23T10:00[Europe/Paris]');

  expect(await press(bot, bruno, again(bruno, card), 'hand-over')).toContain('je demande à quelqu’un d’autre');

  expect(again(bruno, card).visible).not.toMatch(/Amina|vignes/);
  expect(lastMessage(amina).visible).toContain('Bruno Petit passe la main');
  expect(lastMessage(chloe).visible).toContain(sentence);
  expect(lastMessage(chloe).visible).not.toContain('Amina');
  expect(await answerTo(bot, bruno, 'passer la main')).toBe('notFound:meeting');
});

test('A yes pressed twice, or said after it was pressed, is one yes', async () => {
  const { bot, amina, bruno } = await invitedBruno();
  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not asked.');

  await Promise.all([touch(bruno, card, 'accept-invitation'), touch(bruno, card, 'accept-invitation')]);
  await bot.rest();
  await press(bot, bruno, card, 'accept-invitation');

  expect(introductions(bot, amina)).toBe(1);
  expect(await answerTo(bot, bruno, 'oui')).toBe('nothingPending');
});

test('« Pas cette fois » in words, after a yes, shows what he said yes to', async () => {
  const { bot, bruno } = await invitedBruno();
  const card = lastMessage(bruno);
  await press(bot, bruno, card, 'accept-invitation');

  expect(await answerTo(bot, bruno, 'pas cette fois')).toBe('invitationAccepted');
});

test('A yes that comes too late changes nothing', async () => {
  const { bot, amina, bruno, chloe } = await invitedBruno();
  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not asked.');
  await bot.at('2026-11-24T18:00[Europe/Paris]');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  await press(bot, chloe, lastMessage(chloe), 'accept-invitation');

  expect(await press(bot, bruno, card, 'accept-invitation')).toContain('Cette proposition n’est plus en cours');

  expect(again(bruno, card).visible).not.toContain('Amina');
  expect(introductionOf(bot, amina)).toContain('Chloé Roux');
});

test('Bruno was just asked whether his words are an initiative: his « oui » answers that, not the older invitation', async () => {
  const { bot, amina, bruno } = await invitedBruno();
  await bot.later({ minutes: 10 });
  await say(bot, bruno, 'On a ouvert un atelier de couture au foyer');

  const answer = await say(bot, bruno, 'oui');

  expect(answer).toContain('C’est noté');
  expect(answer).toContain('couture');
  expect(fromBot(amina)).toEqual([]);
});

test('The same, over the embedded database', async () => {
  const { bot, amina, bruno, chloe } = await invitedBruno({ engine: 'pglite' });
  await bot.at('2026-11-24T18:00[Europe/Paris]');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect(fromBot(bruno).map(({ buttons }) => buttons)).toEqual([[]]);

  await press(bot, chloe, lastMessage(chloe), 'accept-invitation');

  expect(lastMessage(chloe).visible).toContain('Amina Diallo');
  expectIntroduced(bot, amina, chloe);
  expectCleanSlate(bot, 'vignes', 'Amina', 'Chlo');
});

onSlack('The same, in Socket Mode', async () => {
  const { bot, amina, bruno } = await invitedBruno({ mode: 'socket' });
  expect(bot.slack.sockets).toBe(1);

  expect(await say(bot, bruno, 'oui')).toContain('Amina Diallo');
  expectIntroduced(bot, amina, bruno);
  await press(bot, bruno, lastMessage(bruno), 'hand-over');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(lastMessage(amina).visible).toContain('Bruno Petit passe la main');
  expectCleanSlate(bot, 'vignes', 'Amina', 'Chlo');
});

test.each([
  ['slack', 'Oui avec plaisir'],
  ['teams', 'oui, avec plaisir !'],
  ['slack', 'ok d’accord'],
  ['slack', 'Yes, with pleasure'],
] as const)('%s: « %s », whole, answers the invitation that waits', async (platform, words) => {
  const { bot, bruno } = await invitedBruno({ platform });

  expect(await say(bot, bruno, words)).toContain('Voici qui porte cette initiative : Amina Diallo');
});

test.each(['slack', 'teams'] as const)(
  '%s: a longer yes is never told as an initiative: the question that waits is offered',
  async (platform) => {
    const { bot, amina, bruno } = await invitedBruno({ platform });

    const answer = await say(bot, bruno, 'Oui, jeudi me va très bien');
    expect(answer).toContain('Est-ce un oui à cette rencontre');
    expect(answer).toContain('Oui, jeudi me va très bien');
    expect(lastMessage(bruno).intents).toEqual(['whom-to-turn-to', 'accept-invitation', 'drop-draft']);
    // « Oui » then answers what waits, and tells nothing.
    expect(await say(bot, bruno, 'oui')).toContain('Voici qui porte cette initiative : Amina Diallo');
    expectIntroduced(bot, amina, bruno);
    expect(await say(bot, bruno, 'mes initiatives')).toContain('Vous n’avez pas d’initiative en cours');
  },
);

test('Asked for news, « oui on s’est vus lundi » leads to the story, and so does « oui »', async () => {
  const { bot, bruno } = await invitedBruno();
  bot.chat.unlimited();
  await say(bot, bruno, 'oui');
  await bot.at('2026-11-27T12:00[Europe/Paris]');
  await bot.at('2026-11-30T12:00[Europe/Paris]');
  await bot.at('2026-12-02T12:00[Europe/Paris]');
  expect(await messagesOf(bot, bruno, 'meetingNews')).not.toEqual([]);

  await say(bot, bruno, 'oui on s’est vus lundi');
  expect(lastMessage(bruno).intents).toEqual(['whom-to-turn-to', 'write-story', 'drop-draft']);
  for (const words of ['oui', 'la rencontre a eu lieu', 'c’est fait', 'we met']) {
    await say(bot, bruno, words);
    expect(lastMessage(bruno).intents, words).toContain('write-story');
  }
  expect(await say(bot, bruno, 'mes initiatives')).toContain('Vous n’avez pas d’initiative en cours');
});
