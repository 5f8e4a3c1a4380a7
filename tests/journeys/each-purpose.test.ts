import { describe, expect, test } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import { justUs } from '../../src/domain/agreement.ts';
import { type Purpose, purposes, ruleOf } from '../../src/domain/purpose.ts';
import { again, answerTo, expectCleanSlate, kindOf, openForm, press, say, submit } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import { everywhere, linked } from '../support/everywhere.ts';
import type { Person, Shown } from '../support/person.ts';
import { dataOf } from '../support/told.ts';

/*
 * What holds whatever a meeting is asked for: who is left in peace, what a withdrawal and an erasure take away, and until when
 * anything is kept.
 */

const sentence = 'les clés de la salle du haut';

/** Three people may be asked; Amina asks on a Friday evening, and the first of them on Monday. */
async function asked(
  purpose: Purpose,
  before: (people: Readonly<Record<'bruno' | 'chloe' | 'david', Person>>, bot: TestBot) => Promise<void> = async () => {},
  now = '2026-11-20T17:30[Europe/Paris]',
) {
  const bot = await startBot({ now });
  const [amina, bruno, chloe, david] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'David Nguyen');
  const people = { bruno, chloe, david };
  for (const one of Object.values(people)) {
    await mayBeAsked(purpose, bot, one);
  }
  await bot.rest();
  if (purpose === 'same') await toldBy(bot, ['Bruno Petit', 'Chloé Roy', 'David Nguyen']);
  await before(people, bot);
  await ask[purpose](bot, amina, Object.values(people));
  return { bot, amina, ...people };
}

async function mayBeAsked(purpose: Purpose, bot: TestBot, person: Person): Promise<void> {
  if (ruleOf(purpose).asks === 'volunteers') await person.command('/vendange', 'volontaire');
  else await say(bot, person, 'bonjour');
}

const inWords = (words: string) => async (bot: TestBot, amina: Person) => void (await say(bot, amina, `${words} : ${sentence}`));

/** Of `table`, nobody is searched for: `table.test.ts` lives what is said of a search. */
type Searching = Exclude<Purpose, 'table'>;
const searching = purposes.filter((purpose): purpose is Searching => purpose !== 'table');
/** Telling has suites of its own, and a rule is looked into as an idea is: `npm run test:everywhere` lives them too. */
const lived = <P extends Purpose>(among: readonly P[]) =>
  process.env.VENDANGE_JOURNEYS === 'everywhere' ? among : among.filter((one) => one !== 'tell' && one !== 'rule');

/** `chosen`: where people are chosen by name. */
const ask: Readonly<Record<Purpose, (bot: TestBot, amina: Person, chosen: readonly Person[]) => Promise<void>>> = {
  tell: inWords('initiative'),
  clear: inWords('y voir clair'),
  rule: inWords('une règle'),
  'look-back': inWords('revenir sur'),
  help: async (bot, amina) => {
    await inWords('besoin d’aide')(bot, amina);
    await press(bot, amina, lastMessage(amina), { name: 'ask-help-of', nth: 0 });
  },
  same: async (bot, amina) => {
    await say(bot, amina, 'tous les récits');
    await say(bot, amina, 'lire 1');
    await inWords('en parler avec ces personnes')(bot, amina);
  },
  table: async (bot, amina, chosen) => {
    await inWords('réunir')(bot, amina);
    const form = await openForm(amina, lastMessage(amina), 'add-carrier');
    await submit(bot, amina, form, { people: chosen.map(({ id }) => id) });
  },
};

const yes = (card: Shown) => card.intents.find((intent) => intent === 'accept-invitation' || intent === 'accept-carrying');

