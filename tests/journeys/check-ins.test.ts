import { expect, test, vi } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import {
  again,
  answerTo,
  expectCleanSlate,
  fewer,
  fromBot,
  kindOf,
  messageOf,
  messageWith,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
  touch,
} from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { liveTrial } from '../support/trials.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 120_000 });

const what = 'Un chariot partagé';
const secret = 'le chariot grince';
/** « Ça coince », the third picture. */
const rain = { name: 'weather', nth: 2 };

/** Bruno's trial is live since Thursday 19 November, with Chloé who carries it too, and Amina, Driss and others who try it. */
async function tried(settings: Parameters<typeof startBot>[0], others: readonly string[]) {
  const bot = await startBot({ now: '2026-11-09T10:00[Europe/Paris]', ...settings });
  bot.chat.unlimited();
  const [amina, bruno, chloe, driss] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux', 'Driss Benali');
  await begun(bot, bruno, [chloe, amina, driss, ...meet(bot, ...others)], '2027-01-29');
  return { bot, amina, bruno, chloe, driss };
}

const four = (settings: Parameters<typeof startBot>[0] = {}) => tried(settings, []);
/** From six people on, the weather is asked. */
const six = (settings: Parameters<typeof startBot>[0] = {}) => tried(settings, ['Elsa Morel', 'Farid Kaci']);

/** Agreed to ten days before; the second one named carries it too. */
async function begun(bot: TestBot, pilot: Person, people: readonly Person[], endsOn: string) {
  await liveTrial(bot, pilot, people, '2026-11-10T09:00[Europe/Paris]', { what, startsOn: '2026-11-19', endsOn });
  const [second] = people;
  if (!second) throw new Error('A trial is tried by somebody.');
  await say(bot, pilot, 'mon test');
  const form = await openForm(pilot, lastMessage(pilot), 'ask-for-trial');
  await submit(bot, pilot, form, { people: second.id, role: 'carrier' });
  await press(bot, second, lastMessage(second), 'accept-carrying');
  await bot.at('2026-11-19T10:00[Europe/Paris]');
  for (const one of [pilot, ...people]) expect(plainSpaces(lastMessage(one).visible)).toContain('EN TEST');
}

/** The first check-in, two working days later. */
const first = '2026-11-23T09:00[Europe/Paris]';

test('two working days after it began, everyone who takes part is asked what they noticed, and the card says who will read it', async () => {
  const { bot, amina, bruno, chloe, driss } = await four();
  await bot.at('2026-11-20T17:00[Europe/Paris]');
  for (const person of [amina, bruno, chloe, driss]) expect(lastMessage(person).visible).not.toContain('remarqué');

  await bot.at(first);

  for (const person of [amina, bruno, chloe, driss]) expect(lastMessage(person).visible).toContain('remarqué');
  const card = lastMessage(amina);
  const shown = plainSpaces(card.visible);
  expect(shown).toContain('🚧 EN TEST jusqu’au vendredi 29 janvier 2027 : « Un chariot partagé »'.replace(/« | »/g, ''));
  expect(shown).toContain('Qu’avez-vous remarqué depuis le jeudi 19 novembre ?');
  expect(shown).toContain('Vos mots sont lus par Bruno Petit, Chloé Roux et Driss Benali, sans votre nom sauf si vous le choisissez');
  expect(shown).toContain('À regarder :');
  expect(shown).toContain('Prochain point : jeudi 26 novembre. Pas le temps ? Aucun souci.');
  expect(shown).toContain('parce que vous l’essayez');
  // Too few take part for the weather to be asked.
  expect(shown).not.toContain('météo');
  expect(card.intents).toEqual(['write-check-in', 'need-help', 'talk-in-person', 'more']);
  expectCleanSlate(bot, what, 'Amina');
});

