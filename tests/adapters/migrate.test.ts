import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database, Queryable } from '../../adapters/postgres/database.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { registry } from '../../src/areas/all.ts';
import { ExpectedError } from '../../src/ports/expected-error.ts';
import { createDatabase } from '../../support/postgres.ts';
import { ENGINES, emptyDatabase, freshDatabase, scratchFolder } from '../support/databases.ts';

let folder: string;
beforeEach(() => {
  folder = scratchFolder();
  mkdirSync(folder);
  put('0001_vines.sql', "create table vines (id int primary key, name text);\ninsert into vines values (1, 'it''s; fine');");
  put('0002_grapes.sql', 'alter table vines add grapes int not null default 0; create index vines_grapes on vines (grapes)');
});
const put = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

/** Somebody of a town of their own. */
async function anybody(tx: Queryable) {
  const { rows } = await tx.query(
    `with town as (insert into organisations (slug, name, zone, territory, locale, created_at)
       values ('town', 'Vignes', 'Europe/Paris', 'metropole', 'fr', now()) returning id)
     insert into people (organisation_id, created_at) select id, now() from town returning id, organisation_id`,
  );
  return rows[0];
}

const read = async (db: Database, sql: string) => (await db.transaction((tx) => tx.query(sql))).rows;

describe.each(ENGINES)('migrations on %s', (engine) => {
  let db: Database;
  beforeAll(async () => {
    db = await emptyDatabase(engine);
  });
  beforeEach(() => db.transaction((tx) => tx.exec('drop table if exists migrations, vines, grapes, wines')));

  test('are applied in order, once, and recorded', async () => {
    const first = await migrate(db, folder);
    const second = await migrate(db, folder);

    expect(first.applied).toStrictEqual(['0001_vines', '0002_grapes']);
    expect(second.applied).toStrictEqual([]);
    expect(await read(db, 'select * from vines')).toStrictEqual([{ id: 1, name: "it's; fine", grapes: 0 }]);
    expect(await read(db, 'select number, name from migrations order by number')).toStrictEqual([
      { number: 1, name: '0001_vines' },
      { number: 2, name: '0002_grapes' },
    ]);
  });

  test('that come with a newer version are added', async () => {
    await migrate(db, folder);
    put('0003_wine.sql', 'create table wines ()');

    const { applied } = await migrate(db, folder);

    expect(applied).toStrictEqual(['0003_wine']);
  });

  test('that fail change nothing, keep those before, and say which', async () => {
    put('0002_grapes.sql', 'create table grapes (); select 1 / 0;');

    const attempt = migrate(db, folder);

    await expect(attempt).rejects.toThrow('The migration 0002_grapes failed, and changed nothing.');
    expect(await read(db, 'select name from migrations')).toStrictEqual([{ name: '0001_vines' }]);
    expect(await read(db, "select to_regclass('grapes') as grapes")).toStrictEqual([{ grapes: null }]);
  });

  test('changed after they were applied are refused', async () => {
    await migrate(db, folder);
    put('0001_vines.sql', 'create table vines (id bigint)');

    const attempt = migrate(db, folder);

    await expect(attempt).rejects.toThrow(ExpectedError);
    await expect(attempt).rejects.toThrow('The migration 0001_vines was applied, then its file changed');
  });

  test('whose ends of lines were changed by git are the same', async () => {
    await migrate(db, folder);
    put('0001_vines.sql', "create table vines (id int primary key, name text);\r\ninsert into vines values (1, 'it''s; fine');");

    await expect(migrate(db, folder)).resolves.toStrictEqual({ applied: [] });
  });

  test('of a newer version are refused by an older one', async () => {
    await migrate(db, folder);
    rmSync(join(folder, '0002_grapes.sql'));

    await expect(migrate(db, folder)).rejects.toThrow('The database was prepared by a newer version (migration 0002_grapes)');
  });

  test('that come before one already applied are refused', async () => {
    rmSync(join(folder, '0001_vines.sql'));
    put('0002_grapes.sql', 'select 1');
    await migrate(db, folder);
    put('0001_vines.sql', 'select 1');

    await expect(migrate(db, folder)).rejects.toThrow('The migration 0001_vines comes before one already applied');
  });

  test('with the same number, or without one, are refused', async () => {
    put('0002_grapes_again.sql', 'select 1');
    await expect(migrate(db, folder)).rejects.toThrow('Two migrations have the number 2');
    rmSync(join(folder, '0002_grapes_again.sql'));

    put('third.sql', 'select 1');

    await expect(migrate(db, folder)).rejects.toThrow('third.sql is not named like');
  });

  test('of the product are all applied to a fresh database', async () => {
    const fresh = await freshDatabase(engine);

    const { applied } = await migrate(fresh);

    expect(applied).toStrictEqual([]);
  });

  test('keep the words of a card that stood for a form, whatever the form', async () => {
    const fresh = await freshDatabase(engine);
    const stood = { helpInWords: { trial: '1' }, concludeInWords: { trial: '1' }, trialInWords: { missing: 'end-missing', draft: '1' } };
    await fresh.transaction(async (tx) => {
      const person = await anybody(tx);
      for (const [kind, about] of Object.entries(stood))
        await tx.query(
          `insert into deliveries (organisation_id, kind, about, slot, person_id, direct, not_before, state)
           values ($1, $2, $3, 'shown at once: ' || md5($3::jsonb::text), $4, true, now(), 'dropped')`,
          [person?.organisation_id, kind, JSON.stringify(about), person?.id],
        );
    });

    await fresh.transaction((tx) => tx.exec(readFileSync('adapters/postgres/migrations/0029_forms_in_words.sql', 'utf8')));

    expect(await read(fresh, 'select kind, about from deliveries order by id')).toStrictEqual([
      { kind: 'formInWords', about: { form: 'help', trial: '1' } },
      { kind: 'formInWords', about: { form: 'conclusion', trial: '1' } },
      { kind: 'formInWords', about: { form: 'trial', missing: 'end-missing', draft: '1' } },
    ]);
  });

  test('keep the words of a card that stood for a form in which people are chosen', async () => {
    const fresh = await freshDatabase(engine);
    const stood = [
      { form: 'setAside', initiative: '1' },
      { form: 'trialPeople', trial: '1' },
      { form: 'help', trial: '1' },
    ];
    await fresh.transaction(async (tx) => {
      const person = await anybody(tx);
      for (const about of stood)
        await tx.query(
          `insert into deliveries (organisation_id, kind, about, slot, person_id, direct, not_before, state)
           values ($1, 'formInWords', $2, 'shown at once: ' || md5($2::jsonb::text), $3, true, now(), 'dropped')`,
          [person?.organisation_id, JSON.stringify(about), person?.id],
        );
    });

    await fresh.transaction((tx) => tx.exec(readFileSync('adapters/postgres/migrations/0034_what_is_said_alike.sql', 'utf8')));

    expect(
      await read(fresh, "select about, slot = 'shown at once: ' || md5(about::text) as kept from deliveries order by id"),
    ).toStrictEqual([
      { about: { form: 'people', initiative: '1' }, kept: true },
      { about: { form: 'people', trial: '1' }, kept: true },
      { about: { form: 'help', trial: '1' }, kept: true },
    ]);
  });

  test('say of what an answer was not found, or not understood', async () => {
    const fresh = await freshDatabase(engine);
    const said = { noTrial: {}, noMeeting: {}, noOral: { coordinator: true }, hoursUnclear: { said: false }, absenceUnclear: {} };
    await fresh.transaction(async (tx) => {
      const person = await anybody(tx);
      for (const [kind, about] of Object.entries(said))
        await tx.query(
          `insert into deliveries (organisation_id, kind, about, slot, person_id, direct, not_before, state)
           values ($1, $2, $3, 'shown at once: ' || md5($3::jsonb::text), $4, true, now(), 'dropped')`,
          [person?.organisation_id, kind, JSON.stringify(about), person?.id],
        );
    });

    await fresh.transaction((tx) => tx.exec(readFileSync('adapters/postgres/migrations/0034_what_is_said_alike.sql', 'utf8')));

    const kept = "slot = 'shown at once: ' || md5(about::text) as kept";
    expect(await read(fresh, `select kind || ':' || (about ->> 'of') as said, ${kept} from deliveries order by id`)).toStrictEqual(
      ['notFound:trial', 'notFound:meeting', 'notFound:oral-sheet', 'unclear:hours-asked', 'unclear:absence'].map((one) => ({
        said: one,
        kept: true,
      })),
    );
  });

  test('name an answer as the one that says the same, and leave it where that was said already', async () => {
    const fresh = await freshDatabase(engine);
    await fresh.transaction(async (tx) => {
      const person = await anybody(tx);
      for (const [kind, slot] of [
        ['carryOver', 'a'],
        ['trialCarriedAlready', 'b'],
        ['invitationOver', 'b'],
        ['broughtWithdrawn', 'c'],
      ])
        await tx.query(
          `insert into deliveries (organisation_id, kind, about, slot, person_id, direct, not_before, state)
           values ($1, $2, '{}', $3, $4, true, now(), 'dropped')`,
          [person?.organisation_id, kind, slot, person?.id],
        );
    });

    await fresh.transaction((tx) => tx.exec(readFileSync('adapters/postgres/migrations/0031_answers_that_say_the_same.sql', 'utf8')));

    expect(await read(fresh, 'select kind, slot from deliveries order by id')).toStrictEqual([
      { kind: 'invitationOver', slot: 'a' },
      { kind: 'trialCarriedAlready', slot: 'b' },
      { kind: 'invitationOver', slot: 'b' },
      { kind: 'storyRefused', slot: 'c' },
    ]);
  });

  test('keep what waits, what was posted and what somebody no longer wants, under the message that says the same', async () => {
    const fresh = await freshDatabase(engine);
    const about = { initiative: '1', trial: '2', person: '' };
    const alike = [
      { was: 'chosenUnavailable', kind: 'nobodyFound', of: 'chosen' },
      { was: 'nobodyFound', kind: 'nobodyFound' },
      { was: 'carrierJoined', kind: 'joined', of: 'initiative' },
      // Both stood in one slot: somebody carries what they tried already.
      { was: 'trialTesterJoined', kind: 'joined', of: 'tester', slot: '2:3:tester' },
      { was: 'trialCarrierJoined', kind: 'joined', of: 'carrier', slot: '2:3:carrier' },
      { was: 'trialCarrierLeft', kind: 'carrierLeft' },
      { was: 'carrierGone', kind: 'carrierLeft' },
      { was: 'trialServiceGone', kind: 'serviceGone', of: 'trial' },
      { was: 'whichTrial', kind: 'whichTrial', act: 'read-evaluation' },
    ];
    const before: Readonly<Record<string, object>> = {
      carrierGone: { person: undefined },
      whichTrial: { act: 'choose-evaluation-sharing' },
    };
    const slotOf = (one: (typeof alike)[number]) => one.slot ?? `of ${one.was}`;
    await fresh.transaction(async (tx) => {
      const person = await anybody(tx);
      for (const one of alike)
        await tx.query(
          `insert into deliveries (organisation_id, kind, about, subject, slot, person_id, not_before) values ($1, $2, $3, 'trial:2', $4, $5, now())`,
          [person?.organisation_id, one.was, JSON.stringify({ ...about, ...before[one.was] }), one.slot ? '2:3' : slotOf(one), person?.id],
        );
      for (const kind of ['chosenUnavailable', 'nobodyFound', 'trialTesterJoined', 'trialCarrierJoined', 'checkIn'])
        await tx.query(`insert into silences values ($1, 'kind:' || $2::text, now())`, [person?.id, kind]);
    });

    await fresh.transaction((tx) => tx.exec(readFileSync('adapters/postgres/migrations/0044_one_message_for_both.sql', 'utf8')));

    expect(await read(fresh, 'select kind, about, subject, slot, state from deliveries order by id')).toStrictEqual(
      alike.map((one) => ({
        kind: one.kind,
        about: { ...about, ...(one.of ? { of: one.of } : {}), ...(one.act ? { act: one.act } : {}) },
        subject: 'trial:2',
        slot: slotOf(one),
        state: 'waiting',
      })),
    );
    expect(await read(fresh, 'select scope from silences order by scope')).toStrictEqual([
      { scope: 'kind:checkIn' },
      { scope: 'kind:joined' },
      { scope: 'kind:nobodyFound' },
    ]);
  });
});

