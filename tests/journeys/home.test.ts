import { expect, test } from 'vitest';
import { checkView } from '../../fakes/slack/blocks.ts';
import type { FakePerson } from '../../fakes/slack/people.ts';
import type { ShownView } from '../../fakes/slack/shown.ts';
import { answerToForm, expectCleanSlate, fromBot, kindOf, openForm, plainSpaces, say, submit, touch } from '../support/acts.ts';
import { everythingStored, lastMessage, meetInSlack, query, startBot, type TestBot } from '../support/bot.ts';

const sentence = 'On a réparé les vélos de l’école';

/** Opens the home tab; resolves with the page. */
async function open(bot: TestBot, person: FakePerson): Promise<ShownView> {
  await person.openHome();
  await bot.rest();
  return page(person);
}

/** The page as it stands, once everything that was done shows on it. */
function page(person: FakePerson): ShownView {
  const view = person.home();
  if (!view) throw new Error(`${person.id} has no page.`);
  return view;
}

const read = (view: ShownView) => plainSpaces(view.visible);

/** Presses a button of the page; resolves with the answer, in their conversation. */
async function pressAtHome(bot: TestBot, person: FakePerson, button: string): Promise<string> {
  const before = fromBot(person).length;
  await touch(person, page(person), button);
  // Slack takes about one message a second.
  await bot.later({ seconds: 2 });
  await expect.poll(() => fromBot(person).length, { interval: 5, timeout: 5_000 }).toBeGreaterThan(before);
  return plainSpaces(lastMessage(person).visible);
}

const publications = ({ slack }: TestBot) => slack.calls.filter(({ method }) => method === 'views.publish').length;

test('Amina opens her page: where her initiative is, when the bot writes to her, and what she may change', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  await amina.command('/initiative', sentence);
  await bot.rest();
  expect(publications(bot)).toBe(0);

  const home = await open(bot, amina);

  expect(read(home)).toContain('Bonjour Amina.');
  expect(read(home)).toContain(`1. « ${sentence} » : gardée jusqu’au prochain matin de travail. Des nouvelles le`);
  expect(read(home)).toContain('2 fois par semaine au plus, et seulement sur vos heures de travail : du lundi au vendredi, de 9 h à 18 h');
  expect(home.intents).toEqual([
    'open-tell',
    'open-tell',
    'show-help',
    'whom-to-turn-to',
    'my-initiatives',
    'open-hours',
    'open-absence',
    'fewer-messages',
  ]);
  expect(checkView({ type: 'home', blocks: home.blocks })).toEqual([]);
  expectCleanSlate(bot, 'vélos', 'Amina');
});

test('The page of somebody who has done nothing yet: one sentence and three buttons, until there is something of hers', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meetInSlack(bot, 'Amina Diallo');

  const empty = await open(bot, amina);
  expect(empty.intents).toEqual(['open-tell', 'open-tell', 'show-help']);
  expect(empty.buttons).toContain('Demander une rencontre');
  expect(read(empty)).toContain('Dites en une phrase ce que vous avez commencé');
  expect(read(empty)).not.toMatch(/Vos initiatives|Vos tests|Quand je vous écris|Ce que je compte vous dire|équipe de vendange/);

  await say(bot, amina, 'volontaire');
  expect(read(page(amina))).toContain('Vous faites partie de l’équipe de vendange');
  expect(read(page(amina))).toContain('Quand je vous écris');
  expect(read(page(amina))).not.toMatch(/Vos initiatives|Vos tests|Ce que je compte vous dire/);
});

test('Hours across midnight: a nurse is invited in the evening she works, not by day', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meetInSlack(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await say(bot, bruno, 'mes horaires : 21 h - 5 h');
  await amina.command('/initiative', sentence);
  const before = fromBot(bruno).length;

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await bot.at('2026-11-20T20:59[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(before);
  await bot.at('2026-11-20T21:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain(sentence);
  expectCleanSlate(bot);
});

test('The messages tab, and a page never opened, publish nothing', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');

  await say(bot, amina, 'volontaire');
  await say(bot, amina, 'absence demain');

  expect(publications(bot)).toBe(0);
  expect(amina.home()).toBeUndefined();
});

test('Opened twice, delivered twice: one page, and nothing said in the conversation', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');

  await open(bot, amina);
  await amina.again();
  await bot.rest();
  await open(bot, amina);

  expect(publications(bot)).toBe(2);
  expect(fromBot(amina)).toEqual([]);
});

