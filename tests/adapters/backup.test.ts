import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { backUp, latestBackup, RestoreRefused, restoreBackup } from '../../adapters/postgres/backup.ts';
import { openPGlite, type PGliteDatabase } from '../../adapters/postgres/connect-pglite.ts';
import { FolderInUse } from '../../adapters/postgres/folder.ts';
import { scratchFolder } from '../support/databases.ts';
import { kill } from '../../support/processes.ts';
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

  await expect(restoreBackup(file, taken)).rejects.toThrow(RestoreRefused);
  await expect(restoreBackup(file, folder)).rejects.toThrow(FolderInUse);
});

test.each([
  ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['something else', () => Buffer.from('a letter')],
  ['an archive of something else', () => gzipSync(Buffer.alloc(1024))],
])('a file that is %s is refused, and leaves the folder without a database', async (_, spoil) => {
  const file = await backUp(db, folder, at('2026-11-22T00:00:00Z'));
  const spoilt = join(scratchFolder(), '..', 'spoilt.tar.gz');
  writeFileSync(spoilt, spoil(readFileSync(file)));
  const elsewhere = scratchFolder();

  await expect(restoreBackup(spoilt, elsewhere)).rejects.toThrow(RestoreRefused);

  expect(readdirSync(elsewhere)).not.toContain('db');
});
