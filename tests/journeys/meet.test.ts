import { expect, test } from 'vitest';
import { again, answerTo, messageOf, messagesOf, messageWith, openForm, plainSpaces, press, say, submit, touch } from '../support/acts.ts';
import { everythingStored, lastMessage, lastTogether, meet, query, startBot } from '../support/bot.ts';
import { introduced, sentence } from '../support/introduced.ts';
import type { Person } from '../support/person.ts';

const story = 'Trois samedis, deux services, et vingt vélos qui roulent de nouveau.';

const shownTo = (person: Person) =>
  [...person.messages(), ...person.ephemerals()]
    .filter((one) => one.fromBot)
    .map((one) => one.visible)
    .join();

/** Seven working days later, Bruno writes the story; the next day Amina reads it. */
async function told(settings: Parameters<typeof startBot>[0] = {}) {
  const scene = await introduced(settings);
  const { bot, bruno } = scene;
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  const view = await openForm(bruno, lastMessage(bruno), 'write-story');
  await bruno.submit(view, { title: 'Des vélos qui roulent', body: story });
  await bot.rest();
  return scene;
}

test('seven working days after they met, Bruno is asked for news; he writes the story, and Amina alone reads it', async () => {
  const { bot, amina, bruno, chloe } = await introduced();

  await bot.at('2026-12-01T18:30[Europe/Paris]');
  expect(
    bruno
      .messages()
      .map((one) => one.visible)
      .join(),
  ).not.toContain('Avez-vous pu rencontrer');
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('Avez-vous pu rencontrer Amina Diallo\u202f?');
  // What was asked has a yes.
  expect(lastMessage(bruno).visible).toContain('[Oui, écrire le récit]');

  await bruno.dm(`récit : ${story}`);
  await bot.rest();

  expect(lastMessage(bruno).visible).toContain('Je propose ce récit à Amina Diallo, et à personne d’autre.');
  expect(lastMessage(amina).visible).toContain(story);
  expect(lastMessage(amina).visible).toContain('Sans réponse de votre part, il reste entre vous.');
  expect(chloe.messages()).toEqual([]);
  expect(bot.chat.violations).toEqual([]);
});

test('A text that says « Amina » shows it before she chooses, and again when it is told without her name', async () => {
  const { bot, amina, bruno } = await introduced();
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  await say(bot, bruno, 'récit : Amina et ses collègues ont réparé vingt vélos');
  const view = await openForm(amina, lastMessage(amina), 'choose-sharing');
  expect(plainSpaces(view.visible)).toContain('Le texte dit : Amina.');

  const kept = await submit(bot, amina, view, { audience: 'organisation' });
  expect(kept).toContain('sans nom');
  expect(kept).toContain('Le texte dit encore : Amina.');
  expect(lastMessage(amina).intents[0]).toBe('correct-story');
  await say(bot, amina, 'corriger le récit : Une équipe a réparé vingt vélos');
  expect(await say(bot, amina, 'à toute l’organisation')).not.toContain('Le texte dit');
  expect(bot.chat.violations).toEqual([]);
});

test('Amina corrects the story, by the form and in words, before and after she chose: she reads it once, in the answer', async () => {
  const { bot, amina } = await told();
  const proposal = lastMessage(amina);
  const times = (words: string) => amina.messages().filter(({ visible, fromBot }) => fromBot && visible.includes(words)).length;

  const first = await submit(bot, amina, await openForm(amina, proposal, 'correct-story'), {
    title: 'Des vélos',
    body: 'On a réparé dix vélos.',
  });
  expect(first).toContain('On a réparé dix vélos.');
  expect(times('dix vélos')).toBe(1);
  expect(times(story)).toBe(0);
  expect(plainSpaces(again(amina, proposal).visible)).toContain('Ce message n’est plus d’actualité.');
  await say(bot, amina, 'à toute l’organisation');
  const chosen = lastMessage(amina);
  expect(await say(bot, amina, 'corriger le récit : On a réparé onze vélos.')).toContain('onze vélos');
  expect(times('onze vélos')).toBe(1);
  expect(times('dix vélos')).toBe(0);
  expect(plainSpaces(again(amina, chosen).visible)).toContain('Ce message n’est plus d’actualité.');
  expect(bot.chat.violations).toEqual([]);
});

test('Amina chooses who may hear it, by the form, and changes her mind in words', async () => {
  const { bot, amina } = await told();

  const view = await openForm(amina, lastMessage(amina), 'choose-sharing');
  await amina.submit(view, { audience: 'organisation', naming: 'team' });
  await bot.rest();
  expect(lastMessage(amina).visible).toContain('à raconter à toute l’organisation, comme une équipe.');

  await amina.dm('entre nous');
  await bot.rest();
  expect(lastMessage(amina).visible).toContain('ce récit reste entre vous');
  expect(bot.chat.violations).toEqual([]);
});

