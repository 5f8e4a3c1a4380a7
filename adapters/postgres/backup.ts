import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { checkDatabase, type PGliteDatabase } from './connect-pglite.ts';
import { databaseIn, holdFolder, unpackDatabase } from './folder.ts';

const NAME = /^vendange-(\d{8}T\d{6}Z)\.tar\.gz$/;
const UNFINISHED = '.unfinished-';

/**
 * A copy of the whole database beside it, complete or absent: PGlite does not wait for the disk, so a power cut may
 * harm the database itself. The last `keep` copies stay. Resolves with the file's path.
 */
export async function backUp(db: PGliteDatabase, folder: string, now: Temporal.Instant, keep = 7): Promise<string> {
  const backups = join(folder, 'backups');
  await mkdir(backups, { recursive: true, mode: 0o700 });
  const archive = Buffer.from(await (await db.dump()).arrayBuffer());
  const unfinished = join(backups, `${UNFINISHED}${randomUUID()}`);
  const finished = join(backups, `vendange-${stamp(now)}.tar.gz`);
  await writeToDisk(unfinished, archive);
  await rename(unfinished, finished);
  await syncFolder(backups);
  await prune(backups, keep);
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

async function prune(backups: string, keep: number): Promise<void> {
  const names = await readdir(backups);
  const old = names
    .filter((name) => NAME.test(name))
    .sort()
    .slice(0, -keep);
  const unfinished = names.filter((name) => name.startsWith(UNFINISHED));
  for (const name of [...old, ...unfinished]) await rm(join(backups, name));
}

/** The newest complete copy, and when it was made (epoch milliseconds); null when there is none yet. */
export async function latestBackup(folder: string): Promise<{ file: string; at: number } | null> {
  const names = await readdir(join(folder, 'backups')).catch(() => []);
  const name = names
    .filter((each) => NAME.test(each))
    .sort()
    .at(-1);
  const stamped = NAME.exec(name ?? '')?.[1];
  return name && stamped ? { file: join(folder, 'backups', name), at: Temporal.Instant.from(stamped).epochMilliseconds } : null;
}

/** Expected: an existing database is never overwritten, and not every file is a backup. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}

/** Makes a backup the database of a folder that has none. Nothing changes when the backup turns out to be unusable. */
export async function restoreBackup(file: string, folder: string): Promise<void> {
  const hold = holdFolder(folder);
  try {
    if (databaseIn(folder)) {
      throw new RestoreRefused(`The folder ${folder} already has a database: move its "db" folder away first, or choose another folder.`);
    }
    const archive = new Blob([await readFile(file)]);
    await unpackDatabase(archive, folder, checkDatabase).catch((cause: unknown) => {
      throw new RestoreRefused(`The file ${file} is not a whole backup of Vendange.`, { cause });
    });
  } finally {
    hold.release();
  }
}