test('Everything on the page follows what she does, there or elsewhere', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  await open(bot, amina);

  expect(await say(bot, amina, 'un message par semaine')).toContain('je vous écris une fois par semaine au plus');
  expect(read(page(amina))).toContain('une fois par semaine au plus');
  const fewer = await openForm(amina, page(amina), 'fewer-messages');
  expect(plainSpaces(fewer.visible)).toMatch(/Trois messages.*Deux messages.*Plus aucun message/s);
  expect(fewer.visible).not.toMatch(/Un message|sujet|demain/);

  await say(bot, amina, 'absence du 23 au 27 novembre');
  expect(read(page(amina))).toContain('du lundi 23 novembre au vendredi 27 novembre inclus');
  expect(await pressAtHome(bot, amina, 'forget-absences')).toContain('j’oublie vos absences');
  expect(read(page(amina))).not.toContain('27 novembre');

  expect(await say(bot, amina, 'volontaire')).toContain('bienvenue dans l’équipe de vendange');
  expect(await pressAtHome(bot, amina, 'pause-harvest')).toContain('Bonne pause');
  expect(read(page(amina))).toContain('Vous êtes en pause');
  expect(await pressAtHome(bot, amina, 'resume-harvest')).toContain('vous revoilà');
  expect(await pressAtHome(bot, amina, 'leave-harvest')).toContain('je ne vous demanderai plus de rencontres');

  expect(await answerToForm(bot, amina, await openForm(amina, page(amina), 'fewer-messages'), { what: 'everything' })).toBe('stopped');
  expect(read(page(amina))).toContain('Vous avez demandé que je ne vous écrive plus de moi-même.');
  await pressAtHome(bot, amina, 'resume-messages');
  expect(read(page(amina))).toContain('De moi-même, une fois par semaine au plus');

  const form = await openForm(amina, page(amina), { name: 'open-tell', nth: 0 });
  await submit(bot, amina, form, { sentence });
  expect(read(page(amina))).toContain(sentence);
  await say(bot, amina, 'retirer');
  expect(read(page(amina))).not.toContain(sentence);
  expect(await everythingStored(bot)).not.toContain('vélos');
  expectCleanSlate(bot, 'vélos');
});

test('She says when she works: by the form, and nothing leaves outside these hours', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meetInSlack(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await open(bot, bruno);

  const form = await openForm(bruno, page(bruno), 'open-hours');
  expect(plainSpaces(form.visible)).toContain('de 9 h à 18 h');
  const refused = await bruno.submit(form, { days: 'quand je peux', hours: 'de 16 h à 8 h' });
  expect(Object.keys(refused.errors)).toEqual(['days']);
  const reversed = await bruno.submit(form, { days: 'du lundi au jeudi', hours: 'de 16 h à 16 h' });
  expect(plainSpaces(reversed.errors.hours ?? '')).toContain('Ces deux heures sont la même');
  const answer = await submit(bot, bruno, form, { days: 'du lundi au vendredi sauf le mercredi', hours: '14 h - 17 h 30' });
  expect(answer).toContain('le lundi, le mardi, le jeudi et le vendredi, de 14 h à 17 h 30');
  expect(read(page(bruno))).toContain('de 14 h à 17 h 30');

  await amina.command('/initiative', sentence);
  await bot.at('2026-11-20T13:59[Europe/Paris]');
  expect(
    fromBot(bruno)
      .map((one) => one.visible)
      .join(),
  ).not.toContain(sentence);
  await bot.at('2026-11-20T14:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain(sentence);
});

test.each([
  ['je travaille de 8 h à 16 h', 'du lundi au vendredi, de 8 h à 16 h'],
  ['Je travaille du lundi au jeudi.', 'du lundi au jeudi, de 9 h à 18 h'],
  ['mes horaires : le mardi et le jeudi, 8h30-12h', 'le mardi et le jeudi, de 8 h 30 à 12 h'],
  ['je travaille de 18 h à 18 h', 'je n’ai rien changé'],
  ['mes horaires : 21 h - 5 h', 'de 21 h à 5 h le lendemain'],
  ['mes horaires : à mi-temps', 'Je n’ai pas compris ces heures.'],
  ['je travaille avec les services techniques', 'Je note ceci comme une initiative ?'],
  ['un message par semaine', 'je vous écris une fois par semaine au plus'],
  ['3 messages par semaine', 'je vous écris 3 fois par semaine au plus'],
  ['mon rythme', 'seulement sur vos heures de travail'],
  ['à venir', 'Rien pour l’instant.'],
])('In plain words: « %s »', async (words, answer) => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');

  expect(await say(bot, amina, words)).toContain(answer);
  expectCleanSlate(bot);
});

test('Hours that become those of the organisation again follow it; only half of them is never kept', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  const kept = async () => (await query(bot, 'select work_days, work_from, work_until from people'))[0];

  await say(bot, amina, 'je travaille de 8 h à 18 h');
  expect(await kept()).toEqual({ work_days: null, work_from: '08:00', work_until: '18:00' });
  await say(bot, amina, 'je travaille du lundi au vendredi de 9 h à 18 h');
  expect(await kept()).toEqual({ work_days: null, work_from: null, work_until: null });
  await expect(bot.database.transaction((tx) => tx.query(`update people set work_from = '08:00'`))).rejects.toThrow();
});

