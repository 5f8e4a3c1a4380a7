import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openMemoryPGlite, openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { FolderInUse, NotOurDatabase } from '../../adapters/postgres/folder.ts';
import { endOf, kill } from '../../support/processes.ts';
import { scratchFolder } from '../support/databases.ts';
import { firstLine, makeProgram, start } from '../support/processes.ts';

// Several starts of a second or more in each test.
vi.setConfig({ testTimeout: 60_000 });

let program: string;
let folder: string;
beforeAll(async () => {
  program = await makeProgram('embedded-process.ts');
});
beforeEach(() => {
  folder = scratchFolder();
});

const read = async (db: Database, sql: string) => (await db.transaction((tx) => tx.query(sql))).rows;

test('the folder is made when missing, and only its owner can look inside', async () => {
  const db = await openPGlite(folder);

  await db.close();

  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder).sort()).toStrictEqual(['db', 'lock']);
});

test('what was written is there at the next start', async () => {
  const first = await openPGlite(folder);
  await first.transaction((tx) => tx.exec("create table notes (words text); insert into notes values ('kept')"));
  await first.close();

  const second = await openPGlite(folder);

  expect(await read(second, 'select words from notes')).toStrictEqual([{ words: 'kept' }]);
  await second.close();
});

test('a second process on the same folder is refused with a sentence, and the first is not disturbed', async () => {
  const db = await openPGlite(folder);

  const second = start(program, 'open and close', folder);

  expect(await firstLine(second)).toBe(`The folder ${folder} is in use by another process: stop that one first, or choose another folder.`);
  expect(await endOf(second)).toBe(3);
  expect(await read(db, 'select 1 as one')).toStrictEqual([{ one: 1 }]);
  await db.close();
});

test('so is a second opening in the same process, until the first is closed', async () => {
  const db = await openPGlite(folder);

  await expect(openPGlite(folder)).rejects.toThrow(FolderInUse);
  await db.close();

  await (await openPGlite(folder)).close();
});

test('a process killed while it writes leaves the folder free, what it committed, and nothing else', async () => {
  const child = start(program, 'write', folder);
  expect(await firstLine(child)).toBe('ready');
  await expect(openPGlite(folder)).rejects.toThrow(FolderInUse);

  await kill(child);

  const db = await openPGlite(folder);
  expect(await read(db, 'select words from notes')).toStrictEqual([{ words: 'written' }]);
  await db.close();
});

test('a process killed during the very first start leaves nothing half made', async () => {
  const child = start(program, 'open and close', folder);
  const unfinished = () => existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('db.new-'));
  while (child.exitCode === null && !unfinished()) await setImmediate();

  await kill(child);

  expect(readdirSync(folder)).not.toContain('db');
  const db = await openPGlite(folder);
  expect(await read(db, 'select 1 as one')).toStrictEqual([{ one: 1 }]);
  expect(readdirSync(folder).sort()).toStrictEqual(['db', 'lock']);
  await db.close();
});

test('a process that closes its database ends by itself', async () => {
  const child = start(program, 'open and close', folder);

  expect(await endOf(child)).toBe(0);
});

test('a folder whose database is not one is refused, not begun anew, and left free', async () => {
  mkdirSync(join(folder, 'db'), { recursive: true });

  await expect(openPGlite(folder)).rejects.toThrow(NotOurDatabase);
  await expect(openPGlite(folder)).rejects.toThrow('it wants one of PostgreSQL 18, and found none');
});

test('upkeep lets go of the journal and of dead rows', async () => {
  const db = await openPGlite(folder);
  const journal = () => readdirSync(join(folder, 'db/pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
  await db.transaction((tx) => tx.exec('create table notes (id int primary key, words text)'));
  const rewrite = async () => {
    await db.transaction((tx) =>
      tx.exec(
        "insert into notes select g, repeat('x', 1000) from generate_series(1, 20000) g on conflict (id) do update set words = excluded.words",
      ),
    );
    await db.maintain();
  };
  for (let time = 0; time < 8; time++) await rewrite();

  expect(journal()).toBeLessThanOrEqual(5);
  const [size] = await read(db, "select pg_total_relation_size('notes') as bytes");
  expect(size?.bytes).toBeLessThan(60_000_000);
  await db.close();
});

test('a database in memory is one like any other, and gone when closed', async () => {
  const db = await openMemoryPGlite();

  expect(await read(db, "select current_setting('timezone') as zone")).toStrictEqual([{ zone: 'UTC' }]);

  await db.close();
});
