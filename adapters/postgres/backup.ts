import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { ExpectedError } from '../../src/ports/expected-error.ts';
import { checkDatabase, type PGliteDatabase } from './connect-pglite.ts';
import { databaseIn, holdFolder, unpackDatabase } from './folder.ts';
import { migrate } from './migrate.ts';

const DAILY = /^vendange-(\d{8}T\d{6}Z)\.tar\.gz$/;
const BEFORE = /^vendange-before-\d{4}-(\d{8}T\d{6}Z)\.tar\.gz$/;
const UNFINISHED = '.unfinished-';
/** What was erased is in no copy after so long: people are told seven days. */
const beforeKept = { hours: 7 * 24 };

/**
 * A copy of the whole database beside it, complete or absent: PGlite does not wait for the disk, so a power cut may
 * harm the database itself. The last `keep` copies stay. Resolves with the file's path.
 */
export async function backUp(db: PGliteDatabase, folder: string, now: Temporal.Instant, keep = 7): Promise<string> {
  const finished = await copyAs(`vendange-${stamp(now)}.tar.gz`, db, folder);
  await prune(join(folder, 'backups'), now, keep);
  return finished;
}

/** `migrate`, once the database has been copied as the version before left it. `say` is told where. */
export async function migrateFolder(
  db: PGliteDatabase,
  folder: string,
  now: Temporal.Instant,
  say: (line: string) => void,
  migrations?: string,
): Promise<{ applied: string[] }> {
  return migrate(db, migrations, {
    async before(number) {
      const name = `vendange-before-${String(number).padStart(4, '0')}-${stamp(now)}.tar.gz`;
      const file = await copyAs(name, db, folder).catch((cause: unknown) => {
        throw new ExpectedError(
          `The database of the folder ${folder} could not be copied before it changes, and is as it was: check that ${join(folder, 'backups')} can be written and has room, then start again.`,
          { cause },
        );
      });
      say(
        `Before its first start with this version, the database was copied to ${file}: docs/fr/mettre-a-jour.md and docs/install.md say how to go back.`,
      );
    },
  });
}

async function copyAs(name: string, db: PGliteDatabase, folder: string): Promise<string> {
  const backups = join(folder, 'backups');
  await mkdir(backups, { recursive: true, mode: 0o700 });
  const archive = Buffer.from(await (await db.dump()).arrayBuffer());
  const unfinished = join(backups, `${UNFINISHED}${randomUUID()}`);
  const finished = join(backups, name);
  try {
    await writeToDisk(unfinished, archive);
    await rename(unfinished, finished);
  } catch (error) {
    // On a full disk, it would take the room that was left.
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(backups);
  return finished;
}

function stamp(now: Temporal.Instant): string {
  return now.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

async function writeToDisk(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without it, the new name may be lost with the power. Windows knows no such thing, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function prune(backups: string, now: Temporal.Instant, keep: number): Promise<void> {
  const names = await readdir(backups);
  const old = names
    .filter((name) => DAILY.test(name))
    .sort()
    .slice(0, -keep);
  const before = names.filter((name) => {
    const at = BEFORE.exec(name)?.[1];
    return at !== undefined && Temporal.Instant.compare(Temporal.Instant.from(at).add(beforeKept), now) <= 0;
  });
  const unfinished = names.filter((name) => name.startsWith(UNFINISHED));
  for (const name of [...old, ...before, ...unfinished]) await rm(join(backups, name));
}

/** The newest complete copy, and when it was made (epoch milliseconds); null when there is none yet. */
export async function latestBackup(folder: string): Promise<{ file: string; at: number } | null> {
  const names = await readdir(join(folder, 'backups')).catch(() => []);
  const name = names
    .filter((each) => DAILY.test(each))
    .sort()
    .at(-1);
  const stamped = DAILY.exec(name ?? '')?.[1];
  return name && stamped ? { file: join(folder, 'backups', name), at: Temporal.Instant.from(stamped).epochMilliseconds } : null;
}

/** Makes a backup the database of a folder that has none. Nothing changes when the backup turns out to be unusable. */
export async function restoreBackup(file: string, folder: string): Promise<void> {
  const hold = holdFolder(folder);
  try {
    if (databaseIn(folder)) {
      throw new ExpectedError(`The folder ${folder} already has a database: move its "db" folder away first, or choose another folder.`);
    }
    const archive = new Blob([await readFile(file)]);
    await unpackDatabase(archive, folder, checkDatabase).catch((cause: unknown) => {
      throw new ExpectedError(`The file ${file} is not a whole backup of Vendange.`, { cause });
    });
  } finally {
    hold.release();
  }
}
