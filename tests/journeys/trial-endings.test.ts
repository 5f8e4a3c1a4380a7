import { expect, test } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import type { Entries } from '../../fakes/slack/forms.ts';
import { registry } from '../../src/areas/all.ts';
import { kinds as endingKinds } from '../../src/areas/ending/messages.ts';
import { compose, isOf } from '../../src/core/kind.ts';
import {
  answerTo,
  answerToForm,
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
import { everythingStored, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { startPlayground } from '../support/playground.ts';
import { aTrial, liveTrial, stopTrial } from '../support/trials.ts';

const paris = (moment: string) => `${moment}[Europe/Paris]`;
const wayBack = 'On rouvre à 9 h dès le lendemain';
/** No check-in before the end: each message here has the attention budget to itself. */
const quiet = { gaps: '60' };

/** Amina pilots, Bruno and Chloé try it; from Friday 20 November, until Friday 11 December. */
async function trying(entries: Parameters<typeof liveTrial>[4] = {}) {
  const bot = await startBot({ now: paris('2026-11-20T10:00') });
  const [amina, bruno, chloe, dalia] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'Dalia Benali');
  await liveTrial(bot, amina, [bruno, chloe], paris('2026-11-20T10:05'), { endsOn: '2026-12-11', ...quiet, ...entries });
  await bot.at(paris('2026-11-23T09:00'));
  return { bot, amina, bruno, chloe, dalia };
}

/** The same, with Bruno as a second carrier. */
async function carriedByTwo() {
  const scene = await trying();
  const { bot, amina, bruno } = scene;
  await say(bot, amina, 'mon test');
  const form = await openForm(amina, lastMessage(amina), 'ask-for-trial');
  await submit(bot, amina, form, { people: bruno.id, role: 'carrier' });
  await bot.at(paris('2026-11-27T09:00'));
  await say(bot, bruno, 'oui');
  return scene;
}

/** The last day has passed, and everyone was told. */
async function over() {
  const scene = await trying();
  await scene.bot.at(paris('2026-12-11T09:00'));
  await scene.bot.at(paris('2026-12-12T00:00'));
  return scene;
}

const trials = (bot: TestBot) => query(bot, 'select state, ended_on::text, learnt, follow, conclusion from trials order by opened_at');
const shown = (person: Person) => fromBot(person).map((one) => plainSpaces(one.visible));
const saying = (person: Person, words: string) => shown(person).filter((one) => one.includes(words));
const last = (person: Person) => plainSpaces(lastMessage(person).visible);

const learnt = 'Les parents viennent, surtout par temps sec.';

async function conclude(bot: TestBot, person: Person, entries: Entries): Promise<string> {
  await say(bot, person, 'bilan');
  const _card = await say(bot, person, 'écrire le bilan');
  expect(await kindOf(bot, lastMessage(person))).toBe('formInWords:conclusion');
  const form = await openForm(person, lastMessage(person), 'conclude-trial');
  return submit(bot, person, form, entries);
}

test('the way back is recalled five working days before, said on the last day, and the trial is over at midnight', async () => {
  const { bot, amina, bruno, chloe } = await trying();

  await bot.at(paris('2026-12-03T18:00'));
  expect(saying(bruno, 'même s’il fonctionne. Dès le lendemain')).toEqual([]);
  await bot.at(paris('2026-12-04T09:00'));
  expect(last(bruno)).toContain('🚧 EN TEST jusqu’au vendredi 11 décembre');
  expect(last(bruno)).toContain(wayBack);
  expect(lastMessage(bruno).intents).not.toContain('stop-trial');
  expect(lastMessage(amina).intents).toContain('stop-trial');

  await bot.at(paris('2026-12-11T09:00'));
  for (const one of [amina, bruno, chloe]) {
    expect(last(one)).toContain(`🚧 Le test « ${plainSpaces(aTrial.what)} » s’arrête aujourd’hui. Dès demain : ${wayBack}`);
    expect(last(one)).toContain('Qui vient entre 8 h et 9 h ?');
    expect(last(one)).not.toContain('réessayer autrement');
  }
  expect(await press(bot, amina, lastMessage(amina), 'more')).toContain('en rester là, réessayer autrement avec une nouvelle date de fin');
  expect((await trials(bot))[0]?.state).toBe('live');
  await bot.at(paris('2026-12-11T23:59'));
  expect((await trials(bot))[0]?.state).toBe('live');
  await bot.at(paris('2026-12-12T00:00'));
  expect((await trials(bot))[0]).toMatchObject({ state: 'over', ended_on: '2026-12-11' });
  await bot.at(paris('2026-12-14T09:00'));
  expect(saying(bruno, 's’arrête aujourd’hui').length + saying(bruno, 's’est arrêté').length).toBe(1);
  expectCleanSlate(bot, aTrial.what, wayBack);
});

test('whoever was away reads true words at their next good moment', async () => {
  const { bot, bruno } = await trying();
  await say(bot, bruno, 'absence du 4 au 13 décembre');

  await bot.at(paris('2026-12-11T09:00'));
  await bot.at(paris('2026-12-12T00:00'));
  expect(saying(bruno, 's’arrête aujourd’hui')).toEqual([]);
  await bot.at(paris('2026-12-14T09:00'));

  expect(last(bruno)).toContain(`s’est arrêté le vendredi 11 décembre. Pour revenir en arrière : ${wayBack}`);
  expect(saying(bruno, 'Dès le lendemain :')).toEqual([]);
});

test('a last day that nobody works is said on the working day before', async () => {
  const { bot, bruno } = await trying({ endsOn: '2026-12-13' });

  await bot.at(paris('2026-12-11T09:00'));

  expect(last(bruno)).toContain(`s’arrête le dimanche 13 décembre. Dès le lendemain : ${wayBack}`);
  await bot.at(paris('2026-12-14T00:00'));
  expect((await trials(bot))[0]).toMatchObject({ state: 'over', ended_on: '2026-12-13' });
});

test('anyone carrying it stops it in one press, and everybody reads the very words of a normal end; pressed again, it stopped once', async () => {
  const { bot, amina, bruno, chloe } = await carriedByTwo();
  await say(bot, bruno, 'mon test');
  const card = lastMessage(bruno);
  await bot.at(paris('2026-11-30T10:00'));

  expect(await press(bot, bruno, card, 'stop-trial')).toContain('sans regret et sans avoir à dire pourquoi');
  expect(await answerTo(bot, amina, 'arrêter le test')).toBe('notFound:trial');
  await bot.rest();

  for (const one of [amina, bruno, chloe]) {
    expect(saying(one, `« ${plainSpaces(aTrial.what)} » s’arrête aujourd’hui. Dès demain : ${wayBack}`).at(-1)).toContain(
      'Merci de l’avoir essayé',
    );
    expect(saying(one, 'Merci de l’avoir essayé')).toHaveLength(1);
  }
  expect((await trials(bot))[0]).toMatchObject({ state: 'over', ended_on: '2026-11-30' });
  await bot.at(paris('2026-12-11T09:00'));
  await bot.at(paris('2026-12-12T00:00'));
  expect((await trials(bot))[0]).toMatchObject({ ended_on: '2026-11-30' });
  expect(saying(chloe, 'Merci de l’avoir essayé')).toHaveLength(1);
  expect(saying(chloe, 'Ce jour-là il s’arrête')).toEqual([]);
  expectCleanSlate(bot, aTrial.what);
});

test('two who carry it stop it at the same moment: it stops once', async () => {
  const { bot, amina, bruno, chloe } = await carriedByTwo();
  await bot.at(paris('2026-11-30T10:00'));

  await Promise.all([amina.dm('arrêter le test'), bruno.dm('stop the trial')]);
  await bot.rest();
  // Said in words, nothing is stopped yet.
  expect((await trials(bot))[0]?.state).toBe('live');
  const cards = await Promise.all([amina, bruno].map((one) => messageOf(bot, one, 'whichTrial')));
  for (const card of cards) expect(plainSpaces(card.visible)).toContain('pour toutes les personnes qui y prennent part');
  await Promise.all([
    touch(amina, cards[0] ?? lastMessage(amina), 'stop-trial'),
    touch(bruno, cards[1] ?? lastMessage(bruno), 'stop-trial'),
  ]);
  await bot.rest();
  await bot.rest();

  expect(saying(chloe, 'Merci de l’avoir essayé')).toHaveLength(1);
  expect((await trials(bot))[0]).toMatchObject({ state: 'over', ended_on: '2026-11-30' });
  expectCleanSlate(bot);
});

test('« arrêter » alone stops messages, not the trial; whoever only tries it cannot stop it', async () => {
  const { bot, amina, chloe } = await trying();

  expect(await say(bot, amina, 'arrêter')).not.toContain('sans regret');
  expect(await answerTo(bot, chloe, 'arrêter le test')).toBe('notFound:trial');
  expect((await trials(bot))[0]?.state).toBe('live');

  // A promise made to everyone outlives « stop ».
  await bot.at(paris('2026-12-11T09:00'));
  expect(last(amina)).toContain('s’arrête aujourd’hui');
});

test('with several trials, « arrêter le test » asks which', async () => {
  const { bot, amina, bruno } = await trying();
  await liveTrial(bot, amina, [bruno], paris('2026-11-27T09:00'), { what: 'Un autre test', endsOn: '2026-12-18', ...quiet });

  const asked = await say(bot, amina, 'arrêter le test');
  expect(asked).toContain('De quel test parlez-vous ?');
  expect(asked).toContain('Un autre test');
  await press(bot, amina, lastMessage(amina), '2');

  const states = await query(bot, 'select what, state from trials order by opened_at');
  expect(states.map(({ state }) => state).sort()).toEqual(['live', 'over']);
});

test('« De quel test parlez-vous ? » names the same trials by the same numbers, whatever is opened or stops since', async () => {
  const { bot, amina, bruno } = await trying();
  await liveTrial(bot, amina, [bruno], paris('2026-11-27T09:00'), { what: 'Un autre test', endsOn: '2026-12-18', ...quiet });
  await stopTrial(bot, amina);
  const drawn = await askedNow(bot);
  expect(drawn.map((one) => one.what)).toEqual(expect.arrayContaining([aTrial.what, 'Un autre test']));

  await liveTrial(bot, amina, [bruno], paris('2026-11-30T09:00'), { what: 'Un troisième test', endsOn: '2026-12-18', ...quiet });
  expect(await askedNow(bot)).toEqual(drawn);

  await press(bot, amina, await messageOf(bot, amina, 'whichTrial'), '2');
  const [first] = drawn;
  expect(await askedNow(bot)).toEqual([first, { trial: drawn[1]?.trial, what: null }]);
});

/** What the latest « de quel test ? » would show, were it shown again. */
async function askedNow(bot: TestBot) {
  const [last] = await query(bot, `select id::text from deliveries where kind = 'whichTrial' order by id desc limit 1`);
  return createStore(bot.database, registry.sought).transaction(async (tx) => {
    const delivery = await tx.deliveries.get(String(last?.id));
    const person = delivery && (await tx.people.get(delivery.personId));
    const organisation = person && (await tx.organisations.get(person.organisationId));
    const shown =
      delivery &&
      organisation &&
      (await compose(delivery, { tx, now: bot.clock.now(), draw: () => 0, saying: registry, organisation, person }));
    return shown && isOf(endingKinds.whichTrial, shown) ? shown.params.items : [];
  });
}

test('nobody can make it last: it stops on its day, and can be tried again differently', async () => {
  const { bot, amina } = await trying();
  expect(await say(bot, amina, 'prolonger le test')).toContain('Ce test s’arrête le vendredi 11 décembre, même s’il fonctionne');

  await bot.at(paris('2026-12-12T00:00'));
  await say(bot, amina, 'prolonger');
  expect(lastMessage(amina).intents).toContain('try-again');
});

test('Bruno answers by the form, changes his answer, and Amina reads it without his name', async () => {
  const { bot, amina, bruno } = await over();

  const form = await openForm(bruno, await messageOf(bot, bruno, 'trialOver'), 'answer-evaluation');
  expect(form.visible).toContain('Vos mots vont à Amina Diallo, sans votre nom');
  const { errors } = await bruno.submit(form, { named: 'no' });
  expect(Object.values(errors ?? {}).map(plainSpaces)).toEqual(['Écrivez quelques mots, sur la ligne de votre choix.']);
  const again = bruno.view();
  if (!again) throw new Error('The form closed.');
  const kept = await submit(bot, bruno, again, { question: 'Une dizaine de parents', public: 'On attend moins', named: 'no' });
  expect(kept).toContain('votre réponse est gardée');

  const edit = await openForm(bruno, lastMessage(bruno), 'answer-evaluation');
  expect(edit.visible).toContain('Une dizaine de parents');
  await submit(bot, bruno, edit, { question: 'Une quinzaine de parents', public: 'On attend moins', named: 'no' });

  const read = await say(bot, amina, 'lire les réponses');
  expect(read).toContain('Une quinzaine de parents');
  expect(read).not.toContain('Une dizaine');
  expect(read).toContain('On attend moins');
  expect(read).not.toContain('Bruno');
  expect(await answerTo(bot, bruno, 'lire les réponses')).toBe('onlyCarriersConclude');
  expectCleanSlate(bot, 'quinzaine');
});

test('plain words answer the last day’s questions, one message after the other, and can be taken back', async () => {
  const { bot, amina, bruno } = await over();

  expect(await say(bot, bruno, 'Les parents sont contents')).toContain('Je garde ceci comme votre réponse');
  const second = await say(bot, bruno, 'On a planté des tomates');
  expect(second).toContain('On a planté des tomates');
  expect(second).not.toContain('contents');

  const asked = await press(bot, bruno, lastMessage(bruno), 'not-an-answer');
  expect(asked).toContain('On a planté des tomates');
  expect(asked).toContain('[Oui, la raconter]');
  expect(last(bruno)).not.toContain('tomates');
  const read = await say(bot, amina, 'lire les réponses');
  expect(read).toContain('Les parents sont contents');
  expect(read).not.toContain('tomates');

  expect(await answerTo(bot, bruno, 'retirer ma réponse')).toBe('evaluationWithdrawn');
  expect(await say(bot, amina, 'lire les réponses')).toContain('Personne n’a répondu pour l’instant');
});

test('« non merci » is an answer, and « de vive voix » asks whoever carries it to come and note, in nobody’s name', async () => {
  const { bot, amina, bruno, chloe } = await over();
  expect(await say(bot, chloe, 'non merci')).toContain('je ne vous relance pas');

  await bot.at(paris('2026-12-14T09:00'));
  expect(await press(bot, bruno, await messageOf(bot, bruno, 'trialOver'), 'talk-evaluation')).toContain('C’est demandé à Amina Diallo');
  await bot.rest();
  const asked = await messageOf(bot, amina, 'talkWanted');
  expect(plainSpaces(asked.visible)).toContain('Bruno Petit aimerait parler de vive voix');

  const form = await openForm(amina, asked, 'note-aloud');
  expect(await submit(bot, amina, form, { public: 'Une grand-mère : enfin !' })).toContain('au nom de personne');
  const read = await say(bot, amina, 'lire les réponses');
  expect(read).toContain('Dit de vive voix');
  expect(read).toContain('Une grand-mère : enfin !');
  expect(read).not.toContain('Bruno');
});

test('it becomes an ordinary practice only by somebody’s decision: who and by when are asked, and the text is sent by a person', async () => {
  const { bot, amina, bruno, chloe, dalia } = await over();
  await bot.at(paris('2026-12-16T09:00'));
  expect(last(amina)).toContain('Qu’en retenir ? Quelques lignes suffisent.');
  expect(saying(bruno, 'Qu’en retenir')).toEqual([]);

  const form = await openForm(amina, lastMessage(amina), 'conclude-trial');
  const { errors } = await amina.submit(form, { learnt, follow: 'practice' });
  expect(Object.values(errors ?? {}).map(plainSpaces)).toEqual([
    'Dites qui décide : sans cela, la proposition pourrait rester sans réponse.',
    'Choisissez une date : sans elle, la question pourrait rester en suspens.',
  ]);
  const again = amina.view();
  if (!again) throw new Error('The form closed.');
  await submit(bot, amina, again, { learnt, follow: 'practice', decider: 'La direction de l’éducation', decideBy: '2027-01-15' });
  await bot.at(paris('2026-12-17T09:00'));

  for (const one of [bruno, chloe]) {
    expect(last(one)).toContain('en lisent le bilan avant toute autre');
    expect(last(one)).toContain(learnt);
    expect(last(one)).toContain('Qui décide : La direction de l’éducation, avant le vendredi 15 janvier 2027');
  }
  expect(await press(bot, bruno, lastMessage(bruno), 'practice-text')).toContain('Je ne l’envoie à personne');
  expect(dalia.messages()).toEqual([]);
  expect(await answerTo(bot, bruno, 'revoir ma réponse')).toBe('notFound:trial');
  expectCleanSlate(bot, learnt);
});

test('left there: what was learnt is read by those who tried it, can be corrected, and two who conclude at once lose nothing', async () => {
  const { bot, amina, bruno } = await carriedByTwo();
  await bot.at(paris('2026-11-30T10:00'));
  await stopTrial(bot, amina);
  await bot.at(paris('2026-12-03T09:00'));
  const [mine, theirs] = [await messageOf(bot, amina, 'concludeTrial'), await messageOf(bot, bruno, 'concludeTrial')];
  const first = await openForm(amina, mine, 'conclude-trial');
  const second = await openForm(bruno, theirs, 'conclude-trial');

  await submit(bot, amina, first, { learnt, follow: 'leave' });
  const { errors } = await bruno.submit(second, { learnt: 'Mes mots à moi', follow: 'again' });

  expect(Object.values(errors ?? {}).map(plainSpaces)).toEqual([
    'Quelqu’un vient d’écrire ce bilan. Copiez votre texte, fermez, puis complétez le sien : « corriger le bilan ».',
  ]);
  await bruno.dismiss(second);
  await bot.at(paris('2026-12-04T09:00'));
  expect(last(bruno)).toContain('La suite : en rester là.');
  const mayHear = await openForm(bruno, lastMessage(bruno), 'choose-trial-sharing');
  await submit(bot, bruno, mayHear, { audience: 'organisation', naming: 'none' });
  expect((await query(bot, 'select part, version from trial_agreements'))[0]).toEqual({ part: 'evaluation', version: 1 });
  const ready = await messageOf(bot, bruno, 'evaluationReady');
  const correction = await openForm(bruno, ready, 'correct-conclusion');
  await submit(bot, bruno, correction, { learnt: `${learnt} Et le mercredi.`, follow: 'leave' });
  expect((await trials(bot))[0]).toMatchObject({ learnt: `${learnt} Et le mercredi.`, follow: 'leave', conclusion: 2 });
});

test('tried again differently: a new trial, linked, with its own end and agreements', async () => {
  const { bot, amina, bruno } = await over();
  await bot.at(paris('2026-12-16T09:00'));
  const form = await openForm(amina, lastMessage(amina), 'conclude-trial');
  const kept = await submit(bot, amina, form, { learnt, follow: 'again' });
  expect(kept).toContain('Ce sera un nouveau test, avec sa propre date de fin et de nouveaux accords.');

  const next = await openForm(amina, lastMessage(amina), 'try-again');
  await submit(bot, amina, next, { ...aTrial, people: [bruno.id], endsOn: '2027-01-29' });

  const [old, fresh] = await query(bot, 'select id, follows_id, state from trials order by opened_at');
  expect(fresh).toMatchObject({ follows_id: old?.id, state: 'asking' });
  expect(old?.state).toBe('over');
});

test('never concluded: asked, recalled once, then silence is an answer, and the words are erased three months later', async () => {
  const { bot, amina, bruno } = await over();
  await say(bot, bruno, 'Les parents sont contents');
  for (const day of ['2026-12-16', '2026-12-23', '2026-12-30', '2027-01-06', '2027-01-13']) await bot.at(paris(`${day}T09:00`));

  expect(saying(amina, 'Qu’en retenir')).toHaveLength(2);
  expect(saying(amina, 'C’est mon seul rappel.')).toHaveLength(1);
  expect(saying(bruno, 'Qu’en retenir')).toEqual([]);
  await bot.at(paris('2027-03-05T09:00'));
  expect(await everythingStored(bot)).toContain('Les parents sont contents');
  await bot.at(paris('2027-03-13T09:00'));
  expect(await everythingStored(bot)).not.toContain('Les parents sont contents');
});

test('never concluded, answered half a year later: what was written then is kept for three months too', async () => {
  const { bot, bruno } = await over();
  const asked = await messageOf(bot, bruno, 'trialOver');
  await bot.at(paris('2027-06-15T09:00'));
  const form = await openForm(bruno, asked, 'answer-evaluation');
  await submit(bot, bruno, form, { question: 'Dix', changed: 'Les parents sont encore contents' });

  await bot.at(paris('2027-09-10T09:00'));
  expect(await everythingStored(bot)).toContain('Les parents sont encore contents');
  await bot.at(paris('2027-09-16T09:00'));
  expect(await everythingStored(bot)).not.toContain('Les parents sont encore contents');
});

test('a month after it is concluded, answers are erased and what was learnt stays', async () => {
  const { bot, amina, bruno } = await over();
  await say(bot, bruno, 'Les parents sont contents');
  await conclude(bot, amina, { learnt, follow: 'leave' });

  await bot.at(paris('2027-01-10T09:00'));
  expect(await everythingStored(bot)).toContain('Les parents sont contents');
  await bot.at(paris('2027-01-14T09:00'));
  const stored = await everythingStored(bot);
  expect(stored).not.toContain('Les parents sont contents');
  expect(stored).toContain(learnt);
});

test('Chloé leaves without a reason: the trial goes on, and Amina learns only that somebody did', async () => {
  const { bot, amina, chloe } = await trying();
  await bot.at(paris('2026-11-30T10:00'));

  expect(await say(bot, chloe, 'me retirer du test')).toContain('vous n’avez pas à dire pourquoi');
  expect(last(amina)).toContain('Une personne s’est retirée du test');
  expect(last(amina)).toContain('À si peu, vous saurez sans doute qui.');
  expect(last(amina)).not.toContain('Chloé');
  expect(await answerTo(bot, chloe, 'me retirer du test')).toBe('notFound:trial');
  await bot.at(paris('2026-12-11T09:00'));
  expect(saying(chloe, 's’arrête aujourd’hui')).toEqual([]);
  expect((await trials(bot))[0]?.state).toBe('live');
});

test('among three, a tester who leaves is not to be guessed', async () => {
  const bot = await startBot({ now: paris('2026-11-20T10:00') });
  const [amina, bruno, chloe, dalia] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'Dalia Benali');
  await liveTrial(bot, amina, [bruno, chloe, dalia], paris('2026-11-20T10:05'), { endsOn: '2026-12-11', ...quiet });
  await bot.at(paris('2026-11-30T10:00'));

  await say(bot, dalia, 'me retirer du test');

  expect(last(amina)).toContain('Elle n’a pas à dire pourquoi, et je ne dis pas qui.');
});

