import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, test } from 'vitest';
import type { Database, Queryable } from '../../adapters/postgres/database.ts';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import { forWhat } from '../../src/areas/choosing/forms.ts';
import type { Field, FieldValues } from '../../src/cards/card.ts';
import { plainHouse } from '../../src/cards/format.ts';
import { cardOf, type Language } from '../../src/core/cards.ts';
import { formOf } from '../../src/core/form.ts';
import type { Said } from '../../src/core/incoming.ts';
import { compose, type Message } from '../../src/core/kind.ts';
import { type Core, perform } from '../../src/core/perform.ts';
import type { Reply } from '../../src/core/reply.ts';
import { sample } from '../../src/core/sample.ts';
import type { Store } from '../../src/ports/store.ts';
import { type Library, library } from '../../support/stories.ts';
import { buttons } from '../support/areas.ts';
import { freshDatabase } from '../support/databases.ts';
import { anyCharacter } from '../support/hostile-words.ts';
import { forms, messages } from '../unit/messages/samples.ts';

/*
 * Anything may come back from a platform: ids of nothing, days that are not, numbers too large, characters that no database
 * takes. To any value that a button carries or a form brings back, the bot says something that exists, and never "sorry".
 */

const now = Temporal.Instant.from('2026-11-19T09:00Z');
const people = ['Amina', 'Bruno', 'Chloe'] as const;
const workspace = 'T1';

interface Town {
  readonly database: Database;
  /** Ids of what is there, of every kind. */
  readonly ids: readonly string[];
  readonly lastDelivery: number;
}

let town: Town;
/** PostgreSQL takes half the time; what it refuses of a text the embedded one refuses too (`tests/adapters/database-errors.test.ts`). */
const engine = process.env.VENDANGE_JOURNEYS === 'everywhere' ? 'pglite' : 'postgres';

beforeAll(async () => {
  const database = await freshDatabase(engine);
  const there = await library(database, workspace);
  await settle(there);
  const ids = await database.transaction(async (tx) => {
    const found: string[] = [];
    const tables = [
      'initiatives',
      'stories',
      'trials',
      'check_ins',
      'services',
      'digest_subscriptions',
      'invitations',
      'deliveries',
      'people',
    ];
    for (const table of [...tables, 'carrier_requests', 'evaluation_answers', 'workspaces', 'account_links'])
      for (const { id } of (await tx.query(`select id::text from ${table}`)).rows) found.push(String(id));
    return found;
  });
  const lastDelivery = Math.max(...ids.filter((one) => /^\d+$/.test(one)).map(Number));
  town = { database, ids, lastDelivery };
}, 120_000);

