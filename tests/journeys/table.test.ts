import { expect, test } from 'vitest';
import { again, answerTo, expectCleanSlate, kindOf, openForm, plainSpaces, press, say, submit } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, startBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { dataOf } from '../support/told.ts';

const problem = 'les remplacements du mercredi';

/** Sophie writes to the bot on a Friday afternoon. */
async function town() {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  bot.chat.keepApart();
  const [sophie, anne, karim, paul] = meet(bot, 'Sophie Lambert', 'Anne Morel', 'Karim Benali', 'Paul Faure');
  return { bot, sophie, anne, karim, paul };
}

/** Sophie names three people in the form, on Friday; they read it on Monday morning. */
async function asked() {
  const { bot, ...people } = await town();
  const { sophie, anne, karim, paul } = people;
  await say(bot, sophie, `réunir : ${problem}`);
  const form = await openForm(sophie, lastMessage(sophie), 'add-carrier');
  const answer = await submit(bot, sophie, form, { people: [anne.id, karim.id, paul.id] });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  return { bot, ...people, answer };
}

const all = (person: Person) =>
  person
    .messages()
    .map(({ visible }) => visible)
    .join('\n');

test('« Réunir : … »: three people are chosen, each answers alone; Sophie reads on Wednesday who agreed, and nothing of the others', async () => {
  const { bot, sophie, anne, karim, paul, answer } = await asked();
  expect(answer).toContain('Le mercredi 25 novembre, je vous dis qui est d’accord, et rien d’autre.');
  const before = sophie.messages().length;
  for (const one of [anne, karim, paul]) {
    const request = lastMessage(one);
    expect([await kindOf(bot, request), request.visible]).toEqual([
      'carryRequest',
      expect.stringContaining('Sophie Lambert aimerait réunir'),
    ]);
    expect(request.visible).toContain('personne ne voit les réponses des autres');
    expect(request.buttons.slice(0, 2)).toEqual(['D’accord', 'Pas cette fois']);
    for (const name of ['Anne', 'Karim', 'Paul']) expect(request.visible).not.toContain(name);
  }

  expect(await press(bot, anne, lastMessage(anne), 'accept-carrying')).toContain('Sophie Lambert saura que vous êtes d’accord');
  await press(bot, karim, lastMessage(karim), 'decline-carrying');
  await bot.at('2026-11-24T12:00[Europe/Paris]');
  // Nobody hears anything before the day that was said.
  expect(sophie.messages().length).toBe(before);
  expect(all(karim)).not.toContain('Anne Morel');

  await bot.at('2026-11-25T09:00[Europe/Paris]');
  const told = lastMessage(sophie);
  expect([await kindOf(bot, told), told.visible]).toEqual([
    'agreed',
    expect.stringContaining('Anne Morel est d’accord. Proposez-lui un moment.'),
  ]);
  expect(told.visible).toContain('Qui manque autour de la table');
  expect(told.intents.slice(0, 3)).toEqual(['open-trial', 'word-for-management', 'enough']);
  for (const silent of ['Karim', 'Paul']) expect(told.visible).not.toContain(silent);
  expectCleanSlate(bot, 'remplacements');
});