test('a form that a migration names for the card that stood for it has words of its own', () => {
  const sql = readFileSync('adapters/postgres/migrations/0029_forms_in_words.sql', 'utf8');
  const one = readFileSync('adapters/postgres/migrations/0034_what_is_said_alike.sql', 'utf8');
  const people = [...(/'form' in \(([^)]*)\)/.exec(one)?.[1]?.matchAll(/'(\w+)'/g) ?? [])].map(([, form = '']) => form);
  const named = [...sql.matchAll(/\('\w+', '(\w+)'\)/g)].map(([, form = '']) => (people.includes(form) ? 'people' : form));

  expect(registry.kind('formInWords')).not.toBeNull();
  expect(named).toHaveLength(17);
  expect(named.filter((form) => registry.inWords(form) === null)).toEqual([]);
});

test('an answer that took the place of others is said by somebody, and those are not', () => {
  const sql = readFileSync('adapters/postgres/migrations/0031_answers_that_say_the_same.sql', 'utf8');
  const pairs = [...sql.matchAll(/\('(?<was>\w+)', '(?<now>\w+)'\)/g)].map(({ groups }) => ({
    was: groups?.was ?? '',
    now: groups?.now ?? '',
  }));

  const later = new Map(saidAlike().map(({ was, now }) => [was, now]));

  expect(pairs).toHaveLength(10);
  expect(pairs.filter(({ was }) => registry.kind(was) !== null)).toEqual([]);
  expect(pairs.filter(({ now }) => registry.kind(later.get(now) ?? now) === null)).toEqual([]);
});

