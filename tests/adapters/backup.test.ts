import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packTar, unpackTar } from 'modern-tar';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { backUp, latestBackup, migrateFolder, restoreBackup } from '../../adapters/postgres/backup.ts';
import { openPGlite, type PGliteDatabase } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { FolderInUse } from '../../adapters/postgres/folder.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { ExpectedError } from '../../src/ports/expected-error.ts';
import { ask, createDatabase, dropDatabase } from '../../support/postgres.ts';
import { kill } from '../../support/processes.ts';
import { scratchFolder } from '../support/databases.ts';
import { firstLine, makeProgram, start } from '../support/processes.ts';

// Several starts of a second or more in each test.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let db: PGliteDatabase;
beforeAll(async () => {
  folder = scratchFolder();
  db = await openPGlite(folder);
  await db.transaction((tx) => tx.exec("create table notes (words text); insert into notes values ('vendanges')"));
});
afterAll(() => db.close());

const at = (instant: string) => Temporal.Instant.from(instant);
const backupsIn = (place: string) => readdirSync(join(place, 'backups')).sort();

test('a backup restored elsewhere is the same database', async () => {
  const file = await backUp(db, folder, at('2026-11-21T23:25:37.970Z'));
  const elsewhere = scratchFolder();

  await restoreBackup(file, elsewhere);

  expect(file).toBe(join(folder, 'backups', 'vendange-20261121T232537Z.tar.gz'));
  expect(await latestBackup(folder)).toStrictEqual({ file, at: Date.parse('2026-11-21T23:25:37Z') });
  expect(await latestBackup(elsewhere)).toBeNull();
  const restored = await openPGlite(elsewhere);
  const { rows } = await restored.transaction((tx) => tx.query('select words from notes'));
  expect(rows).toStrictEqual([{ words: 'vendanges' }]);
  await restored.close();
});

test('a backup taken while others write holds what was committed before it', async () => {
  const writes = Promise.all(
    Array.from({ length: 50 }, (_, n) => db.transaction((tx) => tx.query('insert into notes values ($1)', [`during ${n}`]))),
  );
  const elsewhere = scratchFolder();

  await restoreBackup(await backUp(db, folder, at('2026-11-21T23:30:00Z')), elsewhere);

  await writes;
  const restored = await openPGlite(elsewhere);
  const { rows } = await restored.transaction((tx) => tx.query("select count(*) as kept from notes where words = 'vendanges'"));
  expect(rows).toStrictEqual([{ kept: 1 }]);
  await restored.close();
});

test('the last backups stay, older and unfinished ones go, other files are left alone', async () => {
  const place = scratchFolder();
  mkdirSync(join(place, 'backups'), { recursive: true });
  for (const name of ['vendange-20250101T000000Z.tar.gz', '.unfinished-x', 'notes.txt']) writeFileSync(join(place, 'backups', name), '');

  for (const day of [1, 2, 3]) await backUp(db, place, at(`2026-12-0${day}T04:00:00Z`), 2);

  expect(backupsIn(place)).toStrictEqual(['notes.txt', 'vendange-20261202T040000Z.tar.gz', 'vendange-20261203T040000Z.tar.gz']);
});

test('a process killed while it backs up leaves only whole backups under their final names', async () => {
  const program = await makeProgram('embedded-process.ts');
  const place = scratchFolder();
  const child = start(program, 'back up', place);
  await firstLine(child);
  const writing = () =>
    readdirSync(place).includes('backups') && backupsIn(place).filter((name) => name.startsWith('.unfinished')).length > 0;
  while (child.exitCode === null && !writing()) await setImmediate();

  await kill(child);

  for (const name of backupsIn(place).filter((each) => each.startsWith('vendange-'))) {
    expect(() => gunzipSync(readFileSync(join(place, 'backups', name)))).not.toThrow();
  }
});

test('a folder that has a database refuses to be overwritten', async () => {
  const file = await backUp(db, folder, at('2026-11-22T00:00:00Z'));
  const taken = scratchFolder();
  await (await openPGlite(taken)).close();

  await expect(restoreBackup(file, taken)).rejects.toThrow('already has a database');
  await expect(restoreBackup(file, folder)).rejects.toThrow(FolderInUse);
});

