import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../adapters/postgres/database.ts';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import { type Agreement, mostDiscreet, type Sharing, sharingOf } from '../../src/domain/agreement.ts';
import { onePerson } from '../../src/domain/one-person.ts';
import type { Store } from '../../src/ports/store.ts';
import { ENGINES, everythingIn, freshDatabase } from '../support/databases.ts';

/*
 * Two records turn out to be one person's (adapters/postgres/one-person.ts): nothing of either is lost, nothing refers to
 * the one that is gone, and nobody reads more than before.
 */

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const uuid = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
const [ORGANISATION, SLACK, TEAMS] = [uuid(1), uuid(2), uuid(3)];
const [KEPT, GONE, OTHER] = [uuid(11), uuid(12), uuid(13)];
/** Of each kind of thing: one that both have a part in, one that is GONE's, one that is KEPT's. */
const [BOTH, HERS, OURS] = [1, 2, 3];
const initiative = (n: number) => uuid(100 + n);
const story = (n: number) => uuid(200 + n);
const trial = (n: number) => uuid(300 + n);
const checkIn = (n: number) => uuid(400 + n);

/** Each thing with those who have a part in it. */
const parts: readonly (readonly [thing: number, person: string])[] = [
  [BOTH, KEPT],
  [BOTH, GONE],
  [HERS, GONE],
  [OURS, KEPT],
];
const rows = (sql: (thing: number, person: string) => string) => parts.map(([thing, person]) => sql(thing, person));

/** People, and the things in which they have a part. */
const ground = [
  `insert into organisations (id, slug, name, zone, territory, locale, created_at) values ('${ORGANISATION}', 'x', 'x', 'Europe/Paris', 'metropole', 'fr', now())`,
  `insert into workspaces (id, organisation_id, platform, external_id) values ('${SLACK}', '${ORGANISATION}', 'slack', 'T'), ('${TEAMS}', '${ORGANISATION}', 'teams', 'tenant')`,
  ...[KEPT, GONE, OTHER].map(
    (id) => `insert into people (id, organisation_id, name, created_at) values ('${id}', '${ORGANISATION}', 'Nom', now())`,
  ),
  `insert into identities (workspace_id, external_id, organisation_id, person_id) values
     ('${SLACK}', 'UGONE', '${ORGANISATION}', '${GONE}'), ('${TEAMS}', '29:kept', '${ORGANISATION}', '${KEPT}'), ('${SLACK}', 'UOTHER', '${ORGANISATION}', '${OTHER}')`,
  ...[BOTH, HERS, OURS].flatMap((n) => [
    `insert into initiatives (id, organisation_id, sentence, state, told_at, held_until, news_by, kept_until) values ('${initiative(n)}', '${ORGANISATION}', 'mots', 'told', now(), now(), '2026-12-01', '2027-02-01')`,
    `insert into stories (id, organisation_id, initiative_id, kind, version, title, body, written_at, written_by) values ('${story(n)}', '${ORGANISATION}', '${initiative(n)}', 'story', 1, 'titre', 'corps', now(), '${n === OURS ? KEPT : GONE}')`,
    `insert into trials (id, organisation_id, what, hypothesis, way_back, question, starts_on, ends_on, pilot_until, gaps, opened_at, state) values ('${trial(n)}', '${ORGANISATION}', 'a', 'b', 'c', 'd', '2026-11-23', '2026-12-18', '2026-12-18', '{2}', now(), 'live')`,
    `insert into check_ins (id, trial_id, number, day, opened_at) values ('${checkIn(n)}', '${trial(n)}', 1, '2026-11-25', now())`,
  ]),
];

/** How many rows each column that refers to a person has for KEPT and for GONE before, and for KEPT after. */
const expected: Readonly<
  Record<string, { readonly sql: readonly string[]; readonly before: readonly [kept: number, gone: number]; readonly after: number }>