test('Amina presses a picture, twice, then another; writes a few words in the form, and edits them: the last answer is the answer', async () => {
  const { bot, amina } = await six();
  await bot.at(first);
  const card = lastMessage(amina);

  await Promise.all([touch(amina, card, rain), touch(amina, card, rain)]);
  await bot.rest();
  await expect.poll(() => plainSpaces(again(amina, card).visible)).toContain('La météo autour du test : 🌧️ Ça coince');
  const form = await openForm(amina, again(amina, card), 'write-check-in');
  expect(form.title).toBe('Répondre au point');
  const kept = await submit(bot, amina, form, { words: secret, weather: 'storm', forTeam: 'me', showing: 'named' });
  expect(kept).toContain(secret);
  expect(kept).toContain('⛈️ Ce n’est pas le moment');
  expect(kept).toMatch(/Ces mots sont lisibles par .*Elsa Morel.*, avec votre nom\./);

  const edited = await submit(bot, amina, await openForm(amina, lastMessage(amina), 'write-check-in'), {
    words: 'il ne grince plus',
    showing: 'unnamed',
  });
  expect(edited).toContain('il ne grince plus');
  expect(await everythingStored(bot)).not.toContain(secret);
  expect(plainSpaces(again(amina, card).visible)).toContain('il ne grince plus');

  const _emptied = await submit(bot, amina, await openForm(amina, lastMessage(amina), 'write-check-in'), {
    words: '',
    weather: 'unsaid',
  });
  expect(await kindOf(bot, lastMessage(amina))).toBe('checkInTakenBack');
  expectCleanSlate(bot, 'grince', 'Amina');
});

test('A form sent empty by somebody who has not answered erases nothing, and says so', async () => {
  const { bot, amina } = await four();
  await bot.at(first);
  const form = await openForm(amina, lastMessage(amina), 'write-check-in');

  const { errors } = await amina.submit(form, { words: '' });

  expect(Object.values(errors).map(plainSpaces)).toEqual(['Écrivez quelques mots : une phrase suffit.']);
  await bot.rest();
  expect(fromBot(amina).some(({ visible }) => visible.includes('effacé'))).toBe(false);
});

test('Plain words count as an answer, « rien » and a picture too; said in two messages, it is one answer', async () => {
  const { bot, amina, driss } = await six();
  await bot.at(first);

  expect(await answerTo(bot, driss, 'rien')).toBe('checkInKept');
  const kept = await say(bot, amina, `${secret} 🌧️`);
  expect(kept).toContain(what);
  expect(kept).toContain(secret);
  expect(kept).toContain('🌧️ Ça coince');
  expect(kept).toContain('sans votre nom. Même sans nom, on vous reconnaîtra peut-être.');
  expect(await say(bot, amina, 'et il est lourd')).toMatch(/grince\s+et il est lourd/);
  expect(await say(bot, amina, 'ça va')).toContain('🌤️ Ça va');

  // What has a meaning of its own keeps it.
  expect(await say(bot, amina, 'mes initiatives')).not.toContain('C’est noté, merci.');
  expect(await say(bot, amina, 'partager avec mon nom')).toMatch(/lisibles par .*Elsa Morel.*, avec votre nom/);
  expect(await say(bot, amina, 'partager sans mon nom')).toMatch(/lisibles par .*Elsa Morel.*, sans votre nom/);
  expectCleanSlate(bot, 'grince');
});

test('Below six nobody is asked for the weather: « Ça coince » is read as words by the others, and help is offered first', async () => {
  const { bot, amina, bruno } = await four();
  await bot.at(first);
  const form = await openForm(amina, lastMessage(amina), 'write-check-in');
  expect(form.fields).toEqual(['words', 'forTeam', 'showing']);
  await amina.dismiss(form);

  expect(await say(bot, amina, 'ça coince')).toContain('vous pouvez demander de l’aide');
  expect(lastMessage(amina).intents[0]).toBe('need-help');
  expect(await say(bot, bruno, 'carnet')).toContain('ça coince');
  expect(lastMessage(bruno).visible).not.toContain('Amina');
  expect(await query(bot, `select weather from check_in_members where words <> ''`)).toEqual([{ weather: null }]);
  expectCleanSlate(bot, 'coince');
});

test('What somebody chose before, that five others answer first, holds until they choose again', async () => {
  const { bot, amina, bruno } = await four();
  await bot.at(first);
  await say(bot, amina, secret);
  await query(bot, `update check_in_members set showing = 'five' where words <> ''`);

  expect(await say(bot, bruno, 'carnet')).not.toContain(secret);
  expect(await say(bot, amina, 'et il est lourd')).toContain('Comme vous l’aviez choisi');
  const form = await openForm(amina, lastMessage(amina), 'write-check-in');
  expect(plainSpaces(form.visible)).toContain('Comme avant : sans mon nom, et si cinq autres personnes ont répondu');
  await submit(bot, amina, form, { showing: 'unnamed' });
  expect(await say(bot, bruno, 'carnet')).toContain(secret);
  expectCleanSlate(bot, 'grince');
});