/** A story that these people carry, and tell everybody. */
async function toldBy({ database, clock }: TestBot, names: readonly string[]): Promise<void> {
  const rows = await query({ database }, 'select id::text, organisation_id::text as organisation from people where name = any($1)', [
    names,
  ]);
  const organisationId = String(rows[0]?.organisation);
  await createStore(database, registry.sought).transaction(async (tx) => {
    const now = clock.now();
    const keptUntil = now.toZonedDateTimeISO('UTC').toPlainDate();
    const { id } = await tx.initiatives.bring({ organisationId, sentence: 'Des vélos', keptUntil }, now);
    const story = await tx.stories.write(
      { organisationId, initiativeId: id, kind: 'story', title: 'Des vélos', body: 'Trois mercredis.', writtenBy: null },
      now,
    );
    for (const { id: person } of rows) {
      await tx.initiatives.addCarrier(id, String(person), now);
      await tx.stories.agree(story.id, { ...justUs, audience: 'organisation', personId: String(person), version: story.version }, now);
    }
  });
}

/** Those who were asked, each with the card. */
function whoIsAsked(people: readonly Person[]): readonly (readonly [Person, Shown])[] {
  return people.flatMap((one) => {
    const card = one.messages().find((shown) => shown.visible.includes(sentence) && yes(shown));
    return card ? [[one, card] as const] : [];
  });
}

describe.each(lived(searching))('a meeting asked for: %s', (purpose) => {
  test('neither who is away, nor who said stop is asked: another is', async () => {
    const { bot, bruno, chloe, david } = await asked(purpose, async (people, town) => {
      await say(town, people.bruno, 'absence jusqu’au 18 décembre');
      await say(town, people.chloe, 'stop');
    });
    await bot.at('2026-11-23T09:00[Europe/Paris]');

    expect(whoIsAsked([bruno, chloe, david]).map(([one]) => one)).toEqual([david]);
    expectCleanSlate(bot, sentence);
  });

  test('somebody set aside is not asked, and does not know it', async () => {
    const { bot, amina, bruno, chloe, david } = await asked(purpose);
    await say(bot, amina, 'pas avec certaines personnes');
    const form = await openForm(amina, lastMessage(amina), 'set-aside');
    await submit(bot, amina, form, { people: [bruno.id, chloe.id] });
    await bot.at('2026-11-23T09:00[Europe/Paris]');
    expect(whoIsAsked([bruno, chloe, david]).map(([one]) => one)).toEqual([david]);
    for (const day of ['24', '25', '26', '27']) await bot.at(`2026-11-${day}T09:00[Europe/Paris]`);

    for (const one of [bruno, chloe]) expect(one.messages().some(({ visible }) => visible.includes(sentence))).toBe(false);
    expectCleanSlate(bot, sentence);
  });

  test('a no goes to another and is told to nobody; withdrawn, the sentence is nowhere any more', async () => {
    const { bot, amina, bruno, chloe, david } = await asked(purpose);
    await bot.at('2026-11-23T09:00[Europe/Paris]');
    const people = [bruno, chloe, david];
    const [[first, card] = []] = whoIsAsked(people);
    if (!first || !card) throw new Error('Nobody is asked.');
    await press(bot, first, card, 'decline-invitation');
    await bot.at('2026-11-24T09:00[Europe/Paris]');
    const [[second, next] = []] = whoIsAsked(people.filter((one) => one !== first));
    if (!second || !next) throw new Error('Nobody else is asked.');
    expect(
      amina
        .messages()
        .map(({ visible }) => visible)
        .join(),
    ).not.toMatch(/refus|Bruno|Chloé|David/);

    await say(bot, amina, 'retirer');
    await bot.later({ seconds: 2 });
    expect(again(second, next).visible).not.toContain(sentence);
    expect(again(first, card).visible).not.toContain(sentence);
    expect(await everythingStored(bot)).not.toContain(sentence);
    expectCleanSlate(bot, sentence);
  });

  test('whoever is asked and erases themself makes room for another; nothing of Amina’s is left once she does', async () => {
    const { bot, amina, bruno, chloe, david } = await asked(purpose);
    await bot.at('2026-11-23T09:00[Europe/Paris]');
    const people = [bruno, chloe, david];
    const [[first] = []] = whoIsAsked(people);
    if (!first) throw new Error('Nobody is asked.');
    await erase(bot, first);
    await bot.at('2026-11-24T09:00[Europe/Paris]');
    expect(whoIsAsked(people.filter((one) => one !== first))).toHaveLength(1);

    await erase(bot, amina);
    expect(await everythingStored(bot)).not.toContain(sentence);
    expectCleanSlate(bot, sentence);
  });

  test('nobody answers: Amina hears it by the day that was said, and the sentence goes on the day that was said', async () => {
    const { bot, amina } = await asked(purpose);
    for (let day = 0; day < 16; day++) await bot.later({ hours: 24 });
    const told = await Promise.all(
      amina
        .messages()
        .filter(({ fromBot }) => fromBot)
        .map((one) => kindOf(bot, one)),
    );
    expect(told).toContain('nobodyFound');
    for (let week = 0; week < 12; week++) await bot.later({ hours: 24 * 7 });

    expect(await everythingStored(bot)).not.toContain(sentence);
    expectCleanSlate(bot, sentence);
  });
});