> = {
  'absences.person_id': {
    sql: rows((n, person) => `insert into absences values ('${person}', '2026-12-0${n}', '2026-12-1${person === GONE ? 5 : 2}')`),
    before: [2, 2],
    after: 3,
  },
  'agreements.person_id': {
    sql: rows((n, person) => `insert into agreements values ('${story(n)}', 1, '${person}', 'organisation', 'names', true, now())`),
    before: [2, 2],
    after: 3,
  },
  'attention.person_id': {
    sql: rows((n, person) => `insert into attention values ('${person}', '2026-11-2${n}')`),
    before: [2, 2],
    after: 3,
  },
  'audit.person_id': {
    sql: rows((_, person) => `insert into audit (organisation_id, person_id, at, act) values ('${ORGANISATION}', '${person}', now(), 'x')`),
    before: [2, 2],
    after: 4,
  },
  // Of the three initiatives they carry, nothing more is asked of them.
  'carrier_requests.person_id': {
    sql: [
      ...[KEPT, GONE].map(
        (person) =>
          `insert into carrier_requests (organisation_id, initiative_id, person_id, asked_by) values ('${ORGANISATION}', '${uuid(104)}', '${person}', '${OTHER}')`,
      ),
      `insert into carrier_requests (organisation_id, initiative_id, person_id, asked_by) values ('${ORGANISATION}', '${initiative(HERS)}', '${KEPT}', '${GONE}')`,
    ],
    before: [2, 1],
    after: 1,
  },
  'carrier_requests.asked_by': {
    sql: [
      `insert into carrier_requests (organisation_id, initiative_id, person_id, asked_by) values ('${ORGANISATION}', '${initiative(OURS)}', '${OTHER}', '${GONE}')`,
    ],
    before: [0, 2],
    after: 1,
  },
  'carriers.person_id': {
    sql: rows((n, person) => `insert into carriers values ('${initiative(n)}', '${person}', now())`),
    before: [2, 2],
    after: 3,
  },
  'check_in_notes.noted_by': {
    sql: [`insert into check_in_notes (check_in_id, noted_by, words) values ('${checkIn(HERS)}', '${GONE}', 'entendu')`],
    before: [0, 1],
    after: 1,
  },
  'check_in_members.person_id': {
    sql: rows(
      (n, person) =>
        `insert into check_in_members (check_in_id, person_id, answered_at, words) values ('${checkIn(n)}', '${person}', ${person === GONE ? "now() - interval '1 day'" : 'now()'}, 'mots de ${person === GONE ? 'GONE' : 'KEPT'}')`,
    ),
    before: [2, 2],
    after: 3,
  },
  'deliveries.person_id': {
    sql: [
      ...rows(
        (n, person) =>
          `insert into deliveries (organisation_id, kind, about, slot, person_id, not_before, state) values ('${ORGANISATION}', 'checkIn', '{}', 'slot ${n}', '${person}', now(), '${person === GONE ? 'sent' : 'waiting'}')`,
      ),
      // Both were told: what each conversation shows is still edited there.
      ...[KEPT, GONE].map(
        (person) =>
          `insert into deliveries (organisation_id, kind, about, slot, person_id, not_before, state) values ('${ORGANISATION}', 'trialOver', '{}', 'said', '${person}', now(), 'sent')`,
      ),
    ],
    before: [3, 3],
    after: 5,
  },
  'digest_subscriptions.subscribed_by': {
    sql: [
      `insert into digest_subscriptions (organisation_id, workspace_id, channel, every, weekday, at, zone, territory, locale, includes, subscribed_by, since) values ('${ORGANISATION}', '${SLACK}', 'C', 'week', 1, '09:00', 'Europe/Paris', 'metropole', 'fr', '{}', '${GONE}', now())`,
    ],
    before: [0, 1],
    after: 1,
  },
  'drafts.person_id': {
    sql: [
      `insert into drafts values ('${GONE}', 'les derniers', now())`,
      `insert into drafts values ('${KEPT}', 'les premiers', now() - interval '1 hour')`,
    ],
    before: [1, 1],
    after: 1,
  },
  'moments.person_id': {
    sql: [
      `insert into moments values ('${GONE}', 4, '11:00', '12:00', now())`,
      `insert into moments values ('${KEPT}', 2, '09:00', '10:00', now() - interval '1 hour')`,
    ],
    before: [1, 1],
    after: 1,
  },
  'kept_words.person_id': {
    sql: [
      `insert into kept_words values ('${ORGANISATION}', '${GONE}', 'les derniers', true, now())`,
      `insert into kept_words values ('${ORGANISATION}', '${KEPT}', 'les premiers', false, now() - interval '1 hour')`,
    ],
    before: [1, 1],
    after: 1,
  },
  'heard.person_id': {
    sql: [
      `insert into heard values ('first', '${GONE}', 'draft:${GONE}:1', now(), 'edited', 'des mots', now())`,
      `insert into heard values ('second', '${KEPT}', 'draft:${KEPT}:2', now(), null, null, null)`,
    ],
    before: [1, 1],
    after: 2,
  },
  'evaluation_answers.person_id': {
    sql: rows(
      (n, person) =>
        `insert into evaluation_answers (trial_id, person_id, question, answered_at) values ('${trial(n)}', '${person}', 'réponse de ${person === GONE ? 'GONE' : 'KEPT'}', now())`,
    ),
    before: [2, 2],
    after: 3,
  },
  'evaluation_answers.noted_by': {
    sql: [
      `insert into evaluation_answers (trial_id, noted_by, public, answered_at) values ('${trial(HERS)}', '${GONE}', 'entendu', now())`,
    ],
    before: [0, 1],
    after: 1,
  },
  'harvesters.person_id': {
    sql: [
      `insert into harvesters (person_id, organisation_id, since, paused, ceiling) values ('${KEPT}', '${ORGANISATION}', now(), false, 3)`,
      `insert into harvesters (person_id, organisation_id, since, paused, ceiling) values ('${GONE}', '${ORGANISATION}', now(), true, 2)`,
    ],
    before: [1, 1],
    after: 1,
  },
  // What both wrote with others is theirs once.
  'five_lines_people.person_id': {
    sql: [
      ...[BOTH, HERS, OURS].map(
        (n) =>
          `insert into five_lines (id, organisation_id, version, what, days, told, holds, waits, until, written_at) values ('${uuid(500 + n)}', '${ORGANISATION}', 1, 'a', 'b', 'c', 'd', 'e', '2026-12-04', now())`,
      ),
      ...rows((n, person) => `insert into five_lines_people values ('${uuid(500 + n)}', '${person}')`),
    ],
    before: [2, 2],
    after: 3,
  },
  'help_requests.from_id': {
    sql: [
      `insert into help_requests (trial_id, from_id, to_id, voice, asked_at) values ('${trial(BOTH)}', '${GONE}', '${OTHER}', false, now())`,
      `insert into help_requests (trial_id, from_id, to_id, voice, asked_at) values ('${trial(BOTH)}', '${GONE}', '${KEPT}', false, now())`,
    ],
    before: [0, 2],
    after: 1,
  },
  'help_requests.to_id': {
    sql: [
      `insert into help_requests (trial_id, from_id, to_id, voice, asked_at) values ('${trial(BOTH)}', '${OTHER}', '${GONE}', false, now())`,
    ],
    before: [1, 1],
    after: 1,
  },
  'identities.person_id': { sql: [], before: [1, 1], after: 2 },
  'invitations.person_id': {
    sql: [
      `insert into invitations (organisation_id, initiative_id, person_id, chosen, state) values ('${ORGANISATION}', '${initiative(OURS)}', '${GONE}', false, 'open')`,
    ],
    before: [0, 1],
    after: 1,
  },
  'meetings.harvester_id': {
    sql: [
      `insert into meetings (organisation_id, initiative_id, harvester_id, began_at, state) values ('${ORGANISATION}', '${initiative(OURS)}', '${GONE}', now(), 'open')`,
    ],
    before: [0, 1],
    after: 1,
  },
  'oral_agreements.recorded_by': {
    sql: [
      `insert into oral_agreements (story_id, version, recorded_by, recorded_at, said_on, how, audience, naming, vintage, names) values ('${story(HERS)}', 1, '${GONE}', now(), '2026-11-20', 'à voix haute', 'us', 'none', false, '')`,
    ],
    before: [0, 1],
    after: 1,
  },
  'posts.person_id': {
    sql: [
      `insert into posts (organisation_id, workspace_id, person_id, destination, state, marked_at) values ('${ORGANISATION}', '${SLACK}', '${GONE}', 'UGONE', 'sent', now())`,
    ],
    before: [0, 1],
    after: 1,
  },
  'readers.person_id': {
    sql: rows((n, person) => `insert into readers values ('${initiative(n)}', '${person}', now())`),
    before: [2, 2],
    after: 3,
  },
  'searches.person_id': {
    sql: [KEPT, GONE].map(
      (person) =>
        `insert into searches values ('${person}', 'mots', null, null, 0, '{}', ${person === KEPT ? 'now()' : "now() - interval '1 hour'"})`,
    ),
    before: [1, 1],
    after: 1,
  },
  // The third one set the account aside that turns out to be their own.
  'set_asides.person_id': {
    sql: [
      ...rows((n, person) => `insert into set_asides values ('${initiative(n)}', '${SLACK}', 'UOTHER', '${person}')`),
      `insert into set_asides values ('${initiative(OURS)}', '${SLACK}', 'UGONE', '${KEPT}')`,
    ],
    before: [3, 2],
    after: 3,
  },
  'silences.person_id': {
    sql: [
      `insert into silences values ('${GONE}', 'everything', now())`,
      ...[KEPT, GONE].map((person) => `insert into silences values ('${person}', 'kind:checkIn', now())`),
      `insert into silences values ('${GONE}', 'removed', now())`,
    ],
    before: [1, 3],
    after: 2,
  },
  'stories.written_by': { sql: [], before: [1, 2], after: 3 },
  'trial_agreements.person_id': {
    sql: rows(
      (n, person) =>
        `insert into trial_agreements (trial_id, part, version, person_id, audience, naming, vintage, agreed_at) values ('${trial(n)}', 'trial', 1, '${person}', 'organisation', 'names', true, now())`,
    ),
    before: [2, 2],
    after: 3,
  },
  'trial_members.person_id': {
    sql: rows(
      (n, person) =>
        `insert into trial_members (trial_id, person_id, role, agreed, pace, asked_at) values ('${trial(n)}', '${person}', '${person === GONE ? 'pilot' : 'tester'}', ${person === GONE ? '1' : 'null'}, '${person === GONE ? 'each' : 'rarer'}', now())`,
    ),
    before: [2, 2],
    after: 3,
  },
  // Of the trial that they are in, with either account, nobody watches over it any more.
  'trials.companion_id': {
    sql: [
      `update trials set companion_id = '${KEPT}', companion_agreed = true where id = '${trial(BOTH)}'`,
      ...[HERS, OURS].map((n) => `update trials set companion_id = '${GONE}', companion_agreed = true where id = '${trial(n)}'`),
    ],
    before: [1, 2],
    after: 1,
  },
  'trial_questions.person_id': {
    sql: [`insert into trial_questions (trial_id, person_id, words, asked_at) values ('${trial(BOTH)}', '${GONE}', 'une question', now())`],
    before: [0, 1],
    after: 1,
  },
};

