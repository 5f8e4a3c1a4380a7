import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entries } from '../../fakes/slack/forms.ts';
import { touch } from '../support/acts.ts';
import { everythingStored, meet, startBot, type TestBot } from '../support/bot.ts';
import type { Person, Shown, ShownForm } from '../support/person.ts';
import { aTrial, specified } from '../support/trials.ts';

// After somebody has erased themselves, nothing of theirs remains, in any order of what the four of them did before and do after.

const names = ['Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'Driss Kateb'] as const;

type Step =
  | { readonly does: 'tell' | 'draft' | 'volunteer' | 'stop' | 'away' | 'rename' | 'export' | 'look'; readonly who: number }
  | { readonly does: 'press'; readonly who: number; readonly button: string }
  | { readonly does: 'carry' | 'set aside'; readonly who: number; readonly whom: number }
  | {
      readonly does: 'story' | 'share' | 'share named' | 'trial' | 'stop trial' | 'answer trial' | 'leave trial' | 'conclude';
      readonly who: number;
    }
  | { readonly does: 'days'; readonly days: number };

const who = fc.integer({ min: 0, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('tell' as const, 'draft' as const, 'volunteer' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('stop' as const, 'away' as const, 'rename' as const, 'export' as const), who }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('look' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('press' as const),
      who,
      button: fc.constantFrom(
        'accept-invitation',
        'decline-invitation',
        'hand-over',
        'accept-carrying',
        'join-trial',
        'leave-it',
        'enough',
        'keep-between-us',
        'more',
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('carry' as const, 'set aside' as const), who, whom: who }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('story' as const, 'share' as const, 'share named' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('trial' as const, 'stop trial' as const, 'answer trial' as const, 'leave trial' as const, 'conclude' as const),
      who,
    }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('days' as const), days: fc.integer({ min: 1, max: 4 }) }) },
);
/** Told, accepted, introduced: most histories would not get that far by themselves. */
const beginning: readonly Step[] = [
  { does: 'volunteer', who: 1 },
  { does: 'volunteer', who: 2 },
  { does: 'tell', who: 0 },
  { does: 'carry', who: 0, whom: 3 },
  { does: 'days', days: 3 },
  { does: 'press', who: 3, button: 'accept-carrying' },
  // One of them was asked.
  { does: 'press', who: 1, button: 'accept-invitation' },
  { does: 'press', who: 2, button: 'accept-invitation' },
  { does: 'look', who: 0 },
  { does: 'trial', who: 2 },
  { does: 'days', days: 1 },
  { does: 'press', who: 0, button: 'join-trial' },
  { does: 'press', who: 1, button: 'join-trial' },
  { does: 'press', who: 3, button: 'join-trial' },
  // Told with their names, and read in a channel since.
  { does: 'story', who: 1 },
  { does: 'story', who: 2 },
  { does: 'days', days: 1 },
  { does: 'share named', who: 0 },
  { does: 'share named', who: 3 },
  { does: 'days', days: 2 },
];

interface Town {
  readonly bot: TestBot;
  readonly people: readonly Person[];
  /** Words by who wrote them, none like another. */
  readonly words: Map<number, string[]>;
  readonly left: Set<number>;
}

/** More on a quiet machine: `PROPERTY_RUNS=50`. */
const runs = Number(process.env.PROPERTY_RUNS ?? 5);