test('Bruno, who wrote it, hears once that the whole organisation may read it, and nothing of what its people keep', async () => {
  const { bot, amina, bruno } = await told();
  const held = 'entre les mains des personnes';
  const times = async () => (await messagesOf(bot, bruno, 'writtenStoryOpen')).length;
  expect(await say(bot, bruno, 'Qu’est devenu le récit ?')).toContain(held);

  await say(bot, amina, 'entre nous');
  await bot.at('2026-12-04T09:00[Europe/Paris]');
  expect([await times(), await say(bot, bruno, 'le récit que j’ai écrit')]).toEqual([0, expect.stringContaining(held)]);

  await say(bot, amina, 'à toute l’organisation');
  await bot.at('2026-12-07T09:00[Europe/Paris]');
  const card = await messageOf(bot, bruno, 'writtenStoryOpen');
  expect(card.intents.slice(0, 2)).toEqual(['read-written', 'explore']);
  expect(await press(bot, bruno, card, 'read-written')).toContain(story);

  await say(bot, amina, 'entre nous');
  expect(again(bruno, card).visible).not.toContain('Des vélos qui roulent');
  expect(await press(bot, bruno, card, 'read-written')).toContain(held);
  await say(bot, amina, 'à toute l’organisation');
  await bot.at('2026-12-09T09:00[Europe/Paris]');
  expect(await times()).toBe(1);
  expect(await say(bot, amina, 'le récit que j’ai écrit')).toContain('Je n’ai pas de récit');
  expect(bot.chat.violations).toEqual([]);
});

test('Amina corrects the story while Chloé, who carries it too, is agreeing: Chloé’s choice is not kept, and she reads the new one', async () => {
  const { bot, amina, chloe } = await told();
  await amina.dm('mes initiatives');
  await bot.rest();
  const asking = await openForm(amina, lastMessage(amina), 'add-carrier');
  await amina.submit(asking, { person: chloe.id });
  await bot.at('2026-12-03T09:00[Europe/Paris]');
  expect(lastMessage(chloe).visible).toContain('Amina Diallo vous propose de porter');
  await chloe.dm('d’accord');
  await bot.at('2026-12-07T09:00[Europe/Paris]');
  expect(lastMessage(chloe).visible).toContain(story);

  const stale = lastMessage(chloe);
  await amina.dm('corriger le récit : Vingt-deux vélos, en fait.');
  await bot.rest();
  await touch(chloe, stale, 'keep-between-us');
  await bot.rest();

  await expect
    .poll(
      () =>
        chloe
          .messages()
          .map((one) => one.visible)
          .join() +
        chloe
          .ephemerals()
          .map((one) => one.visible)
          .join(),
    )
    .toContain('Vingt-deux vélos, en fait.');
  expect(bot.chat.violations).toEqual([]);
});

test('“Pas de récit”: it is erased for everyone, and the card that showed it shows it no more', async () => {
  const { bot, amina } = await told();

  await touch(amina, lastMessage(amina), 'refuse-story');
  await bot.rest();

  await expect
    .poll(() =>
      amina
        .messages()
        .map((one) => one.visible)
        .join(),
    )
    .not.toContain(story);
  expect(await everythingStored(bot)).not.toContain(story);
});

test('they would rather leave it there: only its people can say so, it becomes a bud, and Bruno is thanked', async () => {
  const { bot, amina, bruno } = await introduced();

  // Where each has a card of their own, his has no such button.
  const his = lastTogether(bot, bruno);
  const tried = his.intents.includes('leave-it')
    ? await press(bot, bruno, his, 'leave-it')
    : await say(bot, bruno, 'nous préférons en rester là');
  expect(tried).toContain('Seules les personnes qui portent cette initiative');

  expect(await press(bot, amina, lastTogether(bot, amina), 'leave-it')).toContain('c’est un bourgeon');
  await bot.at('2026-11-26T09:00[Europe/Paris]');
  expect(
    bruno
      .messages()
      .map((one) => one.visible)
      .join(),
  ).toContain('Merci pour votre écoute.');
  expect(bot.chat.violations).toEqual([]);
});