/** Where ids stand within something else. */
const mentions = [
  `insert into deliveries (organisation_id, kind, about, subject, slot, person_id, together, not_before) values ('${ORGANISATION}', 'meeting', '{"harvester": "${GONE}"}', 'initiatives-of:${GONE}', 'x ${GONE}', '${OTHER}', '{${GONE},${KEPT}}', now())`,
  `insert into deliveries (organisation_id, kind, about, slot, person_id, not_before) values ('${ORGANISATION}', 'meeting', '{}', 'x ${KEPT}', '${OTHER}', now())`,
  ...[KEPT, GONE].map(
    (person) =>
      `insert into agenda (organisation_id, what, subject, not_before) values ('${ORGANISATION}', 'publish-home', '${person}', now())`,
  ),
  `insert into agenda (organisation_id, what, subject, not_before) values ('${ORGANISATION}', 'export-data', '${GONE} ${SLACK}', now())`,
  `insert into account_links (organisation_id, first_workspace, first_account, second_workspace, second_account, state, since) values ('${ORGANISATION}', '${SLACK}', 'UGONE', '${TEAMS}', '29:kept', 'agreed', now())`,
];

describe.each(ENGINES)('Two records become one, on %s', (engine) => {
  let db: Database;
  let store: Store;
  beforeEach(async () => {
    db = await freshDatabase(engine);
    store = createStore(db, registry.sought);
  });

  const query = (sql: string, params: readonly unknown[] = []) =>
    db.transaction((tx) => tx.query(sql, params)).then(({ rows: found }) => found);
  const write = (statements: readonly string[]) =>
    db.transaction(async (tx) => {
      for (const sql of statements) await tx.query(sql);
    });
  const fill = () =>
    write([
      ...ground,
      `insert into initiatives (id, organisation_id, sentence, state, told_at, held_until, news_by, kept_until) values ('${uuid(104)}', '${ORGANISATION}', 'mots', 'told', now(), now(), '2026-12-01', '2027-02-01')`,
      ...Object.entries(expected).flatMap(([, { sql }]) => sql),
      ...mentions,
    ]);
  const counted = async (column: string, person: string) => {
    const [table = '', name = ''] = column.split('.');
    const [row] = await query(`select count(*)::int as n from ${table} where ${name} = $1`, [person]);
    return Number(row?.n);
  };
  const join = (fails = false) =>
    store.transaction(async (tx) => {
      const [kept, gone] = [await tx.people.get(KEPT), await tx.people.get(GONE)];
      if (!kept || !gone) throw new Error('Nobody is there.');
      await tx.accounts.join(KEPT, GONE, onePerson(kept, gone, { messagesAWeek: 2 }));
      if (fails) throw new Error('cut off');
    });

  it('every column that refers to a person is looked at, and none is left out', async () => {
    const columns = await query(
      `select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'people'::regclass order by 1`,
    );

    expect(Object.keys(expected).toSorted()).toEqual(columns.map(({ name }) => String(name)).toSorted());
  });

  it('everything of both is of the one who stays, once, and nothing names the other any more', async () => {
    await fill();
    for (const [column, { before }] of Object.entries(expected))
      expect([await counted(column, KEPT), await counted(column, GONE)], column).toEqual(before);

    await join();

    for (const [column, { after }] of Object.entries(expected)) expect(await counted(column, KEPT), column).toBe(after);
    expect(await db.transaction(everythingIn)).not.toContain(GONE);
    expect(await query('select 1 from account_links')).toEqual([]);
    expect(await query('select together from deliveries where cardinality(together) > 0')).toEqual([{ together: [KEPT] }]);
  });

  it('what restricts wins, what both wrote is kept, and nobody is heard twice', async () => {
    await fill();
    await write([
      `update people set messages_a_week = 3 where id = '${KEPT}'`,
      `update people set coordinator = true, work_days = '{1,2}' where id = '${GONE}'`,
    ]);

    await join();

    const [person] = await query(`select messages_a_week, coordinator, work_days from people where id = $1`, [KEPT]);
    expect(person).toEqual({ messages_a_week: 2, coordinator: true, work_days: [1, 2] });
    expect(await query(`select paused, ceiling from harvesters`)).toEqual([{ paused: true, ceiling: 2 }]);
    expect((await query(`select scope from silences order by scope`)).map(({ scope }) => scope)).toEqual(['everything', 'kind:checkIn']);
    expect(await query(`select last_day::text as day from absences where first_day = '2026-12-01'`)).toEqual([{ day: '2026-12-15' }]);
    expect(await query(`select words from drafts`)).toEqual([{ words: 'les derniers' }]);
    expect(await query(`select weekday from moments`)).toEqual([{ weekday: 4 }]);
    expect(await query(`select words from kept_words`)).toEqual([{ words: 'les derniers' }]);
    expect(await query(`select role, agreed, pace from trial_members where trial_id = $1`, [trial(BOTH)])).toEqual([
      { role: 'pilot', agreed: 1, pace: 'rarer' },
    ]);
    expect(await query(`select words from check_in_members where check_in_id = $1`, [checkIn(BOTH)])).toEqual([
      { words: 'mots de GONE\n\nmots de KEPT' },
    ]);
    expect(
      await query(`select kind, slot, state from deliveries where person_id = $1 and kind = 'checkIn' and slot = 'slot 1'`, [KEPT]),
    ).toEqual([{ kind: 'checkIn', slot: 'slot 1', state: 'sent' }]);
  });

  it('cut off in between, nothing has changed', async () => {
    await fill();
    const before = await db.transaction(everythingIn);

    await expect(join(true)).rejects.toThrow('cut off');

    expect(await db.transaction(everythingIn)).toBe(before);
  });
});