test('the pilot leaves: those who take part are asked, the first to say so leads it, and the others hear who', async () => {
  const { bot, amina, bruno, chloe } = await trying();
  await bot.at(paris('2026-11-30T10:00'));
  await say(bot, amina, 'me retirer du test');
  expect(last(bruno)).toContain('Plus personne ne porte ce test.');
  const [forBruno, forChloe] = [lastMessage(bruno), lastMessage(chloe)];

  await Promise.all([touch(bruno, forBruno, 'take-trial'), touch(chloe, forChloe, 'take-trial')]);
  await expect.poll(async () => (await query(bot, `select 1 from trial_members where role = 'pilot'`)).length).toBe(1);
  await bot.at(paris('2026-12-01T09:00'));

  const led = await query(bot, `select p.name from trial_members m join people p on p.id = m.person_id where m.role = 'pilot'`);
  const [pilot, other] = led[0]?.name === 'Bruno Petit' ? [bruno, chloe] : [chloe, bruno];
  expect(last(other)).toContain(`${String(led[0]?.name)} pilote maintenant le test`);
  await stopTrial(bot, pilot);
  expect((await trials(bot))[0]?.state).toBe('over');
  expectCleanSlate(bot);
});

test('the pilot leaves and everyone stays silent: it ends by itself on its day, and anyone who took part may conclude', async () => {
  const { bot, amina, bruno, chloe } = await trying();
  await bot.at(paris('2026-11-30T10:00'));
  await say(bot, amina, 'me retirer du test');

  for (const moment of ['2026-12-04T09:00', '2026-12-11T09:00', '2026-12-12T00:00', '2026-12-16T09:00']) await bot.at(paris(moment));

  expect((await trials(bot))[0]).toMatchObject({ state: 'over', ended_on: '2026-12-11' });
  for (const one of [bruno, chloe]) {
    // Said on the day, and edited since: it stays true.
    expect(saying(one, wayBack).some((words) => words.includes('s’est arrêté le vendredi 11 décembre'))).toBe(true);
    expect(last(one)).toContain('Plus personne ne le porte : toute personne qui y a pris part peut écrire le bilan.');
  }
  expect(saying(amina, 's’arrête aujourd’hui')).toEqual([]);
  const form = await openForm(chloe, lastMessage(chloe), 'conclude-trial');
  expect(await answerToForm(bot, chloe, form, { learnt, follow: 'leave' })).toBe('conclusionKept');
});

