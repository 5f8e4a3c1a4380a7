import { afterEach, expect, inject, onTestFinished, test } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { ask, createDatabase, dropDatabase } from '../../support/postgres.ts';
import { startRedis } from '../../support/redis.ts';
import { openForm } from '../support/acts.ts';
import { scratchFolder } from '../support/databases.ts';
import { fillDisk } from '../support/full-disk.ts';
import { isReady, sentence, told, town, useJournal } from './town.ts';

/* Ready is what can record what people say: a watcher of `/readyz` hears it when nothing can be, and when it can again. */

/** Its own database, and a connection that may change it from elsewhere. */
async function ownPostgres(): Promise<{ url: string; change(sql: string): Promise<unknown> }> {
  const server = inject('postgresUrl');
  const url = await createDatabase(server);
  onTestFinished(() => dropDatabase(server, url));
  return { url, change: (sql) => ask(url, sql) };
}

test('a database that only lets itself be read', async () => {
  const { url, change } = await ownPostgres();
  const place = await town({ DATABASE_URL: url });
  expect(await place.ready()).toEqual(isReady);
  expect(await told(place.amina, sentence(1))).toContain('C’est noté');
  const form = await openForm(place.amina, () => place.amina.command('/initiative', ''));
  const name = new URL(url).pathname.slice(1);
  const readOnly = async (on: boolean) => {
    await ask(inject('postgresUrl'), `alter database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
    await ask(inject('postgresUrl'), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  };

  await readOnly(true);
  await expect.poll(place.ready, { timeout: 10_000, interval: 200 }).toEqual({ status: 503, missing: ['writing'] });
  await place.refusesKindly(sentence(2));
  // A form stays as it was typed.
  expect(Object.values((await place.amina.submit(form, { sentence: sentence(2) })).errors).join()).toContain('n’a pas marché de mon côté');
  expect(place.amina.view()?.id).toBe(form.id);

  await readOnly(false);
  await expect.poll(place.ready, { timeout: 10_000, interval: 200 }).toEqual(isReady);
  expect(await told(place.amina, sentence(3))).toContain('C’est noté');
  const kept = await change('select sentence from initiatives order by told_at');
  expect(kept).toEqual([{ sentence: sentence(1) }, { sentence: sentence(3) }]);
});

test('a PostgreSQL whose disk is full', async () => {
  const { url, change } = await ownPostgres();
  const place = await town({ DATABASE_URL: url });
  expect(await place.ready()).toEqual(isReady);

  // As its server says it, of every row that takes room.
  await change(`create function full_disk() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100'; end $$`);
  for (const table of ['initiatives', 'receipts', 'readiness'])
    await change(`create trigger full_disk before insert on ${table} execute function full_disk()`);
  await expect.poll(place.ready, { timeout: 10_000, interval: 200 }).toEqual({ status: 503, missing: ['disk'] });
  await place.refusesKindly(sentence(2));

  for (const table of ['initiatives', 'receipts', 'readiness']) await change(`drop trigger full_disk on ${table}`);
  await expect.poll(place.ready, { timeout: 10_000, interval: 200 }).toEqual(isReady);
  expect(await told(place.amina, sentence(3))).toContain('C’est noté');
});

test('asking whether anything can be recorded takes room on the disk, leaves one row, and is not done at each request', async () => {
  const { url, change } = await ownPostgres();
  const place = await town({ DATABASE_URL: url });
  const written = async () => JSON.stringify(await change('select written_at::text from readiness'));
  const taken = async () =>
    JSON.stringify(await change('select temp_bytes > 100000 as taken from pg_stat_database where datname = current_database()'));

  await place.ready();
  const first = await written();
  await Promise.all(Array.from({ length: 30 }, place.ready));
  expect(await written()).toBe(first);

  await expect.poll(() => place.ready().then(written), { timeout: 20_000, interval: 200 }).not.toBe(first);
  expect(JSON.parse(await written())).toHaveLength(1);
  // A connection tells what it took as it ends its next work, a second later at least, or ten when it has none.
  await expect.poll(taken, { timeout: 20_000, interval: 200 }).toBe('[{"taken":true}]');
});

const rooms: (() => void)[] = [];
afterEach(() => {
  for (const makeRoom of rooms.splice(0)) makeRoom();
});

test('an embedded database whose disk is full, and whose journal can no longer be written: it comes back when there is room', async () => {
  const folder = scratchFolder();
  const database = await openPGlite(folder);
  const place = await town({ VENDANGE_DATA: folder, VENDANGE_PLAYGROUND: 'off' }, database);
  expect(await place.ready()).toEqual(isReady);
  expect(await told(place.amina, sentence(1))).toContain('C’est noté');

  rooms.push(fillDisk());
  await expect.poll(place.ready, { timeout: 10_000, interval: 200 }).toEqual({ status: 503, missing: ['disk'] });
  // The file that is there is used to its end; PostgreSQL cannot begin another one, and gives up.
  await expect(useJournal(database, 17_000_000)).rejects.toThrow('53100');
  expect(await place.ready()).toEqual({ status: 503, missing: ['disk'] });
  await place.refusesKindly(sentence(2));

  for (const makeRoom of rooms.splice(0)) makeRoom();
  await expect.poll(place.ready, { timeout: 20_000, interval: 200 }).toEqual(isReady);
  expect(await told(place.amina, sentence(3))).toContain('C’est noté');
  const { rows } = await database.transaction((tx) => tx.query('select sentence from initiatives order by told_at'));
  expect(rows).toEqual([{ sentence: sentence(1) }, { sentence: sentence(3) }]);
});

test('a Redis that is full: people are heard and answered all the same, and it says so until it is not', async () => {
  const { url, change } = await ownPostgres();
  const redis = await startRedis({ settings: ['--maxmemory-policy', 'noeviction'] });
  onTestFinished(() => redis.stop());
  const place = await town({ DATABASE_URL: url, REDIS_URL: redis.url });
  await expect.poll(place.ready, { timeout: 5_000 }).toEqual(isReady);

  await redis.configure('maxmemory', '1');
  expect(await place.ready()).toEqual({ status: 200, missing: ['redis'] });
  expect(await told(place.amina, sentence(1))).toContain('C’est noté');
  await place.amina.dm('mes initiatives');
  await expect.poll(() => place.amina.messages().filter(({ fromBot }) => fromBot).length, { timeout: 20_000 }).toBe(1);

  await redis.configure('maxmemory', '0');
  await expect.poll(place.ready, { timeout: 5_000 }).toEqual(isReady);
  await place.amina.dm('mes initiatives');
  await expect.poll(() => place.logs.join(''), { timeout: 20_000 }).toContain('redis-back');
  expect(await change('select sentence from initiatives')).toEqual([{ sentence: sentence(1) }]);
});