/** Something of everything, in which Amina, Bruno and Chloé all have a part. */
async function settle(there: Library): Promise<void> {
  const { store } = there;
  const [amina, bruno, chloe] = [await there.person('Amina'), await there.person('Bruno'), await there.person('Chloe')];
  await store.transaction((tx) => tx.people.setCoordinator(amina, true));
  const core = coreOn(store, []);
  const say = async (who: string, said: Said) => {
    receipts++;
    const reply = await perform(core, { platform: 'slack', workspace, receipt: `r${receipts}`, person: { externalId: `U${who}` }, said });
    expect(reply.type).not.toBe('failed');
  };
  const submit = (who: string, intent: string, values: FieldValues) => say(who, { type: 'submit', intent, subject: '', values });
  for (const name of people) await say(name, { type: 'words', text: 'volontaire' });
  await say('Amina', { type: 'command', command: 'initiative', text: 'On plante des vignes' });
  await say('Bruno', { type: 'command', command: 'initiative', text: 'On prête des outils' });
  await say('Chloe', { type: 'command', command: 'initiative', text: 'On répare des vélos' });
  await say('Amina', { type: 'command', command: 'initiative', text: 'On ouvre le jardin' });
  await there.tell({ title: 'La cour plantée', body: 'Une cour. '.repeat(600), people: { Amina: {}, Bruno: null } });
  await there.tell({ title: 'Le repos', kind: 'bud', people: { Chloe: {} } });
  await submit('Amina', 'story-brought', { sentence: 'Les vélos', body: 'Ils sont réparés.', people: ['UBruno'] });
  await there.try({ what: 'Ouvrir à 8 h', people: { Amina: { trial: {} }, Bruno: {} } });
  await there.try({ what: 'Fermer à 17 h', people: { Amina: { trial: {}, evaluation: {} }, Bruno: {} }, learnt: 'Rien. '.repeat(900) });
  await submit('Amina', 'service-kept', { name: 'Voirie', channels: ['CVOIRIE'] });
  await submit('Amina', 'digest-kept', { channels: ['CBREVES'], at: '9 h' });
  await submit('Amina', 'trial-opened', {
    what: 'a',
    hypothesis: 'b',
    wayBack: 'c',
    question: 'd',
    endsOn: '2026-12-18',
    people: ['UBruno'],
  });
  await say('Amina', { type: 'words', text: 'récits' });
  await store.transaction(async (tx) => {
    const [live] = (await tx.trials.of(amina)).filter(({ trial }) => trial.state === 'live');
    const [over] = (await tx.trials.of(amina)).filter(({ trial }) => trial.state === 'over');
    if (!live || !over) throw new Error('No trial.');
    await tx.checkIns.plan(live.trial.id, [Temporal.PlainDate.from('2026-11-18')]);
    const [checkIn] = await tx.checkIns.ofTrial(live.trial.id);
    if (!checkIn) throw new Error('No check-in.');
    await tx.checkIns.open(checkIn.id, [amina, bruno], now);
    await tx.evaluations.note(over.trial.id, amina, { question: 'Oui', changed: '', keep: '', public: '' }, now);
    const [mine] = await tx.initiatives.carriedBy(bruno);
    const [other] = await tx.initiatives.carriedBy(chloe);
    if (!mine || !other) throw new Error('No initiative.');
    const { organisationId } = there;
    const invitation = await tx.invitations.add({ organisationId, initiativeId: mine.id, personId: amina, chosen: false });
    await tx.invitations.sent(invitation.id, now.add({ hours: 24 }));
    await tx.initiatives.setState(other.id, 'accepted');
    await tx.meetings.begin({ organisationId, initiativeId: other.id, harvesterId: amina }, now);
  });
  for (const name of people) await say(name, { type: 'words', text: waitingOf(name) });
}

/** Words of each of them that were not understood, and wait as a draft. */
const waitingOf = (name: Asked['who']) => `Zut alors, la haie de ${name}`;

let receipts = 0;

function coreOn(store: Store, surprises: unknown[]): Core {
  return {
    store,
    clock: { now: () => now },
    areas: registry,
    draw: () => 0,
    wake: () => {},
    report: (_, { error }) => void surprises.push(error),
  };
}

interface Asked {
  readonly who: (typeof people)[number];
  readonly said: Extract<Said, { type: 'press' | 'submit' | 'words' | 'command' }>;
}

class Undone extends Error {}

/** The same database, in which nothing that is done remains: the next one finds the same town. */
function undoing(database: Database, before: (db: Queryable) => Promise<void>): Database {
  return {
    ...database,
    async transaction<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
      const results: { readonly result: T }[] = [];
      try {
        await database.transaction(async (db) => {
          results.push({ result: await work(db) });
          await before(db);
          throw new Undone();
        });
      } catch (error) {
        if (!(error instanceof Undone)) throw error;
      }
      const [first] = results;
      if (!first) throw new Error('Nothing was done.');
      return first.result;
    },
  };
}

/** Does it, reads what it says, and undoes it. Resolves with what is wrong; null: nothing. */
async function troubleWith(asked: Asked): Promise<string | null> {
  const { reply, heard, surprises } = await tried(asked);
  switch (reply.type) {
    case 'failed':
    case 'refused':
      return `${reply.type}: ${surprises.map((one) => (one instanceof Error ? one.message : String(one))).join()}`;
    case 'say':
      return reply.card.blocks.length > 0 ? null : 'an empty card';
    case 'ask':
      return reply.form.fields.length > 0 ? null : 'an empty form';
    case 'correct':
      return Object.values(reply.errors).some((words) => words !== '') ? null : 'nothing to correct';
    case 'nothing':
      return heard.length > 0 ? null : 'no answer';
  }
}

interface Tried {
  readonly reply: Reply;
  /** The kinds that answer them, and all that these say. */
  readonly heard: readonly string[];
  readonly shown: string;
  /** What somebody typed, where it is of use: not as a draft. */
  readonly recorded: string;
  /** The words that wait, of everybody. */
  readonly drafts: string;
  readonly surprises: readonly unknown[];
}