test('a second carrier leads it at once when its pilot leaves', async () => {
  const { bot, amina, bruno, chloe } = await carriedByTwo();
  await bot.at(paris('2026-11-30T10:00'));

  await say(bot, amina, 'me retirer du test');

  expect(last(bruno)).toContain('Amina Diallo ne porte plus avec vous le test');
  expect(last(bruno)).toContain('c’est vous qui le pilotez désormais');
  expect(saying(chloe, 'ne porte plus')).toEqual([]);
});

test('the pilot is reminded of the day they had set, and hands over; silence leaves the trial with them', async () => {
  const { bot, amina, bruno } = await trying({ pilotUntil: '2026-12-08' });
  await bot.at(paris('2026-12-03T09:00'));
  expect(last(amina)).toContain('vous aviez prévu de vous retirer du pilotage le mardi 8 décembre');
  expect(last(amina)).toContain('Sans réponse de votre part, vous le pilotez jusqu’au vendredi 11 décembre');

  expect(await press(bot, amina, lastMessage(amina), 'pass-trial')).toContain('C’est proposé aux personnes qui prennent part');
  await bot.at(paris('2026-12-03T09:30'));
  expect((await messageOf(bot, bruno, 'trialNeedsCarrier')).intents).toContain('take-trial');
  expect(await answerTo(bot, bruno, 'oui')).toBe('trialTaken');

  const led = await query(bot, `select p.name, m.role from trial_members m join people p on p.id = m.person_id order by m.role, p.name`);
  expect(led).toEqual([
    { name: 'Amina Diallo', role: 'carrier' },
    { name: 'Bruno Petit', role: 'pilot' },
    { name: 'Chloé Roy', role: 'tester' },
  ]);
});