test.each([
  ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['something else', () => Buffer.from('a letter')],
  ['an archive of something else', () => gzipSync(Buffer.alloc(1024))],
  ['cut short before it was compressed', cutShort],
])('a file that is %s is refused, and leaves the folder without a database', async (_, spoil) => {
  const file = await backUp(db, folder, at('2026-11-22T00:00:00Z'));
  const spoilt = join(scratchFolder(), '..', 'spoilt.tar.gz');
  writeFileSync(spoilt, spoil(readFileSync(file)));
  const elsewhere = scratchFolder();

  await expect(restoreBackup(spoilt, elsewhere)).rejects.toThrow('is not a whole backup of Vendange');

  expect(readdirSync(elsewhere)).not.toContain('db');
});

/** Without the end of its last file, which no check of the database looks at. */
function cutShort(whole: Buffer): Buffer {
  const tar = gunzipSync(whole);
  const end = tar.findLastIndex((byte) => byte !== 0);
  return gzipSync(tar.subarray(0, end - 600));
}

test.each<[string, Entry['header']]>([
  ['above the folder', { name: '../outside', size: 0 }],
  ['above the folder, by the way of one of its own', { name: '/base/../../outside', size: 0 }],
  ['a link to elsewhere', { name: '/outside', type: 'symlink', linkname: '/etc', size: 0 }],
  ['a second name of a file elsewhere', { name: '/outside', type: 'link', linkname: '../outside', size: 0 }],
  ['a link that stays within', { name: '/outside', type: 'symlink', linkname: 'base', size: 0 }],
])('a whole backup that also holds %s is refused, and writes nothing there', async (_, header) => {
  const elsewhere = scratchFolder();
  const spoilt = await backupWith({ header });

  await expect(restoreBackup(spoilt, elsewhere)).rejects.toThrow(
    expect.objectContaining({
      message: expect.stringContaining('is not a whole backup of Vendange'),
      cause: expect.objectContaining({ message: 'This archive is not a backup of Vendange: it writes outside its folder.' }),
    }),
  );

  expect(readdirSync(elsewhere).filter((name) => name !== 'lock' && !name.startsWith('db.new-'))).toEqual([]);
});

test('a whole backup with a file of the root keeps it in the folder of the database, for its user alone', async () => {
  const elsewhere = scratchFolder();

  await restoreBackup(await backupWith({ header: { name: '/etc/outside', size: 5 }, data: Buffer.from('words') }), elsewhere);

  expect(readFileSync(join(elsewhere, 'db/etc/outside'), 'utf8')).toBe('words');
  expect(statSync(join(elsewhere, 'db/etc')).mode & 0o777).toBe(0o700);
  expect(statSync(join(elsewhere, 'db/etc/outside')).mode & 0o777).toBe(0o600);
});

type Entry = Parameters<typeof packTar>[0][number];

/** A backup, and one thing more. */
async function backupWith(more: Entry): Promise<string> {
  const whole = gunzipSync(readFileSync(await backUp(db, folder, at('2026-11-22T00:00:00Z'))));
  const file = `${scratchFolder()}.tar.gz`;
  writeFileSync(file, gzipSync(await packTar([...(await unpackTar(whole)), more])));
  return file;
}

const migrations = fileURLToPath(new URL('../../adapters/postgres/migrations', import.meta.url));
const change = readdirSync(migrations).find((name) => name.endsWith('_words_leave_the_disk.sql')) ?? '';
const number = change.slice(0, 4);

/** The product's migrations as the version before that one had them. */
function migrationsBefore(): string {
  const before = scratchFolder();
  mkdirSync(before, { recursive: true });
  for (const name of readdirSync(migrations)) if (name < change) copyFileSync(join(migrations, name), join(before, name));
  return before;
}

const kept = async (database: Database) =>
  (await database.transaction((tx) => tx.query('select sentence from initiatives order by sentence'))).rows.map(({ sentence }) => sentence);

/** Twenty of them: ANALYZE keeps some. */
async function tell(database: Database): Promise<void> {
  await database.transaction((tx) =>
    tx.exec(`insert into organisations (slug, name, zone, territory, locale, created_at) values ('town', 'Vignes', 'Europe/Paris', 'metropole', 'fr', now());
      insert into initiatives (organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
      select id, 'phrase ' || number, 'held', now(), now(), current_date, current_date from organisations, generate_series(1, 20) number`),
  );
}