describe('Nobody reads more of a story, or of a trial, for it', () => {
  const sharing: fc.Arbitrary<Sharing> = fc.record({
    audience: fc.constantFrom('us' as const, 'organisation' as const),
    service: fc.constant(null),
    naming: fc.constantFrom('names' as const, 'team' as const, 'none' as const),
    vintage: fc.boolean(),
  });
  const answers = fc.record({
    carriers: fc.subarray([KEPT, GONE, OTHER], { minLength: 1 }),
    agreed: fc.dictionary(fc.constantFrom(KEPT, GONE, OTHER), sharing),
    wall: fc.subarray([KEPT, GONE, OTHER]),
  });

  it('whoever of them carries it, and whatever each had allowed', async () => {
    const db = await freshDatabase('pglite');
    const store = createStore(db, registry.sought);
    await db.transaction(async (tx) => {
      for (const sql of ground) await tx.query(sql);
    });
    class Undone extends Error {}
    const allowed = (carriers: readonly string[], agreements: readonly Agreement[]) => sharingOf(carriers, agreements, 1);

    await fc.assert(
      fc.asyncProperty(answers, async ({ carriers, agreed, wall }) => {
        const attempt = store.transaction(async (tx) => {
          for (const person of carriers) await tx.initiatives.addCarrier(initiative(BOTH), person, now);
          for (const person of carriers) {
            await tx.trials.ask(trial(BOTH), person, 'tester', now);
            await tx.trials.agree(trial(BOTH), person, 1);
          }
          for (const [person, given] of Object.entries(agreed)) {
            await tx.stories.agree(story(BOTH), { personId: person, version: 1, ...given }, now);
            await tx.trials.agreeToShare(trial(BOTH), 'trial', { personId: person, version: 1, ...given }, now);
          }
          for (const person of wall)
            await tx.library.mayPrint(person, { since: 0, until: Date.parse('2100-01-01') }, { booklet: null, wall: true });
          const look = async () => ({
            wall: (await tx.library.onWall(ORGANISATION, Temporal.PlainDate.from('2000-01-01'))).map(({ subject }) => subject),
            story: allowed(
              (await tx.initiatives.carriers(initiative(BOTH))).map(({ id }) => id),
              await tx.stories.agreements(story(BOTH)),
            ),
            trial: allowed(
              (await tx.trials.members(trial(BOTH))).map(({ personId }) => personId),
              await tx.trials.agreements(trial(BOTH), 'trial'),
            ),
          });
          const before = await look();
          const [kept, gone] = [await tx.people.get(KEPT), await tx.people.get(GONE)];
          if (kept && gone) await tx.accounts.join(KEPT, GONE, onePerson(kept, gone, { messagesAWeek: 2 }));
          const after = await look();
          expect(after.story).toEqual(mostDiscreet([before.story, after.story]));
          expect(before.wall).toEqual(expect.arrayContaining(after.wall));
          expect(after.trial).toEqual(mostDiscreet([before.trial, after.trial]));
          throw new Undone();
        });
        await expect(attempt).rejects.toBeInstanceOf(Undone);
      }),
      { numRuns: 120 },
    );
  });
});