test('a message that says the same of several things is said by somebody, of each of them, and those it took the place of are not', () => {
  const alike = saidAlike();

  expect(alike).toHaveLength(27);
  expect(alike.filter(({ was }) => registry.kind(was) !== null)).toEqual([]);
  expect(alike.filter(({ now, of }) => !registry.kind(now)?.samples.some((sample) => ofIt.parse(sample).of === of))).toEqual([]);
});

const ofIt = z.object({ of: z.string() });

function saidAlike(): readonly { readonly was: string; readonly now: string; readonly of: string }[] {
  const files = ['0034_what_is_said_alike', '0035_one_message_for_either', '0044_one_message_for_both'];
  const sql = files.map((file) => readFileSync(`adapters/postgres/migrations/${file}.sql`, 'utf8')).join('');
  return [...sql.matchAll(/\('(\w+)', '(\w+)', '([\w-]+)'\)/g)].map(([, was = '', now = '', of = '']) => ({ was, now, of }));
}

test('five processes starting at once on PostgreSQL apply each migration once', async () => {
  const url = await createDatabase(inject('postgresUrl'));
  put('0003_slow.sql', 'select pg_sleep(0.3); create table slow ()');
  const five = await Promise.all(Array.from({ length: 5 }, () => openPostgres(url)));

  const outcomes = await Promise.all(five.map((db) => migrate(db, folder)));

  expect(outcomes.flatMap(({ applied }) => applied).sort()).toStrictEqual(['0001_vines', '0002_grapes', '0003_slow']);
  await Promise.all(five.map((db) => db.close()));
});

test('a number that no migration has is explained where migrations are', () => {
  const folder = 'adapters/postgres/migrations';
  const numbers = readdirSync(folder).flatMap((file) => (file.endsWith('.sql') ? [Number(file.slice(0, 4))] : []));
  const explained = readFileSync(join(folder, 'README.md'), 'utf8');

  const missing = Array.from({ length: Math.max(...numbers) }, (_, index) => index + 1).filter((number) => !numbers.includes(number));

  expect(missing).toContain(16);
  expect(missing.filter((number) => !explained.includes(String(number).padStart(4, '0')))).toEqual([]);
});