describe.each(lived(purposes))('whoever is asked for: %s', (purpose) => {
  test('nobody hears of it in the evening, on a Saturday, or before nine', async () => {
    const { bot, bruno, chloe, david } = await asked(purpose, undefined, '2026-11-20T20:00[Europe/Paris]');
    for (const moment of ['2026-11-21T11:00', '2026-11-23T08:59']) {
      await bot.at(`${moment}[Europe/Paris]`);
      expect(whoIsAsked([bruno, chloe, david])).toEqual([]);
    }
    await bot.at('2026-11-23T09:00[Europe/Paris]');

    expect(whoIsAsked([bruno, chloe, david])).not.toEqual([]);
    expectCleanSlate(bot, sentence);
  });

  test('« cela suffit »: once Amina confirms it, nothing is left of it but when a volunteer was last solicited', async () => {
    const { bot, amina, bruno, chloe, david } = await asked(purpose);
    await bot.at('2026-11-23T09:00[Europe/Paris]');
    const [[first, card] = []] = whoIsAsked([bruno, chloe, david]);
    if (!first || !card) throw new Error('Nobody is asked.');
    await press(bot, first, card, yes(card) ?? '');
    await bot.at('2026-11-25T09:00[Europe/Paris]');
    const ids = await query(bot, `select id::text from initiatives where sentence = $1 union all select id::text from meetings`, [
      sentence,
    ]);

    await say(bot, amina, 'cela suffit');
    expect(await everythingStored(bot)).toContain(sentence);
    expect(await answerTo(bot, amina, 'oui, cela suffit')).toBe('initiativeWithdrawn');
    const stored = await everythingStored(bot);
    for (const secret of [sentence, ...ids.map(({ id }) => String(id))]) expect(stored).not.toContain(secret);
    const solicited = await query(bot, 'select 1 from harvesters where last_solicited_at is not null');
    expect(solicited).toHaveLength(ruleOf(purpose).asks === 'volunteers' ? 1 : 0);
    expectCleanSlate(bot, sentence);
  });

  test('nobody hears of it whose messages of the week are spent, before they have room again', async () => {
    const { bot, bruno, chloe, david } = await asked(purpose, async (people, town) => {
      for (const one of [people.bruno, people.chloe]) await spend(town, one, people.david);
    });
    await bot.at('2026-11-23T09:00[Europe/Paris]');
    expect(whoIsAsked([bruno, chloe, david]).map(([one]) => one)).toEqual([david]);
    await bot.at('2026-11-26T17:59[Europe/Paris]');

    expect(whoIsAsked([bruno, chloe])).toEqual([]);
    expectCleanSlate(bot, sentence);
  });

  test('what Amina takes away holds her sentence, and what they take away that they are asked, with no name that they may not read', async () => {
    const { bot, bruno, chloe, david, amina } = await asked(purpose);
    await bot.at('2026-11-23T09:00[Europe/Paris]');
    const invited = whoIsAsked([bruno, chloe, david]).map(([one]) => names[one.id] ?? '');
    const mine = async () => JSON.stringify(await dataOf(bot, 'Amina Diallo'));
    const theirs = async () => Promise.all(invited.map(async (name) => await dataOf(bot, name)));
    const byName = ruleOf(purpose).asks === 'chosen';

    expect(await mine()).toContain(sentence);
    expect(invited).toHaveLength(byName ? 3 : 1);
    for (const all of await theirs()) {
      expect(all?.[byName ? 'carrierRequests' : 'invitations']).toHaveLength(1);
      expect(JSON.stringify(all).includes('Amina')).toBe(byName);
    }
    await say(bot, amina, 'retirer');
    await bot.later({ seconds: 2 });
    expect(await mine()).not.toContain(sentence);
    for (const all of await theirs()) expect([all?.carrierRequests, all?.invitations]).toEqual([[], []]);
    expectCleanSlate(bot, sentence);
  });

  test('somebody with an account in Slack and one in Teams is asked once, may answer from either, and Amina withdraws from either', async () => {
    const here = await everywhere({ now: '2026-11-20T14:00[Europe/Paris]' });
    const { bot } = here;
    const bruno = await linked(here, 'Bruno Petit', 'bruno@vignes.example');
    const amina = await linked(here, 'Amina Diallo', 'amina@vignes.example');
    await mayBeAsked(purpose, bot, bruno.inSlack);
    await bot.rest();
    if (purpose === 'same') await toldBy(bot, ['Bruno Petit']);
    await ask[purpose](bot, amina.inSlack, [bruno.inSlack]);
    await bot.at('2026-11-24T09:00[Europe/Paris]');

    expect(whoIsAsked([bruno.inSlack, bruno.inTeams])).toHaveLength(1);
    await say(here.inTeams, bruno.inTeams, 'd’accord');
    await bot.later({ seconds: 5 });
    expect(whoIsAsked([bruno.inSlack, bruno.inTeams])).toEqual([]);
    expect(await query(bot, 'select 1 from invitations where state = $1', ['open'])).toEqual([]);
    await say(here.inTeams, amina.inTeams, 'retirer');
    await bot.later({ seconds: 5 });
    expect(await everythingStored(bot)).not.toContain(sentence);
    for (const one of Object.values({ ...bruno, other: amina.inSlack }))
      expect(one.messages().some(({ visible, fromBot }) => fromBot && visible.includes(sentence))).toBe(false);
  });
});

const names: Readonly<Record<string, string>> = { UBRUNOPETIT: 'Bruno Petit', UCHLOEROY: 'Chloé Roy', UDAVIDNGUYEN: 'David Nguyen' };

/** They want one message a week, and have received it: somebody saw what they wrote in a channel. */
async function spend(bot: TestBot, person: Person, other: Person): Promise<void> {
  await say(bot, person, 'un message par semaine');
  const channel = `C${person.id}`;
  bot.chat.addChannel({ id: channel, name: 'ecoles', members: [person.id, other.id] });
  await person.mention(channel, 'On a repeint la cour');
  const [message] = other.messages(channel).filter((one) => one.author === person.id);
  if (!message) throw new Error('Nothing was written.');
  await other.messageShortcut('suggest-telling', message);
  await bot.rest();
  expect(await kindOf(bot, lastMessage(person))).toBe('tellSuggestion');
}

async function erase(bot: TestBot, person: Person): Promise<void> {
  await say(bot, person, 'effacer mes données');
  await person.dm('Oui, tout effacer');
  await bot.later({ seconds: 2 });
}
