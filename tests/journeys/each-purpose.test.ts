import { describe, expect, test } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import { justUs } from '../../src/domain/agreement.ts';
import { type Purpose, purposes } from '../../src/domain/purpose.ts';
import { again, expectCleanSlate, kindOf, openForm, press, say, submit } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person, Shown } from '../support/person.ts';

/*
 * What holds whatever a meeting is asked for: who is left in peace, what a withdrawal and an erasure take away, and until when
 * anything is kept.
 */

const sentence = 'les clés de la salle du haut';

/** Three people may be asked; Amina asks on a Friday evening, and the first of them on Monday. */
async function asked(
  purpose: Searching,
  before: (people: Readonly<Record<'bruno' | 'chloe' | 'david', Person>>, bot: TestBot) => Promise<void>,
) {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, bruno, chloe, david] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'David Nguyen');
  const people = { bruno, chloe, david };
  for (const one of Object.values(people)) {
    if (purpose === 'same') await say(bot, one, 'bonjour');
    else await one.command('/vendange', 'volontaire');
  }
  await bot.rest();
  if (purpose === 'same') await toldBy(bot, ['Bruno Petit', 'Chloé Roy', 'David Nguyen']);
  await before(people, bot);
  await ask[purpose](bot, amina);
  return { bot, amina, ...people };
}

const inWords = (words: string) => async (bot: TestBot, amina: Person) => void (await say(bot, amina, `${words} : ${sentence}`));

/** Of `table`, nobody is searched for: `table.test.ts` lives it. */
type Searching = Exclude<Purpose, 'table'>;
const searching = purposes.filter((purpose): purpose is Searching => purpose !== 'table');
/** Telling has suites of its own, and a rule is looked into as an idea is: `npm run test:everywhere` lives them too. */
const lived = process.env.VENDANGE_JOURNEYS === 'everywhere' ? searching : searching.filter((one) => one !== 'tell' && one !== 'rule');

const ask: Readonly<Record<Searching, (bot: TestBot, amina: Person) => Promise<void>>> = {
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
};

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
    const card = one.messages().find(({ visible, intents }) => visible.includes(sentence) && intents.includes('accept-invitation'));
    return card ? [[one, card] as const] : [];
  });
}

describe.each(lived)('a meeting asked for: %s', (purpose) => {
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
    const { bot, amina, bruno, chloe, david } = await asked(purpose, async () => {});
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
    const { bot, amina, bruno, chloe, david } = await asked(purpose, async () => {});
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
    const { bot, amina, bruno, chloe, david } = await asked(purpose, async () => {});
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
    const { bot, amina } = await asked(purpose, async () => {});
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

async function erase(bot: TestBot, person: Person): Promise<void> {
  await say(bot, person, 'effacer mes données');
  await person.dm('Oui, tout effacer');
  await bot.later({ seconds: 2 });
}
