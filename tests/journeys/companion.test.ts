import { expect, test } from 'vitest';
import {
  answerTo,
  expectCleanSlate,
  filesOf,
  fromBot,
  kindOf,
  messageOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
import type { Person, ShownForm } from '../support/person.ts';
import { aTrial, openTrial, stopTrial } from '../support/trials.ts';

const paris = (moment: string) => `${moment}[Europe/Paris]`;
const monday = paris('2026-11-23T09:00');

/** Amina opens a trial that Bruno tries, and names Dina, who is not in it, to watch over it with them. */
async function watched() {
  const bot = await startBot({ now: paris('2026-11-20T10:00') });
  const [amina, bruno, chloe, dina] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'Dina Cohen');
  const opened = await openTrial(bot, amina, [bruno], { companion: dina.id });
  await bot.at(monday);
  await press(bot, bruno, lastMessage(bruno), 'join-trial');
  return { bot, amina, bruno, chloe, dina, opened };
}

const shownTo = async (bot: TestBot, person: Person) => say(bot, person, 'mon test');

async function sheetFor(bot: TestBot, person: Person): Promise<string> {
  await say(bot, person, 'la feuille du test');
  await bot.rest();
  return plainSpaces((await filesOf(bot, person)).at(-1)?.content ?? '');
}

/** « Qui veille avec nous ? », and the form that its button opens. */
async function openedBy(bot: TestBot, person: Person): Promise<ShownForm> {
  expect(await answerTo(bot, person, 'qui veille avec nous ?')).toBe('formInWords:people');
  return openForm(person, lastMessage(person), 'ask-for-trial');
}

/** Whom the card lists to somebody who asks for help, in its order. */
async function helpersOf(bot: TestBot, person: Person): Promise<string> {
  return say(bot, person, 'j’ai besoin d’aide');
}

test('Dina is asked, and her name is said to nobody; she says yes, is on the sheet, and comes first when somebody asks for help', async () => {
  const { bot, amina, bruno, dina, opened } = await watched();
  const asked = await messageOf(bot, dina, 'companionWanted');

  expect(plainSpaces(asked.visible)).toContain('Amina Diallo vous propose de veiller sur un test, jusqu’au vendredi 18 décembre');
  expect(plainSpaces(asked.visible)).toContain('Vous n’y prenez pas part');
  expect(opened).not.toContain('Dina');
  expect(await shownTo(bot, amina)).not.toContain('Dina');
  expect(await sheetFor(bot, amina)).not.toContain('Dina');
  expect(await helpersOf(bot, bruno)).not.toContain('Dina');

  expect(await press(bot, dina, asked, 'accept-carrying')).toContain('vous veillez sur « Ouvrir l’accueil à 8 h le mercredi »');
  expect(await shownTo(bot, bruno)).toContain('Veille avec vous, hors du test : Dina Cohen, à qui parler si cela coince.');
  expect(await sheetFor(bot, amina)).toContain('Hors du test, à qui parler si cela coince : Dina Cohen.');
  const helpers = await helpersOf(bot, bruno);
  expect(helpers.indexOf('Dina Cohen')).toBeGreaterThan(-1);
  expect(helpers.indexOf('Dina Cohen')).toBeLessThan(helpers.indexOf('Amina Diallo'));
  const form = await openForm(bruno, lastMessage(bruno), 'need-help');
  expect(plainSpaces(form.visible)).toMatch(/Dina Cohen.*Amina Diallo/s);
  await bruno.dismiss(form);

  expect(await press(bot, bruno, lastMessage(bruno), '1')).toContain('Dina Cohen pourra le lire');
  expect(await kindOf(bot, lastMessage(dina))).toBe('helpWanted');
  expect(plainSpaces(lastMessage(dina).visible)).toContain('Bruno Petit aimerait un peu d’aide');
  expectCleanSlate(bot, 'Dina');
});

test('She takes no part: nothing is asked of her until the end, the trial waits for her in nothing, and then it keeps her no more', async () => {
  const { bot, amina, bruno, dina } = await watched();
  // It began without her answer.
  expect(await shownTo(bot, amina)).toContain('Il est en cours. Y prennent part avec vous : Bruno Petit.');
  await press(bot, dina, await messageOf(bot, dina, 'companionWanted'), 'accept-carrying');
  const heard = fromBot(dina).length;

  expect(await answerTo(bot, dina, 'mon test')).toBe('notFound:trial');
  expect(await say(bot, dina, 'les tests')).toContain('Aucun test en cours avec vous');
  expect(await answerTo(bot, dina, 'carnet')).toContain('notFound');
  expect(await answerTo(bot, dina, 'me retirer du test')).toBe('notFound:trial');
  await bot.at(paris('2026-12-10T09:00'));
  expect(fromBot(dina)).toHaveLength(heard + 4);
  expect(await shownTo(bot, bruno)).toContain('Veille avec vous');

  await stopTrial(bot, amina);
  expect(plainSpaces((await messageOf(bot, dina, 'companionWanted')).visible)).not.toContain('veillez');
  expect(await helpersOf(bot, bruno)).not.toContain('Dina');
  await bot.at(paris('2026-12-21T09:00'));
  expect(fromBot(dina)).toHaveLength(heard + 4);
  expect(await bot.database.transaction((tx) => tx.query('select companion_id, companion_agreed from trials'))).toMatchObject({
    rows: [{ companion_id: null }],
  });
});