test('whoever is alone in it stops it instead of leaving', async () => {
  const bot = await startBot({ now: paris('2026-11-20T10:00') });
  const [amina] = meet(bot, 'Amina Diallo');
  await liveTrial(bot, amina, [], paris('2026-11-20T10:05'), { endsOn: '2026-12-11', ...quiet });

  expect(await answerTo(bot, amina, 'me retirer du test')).toBe('lastOne');
  await press(bot, amina, lastMessage(amina), 'stop-trial');
  expect((await trials(bot))[0]?.state).toBe('over');
});

test('an account that was closed leaves as its person would have', async () => {
  const { bot, amina, bruno, chloe } = await carriedByTwo();
  bot.chat.addUser({ id: amina.id, real_name: 'Amina Diallo', first_name: 'Amina', deleted: true });

  await bot.at(paris('2026-12-04T09:00'));
  await bot.at(paris('2026-12-07T09:00'));

  expect(saying(bruno, 'c’est vous qui le pilotez désormais')).toHaveLength(1);
  expect(await query(bot, 'select 1 from trial_members')).toHaveLength(2);
  await bot.at(paris('2026-12-11T09:00'));
  expect(last(chloe)).toContain('s’arrête aujourd’hui');
  expectCleanSlate(bot);
});

test('Amina erases everything: the trial goes on for the others without her name, and her answer goes; what was learnt stays', async () => {
  const { bot, amina, bruno } = await carriedByTwo();
  await bot.at(paris('2026-11-30T10:00'));
  await stopTrial(bot, bruno);
  await bot.rest();
  await say(bot, amina, 'Mes mots, que je reprends');
  expect(await say(bot, amina, 'effacer mes données')).toContain('Les tests où vous êtes continuent sans vous');
  await bot.later({ minutes: 1 });

  await say(bot, amina, 'oui, tout effacer');
  await bot.at(paris('2026-12-03T09:00'));

  const stored = await everythingStored(bot);
  for (const trace of ['Mes mots, que je reprends', 'Amina', amina.id]) expect(stored).not.toContain(trace);
  expect(await conclude(bot, bruno, { learnt, follow: 'leave' })).toContain('Merci.');
  await say(bot, bruno, 'oui, tout effacer');
  expect(await everythingStored(bot)).toContain(learnt);
});