test('what introduced them says what became of it: a bud, then, once they want no story, that it is over', async () => {
  const { bot, amina, bruno } = await introduced({ apart: true });
  const [card, his] = [messageWith(amina, 'Bruno Petit veut bien parler avec vous'), messageWith(bruno, 'Amina Diallo')];
  await press(bot, amina, card, 'leave-it');

  expect(again(amina, card).visible).toContain('Votre initiative se repose');
  expect(again(amina, card).intents).toEqual(['choose-sharing', 'my-initiatives']);
  expect(again(bruno, his).visible).not.toContain('se repose');
  const form = await openForm(amina, again(amina, card), 'choose-sharing');
  expect(await submit(bot, amina, form, { audience: 'organisation', naming: 'team' })).toContain('à toute l’organisation');

  // Others may read it: it is asked once more.
  expect(await answerTo(bot, amina, 'pas de récit')).toBe('storyRefused');
  expect(again(amina, card).visible).toContain('Votre initiative se repose');
  await press(bot, amina, lastMessage(amina), 'refuse-story');
  expect(plainSpaces(again(amina, card).visible)).toBe('Cette rencontre est terminée. Vous n’avez rien à faire.');
  expect(bot.chat.violations).toEqual([]);
});

test('« pas encore », said while the question waits for Bruno to be back: he is asked no more that day, but a week later', async () => {
  const { bot, bruno } = await introduced();
  await say(bot, bruno, 'absence du 2 au 2 décembre');
  // The question is there, and waits for him.
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  expect(await messagesOf(bot, bruno, 'meetingNews')).toEqual([]);
  expect(await answerTo(bot, bruno, 'pas encore')).toBe('notYetNoted');

  await bot.at('2026-12-03T09:00[Europe/Paris]');
  expect(await messagesOf(bot, bruno, 'meetingNews')).toEqual([]);
  await bot.at('2026-12-09T09:00[Europe/Paris]');
  expect(await messagesOf(bot, bruno, 'meetingNews')).toHaveLength(1);
  expect(bot.chat.violations).toEqual([]);
});

test('« attendre encore », said by Amina while her news wait for Chloé to be back: Chloé, who carries it too, is not asked', async () => {
  const { bot, amina, chloe } = await introduced();
  await submit(bot, amina, await openForm(amina, () => amina.command('/vendange', 'porter à plusieurs')), { person: chloe.id });
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  await say(bot, chloe, 'd’accord');
  await say(bot, chloe, 'absence du 16 au 16 décembre');
  for (const day of ['2026-12-02', '2026-12-09', '2026-12-16']) await bot.at(`${day}T09:00[Europe/Paris]`);
  await press(bot, amina, await messageOf(bot, amina, 'noNews'), 'keep-waiting');

  await bot.at('2026-12-17T09:00[Europe/Paris]');
  expect(await messagesOf(bot, chloe, 'noNews')).toEqual([]);
  expect(bot.chat.violations).toEqual([]);
});

test('a story longer than any form takes is corrected in words: nothing of it is cut', async () => {
  const { bot, amina } = await told();
  const long = `${'Un vélo après l’autre, et la cour entière. '.repeat(400)}Fin du récit.`;
  await say(bot, amina, `corriger le récit : ${long}`);
  const card = lastMessage(amina);
  await bot.later({ seconds: 5 });

  await touch(amina, card, 'correct-story');
  await bot.rest();
  const words = 'suivi de tout le texte';
  await expect.poll(() => [...amina.messages(), ...amina.ephemerals()].some((one) => one.visible.includes(words))).toBe(true);

  expect(amina.view()).toBeUndefined();
  expect(await everythingStored(bot)).toContain('Fin du récit.');
});

test('a story refused is shown nowhere any more, neither whole nor in what answered words', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, `corriger le récit : ${story} ${'Un vélo après l’autre. '.repeat(60)}`);
  await say(bot, amina, 'lire le récit');
  expect(shownTo(amina)).toContain(story);

  await say(bot, amina, 'pas de récit');
  // A conversation takes so many messages a second in Teams: what does not fit is edited a moment later.
  await bot.later({ seconds: 2 });

  expect(shownTo(amina)).not.toContain('vingt vélos');
  expect(await everythingStored(bot)).not.toContain('vingt vélos');
});

test('the meeting ends while Bruno’s story is on its way: he hears so, and his words are his draft for a working day', async () => {
  const { bot, bruno } = await introduced();
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  let writing: Promise<unknown> = Promise.resolve();
  await bot.database.transaction(async (tx) => {
    await tx.query(`update meetings set state = 'over'`);
    writing = bruno.dm(`récit : ${story}`);
    await expect.poll(async () => (await tx.query(waiting)).rows.length).toBeGreaterThan(0);
  });
  await writing;
  await bot.rest();

  expect(lastMessage(bruno).visible).toContain('Je ne retrouve pas de rencontre en cours');
  expect(await query(bot, 'select 1 from stories')).toEqual([]);
  expect(lastMessage(bruno).visible).toContain(story);
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).not.toContain(story);
});

