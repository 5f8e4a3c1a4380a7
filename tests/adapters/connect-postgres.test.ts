import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database, Queryable } from '../../adapters/postgres/database.ts';
import { isTransient } from '../../adapters/postgres/errors.ts';
import { ask } from '../../support/postgres.ts';

let db: Database;
beforeEach(async () => {
  db = await openPostgres(inject('postgresUrl'), { max: 2 });
});
afterEach(() => db.close());

const pidOf = async (tx: Queryable) => {
  const { rows } = await tx.query('select pg_backend_pid() as pid');
  return Number(rows[0]?.pid);
};
const terminate = (pid: number) => ask(inject('postgresUrl'), `select pg_terminate_backend(${pid}, 5000)`);

test('a connection cut in the middle of a transaction fails it, and the next one has another', async () => {
  let cut = 0;

  const attempt = db.transaction(async (tx) => {
    cut = await pidOf(tx);
    await terminate(cut);
    await tx.query('select 1');
  });

  const error: unknown = await attempt.catch((caught: unknown) => caught);
  expect(isTransient(error)).toBe(true);
  expect(await db.transaction(pidOf)).not.toBe(cut);
});

test('a connection cut while idle is replaced without anybody noticing', async () => {
  const cut = await db.transaction(pidOf);

  await terminate(cut);

  expect(await db.transaction(pidOf)).not.toBe(cut);
});

test('a connection serves the next transaction too, even after an error of SQL', async () => {
  const first = await db.transaction(pidOf);
  await db.transaction((tx) => tx.query('select 1 / 0')).catch(() => {});

  expect(await db.transaction(pidOf)).toBe(first);
});

test('two transactions that wait for each other: one is told to try again', async () => {
  await db.transaction((tx) =>
    tx.exec('create table if not exists pairs (id int primary key); truncate pairs; insert into pairs values (1), (2)'),
  );
  let holding = 0;
  const lockBoth = (first: number, second: number) =>
    db.transaction(async (tx) => {
      await tx.query('select 1 from pairs where id = $1 for update', [first]);
      for (holding++; holding < 2; ) await sleep(5);
      await tx.query('select 1 from pairs where id = $1 for update', [second]);
    });

  const outcomes = await Promise.allSettled([lockBoth(1, 2), lockBoth(2, 1)]);

  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ code: '40P01' });
  expect(isTransient(refused[0]?.reason)).toBe(true);
});

test('a server that is not there is worth trying again later', async () => {
  const nowhere = await openPostgres('postgres://vendange@127.0.0.1:1/nowhere');

  const error: unknown = await nowhere.transaction(async () => {}).catch((caught: unknown) => caught);

  expect(String(error)).toContain('connection lost (08006): ECONNREFUSED');
  expect(isTransient(error)).toBe(true);
  await nowhere.close();
});

test('a database that does not exist is not', async () => {
  const missing = await openPostgres(Object.assign(new URL(inject('postgresUrl')), { pathname: 'missing' }).href);

  const error: unknown = await missing.transaction(async () => {}).catch((caught: unknown) => caught);

  expect(String(error)).toContain('no such database (3D000)');
  expect(isTransient(error)).toBe(false);
  await missing.close();
});

test('the server sees the name of the application, and knows how long to wait', async () => {
  const { rows } = await db.transaction((tx) =>
    tx.query(
      "select name, setting from pg_settings where name in ('application_name', 'statement_timeout', 'TimeZone') order by name collate \"C\"",
    ),
  );

  expect(rows.map(({ setting }) => setting)).toStrictEqual(['UTC', 'vendange', '15000']);
});

test('a statement run often is prepared once', async () => {
  const prepared = await db.transaction(async (tx) => {
    for (const number of [1, 2, 3]) await tx.query('select $1::int + 1000', [number]);
    const { rows } = await tx.query("select statement from pg_prepared_statements where statement like '%1000'");
    return rows;
  });

  expect(prepared).toHaveLength(1);
});