test('a trial nobody else takes part in is erased with them', async () => {
  const bot = await startBot({ now: paris('2026-11-20T10:00') });
  const [amina] = meet(bot, 'Amina Diallo');
  await liveTrial(bot, amina, [], paris('2026-11-20T10:05'), { endsOn: '2026-12-11', ...quiet });

  await say(bot, amina, 'oui, tout effacer');

  expect(await everythingStored(bot)).not.toContain(aTrial.what);
});

/** The same, in the playground: a trial of Amina's that Bruno tries too, from Friday 20 November to Friday 11 December. */
async function playing() {
  const town = await startPlayground({ now: paris('2026-11-20T10:00') });
  for (const name of ['Amina Diallo', 'Bruno Petit']) await town.post('people', { name, locale: 'fr', coordinator: false });
  let receipts = 0;
  const submit = (person: string, intent: string | undefined, subject: string | undefined, values: Record<string, unknown>) =>
    town.post('submit', { receipt: `form ${++receipts}`, person, place: `direct:${person}`, intent, subject, values });
  await submit('amina-diallo', 'trial-opened', '', { ...aTrial, endsOn: '2026-12-11', gaps: '60', people: ['bruno-petit'] });
  const lastOf = async (person: string) => {
    const found = (await town.shown(`direct:${person}`)).filter(({ from }) => from === null).at(-1);
    if (!found) throw new Error(`${person} sees nothing.`);
    return found;
  };
  const on = (date: string) => town.post('clock', { to: 'date', date });
  const concludes = async (values: Record<string, unknown>) => {
    const { form } = await town.press('amina-diallo', await lastOf('amina-diallo'), 'conclude-trial');
    await submit('amina-diallo', form?.intent, form?.subject, { learnt, ...values });
  };
  await town.press('bruno-petit', await lastOf('bruno-petit'), 'join-trial');
  return { town, lastOf, on, concludes };
}

