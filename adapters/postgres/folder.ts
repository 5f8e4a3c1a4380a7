import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { tryLock } from 'fs-native-extensions';
import type { TarHeader } from 'modern-tar';
import { unpackTar } from 'modern-tar/fs';
import { ExpectedError } from '../../src/ports/expected-error.ts';

/** Expected: somebody starts the bot twice on one folder. */
export class FolderInUse extends ExpectedError {
  override readonly name = 'FolderInUse';
  constructor(folder: string) {
    super(`The folder ${folder} is in use by another process: stop that one first, or choose another folder.`);
  }
}

/** Expected: the database could not be opened for want of room. */
export class DiskFull extends ExpectedError {
  override readonly name = 'DiskFull';
  constructor(folder: string) {
    super(`The disk of the folder ${folder} is full: make room (64 MB at least), then start again. What is kept there is whole.`);
  }
}

/** Expected: a folder or a backup of another origin, or of another version. */
export class NotOurDatabase extends ExpectedError {
  override readonly name = 'NotOurDatabase';
}

/**
 * Takes the folder for this process alone. The lock is the system's, on an open file: it dies with the process, so
 * nothing is left to clean after a crash, and it holds between containers that share a volume.
 */
export function holdFolder(folder: string): { release(): void } {
  // What people wrote is in there: it is for the bot's user only.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fd = openSync(join(folder, 'lock'), 'a+', 0o600);
  if (!tryLock(fd)) {
    closeSync(fd);
    throw new FolderInUse(folder);
  }
  return { release: () => closeSync(fd) };
}

/**
 * Unpacks a database (the freshly initialised one, or a backup) into a folder that has none. It appears under its name
 * only when complete: killed in the middle, the next start finds nothing and begins again.
 */
export async function unpackDatabase(
  archive: Blob,
  folder: string,
  verify: (path: string) => Promise<void> = async () => {},
): Promise<string> {
  removeUnfinished(folder);
  const unfinished = join(folder, `db.new-${randomUUID()}`);
  await unpack(archive, unfinished);
  assertOurs(unfinished);
  await verify(unfinished);
  const path = join(folder, 'db');
  renameSync(unfinished, path);
  return path;
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('db.new-')) rmSync(join(folder, name), { recursive: true });
  }
}

/** The path of the folder's database, or null when it has none yet. */
export function databaseIn(folder: string): string | null {
  const path = join(folder, 'db');
  if (!existsSync(path)) return null;
  assertOurs(path);
  return path;
}

/** PGlite makes a new, empty database of any folder that has none: the worst answer to a damaged one. */
function assertOurs(path: string): void {
  const file = join(path, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none';
  if (version !== POSTGRES) {
    throw new NotOurDatabase(
      `${path} is not a database this version can read: it wants one of PostgreSQL ${POSTGRES}, and found ${version}.`,
    );
  }
}

/** What PGlite is made of. When it changes, existing databases have to be carried over. */
const POSTGRES = '18';

/** Beside a database that was moved elsewhere. */
export const movedMark = (folder: string) => join(folder, 'moved-to-postgresql.txt');

/** Two bots, each with its own copy of what people said, would both go on with it. */
export function assertNotMoved(folder: string): void {
  if (!existsSync(movedMark(folder))) return;
  throw new NotOurDatabase(
    `What was in the folder ${folder} was moved to PostgreSQL: set DATABASE_URL. To come back to the folder all the same, remove ${movedMark(folder)}.`,
  );
}

/** PGlite writes files and folders alone, with « / » for the folder of the database. */
function assertWithin({ name, type }: TarHeader): void {
  if ((type === 'file' || type === 'directory') && !name.split('/').includes('..')) return;
  throw new Error('This archive is not a backup of Vendange: it writes outside its folder.');
}

/** Unpacks what PGlite writes. PGlite's own loader does it through its virtual disk, three seconds instead of a quarter. */
async function unpack(archive: Blob, target: string): Promise<void> {
  mkdirSync(target, { mode: 0o700 });
  const files = unpackTar(target, {
    strict: true,
    dmode: 0o700,
    fmode: 0o600,
    map: (header) => {
      assertWithin(header);
      return header;
    },
  });
  await pipeline(archive.stream(), createGunzip(), files);
}