async function tried({ who, said }: Asked, words = said.type === 'submit' ? typed : null): Promise<Tried> {
  const surprises: unknown[] = [];
  const messages: Message[] = [];
  let recorded = '';
  let drafts = '';
  const store = createStore(
    undoing(town.database, async (db) => {
      messages.push(...(await saidIn(db, `U${who}`)));
      if (words === null) return;
      drafts = (await db.query('select words from drafts')).rows.map((row) => String(row.words)).join('\n');
      if (said.type === 'submit' || !drafts.includes(words)) recorded = await rowsWith(db, words);
    }),
    registry.sought,
  );
  receipts++;
  const incoming = { platform: 'slack', workspace, receipt: `t${receipts}`, person: { externalId: `U${who}` }, said } as const;
  const reply = await perform(coreOn(store, surprises), incoming);
  return { reply, heard: messages.map(({ kind }) => kind.name), shown: JSON.stringify(messages), recorded, drafts, surprises };
}

/** The rows that hold these words, besides a draft. */
async function rowsWith(db: Queryable, words: string): Promise<string> {
  const { rows: tables } = await db.query(
    "select table_name as name from information_schema.tables where table_schema = current_schema() and table_name <> 'drafts'",
  );
  const held = tables.map(({ name }) => `select to_jsonb(t)::text as row from "${String(name)}" t where t::text like '%${words}%'`);
  const { rows } = await db.query(held.join(' union all '));
  return rows.map(({ row }) => String(row)).join();
}

/** What they are about to be answered, each of which can be said. What was shown at once is noted as sent: nothing words it again. */
async function saidIn(db: Queryable, externalId: string): Promise<readonly Message[]> {
  const { rows } = await db.query(
    `select d.id::text, d.kind from deliveries d join identities i on i.person_id = d.person_id
      where i.external_id = $1 and d.direct and d.state = 'waiting' and d.id > $2`,
    [externalId, town.lastDelivery],
  );
  const alone: Database = { engine, transaction: (work) => work(db), close: async () => {} };
  return createStore(alone, registry.sought).transaction(async (tx) => {
    const messages: Message[] = [];
    for (const { id } of rows) {
      const delivery = await tx.deliveries.get(String(id));
      const person = delivery && (await tx.people.get(delivery.personId));
      const organisation = person && (await tx.organisations.get(person.organisationId));
      if (!delivery || !organisation) continue;
      const composed = await compose(delivery, { tx, now, draw: () => 0, saying: registry, organisation, person });
      if (composed) messages.push(composed);
    }
    return messages;
  });
}

const strange = [
  '',
  'x',
  ':',
  '::::',
  '0',
  '-1',
  '1.5',
  '1e9',
  '1e999',
  'NaN',
  '2000000000',
  '99999999999',
  '99999999999999999999',
  '00000000-0000-0000-0000-000000000000',
  '------------------------------------',
  '2026-02-31',
  '0000-01-01',
  '9999-12-31',
  'autumn-0000',
  'autumn-9999',
  "' or 1=1",
  '\u0000',
  'a\u0000b',
  '\ud800',
  'é'.repeat(3_000),
  'in:',
  'in:\u0000',
  `in:${'x'.repeat(3_000)}`,
  'change:x:1',
  'again:x',
  'draft:x',
  'initiative:x',
  '__proto__',
  'constructor',
];
const days = ['2026-02-31', '0000-01-01', '0001-01-01', '9999-12-31', '2026-13-01', '+010000-01-01', '-000001-01-01'];
const crafted = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...strange, ...days) },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)) },
  // Long, and nothing in it is said twice: it weighs in an index what it weighs here.
  { weight: 1, arbitrary: fc.integer().map(unlike) },
);
const known = fc.nat().map((at) => town.ids[at % town.ids.length] ?? '');
const piece = fc.oneof(known, crafted);
const prefix = fc.constantFrom('', 'initiative:', 'draft:', 'again:', 'change:', 'in:', ...forWhat.map((of) => `${of}:`));
const subject = fc.oneof(
  known,
  crafted,
  fc.tuple(fc.oneof(known, prefix), crafted).map(([begins, ends]) => `${begins}:${ends}`),
  fc.tuple(prefix, fc.array(piece, { minLength: 1, maxLength: 3 })).map(([begins, pieces]) => begins + pieces.join(':')),
);
const who = fc.constantFrom(...people);