test('in the playground: stopped early in words, answered in words and concluded; it is left there', async () => {
  const { town, lastOf, on, concludes } = await playing();

  await town.speak('amina-diallo', 'arrêter le test');
  await town.press('amina-diallo', await lastOf('amina-diallo'), 'stop-trial');
  expect((await lastOf('bruno-petit')).words).toContain(`s’arrête aujourd’hui. Dès demain : ${wayBack}`);
  await town.speak('bruno-petit', 'Moins d’attente');
  expect((await lastOf('bruno-petit')).words).toContain('Je garde ceci comme votre réponse');
  expect((await town.ahead()).some(({ what, says }) => what === 'ask-conclusion' && says.en === 'Ask what is learnt from a trial')).toBe(
    true,
  );

  await on('2026-11-26');
  expect((await lastOf('amina-diallo')).words).toContain('Qu’en retenir');
  await concludes({ follow: 'leave' });
  await on('2026-11-27');
  expect((await lastOf('bruno-petit')).words).toContain('en lisent le bilan avant toute autre');
});

test('in the playground: its last day comes by itself; a practice is proposed, and who decides is said', async () => {
  const { lastOf, on, concludes } = await playing();

  await on('2026-12-04');
  expect((await lastOf('bruno-petit')).words).toContain(wayBack);
  await on('2026-12-11');
  expect((await lastOf('bruno-petit')).words).toContain(`s’arrête aujourd’hui. Dès demain : ${wayBack}`);
  await on('2026-12-21');
  expect((await lastOf('amina-diallo')).words).toContain('Qu’en retenir');
  await concludes({ follow: 'practice', decider: 'La directrice générale', decideBy: '2027-01-29' });
  await on('2026-12-28');
  expect((await lastOf('bruno-petit')).words).toContain('La directrice générale');
});