test('« Plutôt non », a no in words, a silence: nobody sees any of them, and another person may be asked in their place', async () => {
  const { bot, amina, bruno, chloe, dina } = await watched();
  const silent = [await shownTo(bot, amina), await shownTo(bot, bruno)];

  expect(await say(bot, dina, 'non')).toContain('Je n’en garde pas trace');
  expect([await shownTo(bot, amina), await shownTo(bot, bruno)]).toEqual(silent);
  expect(await answerTo(bot, dina, 'd’accord, je veille')).toBe('notFound:trial');

  const form = await openedBy(bot, amina);
  expect((await amina.submit(form, { people: bruno.id, role: 'companion' })).errors.people).toContain('hors du test');
  expect((await amina.submit(form, { people: [chloe.id, dina.id], role: 'companion' })).errors.people).toContain('une seule personne');
  expect(await submit(bot, amina, form, { people: chloe.id, role: 'companion' })).toContain('C’est proposé à Chloé Roy');
  await bot.at(paris('2026-11-24T09:00'));
  expect(await kindOf(bot, lastMessage(chloe))).toBe('companionWanted');
  expect(await say(bot, chloe, 'oui')).toContain('vous veillez sur');
  expect(await shownTo(bot, bruno)).toContain('hors du test : Chloé Roy');

  expect(await press(bot, chloe, await messageOf(bot, chloe, 'companionWanted'), 'decline')).toContain('C’est entendu');
  expect([await shownTo(bot, amina), await shownTo(bot, bruno)]).toEqual(silent);
});

test('In plain words she says yes once she has read what is asked, and stops; whoever carries the trial ends it too', async () => {
  const { bot, amina, bruno, dina } = await watched();
  expect(await say(bot, dina, 'd’accord, je veille')).toContain('C’est noté : vous veillez sur');
  expect(await shownTo(bot, bruno)).toContain('Dina Cohen');
  expect(await answerTo(bot, bruno, 'plus personne ne veille')).toBe('notFound:trial');
  expect(await shownTo(bot, bruno)).toContain('Dina Cohen');
  expect(await say(bot, dina, 'je ne veille plus')).toContain('C’est entendu');
  expect(await shownTo(bot, bruno)).not.toContain('Dina Cohen');

  await bot.later({ minutes: 1 });
  const form = await openedBy(bot, amina);
  await submit(bot, amina, form, { people: dina.id, role: 'companion' });
  await press(bot, dina, await messageOf(bot, dina, 'companionWanted'), 'accept-carrying');
  expect(await shownTo(bot, bruno)).toContain('Dina Cohen');
  expect(await say(bot, amina, 'plus personne ne veille')).not.toContain('Dina Cohen');
  expect(await shownTo(bot, bruno)).not.toContain('Dina Cohen');
});

test('Of a trial that is opened, whoever watches over it is one person, who is not among those it is proposed to, nor its pilot', async () => {
  const bot = await startBot({ now: paris('2026-11-20T10:00') });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await say(bot, amina, 'les tests');
  const form = await openForm(amina, lastMessage(amina), 'open-trial');
  await amina.submit(form, { ...aTrial, rest: 'specify' });
  const whole = amina.view();
  if (!whole) throw new Error('No whole form.');

  const refused = async (companion: Person) =>
    (await amina.submit(whole, { ...aTrial, people: [bruno.id], companion: companion.id })).errors.companion;
  expect(await refused(bruno)).toContain('hors du test');
  expect(await refused(amina)).toContain('hors du test');
});

test('She erases everything: the trial goes on, and her name stands nowhere', async () => {
  const { bot, amina, bruno, dina } = await watched();
  await press(bot, dina, await messageOf(bot, dina, 'companionWanted'), 'accept-carrying');
  await helpersOf(bot, bruno);
  await press(bot, bruno, lastMessage(bruno), '1');
  await bot.rest();
  await say(bot, amina, 'mon test');
  const card = lastMessage(amina);
  expect(card.visible).toContain('Dina Cohen');

  await say(bot, dina, 'effacer mes données');
  await press(bot, dina, lastMessage(dina), 'erase-confirm');
  await bot.rest();
  expect(plainSpaces((await messageOf(bot, amina, 'trialShown')).visible)).not.toContain('Dina');
  expect(await shownTo(bot, bruno)).toContain('Il est en cours');
  expect(await helpersOf(bot, bruno)).not.toContain('Dina');
});