function unlike(seed: number): string {
  let state = Math.abs(seed) + 1;
  return Array.from({ length: 3_000 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCodePoint(0x4e00 + (state % 20_000));
  }).join('');
}

/** Of each button; five times as many of each form. */
const runs = Number(process.env.PROPERTY_RUNS ?? 8);
const seed = Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31);

/** What goes wrong with any of them, in a few words each. */
async function troublesAmong(drawn: fc.Arbitrary<Asked>, count: number): Promise<readonly string[]> {
  const troubles: string[] = [];
  for (const asked of fc.sample(drawn, { numRuns: count, seed })) {
    const trouble = await troubleWith(asked);
    if (trouble !== null) troubles.push(`${trouble} ${JSON.stringify(asked).slice(0, 300)}`);
  }
  return troubles;
}

test('whatever a button carries, every button says something that exists', async () => {
  const troubles: string[] = [];
  for (const intent of [...registry.buttons.keys()]) {
    const said = fc.record({ type: fc.constant('press' as const), intent: fc.constant(intent), subject });
    troubles.push(...(await troublesAmong(fc.record({ who, said }), runs)));
  }

  expect(troubles, `PROPERTY_SEED=${seed}`).toEqual([]);
}, 600_000);

const french: Language = {
  locale: 'fr',
  format: { day: String, moment: String, people: (names) => names, because: () => null, ...plainHouse },
  words: registry.words.fr,
};

/** The fields of each form, by its intent, with the values it offers; all that it may have. */
const fields = new Map<string, readonly Field[]>();
for (const form of forms) {
  const { intent, fields: drawn } = formOf(form, french);
  const before = (fields.get(intent) ?? []).filter((one) => !drawn.some(({ name }) => name === one.name));
  fields.set(intent, [...before, ...drawn]);
}

function valuesOf(known: readonly Field[]): fc.Arbitrary<FieldValues> {
  const entries = known.map((field) => {
    const offered = field.type === 'choice' ? [...field.options.map(({ value }) => value), 'x'] : ['Un mot'];
    const sound = fc.constantFrom(...(field.type === 'date' ? ['2026-11-25', '2026-12-01'] : offered));
    const one = fc.oneof(
      { weight: 3, arbitrary: sound },
      { weight: 1, arbitrary: field.type === 'date' ? fc.constantFrom(...days) : piece },
    );
    const value = fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: fc.array(piece, { maxLength: 25 }) });
    return fc.tuple(fc.constant(field.name), value);
  });
  return fc
    .tuple(fc.tuple(...entries), fc.array(fc.boolean(), { minLength: known.length, maxLength: known.length }))
    .map(([all, left]) => Object.fromEntries(all.filter((_, index) => left[index] || index % 2 === 0)));
}

test('whatever a form brings back, every form says something that exists', async () => {
  const troubles: string[] = [];
  for (const [intent, known] of fields) {
    const said = fc.record({ type: fc.constant('submit' as const), intent: fc.constant(intent), subject, values: valuesOf(known) });
    const uses = intent === 'people-chosen' ? forWhat.length : 1;
    troubles.push(...(await troublesAmong(fc.record({ who, said }), runs * 5 * uses)));
  }

  expect(troubles, `PROPERTY_SEED=${seed}`).toEqual([]);
}, 600_000);

const typed = 'Des mots à garder';

/** What somebody types in every field that takes it; each field has its own. */
function typedIn(drawn: readonly Field[]): FieldValues {
  const value = (field: Field, index: number) => {
    if (field.type === 'choice') return field.options[0]?.value ?? '';
    if (field.type === 'date') return '2026-11-25';
    return field.type === 'long' || field.type === 'short' ? `${typed}, ${index} fois` : ['UBruno'];
  };
  return Object.fromEntries(drawn.map((field, index) => [field.name, value(field, index)]));
}