test('an initiative of which there is a story already gets no second one: Bruno hears so, and nothing fails', async () => {
  const { bot, bruno } = await introduced();
  await query(
    bot,
    `insert into stories (organisation_id, initiative_id, kind, version, title, body, written_at)
       select organisation_id, id, 'story', 1, 'Un titre', 'Un récit', now() from initiatives`,
  );

  expect(await answerTo(bot, bruno, `récit : ${story}`)).toBe('storyAlready');
  expect(bot.logs.join('')).not.toContain('act-failed');
});

test('Bruno passes it on from the conversation: Amina is told, and Chloé is asked', async () => {
  const { bot, amina, bruno, chloe } = await introduced();
  await chloe.command('/vendange', 'volontaire');

  await touch(bruno, lastTogether(bot, bruno), 'hand-over');
  await bot.rest();
  await bot.at('2026-11-24T09:00[Europe/Paris]');

  expect(lastMessage(amina).visible).toContain('Bruno Petit passe la main pour votre initiative.');
  expect(lastMessage(chloe).visible).toContain(sentence);
});

test('Bruno never answers: he is recalled once, then Amina chooses to ask someone else', async () => {
  const { bot, amina, bruno, chloe } = await introduced();
  await chloe.command('/vendange', 'volontaire');
  for (const day of ['2026-12-02', '2026-12-09', '2026-12-16']) await bot.at(`${day}T09:00[Europe/Paris]`);

  const asked = await messagesOf(bot, bruno, 'meetingNews');
  expect(asked).toHaveLength(2);
  expect(lastMessage(amina).visible).toContain('Je n’ai pas de nouvelles de la rencontre avec Bruno Petit.');

  await touch(amina, lastMessage(amina), 'ask-another');
  await bot.at('2026-12-17T09:00[Europe/Paris]');
  expect(lastMessage(chloe).visible).toContain(sentence);
});

test('Amina would rather wait for news: whatever card says « Attendre encore », Bruno is asked again and nobody else is', async () => {
  const { bot, amina, bruno, chloe } = await introduced();
  await chloe.command('/vendange', 'volontaire');
  for (const day of ['2026-12-02', '2026-12-09', '2026-12-16']) await bot.at(`${day}T09:00[Europe/Paris]`);
  const card = lastMessage(amina);
  const asked = () => bruno.messages().filter((one) => one.visible.includes('Avez-vous pu rencontrer')).length;
  const before = asked();

  await touch(amina, card, 'keep-waiting');
  for (const day of ['2026-12-17', '2026-12-24', '2027-01-04']) await bot.at(`${day}T09:00[Europe/Paris]`);

  expect(asked()).toBeGreaterThan(before);
  expect(chloe.messages().some((one) => one.visible.includes(sentence))).toBe(false);
});

test('where the conversation cannot be opened, each gets a card', async () => {
  const { amina } = await introduced({ apart: true });

  expect(lastMessage(amina).visible).toContain('Bruno Petit veut bien parler avec vous de votre initiative');
});

test('Bruno says yes in the evening and is away for three weeks from the next day: Amina hears the next morning', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await bot.at('2026-11-23T19:00[Europe/Paris]');
  await touch(bruno, lastMessage(bruno), 'accept-invitation');
  await bruno.command('/vendange', 'absence du 24 novembre au 14 décembre');
  await bot.rest();

  await bot.at('2026-11-24T09:00[Europe/Paris]');

  expect(lastMessage(amina).visible).toContain('Bruno Petit veut bien parler avec vous de votre initiative');
});

test('Nouméa and Pointe-à-Pitre share no working hour: after some days, Amina gets a card instead of a conversation that never opens', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  bot.chat.addUser({ id: amina.id, real_name: 'Amina Diallo', first_name: 'Amina', tz: 'America/Guadeloupe' });
  bot.chat.addUser({ id: bruno.id, real_name: 'Bruno Petit', first_name: 'Bruno', tz: 'Pacific/Noumea' });
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await bot.rest();
  await bot.at('2026-11-23T22:30[UTC]');
  await touch(bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();
  for (let hour = 0; hour < 24 * 7; hour += 6) await bot.later({ hours: 6 });

  expect(
    amina
      .messages()
      .map((one) => one.visible)
      .join(),
  ).toContain('Bruno Petit veut bien parler avec vous de votre initiative');
});
