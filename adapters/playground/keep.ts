import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../../src/ports/expected-error.ts';
import { emptyTown, TownState } from './town.ts';

const UNFINISHED = '.playground-';

/** The town as it was kept, or an empty one. What a crash left unfinished is removed: it holds people's words. */
export async function readTown(file: string): Promise<TownState> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const names = await readdir(dirname(file));
  for (const name of names.filter((one) => one.startsWith(UNFINISHED))) await rm(join(dirname(file), name));
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return emptyTown();
  try {
    return TownState.parse(JSON.parse(text));
  } catch (cause) {
    throw new ExpectedError(
      `${file} is not a playground this version can read: move it away, with the folder it is in, to begin a new one.`,
      {
        cause,
      },
    );
  }
}

/**
 * Keeps the town in one file, whole or not at all. Changes that arrive while one is written are written together, after it;
 * each resolves once it is on the disk.
 */
export function townKeeper(file: string): (state: TownState) => Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return (state) => {
    next ??= writing
      .catch(() => {})
      .then(() => {
        next = null;
        writing = write(file, JSON.stringify(state));
        return writing;
      });
    return next;
  };
}

async function write(file: string, text: string): Promise<void> {
  const unfinished = join(dirname(file), `${UNFINISHED}${randomUUID()}`);
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}