test('what is typed in a form that is refused stays in the form, or is a draft that the answer shows back; no other words are lost', async () => {
  const lost: string[] = [];
  for (const [intent, drawn] of fields) {
    const values = typedIn(drawn);
    // A form has several shapes, each with fields of its own.
    const shapes = forms
      .filter(({ form }) => form.intent === intent)
      .map((form) =>
        formOf(form, french).fields.flatMap(({ name }) => (String(values[name]).startsWith(typed) ? [String(values[name])] : [])),
      );
    if (shapes.flat().length === 0) continue;
    const records = new Set(['', 'x', ...fc.sample(fc.oneof({ weight: 3, arbitrary: known }, subject), { numRuns: runs, seed })]);
    for (const about of records)
      for (const name of people) {
        const { reply, recorded, shown, drafts } = await tried({ who: name, said: { type: 'submit', intent, subject: about, values } });
        const isKept = (words: string) => recorded.includes(words) || shown.includes(words);
        const kept = reply.type === 'correct' || shapes.some((shape) => shape.length > 0 && shape.every(isKept));
        // One draft a person: what is refused takes the place of what waited.
        const waits = drafts.includes(waitingOf(name)) || drafts.includes(typed);
        if (!kept || !waits) lost.push(`${intent} ${about} ${name}: ${shown}`.slice(0, 200));
      }
  }

  expect(lost, `PROPERTY_SEED=${seed}`).toEqual([]);
}, 600_000);

/** Every button that carries words which wait, with what its cards have it be about: of any draft, and of any record. */
const carriers = [
  ...new Map(
    messages
      .flatMap((message) => cardOf(message, french, null).blocks)
      .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
      .flatMap(({ intent, subject }) => {
        const codec = buttons.find((one) => one.intent === intent)?.about;
        const about = Object(codec?.read(subject));
        const [name] = ['draft', 'outside'].filter((one) => typeof about[one] === 'string' && about[one] !== '');
        if (!codec || name === undefined) return [];
        const written = (draft: string, record: string) => codec.write({ ...about, [name]: draft } as never).replaceAll(sample.id, record);
        return [[`${intent} ${written('…', '…')}`, { intent, written }] as const];
      }),
  ).values(),
];

/** Pressed to leave the words: they are forgotten. */
const forgetting: ReadonlySet<string> = new Set(['drop-draft', 'whom-to-turn-to']);

test.each([
  ['before its last day', null],
  ['after its last day', '2026-11-18'],
] as const)(
  '%s, a button that carries words loses none of them, whatever it is about',
  async (_, until) => {
    const set = (settings: string) =>
      town.database.transaction((db) => db.query(`update organisations set settings = settings ${settings}`));
    if (until !== null) await set(`|| '{"until": "${until}"}'`);
    const lost: string[] = [];
    for (const name of people) {
      const words = waitingOf(name);
      const { rows } = await town.database.transaction((db) =>
        db.query('select (extract(epoch from written_at) * 1000)::bigint::text as draft from drafts where words = $1', [words]),
      );
      for (const { intent, written } of carriers.filter((one) => !forgetting.has(one.intent)))
        for (const record of written('1', '…').includes('…') ? town.ids : ['']) {
          const about = written(String(rows[0]?.draft), record);
          const { reply, recorded, drafts } = await tried({ who: name, said: { type: 'press', intent, subject: about } }, words);
          // An answer in the place of the card shows them in its turn.
          const hidden = reply.type === 'say' && reply.replaces === true && !JSON.stringify(reply.card).includes(words);
          if (!recorded.includes(words) && (!drafts.includes(words) || hidden)) lost.push(`${name} ${intent} ${about}`);
        }
    }
    await set("- 'until'");

    expect(carriers.map(({ intent }) => intent)).toEqual(expect.arrayContaining(['tell-draft', 'answer-evaluation', 'ask-help-of']));
    expect(lost).toEqual([]);
  },
  600_000,
);

const letters = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'é', 'ß', '語', '𝔸'), fc.constantFrom(1, 59, 61, 511, 2_046, 2_047, 2_048, 9_000))
    .map(([one, count]) => one.repeat(count)),
  crafted,
  fc.integer().map(unlike),
);

test('whatever is looked for, whatever its length, gets an answer', async () => {
  const opening = fc.constantFrom(
    'récits ',
    'bourgeons ',
    'tests ',
    'lire ',
    'millésime ',
    'mon service : ',
    'absence du ',
    'récits automne ',
  );
  const looked = fc.tuple(opening, fc.array(letters, { minLength: 1, maxLength: 3 })).map(([begins, words]) => begins + words.join(' '));
  const said = fc.oneof(
    looked.map((text) => ({ type: 'words' as const, text })),
    looked.map((text) => ({ type: 'command' as const, command: 'vendange' as const, text })),
    letters.map((words) => ({ type: 'submit' as const, intent: 'stories-looked-for', subject: '', values: { words } })),
  );

  expect(await troublesAmong(fc.record({ who, said }), runs * 10), `PROPERTY_SEED=${seed}`).toEqual([]);
}, 600_000);