test(
  'after erasure no value of that person remains in any table, log or post',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 12 }),
        fc.array(step, { maxLength: 4 }),
        fc.uniqueArray(who, { minLength: 1, maxLength: 2 }),
        async (before, after, leaving) => {
          const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' } });
          bot.chat.unlimited();
          const town: Town = { bot, people: meet(bot, ...names), words: new Map(), left: new Set() };
          await subscribe(town);
          for (const one of [...beginning, ...before]) await live(town, one);
          const told = bot.chat
            .sent()
            .filter((one) => one.channel === 'CBREVES')
            .map((one) => one.original);
          expect(told.join(), 'what the channel read before').toContain('Amina Diallo');

          const gone = new Set<string>();
          for (const one of leaving) for (const trace of await erase(town, one)) gone.add(trace);
          for (const one of after)
            if (!('who' in one) || !leaving.includes(one.who)) if (!('whom' in one) || !leaving.includes(one.whom)) await live(town, one);
          await live(town, { does: 'days', days: 2 });
          // A conversation takes so many edits a second.
          if (bot.chat.name === 'teams') for (let turn = 0; turn < 20; turn++) await bot.later({ seconds: 3 });

          const stored = await everythingStored(bot);
          const logged = bot.logs.join('');
          const shown = bot.chat
            .sent()
            .filter((one) => !one.ephemeral && !leaving.some((left) => one.to === town.people[left]?.id))
            .map(({ original, edits }) => edits.at(-1) ?? original);
          for (const trace of gone) {
            expect(stored, 'tables').not.toContain(trace);
            expect(logged, 'log').not.toContain(trace);
            expect(
              shown.filter((one) => one.includes(trace)),
              `posts to others, with ${trace}`,
            ).toEqual([]);
          }
          expect(logged).not.toMatch(
            /act-failed|task-failed|work-failed|delivery-failed|(slack|teams)-listener-failed|teams-answer-failed|task-unknown/,
          );
          expect(bot.chat.violations).toEqual([]);
        },
      ),
      { numRuns: runs, endOnFailure: true },
    );
  },
  60_000 + runs * 30_000,
);

/** A channel reads every Friday what is told to everyone. */
async function subscribe({ bot, people }: Town): Promise<void> {
  const [celine] = meet(bot, 'Céline Morel');
  bot.chat.addChannel({ id: 'CBREVES', members: [celine.id, ...people.map((one) => one.id)] });
  await celine.command('/vendange', 'brèves chaque vendredi à 9 h', { channel: 'CBREVES' });
  await bot.rest();
}

/** Erases them with their stories; resolves with what must be nowhere any more. */
async function erase({ bot, people, words, left }: Town, index: number): Promise<string[]> {
  left.add(index);
  const person = people[index];
  const name = names[index];
  if (!person || !name) return [];
  const { id, shared } = await bot.database.transaction(async (tx) => {
    const known = await tx.query('select person_id as id from identities where external_id = $1', [person.id]);
    const id = String(known.rows[0]?.id ?? '');
    // What others carry too stays theirs.
    const { rows } = await tx.query(
      `select n.sentence from initiatives n where exists (select from carriers c where c.initiative_id = n.id and c.person_id::text <> $1)`,
      [id],
    );
    return { id, shared: rows.map(({ sentence }) => String(sentence)) };
  });
  await person.dm('oui, tout effacer, récits compris');
  await bot.rest();
  const said = () => person.messages().at(-1)?.visible ?? '';
  await expect.poll(said, { timeout: 5_000 }).toContain('Tout est effacé');
  const theirs = (words.get(index) ?? []).filter((one) => !shared.includes(one));
  return [name, person.id, ...(id === '' ? [] : [id]), ...theirs];
}

