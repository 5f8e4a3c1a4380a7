import { expect, test } from 'vitest';
import {
  again,
  answerTo,
  expectCleanSlate,
  kindOf,
  messageOf,
  messagesOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { everythingStored, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { dataOf, tell } from '../support/told.ts';

const velos = { title: 'Des vélos réparés', body: 'Trois mercredis avec les services techniques.' };
const button = 'En parler avec les personnes de ce récit';
const question = 'Comment avez-vous convaincu l’atelier ?';

/** Amina and Bruno told a story to everybody, without their names; it is Tuesday 8 December, in the morning. */
async function town(chosen: { naming?: string } = { naming: 'none' }) {
  const bot = await startBot({ now: '2026-11-23T10:00[Europe/Paris]' });
  bot.chat.keepApart();
  const [amina, bruno, chloe, david, eve] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'David Nguyen', 'Ève Martin');
  await tell(bot, chloe, [amina, bruno], velos, chosen);
  await bot.at('2026-12-08T10:00[Europe/Paris]');
  return { bot, amina, bruno, chloe, david, eve };
}

type Town = Awaited<ReturnType<typeof town>>;

/** Somebody finds the story, opens it, and asks its people; resolves with what is noted. */
async function asks({ bot }: Town, person: Person, sentence = question): Promise<string> {
  await say(bot, person, 'récits vélos');
  await say(bot, person, 'lire 1');
  const form = await openForm(person, lastMessage(person), button);
  expect(form.visible).toContain('De quoi aimeriez-vous parler avec elles');
  expect(form.visible).not.toContain('Pour quoi');
  return submit(bot, person, form, { sentence });
}

/** Who is asked now, and who is not yet. */
async function whoIsAsked({ bot, amina, bruno }: Town): Promise<readonly [asked: Person, other: Person]> {
  const [first, second] = [await messagesOf(bot, amina, 'personalRequest'), await messagesOf(bot, bruno, 'personalRequest')];
  expect(first.length + second.length).toBe(1);
  return first.length === 1 ? [amina, bruno] : [bruno, amina];
}

test('David asks the people of a story told without names: one at a time, from the next working morning, and no name before a yes', async () => {
  const there = await town();
  const { bot, amina, david } = there;
  const noted = await asks(there, david);
  expect(noted).toContain('À partir du mercredi 9 décembre à 9 h, je demande à ces personnes, une à la fois');
  expect(noted).toContain('Elles liront cette phrase et votre nom.');
  expect(await messagesOf(bot, amina, 'personalRequest')).toEqual([]);

  await bot.at('2026-12-09T09:00[Europe/Paris]');
  const [first, second] = await whoIsAsked(there);
  const card = await messageOf(bot, first, 'personalRequest');
  expect(plainSpaces(card.visible)).toContain('David Nguyen a lu « Des vélos réparés » et aimerait en parler avec vous');
  expect(card.visible).toContain(question);
  const seen = () => david.messages().map(({ visible }) => visible);
  expect(await say(bot, david, 'qui a lu ma phrase')).toContain('Une personne');

  await press(bot, first, card, 'decline-invitation');
  await bot.at('2026-12-10T09:00[Europe/Paris]');
  const next = await messageOf(bot, second, 'personalRequest');
  await say(bot, david, 'qui a lu ma phrase');
  await say(bot, david, 'mes initiatives');
  for (const one of seen()) expect(one).not.toMatch(/Amina|Bruno/);
  // Nor in what David is given of what is kept about him.
  expect((await readersExported(bot, { name: 'David Nguyen' })).join()).not.toMatch(/Amina|Bruno/);

  await press(bot, second, next, 'accept-invitation');
  expect(lastMessage(second).visible).toContain('Que referiez-vous, et que feriez-vous autrement');
  await bot.at('2026-12-11T09:00[Europe/Paris]');
  const met = await messageOf(bot, david, 'introduction');
  const [theirs, others] = second === amina ? ['Amina Diallo', 'Bruno'] : ['Bruno Petit', 'Amina'];
  expect(met.visible).toContain(theirs);
  expect(met.visible).toContain('Je ne demande pas de récit.');
  expect(met.intents).not.toContain('leave-it');
  const read = await say(bot, david, 'qui a lu ma phrase');
  expect(read).toContain(theirs);
  expect(read).not.toContain(others);
  expectCleanSlate(bot, 'convaincu');
});

test('« L’essayer chez nous » opens a trial filled from what was read, which says so until the story is taken back', async () => {
  const there = await town();
  const { bot, amina, david } = there;
  await asks(there, david);
  await bot.at('2026-12-09T09:00[Europe/Paris]');
  const [first] = await whoIsAsked(there);
  await press(bot, first, await messageOf(bot, first, 'personalRequest'), 'accept-invitation');
  // News are asked of David, who asked, and not of whom he met.
  await bot.at('2026-12-18T09:00[Europe/Paris]');
  const news = await messageOf(bot, david, 'howItWent');
  expect(news.buttons.slice(0, 2)).toEqual(['L’essayer chez nous', 'On s’est parlé, cela suffit']);

  const form = await openForm(david, news, 'open-trial');
  expect(form.visible).toContain('Des vélos réparés');
  const days = { hypothesis: 'On viendra à vélo', wayBack: 'On les rend', question: 'Qui les prend ?', endsOn: '2027-01-15' };
  const opened = await submit(bot, david, form, { what: 'Réparer les vélos de la crèche', ...days });
  expect(opened).toContain('Inspiré de « Des vélos réparés ».');
  const card = lastMessage(david);

  await say(bot, david, 'cela suffit');
  await say(bot, david, 'oui, cela suffit');
  expect(await everythingStored(bot)).not.toContain(question);
  expect(again(david, card).visible).toContain('Inspiré de');

  await say(bot, amina, 'pas de récit');
  await press(bot, amina, lastMessage(amina), 'refuse-story');
  await bot.later({ seconds: 2 });
  expect(again(david, card).visible).not.toContain('Des vélos réparés');
  expect(again(david, card).visible).toContain('Réparer les vélos de la crèche');
  await bot.later({ hours: 24 });
  expect(await inspirations(bot)).toEqual([null]);
  expectCleanSlate(bot, 'vélos');
});

test('nobody says yes: David hears it in time, and waiting longer is not offered', async () => {
  const there = await town();
  const { bot, amina, bruno, david } = there;
  await asks(there, david);
  for (const [day, people] of [
    ['2026-12-09', [amina, bruno]],
    ['2026-12-10', [amina, bruno]],
  ] as const) {
    await bot.at(`${day}T09:00[Europe/Paris]`);
    for (const one of people) {
      const [card] = await messagesOf(bot, one, 'personalRequest');
      if (card?.intents.includes('decline-invitation')) await press(bot, one, card, 'decline-invitation');
    }
  }
  await bot.at('2026-12-11T09:00[Europe/Paris]');
  const told = lastMessage(david);
  expect([await kindOf(bot, told), told.intents]).toEqual(['nobodyFound', expect.not.arrayContaining(['keep-waiting'])]);
  expect(told.intents).toEqual(expect.arrayContaining(['choose-person', 'withdraw']));
  expect(
    david
      .messages()
      .map(({ visible }) => visible)
      .join(),
  ).not.toMatch(/Amina|Bruno/);
  await press(bot, david, told, 'withdraw');
  expect(await everythingStored(bot)).not.toContain(question);
  expectCleanSlate(bot, 'convaincu');
});

test('two working days of silence go to the next; taken back meanwhile, nobody is asked any more', async () => {
  const there = await town();
  const { bot, amina, david } = there;
  await asks(there, david);
  await bot.at('2026-12-09T09:00[Europe/Paris]');
  const [first, second] = await whoIsAsked(there);
  await bot.at('2026-12-14T09:00[Europe/Paris]');
  const card = await messageOf(bot, second, 'personalRequest');
  expect(again(first, await messageOf(bot, first, 'personalRequest')).visible).not.toContain(question);

  await say(bot, amina, 'entre nous');
  expect(again(second, card).visible).not.toContain('David');
  expect(again(second, card).visible).not.toContain(velos.title);
  expect(await answerTo(bot, second, 'oui volontiers')).toBe('invitationOver');
  await bot.at('2026-12-15T09:00[Europe/Paris]');
  expect(await kindOf(bot, lastMessage(david))).toBe('nobodyFound');
  expectCleanSlate(bot, 'convaincu');
});

test('one request about a story at a time: Ève’s waits without a date, and says one once it is her turn', async () => {
  const there = await town();
  const { bot, amina, bruno, david, eve } = there;
  await asks(there, david);
  const waits = await asks(there, eve, 'Et la pluie ?');
  expect(waits).toContain('la vôtre attend son tour');
  expect(waits).not.toMatch(/décembre|au plus tard/);
  const noted = await messageOf(bot, eve, 'initiativeNoted');
  expect(await say(bot, eve, 'mes initiatives')).not.toMatch(/décembre|au plus tard/);

  await bot.at('2026-12-10T09:00[Europe/Paris]');
  const [first] = await whoIsAsked(there);
  expect(again(eve, noted).visible).toContain('attend son tour');
  await press(bot, first, await messageOf(bot, first, 'personalRequest'), 'accept-invitation');
  await bot.at('2026-12-11T09:00[Europe/Paris]');
  await bot.at('2026-12-14T09:00[Europe/Paris]');
  const asked = [...(await messagesOf(bot, amina, 'personalRequest')), ...(await messagesOf(bot, bruno, 'personalRequest'))];
  expect(asked.filter(({ visible }) => visible.includes('Et la pluie'))).toHaveLength(1);
  expect(plainSpaces(again(eve, noted).visible)).toMatch(/À partir du vendredi 11 décembre à 9 h/);
  expectCleanSlate(bot, 'convaincu', 'pluie');
});

test('in words, it is about what was opened last; of one’s own, or of what is closed, nothing is asked', async () => {
  const there = await town();
  const { bot, amina, chloe, david } = there;
  expect(await answerTo(bot, chloe, 'en parler avec ces personnes')).toBe('itsPeopleNotAsked');
  await say(bot, amina, 'récits vélos');
  await say(bot, amina, 'lire 1');
  expect(lastMessage(amina).buttons).not.toContain(button);
  expect(await say(bot, amina, 'en parler avec ces personnes : allô')).toContain('Vous faites partie de ces personnes');

  await say(bot, david, 'récits vélos');
  await say(bot, david, 'lire 1');
  const read = lastMessage(david);
  expect(await answerTo(bot, david, 'en parler avec ces personnes')).toBe('formInWords:tell');
  await say(bot, david, `en parler avec ces personnes : ${question}`);
  expect(await kindOf(bot, lastMessage(david))).toBe('initiativeNoted');
  // Said twice, it is asked once.
  await say(bot, david, `en parler avec ces personnes : ${question}`);
  await bot.at('2026-12-09T09:00[Europe/Paris]');
  await whoIsAsked(there);

  await say(bot, amina, 'entre nous');
  expect(await answerTo(bot, david, 'en parler avec ces personnes : encore')).toBe('storyNotOpen');
  expect(again(david, read).visible).not.toContain(velos.body);
  expectCleanSlate(bot, 'convaincu', 'encore');
});

/** Who read their sentence, in what a person is given of what is kept about them. */
const readersExported = async (bot: TestBot, { name }: { name: string }): Promise<readonly string[]> =>
  (await dataOf(bot, name))?.initiatives.flatMap(({ readers }) => readers) ?? [];

const inspirations = async (bot: TestBot) => (await query(bot, 'select inspired_by from trials')).map((row) => row.inspired_by);
