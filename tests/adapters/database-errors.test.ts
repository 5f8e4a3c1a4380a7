import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../adapters/postgres/database.ts';
import { DatabaseError, isTransient } from '../../adapters/postgres/errors.ts';
import { ENGINES, emptyDatabase } from '../support/databases.ts';

const SECRET = 'Amina voudrait un compost derrière la mairie';

describe.each(ENGINES)('what goes wrong on %s', (engine) => {
  let db: Database;
  beforeAll(async () => {
    db = await emptyDatabase(engine);
    await db.transaction((tx) =>
      tx.exec(`
        create table teams (id text primary key);
        create table ideas (
          id uuid,
          words text constraint words_once unique constraint words_calm check (words not like '%!'),
          short varchar(5),
          needed text not null default '',
          notes jsonb,
          due timestamptz,
          amount int,
          team text references teams
        );
        create function object() returns trigger language plpgsql as $$
          begin raise exception 'I object to %', new.words; end $$;
        create table objections (words text);
        create trigger object before insert on objections for each row execute function object();
        create function quote(words text) returns int language plpgsql as $$
          begin execute 'select ' || quote_literal(words) || '::int'; return 1; end $$`),
    );
    await db.transaction((tx) => tx.query('insert into ideas (words) values ($1)', [SECRET]));
  });
  afterAll(() => db.close());

  const failures: Record<string, { sql: string; params?: unknown[]; code: string; says: string }> = {
    'a text that is no uuid': { sql: 'select $1::uuid', params: [SECRET], code: '22P02', says: 'invalid text for the type (22P02)' },
    'a text that is no date': { sql: 'select $1::timestamptz', params: [SECRET], code: '22007', says: 'invalid date or time (22007)' },
    'a text that is no number': { sql: 'insert into ideas (amount) values ($1)', params: [SECRET], code: '22P02', says: 'invalid text' },
    'a text that is no json': { sql: 'insert into ideas (notes) values ($1)', params: [SECRET], code: '22P02', says: 'invalid text' },
    'json with a forbidden character': {
      sql: 'select $1::jsonb',
      params: [{ it: `${SECRET}\u0000` }],
      code: '22P05',
      says: 'untranslatable',
    },
    'a text with a zero byte': { sql: 'select $1::text', params: [`${SECRET}\u0000`], code: '22021', says: 'not in repertoire' },
    'a text too long': { sql: 'insert into ideas (short) values ($1)', params: [SECRET], code: '22001', says: 'text too long (22001)' },
    'the same twice': {
      sql: 'insert into ideas (words) values ($1)',
      params: [SECRET],
      code: '23505',
      says: 'unique violation (23505): table ideas, constraint words_once',
    },
    'a check': {
      sql: 'insert into ideas (words) values ($1)',
      params: [`${SECRET}!`],
      code: '23514',
      says: 'check violation (23514): table ideas, constraint words_calm',
    },
    'a missing value': {
      sql: 'insert into ideas (words, needed) values ($1, null)',
      params: [`${SECRET}.`],
      code: '23502',
      says: 'not-null violation (23502): table ideas, column needed',
    },
    'an unknown reference': {
      sql: 'insert into ideas (team) values ($1)',
      params: [SECRET],
      code: '23503',
      says: 'foreign key violation (23503): table ideas, constraint ideas_team_fkey',
    },
    'an objection of ours': { sql: 'insert into objections values ($1)', params: [SECRET], code: 'P0001', says: 'database error (P0001)' },
    'a function that quotes': { sql: 'select quote($1)', params: [SECRET], code: '22P02', says: 'invalid text' },
    'a statement that is none': {
      sql: `select '${SECRET}' frmo ideas x`,
      code: '42601',
      says: 'syntax error (42601): at character 60 of the statement',
    },
    'a column that is none': {
      sql: `select "${SECRET}" from ideas`,
      code: '42703',
      says: 'no such column (42703): at character 8 of the statement',
    },
    'a text as large as a page, cast': { sql: 'select $1::int', params: [SECRET.repeat(1000)], code: '22P02', says: 'invalid text' },
  };

  test.each(Object.entries(failures))(
    '%s: the error says what, and never the words of people',
    async (_, { sql, params = [], code, says }) => {
      const error: unknown = await db.transaction((tx) => tx.query(sql, params)).catch((caught: unknown) => caught);

      expect(error).toBeInstanceOf(DatabaseError);
      expect(error).toMatchObject({ code });
      expect(String(error)).toContain(says);
      expect(everythingIn(error)).not.toMatch(/Amina|compost|mairie/);
      expect(isTransient(error)).toBe(false);
    },
  );

  test('a parameter of the wrong kind is not repeated either', async () => {
    const error: unknown = await db.transaction((tx) => tx.query('select $1', [[[SECRET]]])).catch((caught: unknown) => caught);

    expect(error).toBeInstanceOf(TypeError);
    expect(everythingIn(error)).not.toContain(SECRET);
  });

  test('a script says neither its text nor its values', async () => {
    const error: unknown = await db.transaction((tx) => tx.exec(`select '${SECRET}'::uuid`)).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ code: '22P02' });
    expect(everythingIn(error)).not.toContain(SECRET);
  });
});

function everythingIn(error: unknown): string {
  const hidden =
    error instanceof Error ? Object.getOwnPropertyNames(error).map((name) => inspect(Reflect.get(error, name), { depth: 20 })) : [];
  const stack = error instanceof Error ? error.stack : '';
  return [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), String(error), stack, ...hidden].join('\n');
}

test.each([
  ['08006', true],
  ['40001', true],
  ['40P01', true],
  ['57P01', true],
  ['57P03', true],
  ['53300', true],
  ['23505', false],
  ['28P01', false],
  ['57014', false],
  ['XX000', false],
])('%s is worth trying again: %s', (code, expected) => {
  expect(isTransient(new DatabaseError({ code }))).toBe(expected);
  expect(isTransient(Object.assign(new Error(), { code }))).toBe(false);
});