test('What the bot intends to tell her, when at the earliest, and why; once told, it is no longer to come', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno] = meetInSlack(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await open(bot, amina);
  await bot.at('2026-11-23T18:30[Europe/Paris]');
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  await say(bot, amina, 'absence du 24 au 25 novembre');

  await touch(bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();

  const expected = 'Une rencontre commence ici. Au plus tôt le jeudi 26 novembre à 9 h, parce que vous allez vous rencontrer';
  expect(read(page(amina))).toContain(expected);
  expect(read(page(amina))).toContain('une rencontre se prépare avec Bruno Petit');
  expect(await say(bot, amina, 'à venir')).toContain(expected);

  await bot.at('2026-11-26T09:00[Europe/Paris]');
  expect(read(page(amina))).not.toContain('Ce que je compte vous dire');
  expect(await say(bot, amina, 'à venir')).toContain('Rien pour l’instant.');
});

test('Bruno sees the meeting he said yes to, Amina the story that waits for her choice, until she has chosen', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno] = meetInSlack(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await open(bot, amina);
  await open(bot, bruno);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await touch(bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();
  expect(read(page(bruno))).toContain('Vous avez dit oui à une rencontre avec Amina Diallo. Avez-vous pu vous rencontrer');

  const form = await openForm(bruno, page(bruno), 'write-story');
  await submit(bot, bruno, form, { title: 'Des vélos qui roulent', body: 'Trois samedis et deux services.' });
  expect(read(page(bruno))).not.toContain('Vous avez dit oui à une rencontre');

  expect(read(page(amina))).toContain('Un récit attend votre choix');
  expect(read(page(amina))).toContain('Trois samedis et deux services.');
  expect(await pressAtHome(bot, amina, 'keep-between-us')).toContain('ce récit reste entre vous');
  expect(read(page(amina))).not.toContain('Un récit attend votre choix');
  expectCleanSlate(bot, 'samedis');
});

test('What is answered on one’s page on Friday evening is not asked on Monday', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meetInSlack(bot, 'Amina Diallo', 'Bruno Petit');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await touch(bruno, lastMessage(bruno), 'accept-invitation');
  await open(bot, amina);
  await open(bot, bruno);
  await bot.at('2026-11-27T19:00[Europe/Paris]');
  const form = await openForm(bruno, page(bruno), 'write-story');
  await submit(bot, bruno, form, { title: 'Des vélos qui roulent', body: 'Trois samedis et deux services.' });
  expect(await pressAtHome(bot, amina, 'keep-between-us')).toContain('ce récit reste entre vous');

  await bot.at('2026-11-30T12:00[Europe/Paris]');
  expect(await kindsOf(bot, amina)).not.toContain('storyProposal');
  expectCleanSlate(bot, 'samedis');
});

async function kindsOf(bot: TestBot, person: FakePerson): Promise<readonly string[]> {
  return (await Promise.all(fromBot(person).map((one) => kindOf(bot, one)))).flatMap((kinds) => kinds.split(' '));
}

test('A press delivered twice is answered once; a form that opens too late is asked for in words', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  await open(bot, amina);

  await pressAtHome(bot, amina, 'show-help');
  await amina.again();
  await bot.rest();
  expect(fromBot(amina)).toHaveLength(1);

  await touch(amina.with({ staleTrigger: true }), page(amina), { name: 'open-tell', nth: 0 });
  await expect.poll(() => fromBot(amina).length).toBe(2);
  expect(lastMessage(amina).visible).toContain('/initiative On a réparé les vélos');
});

test('Slack asks to wait: the page is published later', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  bot.slack.fail({ method: 'views.publish', how: 'rate-limit', retryAfter: 30 });

  await amina.openHome();
  await bot.rest();
  expect(amina.home()).toBeUndefined();
  await bot.later({ seconds: 31 });

  expect(read(page(amina))).toContain('Bonjour');
});

test('In English', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  await say(bot, amina, 'english');
  await amina.command('/initiative', sentence);

  const home = await open(bot, amina);

  expect(home.visible).toContain('This page is yours');
  expect(home.visible).toContain('On my own, twice a week at most, and only in your working hours: from Monday to Friday, 9:00 to 18:00');
  expect(await say(bot, amina, 'I work from Monday to Thursday, 8:00 to 16:30')).toContain('from Monday to Thursday, 8:00 to 16:30');
});

test('She erases everything about herself: her page says nothing of her any more', async () => {
  const bot = await startBot();
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  await amina.command('/initiative', sentence);
  await open(bot, amina);

  await say(bot, amina, 'effacer mes données');
  await amina.dm('oui tout effacer');
  await bot.later({ seconds: 2 });

  expect(read(page(amina))).toContain('Bonjour.');
  expect(read(page(amina))).not.toContain('vélos');
  expect(await everythingStored(bot)).not.toContain(amina.id);
});

test('their page says until when the bot is on trial, and, once that is over, asks what they keep of it', async () => {
  const bot = await startBot({ now: '2027-06-28T10:00[Europe/Paris]', until: '2027-06-30' });
  const [amina] = meetInSlack(bot, 'Amina Diallo');
  expect(read(await open(bot, amina))).toContain('🚧 Vendange est en test ici jusqu’au mercredi 30 juin.');

  await bot.at('2027-07-01T10:00[Europe/Paris]');
  const over = read(await open(bot, amina));
  expect(over).toContain('Vendange s’est arrêté ici le mercredi 30 juin');
  expect(over).toContain('Qu’en gardez-vous ?');
});
