import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Queryable } from '../../adapters/postgres/database.ts';
import { ENGINES, emptyDatabase } from '../support/databases.ts';

describe.each(ENGINES)('on %s', (engine) => {
  let db: Database;
  beforeAll(async () => {
    db = await emptyDatabase(engine);
    await db.transaction((tx) => tx.exec('create table notes (id int primary key, words text, state jsonb)'));
  });
  afterAll(() => db.close());

  const one = async (sql: string, ...params: unknown[]) => {
    const { rows } = await db.transaction((tx) => tx.query(`select ${sql} as value`, params));
    return rows[0]?.value;
  };
  const wordsOf = async (id: number) => {
    const { rows } = await db.transaction((tx) => tx.query('select words from notes where id = $1', [id]));
    return rows[0]?.words;
  };
  const write = (tx: Queryable, id: number, words: string) => tx.query('insert into notes (id, words) values ($1, $2)', [id, words]);

  test.each([
    ["'2026-11-21 23:25:37.970999+00'::timestamptz", '2026-11-21T23:25:37.970Z'],
    ["'2026-11-22 00:25:37.9+01'::timestamptz", '2026-11-21T23:25:37.900Z'],
    ["'2026-11-21 23:25:37+00'::timestamptz", '2026-11-21T23:25:37.000Z'],
    ["'0044-03-15 12:00+00'::timestamptz", '0044-03-15T12:00:00.000Z'],
    ["'2026-02-28'::date", '2026-02-28'],
    ["('2026-06-30 23:30+00'::timestamptz)::date", '2026-06-30'],
    ["'09:05'::time", '09:05:00'],
    ["'09:05:06.789'::time", '09:05:06'],
    ['7::smallint', 7],
    ['7::int', 7],
    ['9007199254740991::bigint', Number.MAX_SAFE_INTEGER],
    ['count(*)', 1],
    ['12.50::numeric', '12.50'],
    ['0.5::float8', 0.5],
    ['true', true],
    ['false', false],
    ['null::text', null],
    ["'l''été'::text", "l'été"],
    ["'abc'::varchar(5)", 'abc'],
    ["'8d9f0c3e-6b1a-4c55-9d2b-0f1e2d3c4b5a'::uuid", '8d9f0c3e-6b1a-4c55-9d2b-0f1e2d3c4b5a'],
    [`'{"a": [1, "deux", null]}'::jsonb`, { a: [1, 'deux', null] }],
    [`'"mot"'::json`, 'mot'],
    ["'null'::jsonb", null],
    ['array[1, null, 3]', [1, null, 3]],
    ['array[1, 2]::bigint[]', [1, 2]],
    ['array[true, false]', [true, false]],
    ["'{}'::text[]", []],
    [
      `array['a', '', 'NULL', null, 'b c', ',', '"', '\\', '{x}', E'fin\\n', 'é']`,
      ['a', '', 'NULL', null, 'b c', ',', '"', '\\', '{x}', 'fin\n', 'é'],
    ],
    ["array['2026-02-28'::date]", ['2026-02-28']],
    ["array['2026-02-28 10:00+00'::timestamptz]", ['2026-02-28T10:00:00.000Z']],
    ["interval '1 day 02:00'", '1 day 02:00:00'],
  ])('%s is read as %j', async (sql, expected) => {
    const value = await one(sql);

    expect(value).toStrictEqual(expected);
  });

  test.each([
    ['9007199254740992::bigint', 'too large'],
    ["'infinity'::timestamptz", 'not an instant'],
    ['array[array[1], array[2]]', 'more than one dimension'],
  ])('%s is refused rather than misread', async (sql, sentence) => {
    await expect(one(sql)).rejects.toThrow(sentence);
  });

  test.each<[type: string, value: unknown, expected?: unknown]>([
    ['text', 'l\'été « "\\ 🍇'],
    ['int', 42],
    ['bigint', Number.MAX_SAFE_INTEGER],
    ['float8', -0.125],
    ['numeric', 1.5, '1.5'],
    ['boolean', true],
    ['boolean', false],
    ['text', null],
    ['timestamptz', '2026-11-21T23:25:37.970Z'],
    ['date', '2026-11-21'],
    ['text[]', ['a', '', 'NULL', 'null', ',', '"', '\\', '{}', 'é\n']],
    ['text[]', []],
    ['text[]', ['a', null]],
    ['int[]', [1, 2, 3]],
    ['date[]', ['2026-11-21']],
    ['boolean[]', [true, false]],
    ['jsonb', { mot: 'l\'été "', list: [1, { deux: 2 }], none: null }],
    ['jsonb', '[1,2]', [1, 2]],
  ])('a %s parameter given %j comes back', async (type, value, expected = value) => {
    const back = await one(`$1::${type}`, value);

    expect(back).toStrictEqual(expected);
  });

  test.each<[what: string, value: unknown]>([
    ['a Date', new Date(0)],
    ['undefined', undefined],
    ['a number that is none', Number.NaN],
    ['a bigint', 1n],
    ['an instant', Temporal.Instant.from('2026-11-21T23:25:37Z')],
    ['an array of objects', [{}]],
    ['an array of arrays', [[1]]],
  ])('%s is refused as a parameter', async (_, value) => {
    await expect(one('$1::text', value)).rejects.toThrow(TypeError);
  });

  test('types are inferred from the statement, not from the value', async () => {
    const { rows } = await db.transaction((tx) => tx.query('select generate_series($1::int, $2::int) as value limit $3', ['1', 9, 2]));

    expect(rows).toStrictEqual([{ value: 1 }, { value: 2 }]);
  });

  test('what is written in a transaction stays once it has resolved', async () => {
    const answer = await db.transaction(async (tx) => {
      await write(tx, 1, 'kept');
      return 'done';
    });

    expect(answer).toBe('done');
    expect(await wordsOf(1)).toBe('kept');
  });

  test('nothing of a transaction stays when its work throws, and its own error comes out', async () => {
    const oops = new Error('oops');

    const attempt = db.transaction(async (tx) => {
      await write(tx, 2, 'never');
      throw oops;
    });

    await expect(attempt).rejects.toBe(oops);
    expect(await wordsOf(2)).toBeUndefined();
  });

  test('a statement that failed cannot be ignored: the transaction is refused, not silently lost', async () => {
    const attempt = db.transaction(async (tx) => {
      await write(tx, 3, 'never');
      await tx.query('select 1 / $1::int', [0]).catch(() => {});
    });

    await expect(attempt).rejects.toMatchObject({ code: '25P02' });
    expect(await wordsOf(3)).toBeUndefined();
  });

  test('a statement that failed works the next time', async () => {
    const divide = (by: number) => db.transaction((tx) => tx.query('select 6 / $1::int as value', [by]));
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' });

    const { rows } = await divide(2);

    expect(rows).toStrictEqual([{ value: 3 }]);
  });

  test('what is deferred is done before the next query, in order, and what it returns is not mixed with that answer', async () => {
    for (let time = 0; time < 2; time++) {
      const read = await db.transaction(async (tx) => {
        tx.defer('delete from notes where id in (90, 91)');
        tx.defer('insert into notes (id, words) values ($1, $2)', [90, 'un']);
        tx.defer('insert into notes (id, words) select 91, words from notes where id = 90 returning id, state');
        const { rows } = await tx.query('select id, words from notes where id >= 90 order by id');
        tx.defer('update notes set words = $1 where id = 91', [`après ${time}`]);
        return rows;
      });

      expect(read).toEqual([
        { id: 90, words: 'un' },
        { id: 91, words: 'un' },
      ]);
      expect(await wordsOf(91)).toBe(`après ${time}`);
    }
  });

  test('what is deferred and fails, fails the query or the commit it left with: nothing is saved, and the next transaction is well', async () => {
    await db.transaction((tx) => write(tx, 95, 'là'));
    const twice = (tx: Queryable) => tx.defer('insert into notes (id, words) values ($1, $2)', [95, 'deux fois']);
    for (let time = 0; time < 3; time++) {
      const withCommit = db.transaction(async (tx) => {
        await tx.query('update notes set words = $1 where id = 95', ['perdu']);
        twice(tx);
      });
      await expect(withCommit).rejects.toMatchObject({ code: '23505', mayBeCommitted: false });
      const withQuery = db.transaction(async (tx) => {
        twice(tx);
        await tx.query('select 1 as value');
      });
      await expect(withQuery).rejects.toMatchObject({ code: '23505' });
      expect(await wordsOf(95)).toBe('là');
    }
  });

  test('a constraint checked at commit fails the transaction', async () => {
    await db.transaction((tx) => tx.exec('create table pairs (id int primary key, of int references pairs deferrable initially deferred)'));

    const attempt = db.transaction((tx) => tx.query('insert into pairs values (1, 2)'));

    await expect(attempt).rejects.toMatchObject({ code: '23503', table: 'pairs' });
    expect(await one('(select count(*) from pairs)')).toBe(0);
  });

  test('a transaction within a transaction throws instead of hanging, and the outer one is rolled back', async () => {
    const attempt = db.transaction(async (tx) => {
      await write(tx, 4, 'never');
      await db.transaction((inner) => write(inner, 5, 'never'));
    });

    await expect(attempt).rejects.toThrow('from within a transaction');
    expect(await wordsOf(4)).toBeUndefined();
  });

  test('what a transaction started and did not wait for may open its own later', async () => {
    let later: Promise<unknown> = Promise.resolve();

    await db.transaction(async () => {
      later = sleep(20).then(() => db.transaction((tx) => write(tx, 6, 'later')));
    });

    await later;
    expect(await wordsOf(6)).toBe('later');
  });

  test('a transaction that has ended refuses further queries', async () => {
    const ended = await db.transaction(async (tx) => ({ tx }));

    await expect(ended.tx.query('select 1')).rejects.toThrow('has ended');
    await expect(ended.tx.exec('select 1')).rejects.toThrow('has ended');
  });

  test('queries of one transaction may be asked together', async () => {
    const answers = await db.transaction((tx) => Promise.all([1, 2, 3].map((n) => tx.query('select $1::int as value', [n]))));

    expect(answers.map(({ rows }) => rows[0]?.value)).toStrictEqual([1, 2, 3]);
  });

  test('many transactions at once each see their own', async () => {
    await db.transaction((tx) => write(tx, 7, '0'));
    const add = () => db.transaction((tx) => tx.query('update notes set words = (words::int + 1)::text where id = 7'));

    await Promise.all(Array.from({ length: 40 }, add));

    expect(await wordsOf(7)).toBe('40');
  });

  test('a table may change its columns between two runs of a statement', async () => {
    const read = () => db.transaction((tx) => tx.query('select * from shapes'));
    await db.transaction((tx) => tx.exec('create table shapes (a int); insert into shapes values (1)'));
    for (let time = 0; time < 7; time++) await read();
    await db.transaction((tx) => tx.exec('alter table shapes add b int default 2'));
    const retry = async () => read().catch(read);

    const { rows } = await retry();

    expect(rows).toStrictEqual([{ a: 1, b: 2 }]);
  });

  test('a script of several statements runs whole or not at all', async () => {
    const attempt = db.transaction((tx) => tx.exec("insert into notes (id) values (8); insert into notes (id) values ('eight')"));

    await expect(attempt).rejects.toMatchObject({ code: '22P02' });
    expect(await one('(select count(*) from notes where id = 8)')).toBe(0);
  });
});

test.each(ENGINES)('closing %s lets what is running end, then refuses', async (engine) => {
  const db = await emptyDatabase(engine);
  const running = db.transaction(async (tx) => {
    await sleep(50);
    const { rows } = await tx.query('select 1 as value');
    return rows;
  });
  await sleep(10);

  await db.close();

  expect(await running).toStrictEqual([{ value: 1 }]);
  await expect(db.transaction(async () => {})).rejects.toThrow('is closed');
  await db.close();
});