test('a later yes is added to the same card, and one that is taken back goes from it; what became of it is asked once, and nothing outlives its day', async () => {
  const { bot, sophie, anne, paul } = await asked();
  await press(bot, anne, lastMessage(anne), 'accept-carrying');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  const told = lastMessage(sophie);
  const before = sophie.messages().length;

  await press(bot, paul, lastMessage(paul), 'accept-carrying');
  expect(again(sophie, told).visible).toContain('Anne Morel et Paul Faure sont d’accord. Proposez-leur un moment.');
  await press(bot, anne, again(anne, lastMessage(anne)), 'decline-carrying');
  expect(again(sophie, told).visible).toContain('Paul Faure est d’accord.');
  expect(again(sophie, told).visible).not.toContain('Anne');
  expect(sophie.messages().length).toBe(before);

  await bot.at('2026-12-04T09:00[Europe/Paris]');
  const became = lastMessage(sophie);
  expect([await kindOf(bot, became), became.intents.slice(0, 3)]).toEqual(['howItWent', ['open-trial', 'word-for-management', 'enough']]);
  expect(await press(bot, sophie, became, 'word-for-management')).toContain('Nous avons réfléchi ensemble à ceci');
  const heard = sophie.messages().length;
  await bot.at('2026-12-22T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).not.toContain(problem);
  expect(sophie.messages().length).toBe(heard);
  expectCleanSlate(bot, 'remplacements');
});

test('nobody agreed: Sophie reads that there is no yes for now, once, and a yes that comes later is on that card', async () => {
  const { bot, sophie, anne, karim } = await asked();
  await say(bot, anne, 'pas cette fois');
  expect(await everythingStored(bot)).toContain(problem);
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  const told = lastMessage(sophie);
  expect([await kindOf(bot, told), told.visible]).toEqual(['agreed', expect.stringContaining('Je n’ai pas de oui pour l’instant.')]);
  expect(told.visible).not.toMatch(/Anne|Karim|Paul/);

  expect(await answerTo(bot, karim, 'd’accord')).toBe('carryAccepted');
  expect(again(sophie, told).visible).toContain('Karim Benali est d’accord.');
  expectCleanSlate(bot, 'remplacements');
});

test('a no leaves no trace: asked a second time, the answer is the same as for a silence, and nobody is asked twice', async () => {
  const { bot, sophie, anne, karim } = await asked();
  const sent = anne.messages().length;
  await press(bot, anne, lastMessage(anne), 'decline-carrying');
  const answers = [];
  for (const one of [anne, karim]) {
    const form = await openForm(sophie, () => sophie.command('/vendange', 'avec qui'));
    answers.push((await submit(bot, sophie, form, { people: [one.id] })).replace(/à (Anne Morel|Karim Benali)/, '…'));
  }
  expect(answers[0]).toBe(answers[1]);
  await bot.at('2026-11-24T10:00[Europe/Paris]');
  expect(anne.messages().length).toBe(sent);
  expectCleanSlate(bot, 'remplacements');
});

test('withdrawn, those who agreed hear it, and the others only lose the card; « cela suffit » erases it', async () => {
  const first = await asked();
  await press(first.bot, first.anne, lastMessage(first.anne), 'accept-carrying');
  await say(first.bot, first.sophie, 'retirer');
  await first.bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(await kindOf(first.bot, lastMessage(first.anne))).toBe('meetingCalledOff');
  expect(all(first.karim)).not.toContain(problem);
  expect(await everythingStored(first.bot)).not.toContain(problem);

  const { bot, sophie, anne } = await asked();
  await press(bot, anne, lastMessage(anne), 'accept-carrying');
  expect(await answerTo(bot, sophie, 'cela suffit')).toBe('notFound:meeting');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  await press(bot, sophie, lastMessage(sophie), 'enough');
  expect(await answerTo(bot, sophie, 'oui, cela suffit')).toBe('initiativeWithdrawn');
  expect(await everythingStored(bot)).not.toContain(problem);
  expect(all(anne)).not.toContain(problem);
  expectCleanSlate(bot, 'remplacements');
});

test('the form asks for people and purpose at once; sent twice, each is asked once, on Monday', async () => {
  const { bot, sophie, anne, karim } = await town();
  for (const _ of [1, 2]) {
    await say(bot, sophie, 'réunir');
    const form = await openForm(sophie, lastMessage(sophie), 'open-tell');
    expect(form.visible).toContain('Chaque personne répond pour elle-même.');
    const noted = await submit(bot, sophie, form, { sentence: problem, purpose: 'table', people: [anne.id, karim.id] });
    expect(noted).toContain('je vous dis qui est d’accord, et rien d’autre');
  }
  expect(anne.messages()).toEqual([]);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  for (const one of [anne, karim]) expect(one.messages().filter(({ visible }) => visible.includes('réunir'))).toHaveLength(1);
  expectCleanSlate(bot, 'remplacements');
});

test('« Revenir sur : … »: those who lived it are each asked, those who agree are its people, and a volunteer listens', async () => {
  const { bot, sophie, anne, karim, paul } = await town();
  await paul.command('/vendange', 'volontaire');
  await say(bot, sophie, 'revenir sur : la nuit de neige du 12 janvier');
  const form = await openForm(sophie, lastMessage(sophie), 'add-carrier');
  await submit(bot, sophie, form, { people: [anne.id, karim.id] });
  expect(anne.messages()).toEqual([]);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  const request = lastMessage(anne);
  expect(request.visible).toContain('Sophie Lambert propose de revenir ensemble, une heure, sur');
  expect(request.visible).toContain('pour garder ce qui a aidé. Rien n’en sera partagé sans votre accord.');
  expect(await press(bot, anne, request, 'accept-carrying')).toContain('Le récit, s’il y en a un, sera aussi le vôtre');
  await press(bot, karim, lastMessage(karim), 'decline-carrying');

  await press(bot, paul, lastMessage(paul), 'accept-invitation');
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(all(karim)).not.toContain('Anne');
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  const news = lastMessage(paul);
  expect(await kindOf(bot, news)).toBe('meetingNews');
  const story = await openForm(paul, news, 'write-story');
  await submit(bot, paul, story, { title: 'La nuit de neige', body: 'On a ouvert le gymnase.' });
  await bot.at('2026-12-03T09:00[Europe/Paris]');
  for (const one of [sophie, anne]) expect(all(one)).toContain('On a ouvert le gymnase.');
  expect(all(karim)).not.toContain('gymnase');
  expectCleanSlate(bot, 'neige', 'gymnase');
});

test('nobody chosen, nobody is asked anything, and the sentence is erased on its day', async () => {
  const { bot, sophie, anne, paul } = await town();
  await paul.command('/vendange', 'volontaire');
  const heard = paul.messages().length;
  expect(await say(bot, sophie, `réunir : ${problem}`)).toContain('Je ne demande rien à personne tant que vous n’avez pas choisi.');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  expect([anne.messages().length, paul.messages().length, lastMessage(sophie).visible]).toEqual([
    0,
    heard,
    expect.stringContaining(problem),
  ]);
  await bot.at('2026-12-22T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).not.toContain(problem);
  expectCleanSlate(bot, 'remplacements');
});

test('what Sophie may take away of hers says a yes, and neither a silence nor a no; somebody who is erased goes from her card', async () => {
  const { bot, sophie, anne, karim } = await asked();
  await press(bot, anne, lastMessage(anne), 'accept-carrying');
  await press(bot, karim, lastMessage(karim), 'decline-carrying');
  await bot.at('2026-11-25T09:00[Europe/Paris]');
  const everythingOf = async (name: string) => (await dataOf(bot, name))?.carrierRequests;
  expect(await everythingOf('Sophie Lambert')).toEqual([
    { with: 'Anne Morel', askedByMe: true, sentence: problem, agreedAt: expect.anything() },
  ]);
  expect(await everythingOf('Paul Faure')).toEqual([{ with: 'Sophie Lambert', askedByMe: false, sentence: problem, agreedAt: null }]);

  const told = lastMessage(sophie);
  expect(told.visible).toContain('Anne Morel');
  await say(bot, anne, 'effacer mes données');
  await anne.dm('Oui, tout effacer');
  await bot.rest();
  await expect.poll(() => lastMessage(anne).visible).toContain('Tout est effacé');
  expect(again(sophie, told).visible).not.toContain('Anne');
  expect(again(sophie, told).visible).toContain('Je n’ai pas de oui pour l’instant.');
});

test('« Je réserve le jeudi de 11 h à 12 h »: whoever gathers people reads it with the name, until Anne takes it back', async () => {
  const { bot, sophie, anne, karim, paul } = await town();
  expect(await answerTo(bot, anne, 'je réserve le samedi de 11 h à 12 h')).toBe('unclear:moment');
  expect(await answerTo(bot, anne, 'je réserve le jeudi et le vendredi de 11 h à 12 h')).toBe('unclear:moment');
  expect(await answerTo(bot, anne, 'je réserve le jeudi de 20 h à 21 h')).toBe('unclear:moment');
  expect(await say(bot, anne, 'je réserve le jeudi de 11 h à 12 h')).toContain('Vous réservez le jeudi de 11 h à 12 h');
  await say(bot, karim, 'je réserve le mardi de 9 h à 10 h');

  expect(await say(bot, sophie, `réunir : ${problem}`)).toContain(
    'Gardent un moment pour cela : Anne Morel, le jeudi de 11 h à 12 h ; Karim Benali, le mardi de 9 h à 10 h.',
  );
  const noted = lastMessage(sophie);
  expect(await say(bot, paul, 'y voir clair : les horaires du bac')).not.toContain('Anne');
  expect(await say(bot, anne, `réunir : ${problem}`)).not.toContain('Anne Morel');

  await bot.later({ minutes: 1 });
  await say(bot, anne, 'je réserve le mercredi de 14 h à 15 h');
  expect(plainSpaces(again(sophie, noted).visible)).toContain('Anne Morel, le mercredi de 14 h à 15 h');
  await bot.later({ minutes: 1 });
  expect(await say(bot, anne, 'je ne réserve plus')).toContain('C’est entendu');
  expect(again(sophie, noted).visible).not.toContain('Anne');
  expect(again(sophie, noted).visible).toContain('Karim Benali');
  await say(bot, karim, 'effacer mes données');
  await karim.dm('Oui, tout effacer');
  await bot.rest();
  await expect.poll(() => again(sophie, noted).visible).not.toContain('Karim');
  expect(await say(bot, paul, 'réunir : les clés du gymnase')).not.toContain('Gardent un moment');
  expectCleanSlate(bot, 'remplacements');
});

test('An hour that was kept six months ago is kept no more', async () => {
  const { bot, sophie, anne } = await town();
  await say(bot, anne, 'je réserve le jeudi de 11 h à 12 h');
  await bot.at('2027-05-20T09:00[Europe/Paris]');
  expect(await say(bot, sophie, `réunir : ${problem}`)).toContain('Anne Morel');
  await bot.at('2027-05-26T09:00[Europe/Paris]');
  expect(await say(bot, sophie, 'réunir : les clés du gymnase')).not.toContain('Anne Morel');
});