test('five hundred people in one form are not asked: a sentence says how many may be, and the form stays as it was filled in', async () => {
  const crowd = (count: number) => Array.from({ length: count }, (_, index) => `UCROWD${index}`);
  const asking = [...fields].flatMap(([intent, known]) =>
    known
      .filter((field) => (field.type === 'person' && field.several) || field.type === 'channels')
      .flatMap((field) => {
        const uses = intent === 'people-chosen' ? (['set-aside', 'its-people', 'trial'] as const).map((of) => `${of}:`) : [''];
        return uses.map((begins) => ({ intent, begins, known, field }));
      }),
  );
  expect(asking.map(({ intent, begins }) => `${begins}${intent}`).toSorted()).toEqual(
    [
      'digest-kept',
      'its-people:people-chosen',
      'service-kept',
      'set-aside:people-chosen',
      'story-brought',
      'tell',
      'trial-opened',
      'trial:people-chosen',
    ].toSorted(),
  );

  for (const { intent, begins, known, field } of asking) {
    const filled = Object.fromEntries(known.map((one) => [one.name, one.type === 'choice' ? (one.options[0]?.value ?? '') : 'Un mot']));
    const values = { ...filled, at: '9 h', startsOn: '', endsOn: '2026-12-18', pilotUntil: '', gaps: '', name: 'Parcs', purpose: 'table' };
    const answers: string[] = [];
    for (const subject of ['', ...town.ids.map((id) => begins + id)]) {
      const said = { type: 'submit' as const, intent, subject, values: { ...values, [field.name]: crowd(500) } };
      const { reply } = await tried({ who: 'Amina', said });
      if (reply.type === 'correct') answers.push(reply.errors[field.name] ?? '');
    }
    expect(answers, begins + intent).toContainEqual(expect.stringMatching(/^Choisissez (20|100) (personnes|canaux) au plus/));
  }
}, 600_000);

test('sixty people at most have a request of one person waiting: the sixty-first is asked once somebody has answered', async () => {
  const { store } = await library(await freshDatabase(engine), workspace);
  const crowd = (from: number, count: number) => Array.from({ length: count }, (_, index) => `UASKED${from + index}`);
  const submit = (who: string, intent: string, subject: string, values: FieldValues) => {
    receipts++;
    const said = { type: 'submit', intent, subject, values } as const;
    return perform(coreOn(store, []), { platform: 'slack', workspace, receipt: `s${receipts}`, person: { externalId: who }, said });
  };
  const aTrial = { what: 'a', hypothesis: 'b', wayBack: 'c', question: 'd', endsOn: '2026-12-18' };
  expect(await submit('UAmina', 'trial-opened', '', { ...aTrial, people: crowd(0, 20) })).toMatchObject({ type: 'nothing' });
  expect(await submit('UAmina', 'trial-opened', '', { ...aTrial, people: crowd(20, 20) })).toMatchObject({ type: 'nothing' });
  expect(await submit('UAmina', 'story-brought', '', { sentence: 'a', body: 'b', people: crowd(40, 20) })).toMatchObject({
    type: 'nothing',
  });

  const another = () => submit('UAmina', 'story-brought', '', { sentence: 'c', body: 'd', people: crowd(60, 1) });
  expect(await another()).toMatchObject({ type: 'correct', errors: { people: expect.stringMatching(/^60 personnes au plus/) } });
  expect(await submit('UBruno', 'story-brought', '', { sentence: 'c', body: 'd', people: crowd(60, 1) })).toMatchObject({
    type: 'nothing',
  });

  await store.transaction(async (tx) => {
    const arrival = await tx.organisations.arrive({ platform: 'slack', workspace, externalId: 'UASKED0', receipt: 'x' }, now);
    const [asked] = arrival?.person ? await tx.trials.of(arrival.person.id) : [];
    if (!asked || !arrival?.person) throw new Error('Nobody was asked.');
    await tx.trials.agree(asked.trial.id, arrival.person.id, asked.trial.version);
  });
  expect(await another()).toMatchObject({ type: 'nothing' });
}, 120_000);
