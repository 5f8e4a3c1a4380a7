import { expect, test } from 'vitest';
import type { Entries } from '../../fakes/slack/forms.ts';
import {
  again,
  answerTo,
  command,
  expectCleanSlate,
  filesOf,
  messageOf,
  messagesOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { startPlayground } from '../support/playground.ts';
import { aTrial, liveTrial } from '../support/trials.ts';

const paris = (moment: string) => `${moment}[Europe/Paris]`;
const learnt = 'Les parents viennent, surtout par temps sec.';
const why = 'La direction ouvrira à 8 h : les parents l’attendaient.';
const reasons = 'Il faudrait deux postes, que le budget ne permet pas cette année.';
const decider = 'La directrice de l’éducation';
const CANAL = 'CBREVES';

/** Amina and Bruno carried a trial that Chloé tried, and propose to make it ordinary: an answer is to come by 15 January, a Friday. */
async function proposed(follow: Entries = { follow: 'practice', decider, decideBy: '2027-01-15' }) {
  const bot = await startBot({ now: paris('2026-11-20T10:00'), env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' } });
  const [amina, bruno, chloe, celine] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'Céline Morel');
  bot.chat.addChannel({ id: CANAL, name: 'breves', bot: true, members: [celine, amina, bruno, chloe].map((one) => one.id) });
  await liveTrial(bot, amina, [bruno, chloe], paris('2026-11-20T10:05'), { endsOn: '2026-12-11', gaps: '60' });
  await say(bot, amina, 'mon test');
  await submit(bot, amina, await openForm(amina, lastMessage(amina), 'ask-for-trial'), { people: bruno.id, role: 'carrier' });
  await bot.at(paris('2026-11-27T09:00'));
  await press(bot, bruno, await messageOf(bot, bruno, 'trialCarryRequest'), 'accept-carrying');
  await bot.at(paris('2026-12-12T00:00'));
  await bot.at(paris('2026-12-16T09:00'));
  const form = await openForm(amina, await messageOf(bot, amina, 'concludeTrial'), 'conclude-trial');
  await submit(bot, amina, form, { learnt, ...follow });
  await bot.at(paris('2026-12-21T09:00'));
  return { bot, amina, bruno, chloe, celine };
}

/** The first working morning after that day. */
async function asked() {
  const town = await proposed();
  await town.bot.at(paris('2027-01-18T09:00'));
  return town;
}

/** Which of the two buttons says yes, or no. */
const yes = { name: 'tell-decision', nth: 0 };
const no = { name: 'tell-decision', nth: 1 };

/** Somebody who carries it tells what was answered, from the question. */
async function tell(bot: TestBot, person: Person, button: typeof yes, entries: Entries): Promise<string> {
  return submit(bot, person, await openForm(person, await messageOf(bot, person, 'decisionAwaited'), button), entries);
}

async function subscribe(bot: TestBot, celine: Person): Promise<void> {
  await celine.command('/vendange', 'brèves chaque lundi à 9 h', { channel: CANAL });
  await bot.rest();
  expect(plainSpaces(lastEphemeral(celine).visible)).toContain('C’est noté');
}

/** Each of them chooses who may hear of the answer, where they read it. */
async function share(bot: TestBot, people: readonly Person[], audience = 'organisation'): Promise<void> {
  for (const one of people) {
    const form = await openForm(one, await messageOf(bot, one, 'decisionReady'), 'choose-trial-sharing');
    expect(plainSpaces(form.visible)).toContain('la réponse à votre proposition');
    await submit(bot, one, form, { audience, naming: 'team' });
  }
}

const posted = (person: Person) =>
  person
    .messages(CANAL)
    .filter((one) => one.fromBot)
    .map((one) => plainSpaces(one.visible))
    .join('\n');

test('nothing is asked before the day; the morning after, those who carry it are, and nobody else', async () => {
  const { bot, amina, bruno, chloe, celine } = await proposed();

  await bot.at(paris('2027-01-15T18:00'));
  for (const one of [amina, bruno, chloe, celine]) expect(await messagesOf(bot, one, 'decisionAwaited')).toEqual([]);
  await bot.at(paris('2027-01-18T08:59'));
  expect(await messagesOf(bot, amina, 'decisionAwaited')).toEqual([]);
  await bot.at(paris('2027-01-18T09:00'));

  for (const one of [amina, bruno]) {
    const card = await messageOf(bot, one, 'decisionAwaited');
    expect(plainSpaces(card.visible)).toContain(
      `Vous attendiez pour le vendredi 15 janvier une réponse à votre proposition : « ${plainSpaces(aTrial.what)} ». L’avez-vous eue ?`,
    );
    expect(plainSpaces(card.visible)).toContain('Je ne le demande qu’à celles et ceux qui la portent.');
    expect(card.intents.slice(0, 3)).toEqual(['tell-decision', 'tell-decision', 'practice-text']);
  }
  for (const one of [chloe, celine]) expect(await messagesOf(bot, one, 'decisionAwaited')).toEqual([]);
  expectCleanSlate(bot, learnt, decider);
});

test('a trial left there, or tried again, awaits no answer', async () => {
  const { bot, amina } = await proposed({ follow: 'leave' });

  await bot.at(paris('2027-03-01T09:00'));

  expect(await messagesOf(bot, amina, 'decisionAwaited')).toEqual([]);
});

test('yes, and why: told by one, it is asked of nobody; those who took part read it first, and then the channel, without who decided', async () => {
  const { bot, amina, bruno, chloe, celine } = await asked();
  const brunos = await messageOf(bot, bruno, 'decisionAwaited');
  const form = await openForm(amina, await messageOf(bot, amina, 'decisionAwaited'), yes);
  expect(plainSpaces(form.visible)).toContain('sans nommer qui a décidé');
  await submit(bot, amina, form, { answer: 'yes', words: why, from: '2027-02-01' });

  await bot.rest();
  expect(plainSpaces(again(bruno, brunos).visible)).toContain('Elle n’est plus demandée à personne');
  await bot.at(paris('2027-01-20T09:00'));
  const read = plainSpaces((await messageOf(bot, chloe, 'decisionReady')).visible);
  expect(read).toContain(`🌳 C’est devenu courant : ${plainSpaces(aTrial.what)}`);
  expect(read).toContain(plainSpaces(why));
  expect(read).toContain('À partir du lundi 1er février');
  await subscribe(bot, celine);
  await share(bot, [amina, bruno, chloe]);
  await bot.at(paris('2027-01-25T09:00'));

  expect(posted(chloe)).toContain(
    `🌳 C’est devenu courant : ${plainSpaces(aTrial.what)}. À partir du lundi 1er février : ${plainSpaces(why)}`,
  );
  expect(posted(chloe)).not.toContain('directrice');
  expect(posted(chloe)).not.toContain('Amina');
  // Asked no more, however long one waits; said once.
  await bot.at(paris('2027-02-22T09:00'));
  await bot.at(paris('2027-04-01T09:00'));
  expect(await messagesOf(bot, amina, 'decisionAwaited')).toHaveLength(1);
  expect(posted(chloe).split('C’est devenu courant')).toHaveLength(2);
  expectCleanSlate(bot, why, decider);
});

test('no, and why, has the same place and the same size; taken back by one of them, it leaves the channel', async () => {
  const { bot, amina, bruno, chloe, celine } = await asked();
  const form = await openForm(bruno, await messageOf(bot, bruno, 'decisionAwaited'), no);
  expect(form.fields).toEqual(['answer', 'words']);
  await submit(bot, bruno, form, { answer: 'no', words: reasons });
  await bot.at(paris('2027-01-20T09:00'));
  await subscribe(bot, celine);
  await share(bot, [amina, bruno, chloe]);
  await bot.at(paris('2027-01-25T09:00'));
  expect(posted(amina)).toContain(`🪨 Ce ne sera pas possible, et voici pourquoi : ${plainSpaces(aTrial.what)}. ${plainSpaces(reasons)}`);

  expect(await answerTo(bot, chloe, 'la réponse entre nous')).toBe('trialSharingKept');
  await bot.rest();

  expect(posted(amina)).not.toContain('Ce ne sera pas possible');
  expect(posted(amina)).not.toContain('deux postes');
  expect(await answerTo(bot, chloe, 'raconter la réponse à tout le monde')).toBe('trialSharingKept');
  await bot.rest();
  expect(posted(amina)).toContain('deux postes');
  expectCleanSlate(bot, reasons);
});

test('told to everybody, it is found and read by whoever explores, and on a wall once each of them agreed to that too', async () => {
  const { bot, amina, bruno, chloe } = await asked();
  const [denis] = meet(bot, 'Denis Martin');
  await tell(bot, amina, no, { answer: 'no', words: reasons });
  await bot.at(paris('2027-01-20T09:00'));
  await share(bot, [amina, bruno]);
  expect(await answerTo(bot, denis, 'décisions')).toBe('noStories');
  await share(bot, [chloe]);

  // Neither the trial nor what it taught is told to Denis.
  for (const words of ['décisions', 'décisions budget', 'récits deux postes', 'tests accueil'])
    expect(await say(bot, denis, words), words).toContain(`🪨 Ce ne sera pas possible, et voici pourquoi : ${plainSpaces(aTrial.what)}`);
  await bot.later({ minutes: 1 });
  for (const words of ['bourgeons budget', 'récits temps sec', 'décisions jardin'])
    expect(await answerTo(bot, denis, words), words).toBe('noStories');
  await bot.later({ minutes: 1 });
  await say(bot, denis, 'décisions');
  const read = await say(bot, denis, 'lire 1');
  expect(read).toContain(plainSpaces(reasons));
  expect(read).not.toContain('temps sec');
  const form = await openForm(denis, lastMessage(denis), 'open-tell');
  expect(await submit(bot, denis, form, { sentence: 'Qu’auriez-vous proposé d’autre ?' })).toContain(
    'je demande à ces personnes, une à la fois',
  );

  const poster = async () => {
    const before = (await filesOf(bot, denis)).length;
    const kind = await answerTo(bot, denis, 'brèves à afficher');
    await bot.later({ seconds: 5 });
    return kind === 'vintageEmpty' ? '' : plainSpaces((await filesOf(bot, denis)).slice(before).at(-1)?.content ?? 'no file');
  };
  expect(await poster()).toBe('');
  for (const one of [amina, bruno]) await say(bot, one, 'sur une affiche');
  expect(await poster()).toBe('');
  await say(bot, chloe, 'sur une affiche');
  expect(await poster()).toContain('🪨 Ce ne sera pas possible, et voici pourquoi');
  expect(await poster()).toContain(plainSpaces(reasons));

  await say(bot, chloe, 'la réponse entre nous');
  expect(await poster()).toBe('');
  expect(await answerTo(bot, denis, 'décisions')).toBe('noStories');
  expect(await say(bot, chloe, 'décisions')).toContain('(le vôtre, entre vous)');
});

test('it is told only once everybody who took part allows it; a correction asks them again', async () => {
  const { bot, amina, bruno, chloe, celine } = await asked();
  await tell(bot, amina, yes, { answer: 'yes', words: why });
  await bot.at(paris('2027-01-20T09:00'));
  await subscribe(bot, celine);
  await share(bot, [amina, bruno]);
  await bot.at(paris('2027-01-25T09:00'));
  expect(posted(amina)).not.toContain('courant');
  await share(bot, [chloe]);

  const correction = await openForm(bruno, await messageOf(bot, bruno, 'decisionReady'), 'tell-decision');
  await submit(bot, bruno, correction, { answer: 'no', words: reasons });
  await bot.at(paris('2027-02-01T09:00'));

  expect(posted(amina)).not.toContain('courant');
  expect(posted(amina)).not.toContain('Ce ne sera pas possible');
  expect(plainSpaces((await messageOf(bot, chloe, 'decisionReady')).visible)).toContain('deux postes');
});

test('« Pas encore » gives a text to send, which nothing keeps; asked one last time a month later, then never', async () => {
  const { bot, amina, bruno, chloe, celine } = await asked();
  const text = await press(bot, amina, await messageOf(bot, amina, 'decisionAwaited'), 'practice-text');
  expect(text).toContain('Où en est-elle ? Si c’est non, dites-nous pourquoi.');
  expect(text).toContain('Je ne l’envoie à personne.');
  expect(text).toContain('une dernière fois à partir du jeudi 18 février');

  expect(await say(bot, bruno, 'pas encore')).toContain('Où en est-elle ?');

  await bot.at(paris('2027-02-17T18:00'));
  expect(await messagesOf(bot, bruno, 'decisionAwaited')).toHaveLength(1);
  await bot.at(paris('2027-02-18T09:00'));
  const last = await messageOf(bot, amina, 'decisionAwaited');
  expect(plainSpaces(last.visible)).toContain('C’est ma dernière question.');
  expect(await press(bot, amina, last, 'practice-text')).toContain('Je ne vous le demanderai plus.');
  await subscribe(bot, celine);
  for (const on of ['2027-03-18', '2027-04-19', '2027-06-21', '2027-12-20']) await bot.at(paris(`${on}T09:00`));

  // Who was silent and who said « pas encore » were asked alike, and nobody heard of either.
  for (const one of [amina, bruno]) expect(await messagesOf(bot, one, 'decisionAwaited')).toHaveLength(2);
  for (const one of [chloe, celine]) expect(await messagesOf(bot, one, 'decisionAwaited')).toEqual([]);
  expect(posted(chloe)).not.toContain(plainSpaces(aTrial.what));
  expect(await say(bot, celine, 'coordination')).not.toContain(plainSpaces(aTrial.what));
  expectCleanSlate(bot, decider);
});

test('said in words, before anything is asked: the form keeps them, and nothing is asked any more', async () => {
  const { bot, amina, bruno, chloe } = await proposed();
  expect(await answerTo(bot, chloe, 'nous avons eu la réponse : c’est oui')).toBe('onlyCarriersConclude');
  expect(await answerTo(bot, bruno, `nous avons eu la réponse : ${why}`)).toBe('formInWords:decision');

  const form = await openForm(bruno, lastMessage(bruno), yes);
  expect(plainSpaces(form.visible)).toContain(plainSpaces(why));
  expect(await submit(bot, bruno, form, { answer: 'yes', words: why })).toContain('🌳 C’est devenu courant');
  await bot.at(paris('2027-01-18T09:00'));

  for (const one of [amina, bruno]) expect(await messagesOf(bot, one, 'decisionAwaited')).toEqual([]);
  expect(await answerTo(bot, chloe, 'la réponse')).toBe('decisionReady');
  // In the library, it is theirs to read.
  await command(bot, chloe, '/vendange', 'tests accueil');
  expect(await press(bot, chloe, lastEphemeral(chloe), '1')).toContain('🌳 C’est devenu courant');
});

test('two who tell it at once: the second sees it, and loses nothing they typed', async () => {
  const { bot, amina, bruno } = await asked();
  const [first, second] = [
    await openForm(amina, await messageOf(bot, amina, 'decisionAwaited'), yes),
    await openForm(bruno, await messageOf(bot, bruno, 'decisionAwaited'), no),
  ];
  await submit(bot, amina, first, { answer: 'yes', words: why });

  const { errors } = await bruno.submit(second, { answer: 'no', words: reasons });

  expect(Object.values(errors ?? {}).map(plainSpaces)).toEqual([expect.stringContaining('Quelqu’un vient de noter cette réponse.')]);
});

test('left without words, the form says so; another conclusion withdraws the answer and every question', async () => {
  const { bot, amina, bruno } = await asked();
  const form = await openForm(amina, await messageOf(bot, amina, 'decisionAwaited'), yes);
  expect(Object.keys((await amina.submit(form, { answer: 'yes', words: ' ' })).errors ?? {})).toEqual(['words']);
  const open = amina.view();
  if (!open) throw new Error('The form closed.');
  await submit(bot, amina, open, { answer: 'yes', words: why });

  const correction = await openForm(bruno, await messageOf(bot, bruno, 'evaluationReady'), 'correct-conclusion');
  await submit(bot, bruno, correction, { learnt, follow: 'leave' });
  await bot.at(paris('2027-02-18T09:00'));

  expect(await everythingStored(bot)).not.toContain('les parents l’attendaient');
  // Asked once, before; never again.
  expect(await messagesOf(bot, amina, 'decisionAwaited')).toHaveLength(1);
});

test('Amina takes it away with her data; erased, she leaves the answer to the others, and her choice still counts', async () => {
  const { bot, amina, bruno, chloe, celine } = await asked();
  await tell(bot, amina, yes, { answer: 'yes', words: why });
  await bot.at(paris('2027-01-20T09:00'));
  await subscribe(bot, celine);
  await share(bot, [amina], 'us');
  await share(bot, [bruno, chloe]);

  await say(bot, amina, 'exporter mes données');
  await bot.rest();
  const file = (await filesOf(bot, amina)).find(({ name }) => name.endsWith('.json'));
  expect(JSON.parse(file?.content ?? '{}').trials[0].decision).toMatchObject({ granted: true, words: why });
  await amina.dm('Oui, tout effacer');
  await bot.rest();
  await bot.at(paris('2027-01-25T09:00'));

  expect(posted(chloe)).not.toContain('courant');
  expect(await answerTo(bot, bruno, 'la réponse')).toBe('decisionReady');
  expect(plainSpaces(lastMessage(bruno).visible)).toContain(plainSpaces(why));
});

test('in the playground: asked the morning after, answered no, and read by Bruno', async () => {
  const town = await startPlayground({ now: paris('2026-11-20T10:00') });
  for (const name of ['Amina Diallo', 'Bruno Petit']) await town.post('people', { name, locale: 'fr', coordinator: false });
  const send = (receipt: string, intent: string | undefined, subject: string | undefined, values: Record<string, unknown>) =>
    town.post('submit', { receipt, person: 'amina-diallo', place: 'direct:amina-diallo', intent, subject, values });
  const lastOf = async (person: string) => {
    const found = (await town.shown(`direct:${person}`)).filter(({ from }) => from === null).at(-1);
    if (!found) throw new Error(`${person} sees nothing.`);
    return found;
  };
  const on = (date: string) => town.post('clock', { to: 'date', date });
  await send('opened', 'trial-opened', '', { ...aTrial, endsOn: '2026-12-11', gaps: '60', people: ['bruno-petit'] });
  await town.press('bruno-petit', await lastOf('bruno-petit'), 'join-trial');
  await on('2026-12-21');
  const conclusion = (await town.press('amina-diallo', await lastOf('amina-diallo'), 'conclude-trial')).form;
  await send('concluded', conclusion?.intent, conclusion?.subject, { learnt, follow: 'practice', decider, decideBy: '2027-01-15' });

  await on('2027-01-18');
  const asked = await lastOf('amina-diallo');
  expect(asked.words).toContain('Vous attendiez pour le vendredi 15 janvier');
  const { form } = await town.press('amina-diallo', asked, 'tell-decision');
  await send('decided', form?.intent, form?.subject, { answer: 'no', words: reasons });
  await on('2027-01-20');

  expect((await lastOf('bruno-petit')).words).toContain('🪨 Ce ne sera pas possible, et voici pourquoi');
});