const keptByAnalyze = async (database: Database) => {
  const { rows } = await database.transaction((tx) =>
    tx.query(
      `select tablename || '.' || attname as name from pg_stats where schemaname = 'public' and histogram_bounds::text like '%phrase%'`,
    ),
  );
  return rows.map(({ name }) => name);
};

test('a folder of the version before is copied before it changes, and that copy is that version’s own', async () => {
  const [place, elsewhere, older] = [scratchFolder(), scratchFolder(), migrationsBefore()];
  const first = await openPGlite(place);
  await migrate(first, older);
  await tell(first);
  await first.maintain();
  expect(await keptByAnalyze(first)).toEqual(['initiatives.sentence']);
  const said: string[] = [];

  const { applied } = await migrateFolder(first, place, at('2026-12-01T08:00:00Z'), (line) => said.push(line));
  expect(applied[0]).toBe(change.slice(0, -'.sql'.length));
  expect(await keptByAnalyze(first)).toEqual([]);
  await first.transaction((tx) => tx.exec('delete from initiatives'));
  await migrateFolder(first, place, at('2026-12-01T09:00:00Z'), (line) => said.push(line));
  await first.close();

  const [copy = ''] = backupsIn(place);
  expect(backupsIn(place)).toEqual([`vendange-before-${number}-20261201T080000Z.tar.gz`]);
  expect(said).toEqual([expect.stringContaining(copy)]);
  await restoreBackup(join(place, 'backups', copy), elsewhere);
  const restored = await openPGlite(elsewhere);
  expect(await migrate(restored, older)).toEqual({ applied: [] });
  expect(await kept(restored)).toHaveLength(20);
  // And from there the newer version starts again.
  expect((await migrateFolder(restored, elsewhere, at('2026-12-02T08:00:00Z'), () => {})).applied).toEqual(applied);
  await restored.close();
});

test('a folder that cannot be copied does not change; a new one needs no copy', async () => {
  const [place, older] = [scratchFolder(), migrationsBefore()];
  const first = await openPGlite(place);
  expect((await migrateFolder(first, place, at('2026-12-01T08:00:00Z'), () => {}, older)).applied).not.toEqual([]);
  expect(readdirSync(place)).not.toContain('backups');
  writeFileSync(join(place, 'backups'), 'not a folder');

  const attempt = migrateFolder(first, place, at('2026-12-01T08:00:00Z'), () => {});

  await expect(attempt).rejects.toThrow(ExpectedError);
  await expect(attempt).rejects.toThrow('could not be copied before it changes, and is as it was');
  expect(await migrate(first, older)).toEqual({ applied: [] });
  await first.close();
});

test('a copy made before a change is not one of the daily ones, and goes after seven days', async () => {
  const place = scratchFolder();
  mkdirSync(join(place, 'backups'), { recursive: true });
  const before = `vendange-before-${number}-20261201T040000Z.tar.gz`;
  writeFileSync(join(place, 'backups', before), '');

  for (const day of [2, 3]) await backUp(db, place, at(`2026-12-0${day}T04:00:00Z`), 1);
  expect(backupsIn(place)).toEqual(['vendange-20261203T040000Z.tar.gz', before]);
  expect((await latestBackup(place))?.file).toBe(join(place, 'backups', 'vendange-20261203T040000Z.tar.gz'));

  await backUp(db, place, at('2026-12-08T04:00:00Z'), 1);
  expect(backupsIn(place)).toEqual(['vendange-20261208T040000Z.tar.gz']);
});

test('what ANALYZE kept of words is gone from a PostgreSQL that was used before', async () => {
  const url = await createDatabase(inject('postgresUrl'));
  const database = await openPostgres(url);
  await migrate(database, migrationsBefore());
  await tell(database);
  await ask(url, 'analyze');
  expect(await keptByAnalyze(database)).toEqual(['initiatives.sentence']);

  await migrate(database);

  expect(await keptByAnalyze(database)).toEqual([]);
  expect(await kept(database)).toHaveLength(20);
  await ask(url, 'analyze');
  expect(await keptByAnalyze(database)).toEqual([]);
  await database.close();
  await dropDatabase(inject('postgresUrl'), url);
});