async function live(town: Town, one: Step): Promise<void> {
  const { bot, people } = town;
  if (one.does === 'days') {
    bot.clock.moveBy({ hours: 24 * one.days });
    const day = bot.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate();
    return bot.at(`${day}T10:00[Europe/Paris]`);
  }
  const person = people[one.who];
  if (!person) return;
  switch (one.does) {
    case 'tell':
      await person.command('/initiative', unique(town, one.who));
      break;
    case 'draft':
      await person.dm(unique(town, one.who));
      break;
    case 'volunteer':
      await person.dm('volontaire');
      break;
    case 'stop':
      await person.dm('stop');
      break;
    case 'away':
      await person.dm('absence demain');
      break;
    case 'look':
      await person.dm('qui a lu');
      await bot.rest();
      await person.dm('mes initiatives');
      await bot.rest();
      await person.dm('mes données');
      break;
    case 'export':
      await person.dm('exporter');
      break;
    case 'rename':
      await fill(bot, person, () => person.command('/vendange', 'corriger mes données'), {
        name: names[one.who] ?? '',
        firstName: '',
        locale: 'fr',
        territory: 'la-reunion',
      });
      break;
    case 'press':
      await pressLast(bot, person, one.button);
      break;
    case 'story':
      await person.dm(`récit : Ce que l’on a entendu, ${Math.floor(bot.clock.ms())}`);
      break;
    case 'trial': {
      // Naming somebody who is gone would make them known again.
      const others = people.filter((other, index) => other !== person && !town.left.has(index)).map((other) => other.id);
      const day = bot.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate();
      await person.dm('les tests');
      await bot.rest();
      const opened = { ...aTrial, endsOn: day.add({ days: 20 }).toString(), people: others };
      await fill(bot, person, () => pressLast(bot, person, 'open-trial'), opened);
      break;
    }
    case 'stop trial':
      await person.dm('arrêter le test');
      await bot.rest();
      await pressLast(bot, person, 'stop-trial');
      break;
    case 'leave trial':
      await person.dm('me retirer du test');
      break;
    case 'answer trial':
      await fill(bot, person, () => pressLast(bot, person, 'answer-evaluation'), { question: unique(town, one.who), named: 'yes' });
      await fill(bot, person, () => pressLast(bot, person, 'note-aloud'), { public: 'Ce que dit le public' });
      await person.dm('lire les réponses');
      break;
    case 'conclude':
      await fill(bot, person, () => pressLast(bot, person, 'conclude-trial'), { learnt: 'Ce que l’on en retient', follow: 'leave' });
      break;
    case 'share':
      await person.dm('à toute l’organisation');
      break;
    case 'share named': {
      const chosen = { audience: 'organisation', naming: 'names' };
      await person.dm('choisir');
      await bot.rest();
      await fill(bot, person, () => pressLast(bot, person, 'choose-sharing'), chosen);
      break;
    }
    case 'carry':
      // An initiative, or a trial: the last of them that they see.
      await fill(
        bot,
        person,
        () => pressLast(bot, person, 'add-carrier', 'ask-for-trial'),
        () => ({
          [person.view()?.fields.includes('person') ? 'person' : 'people']: people[one.whom]?.id ?? '',
        }),
      );
      break;
    case 'set aside':
      await fill(bot, person, () => pressLast(bot, person, 'set-aside'), { people: [people[one.whom]?.id ?? ''] });
      break;
  }
  await bot.rest();
}

function unique({ words }: Town, index: number): string {
  const mine = words.get(index) ?? [];
  const sentence = `Phrase ${index}${'abcdefghijklmnopqrstuvwxyz'[mine.length] ?? 'z'} que personne d’autre n’écrit`;
  words.set(index, [...mine, sentence]);
  return sentence;
}

/** Presses the last button of these that they see. False when there was nothing to press. */
async function pressLast(bot: TestBot, person: Person, ...buttons: readonly string[]): Promise<boolean> {
  const together = bot.chat.sent().flatMap((one) => (one.to === undefined && !one.ephemeral ? [one.channel] : []));
  const shown: Shown[] = [
    ...person.messages(),
    ...person.ephemerals(),
    ...[...new Set(together)].flatMap((channel) => person.messages(channel)),
  ];
  const found = shown.filter(({ fromBot, intents }) => fromBot && intents.some((one) => buttons.includes(one))).at(-1);
  const name = found?.intents.find((one) => buttons.includes(one));
  // Several pieces of news in one message may each bear it.
  if (found && name !== undefined) await touch(person, found, { name, nth: 0 });
  await bot.rest();
  return found !== undefined;
}

async function fill(
  bot: TestBot,
  person: Person,
  act: () => Promise<unknown>,
  entries: Entries | ((view: ShownForm) => Entries),
): Promise<void> {
  const [asked, known] = [bot.chat.answers(), person.messages().length + person.ephemerals().length];
  if ((await act()) === false) return;
  await bot.rest();
  // A form opens just after the answer; where there was nothing to press, none will.
  for (let wait = 0; bot.chat.name === 'slack' && wait < 300 && !person.view(); wait++) {
    if (bot.chat.answers() > asked) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  // Where words open no form, their answer has a button that does.
  const latest = [...person.messages(), ...person.ephemerals()].toSorted((a, b) => a.at - b.at).at(-1);
  const [opener] = (person.messages().length + person.ephemerals().length > known && latest?.openers) || [];
  if (!person.view() && latest && opener !== undefined) await touch(person, latest, { name: opener, nth: 0 });
  const opened = person.view();
  const view = opened && (await specified(person, opened));
  if (view) await person.submit(view, typeof entries === 'function' ? entries(view) : entries);
  const refused = person.view();
  if (refused) await person.dismiss(refused);
  await bot.rest();
}