test('in the playground: tried again differently, it is a new trial, with agreements of its own', async () => {
  const { town, lastOf, on, concludes } = await playing();
  await town.speak('amina-diallo', 'arrêter le test');
  await town.press('amina-diallo', await lastOf('amina-diallo'), 'stop-trial');
  await on('2026-11-26');
  await concludes({ follow: 'again' });

  const { form } = await town.press('amina-diallo', await lastOf('amina-diallo'), 'try-again');
  const again = { ...aTrial, what: 'Ouvrir l’accueil à 8 h le jeudi', endsOn: '2026-12-18', people: ['bruno-petit'] };
  await town.post('submit', {
    receipt: 'again',
    person: 'amina-diallo',
    place: 'direct:amina-diallo',
    intent: form?.intent,
    subject: form?.subject,
    values: again,
  });
  await on('2026-12-02');
  const asked = (await town.shown('direct:bruno-petit')).find(({ words }) => words.includes('le jeudi'));
  expect(asked?.words).toContain('vous propose d’essayer');
});

test('in the playground: everyone is silent, and it is over all the same; Bruno who left heard nothing of it', async () => {
  const { town, lastOf, on } = await playing();
  await town.speak('bruno-petit', 'me retirer du test');
  const left = (await lastOf('bruno-petit')).words;

  await on('2026-12-11');
  await on('2027-01-15');

  expect((await lastOf('bruno-petit')).words).toBe(left);
  await town.speak('amina-diallo', 'les tests');
  expect((await lastOf('amina-diallo')).words).toMatch(/🍂 « .* » : arrêté le vendredi 11 décembre/);
});