test('“Ce n’était pas une réponse”: the words leave the answer, and can be told as an initiative', async () => {
  const { bot, amina } = await four();
  await bot.at(first);
  await say(bot, amina, secret);
  await say(bot, amina, 'On a planté des vignes dans la cour');

  const answer = await press(bot, amina, lastMessage(amina), 'not-an-answer');

  expect(answer).toContain('On a planté des vignes dans la cour');
  expect(answer).not.toContain(secret);
  await bot.rest();
  expect(plainSpaces(messageWith(amina, secret).visible)).not.toContain('vignes');
  expect(await say(bot, amina, 'oui')).toContain('C’est noté');
  expect(await say(bot, amina, 'mes initiatives')).toContain('On a planté des vignes');
  expect(await say(bot, amina, 'ce n’était pas une réponse')).toContain(secret);
});

test('One reminder to whoever said nothing, none once somebody has answered for the team; who answered for themself still can', async () => {
  const { bot, amina, bruno, chloe, driss } = await four();
  // The third one, with room for a reminder before the next.
  for (const moment of [first, '2026-11-26T09:00[Europe/Paris]', '2026-12-03T09:00[Europe/Paris]']) await bot.at(moment);
  const asked = [amina, bruno, chloe, driss].map((one) => fromBot(one).length);
  await bot.at('2026-12-04T10:00[Europe/Paris]');
  await say(bot, amina, 'rien');
  await bot.at('2026-12-07T09:00[Europe/Paris]');
  expect(fromBot(amina)).toHaveLength((asked[0] ?? 0) + 1);
  for (const [index, one] of [bruno, chloe, driss].entries()) {
    expect(fromBot(one)).toHaveLength((asked[index + 1] ?? 0) + 1);
    expect(await kindOf(bot, lastMessage(one))).toBe('checkInReminder');
  }
  await bot.at('2026-12-10T09:00[Europe/Paris]');
  expect(fromBot(driss)).toHaveLength((asked[3] ?? 0) + 1);

  // The fourth, of which Bruno would be reminded: Driss answers for the team.
  await say(bot, bruno, 'rien');
  await bot.at('2026-12-15T09:00[Europe/Paris]');
  expect(await say(bot, driss, 'pour l’équipe : tout roule')).toContain('C’est noté pour l’équipe, merci.');
  const before = fromBot(bruno).length;
  await bot.at('2026-12-17T09:00[Europe/Paris]');
  await bot.at('2026-12-21T09:00[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(before);
  expect(await answerTo(bot, bruno, 'de mon côté aussi')).toBe('checkInKept');
});

test('After three silences Chloé is asked once how often; she says nothing, and it becomes more rarely, which she undoes', async () => {
  const { bot, chloe, amina } = await four();
  for (const moment of [first, '2026-11-26T09:00[Europe/Paris]', '2026-12-03T09:00[Europe/Paris]', '2026-12-15T09:00[Europe/Paris]']) {
    await bot.at(moment);
    if (moment !== '2026-12-15T09:00[Europe/Paris]') await say(bot, amina, 'rien');
  }

  const question = lastMessage(chloe);
  expect(plainSpaces(question.visible)).toContain('Trois points sont restés sans réponse');
  expect(plainSpaces(question.visible)).toContain('Sans réponse d’ici le mardi 5 janvier 2027, je demanderai plus rarement');
  expect(await kindOf(bot, lastMessage(amina))).toBe('checkIn');
  expect(lastMessage(amina).visible).not.toContain('restés sans réponse');

  await bot.at('2027-01-05T09:00[Europe/Paris]');
  expect(plainSpaces(again(chloe, question).visible)).toContain('Ce point est fermé');
  expect(await kindOf(bot, lastMessage(chloe))).toBe('checkIn');
  expect(lastMessage(chloe).visible).not.toContain('restés sans réponse');
  expect(await query(bot, "select pace from trial_members m join people p on p.id = m.person_id where p.name = 'Chloé Roux'")).toEqual([
    { pace: 'rarer' },
  ]);
  expect(await say(bot, chloe, 'à chaque point')).toContain('à chaque point');
  expect(await say(bot, chloe, 'plus de points')).toContain('Je ne vous demande plus');
  expect(await say(bot, chloe, 'continuer')).toContain('à chaque point');
});

test('“Plus rarement”: one out of two from then on; “Ne plus recevoir ces points”: none, and Bruno still reads the log', async () => {
  const { bot, amina, bruno } = await four();
  await bot.at(first);
  expect(await fewer(bot, amina, lastMessage(amina), 'rarer')).toContain('à un point sur deux');
  expect(await say(bot, bruno, 'ne plus recevoir ces points')).toContain('Je ne vous demande plus');
  const [hers, his] = [fromBot(amina).length, fromBot(bruno).length];

  await bot.at('2026-11-26T09:00[Europe/Paris]');
  expect(fromBot(amina)).toHaveLength(hers);
  expect(fromBot(bruno)).toHaveLength(his);
  await bot.at('2026-12-03T09:00[Europe/Paris]');
  expect(fromBot(amina)).toHaveLength(hers + 1);
  expect(fromBot(bruno)).toHaveLength(his);
  expect(await say(bot, bruno, 'carnet du test')).toContain('Point du jeudi 3 décembre');
  expect(await answerTo(bot, bruno, 'point')).toBe('formInWords:checkIn');
  expect(await answerTo(bot, bruno, 'mon point : rien à dire')).toBe('checkInKept');
});

test('Put off to tomorrow it comes back, if it is still open; next week would be too late, and that is said', async () => {
  const { bot, amina, driss } = await four();
  await bot.at(first);
  const card = lastMessage(amina);
  // Two messages this week: there is no room for a third before it closes.
  expect(await say(bot, amina, 'demain')).toContain('Ce point se termine le jeudi 26 novembre à 9 h');
  await say(bot, amina, 'trois messages par semaine');
  const form = await openForm(amina, card, 'fewer-messages');
  expect(plainSpaces(form.visible)).toContain('Me redire ce message demain');
  expect(plainSpaces(form.visible)).not.toContain('la semaine prochaine');
  await amina.dismiss(form);
  expect(await say(bot, amina, 'la semaine prochaine')).toContain('Ce point se termine le jeudi 26 novembre à 9 h');
  await say(bot, amina, 'demain');
  await say(bot, driss, 'trois messages par semaine');
  await say(bot, driss, 'demain');
  await say(bot, driss, 'mon point : rien');
  const [heard, his] = [fromBot(amina).length, fromBot(driss).length];
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(fromBot(amina)).toHaveLength(heard + 1);
  expect(await kindOf(bot, lastMessage(amina))).toBe('checkIn');
  // Driss answered meanwhile.
  expect(fromBot(driss)).toHaveLength(his);
});

test('The task that opens a check-in, run twice, and a press that comes twice, change nothing', async () => {
  const { bot, amina, bruno } = await four();
  await bot.at(first);
  const trial = String((await query(bot, 'select id, organisation_id from trials'))[0]?.id);
  const again = async () => {
    await createStore(bot.database, registry.sought).transaction(async (tx) => {
      const open = await tx.trials.get(trial);
      if (open) await tx.agenda.move(open.organisationId, { what: 'open-check-in', subject: trial, notBefore: bot.clock.now() });
    });
    await bot.rest();
  };
  const heard = fromBot(amina).length;
  await again();
  await bot.later({ minutes: 5 });
  expect(fromBot(amina)).toHaveLength(heard);

  await bot.at('2026-11-26T09:00[Europe/Paris]');
  await again();
  expect(fromBot(bruno).filter((one) => one.visible.includes('remarqué'))).toHaveLength(1);
  expect(fromBot(bruno).filter((one) => one.visible.includes('Ce point est fermé'))).toHaveLength(1);
  // The bot stood still for weeks: only the latest opens.
  await bot.at('2026-12-16T10:00[Europe/Paris]');
  expect(fromBot(bruno).filter((one) => one.visible.includes('remarqué'))).toHaveLength(1);
  expectCleanSlate(bot);
});

test('A late answer is kept; the weather of that check-in is no longer counted, and that is said', async () => {
  const { bot, amina } = await six();
  await bot.at(first);
  const card = lastMessage(amina);
  expect(card.intents).toEqual(['weather', 'weather', 'weather', 'weather', 'more']);
  await bot.at('2026-11-26T09:00[Europe/Paris]');

  expect(plainSpaces(again(amina, card).visible)).toContain('Ce point est fermé');
  expect(await press(bot, amina, card, rain)).toContain('sa météo ne change plus');
  const form = await openForm(amina, again(amina, card), 'write-check-in');
  expect(form.visible).not.toContain('☀️');
  const kept = await submit(bot, amina, form, { words: secret, showing: 'unnamed' });
  expect(kept).toContain(secret);
  expect(kept).toContain('Ce point est fermé : sa météo ne change plus.');
  expect(await say(bot, amina, 'carnet')).toContain(secret);
});

test('The learning log: words as their writers chose; conditions as a whole, from five answers besides one’s own', async () => {
  const bot = await startBot({ now: '2026-11-09T10:00[Europe/Paris]' });
  bot.chat.unlimited();
  const people = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux', 'Driss Benali', 'Elsa Morel', 'Farid Kaci', 'Gwen Le Gall');
  const [amina, bruno, chloe, driss, elsa, farid, gwen] = people;
  const [outsider] = meet(bot, 'Hugo Blanc');
  await begun(bot, bruno, [chloe, amina, driss, elsa, farid, gwen], '2026-12-18');
  await bot.at(first);
  expect(plainSpaces(lastMessage(amina).visible)).toContain('sans votre nom sauf si vous le choisissez');
  await say(bot, amina, `${secret} 🌧️`);
  await say(bot, bruno, 'mon point : ça avance ☀️');
  await say(bot, bruno, 'partager avec mon nom');
  await say(bot, chloe, '🌧️');
  await say(bot, driss, 'ça coince');
  await say(bot, elsa, '⛈️');
  await say(bot, elsa, 'la roue est tordue');

  const open = await say(bot, gwen, 'carnet');
  expect(open).toContain('en cours : les conditions se lisent à la fin');
  expect(open).toContain('ça avance (Bruno Petit)');
  expect(open).toContain('la roue est tordue');
  expect(open).toContain('grince');
  expect(open).not.toMatch(/Elsa|Amina/);

  // Five answers: a person who wrote none of them reads the whole; a person who wrote one does not.
  await bot.at('2026-11-26T09:00[Europe/Paris]');
  expect(await say(bot, gwen, 'carnet')).toContain('Conditions : surtout 🌧️ Ça coince.');
  const hers = await say(bot, chloe, 'carnet');
  expect(hers).toContain('trop peu de réponses');
  expect(hers).not.toMatch(/Elsa|Amina/);
  expect(await say(bot, amina, 'carnet')).toContain(`${secret} (vous)`);
  expect(await everythingStored(bot)).not.toMatch(/"weather":"(sunny|rain|storm)"/);

  // The sixth, late: her words are read with the others', and the conditions stay as they were.
  await say(bot, gwen, 'carnet');
  const card = messageWith(farid, 'Ce point est fermé');
  await submit(bot, farid, await openForm(farid, again(farid, card), 'write-check-in'), { words: 'trop lourd' });
  expect(await say(bot, chloe, 'carnet')).toContain('trop peu de réponses');
  expect(lastMessage(chloe).visible).toContain(secret);
  expect(await answerTo(bot, outsider, 'carnet')).toBe('notFound:any-trial');
  expectCleanSlate(bot, 'grince', 'Elsa');
});

test('A long log is read page by page', async () => {
  const { bot, amina, bruno } = await four();
  await bot.at(first);
  await say(bot, amina, `mon point : ${'le chariot passe mal dans la porte du deuxième étage. '.repeat(50)}fin du mot d’Amina`);
  await say(bot, amina, 'partager sans mon nom');
  await say(bot, bruno, 'mon point : vu');
  await say(bot, bruno, 'partager avec mon nom');

  let seen = await say(bot, bruno, 'carnet');
  let page = lastMessage(bruno);
  expect(page.intents).toEqual(['learning-log']);
  for (let pages = 1; page.intents.includes('learning-log') && pages < 5; pages++) {
    seen += await press(bot, bruno, page, 'learning-log');
    page = lastEphemeral(bruno);
  }
  expect(page.buttons).toEqual([]);
  expect(seen).toContain('fin du mot d’Amina');
  expect(seen).toContain('vu (vous)');
});

test('Amina needs help: she chooses whom, sees when it will be read, and it reaches them outside their budget', async () => {
  const { bot, amina, bruno, chloe } = await four();
  await bot.at(first);
  await say(bot, chloe, 'absence du 24 au 25 novembre');
  await bot.at('2026-11-24T18:30[Europe/Paris]');

  const form = await openForm(amina, await messageOf(bot, amina, 'checkIn'), 'need-help');
  expect(plainSpaces(form.visible)).toContain('Bruno Petit : mercredi 25 novembre à 9 h');
  expect(plainSpaces(form.visible)).toContain('Chloé Roux : jeudi 26 novembre à 9 h');
  expect((await amina.submit(form, {})).errors.person).toContain('Choisissez une personne');
  const option = choiceOf(form, 'Bruno');
  const answer = await submit(bot, amina, form, { whom: option, words: secret });
  expect(answer).toContain('Bruno Petit pourra le lire à partir du mercredi 25 novembre à 9 h');

  const heard = fromBot(bruno).length;
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect(fromBot(bruno)).toHaveLength(heard + 1);
  expect(plainSpaces(lastMessage(bruno).visible)).toContain('Amina Diallo aimerait un peu d’aide');
  expect(lastMessage(bruno).visible).toContain(secret);
  expect(fromBot(chloe).some((one) => one.visible.includes(secret))).toBe(false);

  // What was said stays said, whatever becomes of his hours and of the card.
  await say(bot, bruno, 'absence du 26 novembre au 18 décembre');
  await bot.at('2026-11-26T10:00[Europe/Paris]');
  await say(bot, chloe, 'me retirer du test');
  await bot.at('2026-11-26T12:00[Europe/Paris]');
  const card = await messageOf(bot, amina, 'helpAsked');
  expect(plainSpaces(card.visible)).toContain('Bruno Petit pourra le lire à partir du mercredi 25 novembre à 9 h');
  expectCleanSlate(bot, 'grince');
});

test('“J’ai besoin d’aide pour …” in words: they are kept, never an answer, until somebody is chosen; far away, someone else is offered', async () => {
  const { bot, amina, bruno, chloe, driss } = await four();
  await bot.at(first);
  await say(bot, bruno, 'absence du 23 novembre au 18 décembre');

  const asked = await say(bot, amina, `J’ai besoin d’aide : ${secret}`);
  expect(asked).toContain('Bruno Petit pourra le lire à partir du lundi 21 décembre à 9 h');
  expect(asked).toContain('Chloé Roux pourra le lire à partir du lundi 23 novembre à 9 h');
  const card = lastMessage(amina);
  expect(card.intents).toEqual(['ask-help-of', 'ask-help-of', 'need-help', 'more']);
  const far = await press(bot, amina, card, '1');
  expect(far).toContain('C’est dans longtemps');
  const form = await openForm(amina, lastEphemeral(amina), 'need-help');
  expect(await submit(bot, amina, form, { person: driss.id, words: secret })).toContain('Driss Benali pourra le lire');
  await bot.rest();
  expect(lastMessage(driss).visible).toContain(secret);
  expect(fromBot(chloe).some((one) => one.visible.includes(secret))).toBe(false);
  expect(await say(bot, amina, 'carnet')).not.toContain(secret);
});

test('“En parler de vive voix”, pressed twice: Bruno learns it once, and Amina is not silent', async () => {
  const { bot, amina, bruno } = await four();
  await bot.at(first);
  const card = lastMessage(amina);
  const heard = fromBot(bruno).length;

  expect(await press(bot, amina, card, 'talk-in-person')).toContain('Bruno Petit pourra le lire');
  await press(bot, amina, card, 'talk-in-person');

  expect(fromBot(bruno)).toHaveLength(heard + 1);
  expect(lastMessage(bruno).visible).toContain('Amina Diallo aimerait vous parler de ce test de vive voix');
  await bot.at('2026-11-26T09:00[Europe/Paris]');
  const silent = await query(
    bot,
    'select p.name from check_in_members m join people p on p.id = m.person_id where m.silent order by p.name',
  );
  expect(silent.map(({ name }) => name)).toEqual(['Bruno Petit', 'Chloé Roux', 'Driss Benali']);
});

test('Amina erases herself: her words and her name leave the log and the requests that others have on their screens; the whole stays', async () => {
  const { bot, amina, bruno } = await four();
  await bot.at(first);
  await say(bot, amina, secret);
  await say(bot, amina, 'partager avec mon nom');
  expect(await say(bot, bruno, 'carnet')).toContain(`${secret} (Amina Diallo)`);
  await say(bot, amina, 'j’ai besoin d’aide : la roue est tordue');
  await press(bot, amina, lastMessage(amina), '1');
  expect(messageWith(bruno, 'la roue est tordue').visible).toContain('Amina Diallo');
  expect(await say(bot, amina, 'mes données')).toContain(secret);

  await amina.dm('oui tout effacer');
  await bot.rest();

  await expect
    .poll(() =>
      fromBot(bruno)
        .filter((one) => one.visible.includes('carnet') || one.visible.includes('aide'))
        .map((one) => one.visible)
        .join(),
    )
    .not.toMatch(/Amina|grince|tordue/);
  expect(await everythingStored(bot)).not.toMatch(/grince|tordue|Amina/);
  await bot.at('2026-11-26T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('remarqué');
  expectCleanSlate(bot, 'grince', 'tordue');
});

test('A trial that is over asks nothing more: what was open closes, and the log can still be read', async () => {
  const bot = await startBot({ now: '2026-11-09T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await begun(bot, bruno, [amina], '2026-11-24');
  await say(bot, amina, 'absence du 20 au 24 novembre');
  await bot.at(first);
  expect(lastMessage(bruno).visible).toContain('remarqué');

  await bot.at('2026-11-25T09:00[Europe/Paris]');

  expect(fromBot(amina).some((one) => one.visible.includes('remarqué'))).toBe(false);
  expect(fromBot(bruno).some((one) => one.visible.includes('Ce point est fermé'))).toBe(true);
  expect(await answerTo(bot, amina, 'plus rarement')).toBe('notFound:any-trial');
  expect(await say(bot, bruno, 'carnet')).toContain('TEST TERMINÉ le mardi 24 novembre : Un chariot partagé');
});

test('Three months after a trial that nobody evaluated, what people wrote is erased, from the log on their screen too', async () => {
  const { bot, amina, bruno } = await four();
  await bot.at(first);
  await say(bot, amina, `mon point : ${secret}`);
  await say(bot, amina, 'partager sans mon nom');
  await say(bot, amina, 'j’ai besoin d’aide');
  await press(bot, amina, lastMessage(amina), '1');
  expect(await say(bot, bruno, 'carnet')).toContain(secret);

  await bot.at('2027-01-30T09:00[Europe/Paris]');
  await bot.at('2027-04-28T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).toContain(secret);
  await bot.at('2027-04-30T09:00[Europe/Paris]');

  expect(await everythingStored(bot)).not.toContain(secret);
  await expect.poll(() => fromBot(bruno).some((one) => one.visible.includes(secret))).toBe(false);
  expectCleanSlate(bot, 'grince');
});

test('The same, over the embedded database: a picture, words, a closing', async () => {
  const { bot, amina, bruno } = await six({ engine: 'pglite' });
  await bot.at(first);
  const card = lastMessage(amina);
  expect(await press(bot, amina, card, rain)).toContain('🌧️ Ça coince');
  expect(await say(bot, amina, secret)).toContain(secret);
  await say(bot, amina, 'partager avec mon nom');
  await bot.at('2026-11-26T09:00[Europe/Paris]');

  expect(await say(bot, bruno, 'carnet')).toContain(`${secret} (Amina Diallo)`);
  expectCleanSlate(bot, 'grince');
});

/** The option of a form that shows these words, as it is read there. */
function choiceOf({ visible }: { readonly visible: string }, words: string): string {
  const option = visible.split('\n').find((line) => line.startsWith('( ) ') && line.includes(words));
  if (!option) throw new Error(`No option shows « ${words} ».`);
  return option.slice('( ) '.length);
}
