import { beforeEach, describe, expect, test } from 'vitest';
import type { Database, Queryable } from '../../adapters/postgres/database.ts';
import { ENGINES, freshDatabase } from '../support/databases.ts';

/** `begin` travels with the first statement: what goes wrong with that one must not leave the others outside a transaction. */
describe.each(ENGINES)('the first statement of a transaction, on %s', (engine) => {
  let db: Database;
  beforeEach(async () => {
    db = await freshDatabase(engine);
  });

  const note = (tx: Queryable, slug: unknown) =>
    tx.query(`insert into organisations (slug, name, zone, territory, locale, created_at) values ($1, '', '', '', 'fr', $2)`, [
      slug,
      '2026-11-19T09:00:00Z',
    ]);
  const noted = async () =>
    (await db.transaction((tx) => tx.query('select slug from organisations order by slug'))).rows.map(({ slug }) => slug);

  test('is rolled back with the others', async () => {
    const attempt = db.transaction(async (tx) => {
      await note(tx, 'first');
      await note(tx, 'second');
      throw new Error('changed its mind');
    });
    await expect(attempt).rejects.toThrow('changed its mind');
    expect(await noted()).toEqual([]);
  });

  test.each([
    ['does not parse', (tx: Queryable) => tx.query('selec 1')],
    ['fails while it runs', (tx: Queryable) => tx.query('select 1 / $1::int', [0])],
  ])('%s, and that is ignored: nothing of the transaction stays', async (_, first) => {
    const attempt = db.transaction(async (tx) => {
      await first(tx).catch(() => {});
      await note(tx, 'second').catch(() => {});
    });
    await expect(attempt).rejects.toMatchObject({ code: '25P02' });
    expect(await noted()).toEqual([]);
  });

  test('has a parameter that is refused, and that is ignored: the others still stay or go together', async () => {
    const attempt = db.transaction(async (tx) => {
      await note(tx, undefined).catch(() => {});
      await note(tx, 'second');
      throw new Error('changed its mind');
    });
    await expect(attempt).rejects.toThrow('changed its mind');
    expect(await noted()).toEqual([]);
  });

  test('may be a script, or missing altogether', async () => {
    await db.transaction((tx) => tx.exec('create table notes (a int); insert into notes values (1)'));
    expect(await db.transaction(async () => 'nothing asked')).toBe('nothing asked');
    expect((await db.transaction((tx) => tx.query('select a from notes'))).rows).toEqual([{ a: 1 }]);
    await db.transaction((tx) => tx.exec('drop table notes'));
  });
});
