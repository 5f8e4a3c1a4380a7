import type { Temporal } from 'temporal-polyfill';
import { migrateFolder } from '../../adapters/postgres/backup.ts';
import { openPGlite, type PGliteDatabase } from '../../adapters/postgres/connect-pglite.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { DatabaseError } from '../../adapters/postgres/errors.ts';
import { assertNotMoved, databaseIn, FolderInUse } from '../../adapters/postgres/folder.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { assertRecent } from '../../adapters/postgres/version.ts';
import { ExpectedError } from '../ports/expected-error.ts';
import { type Config, SettingError } from './config.ts';

interface HowToOpen {
  readonly now: Temporal.Instant;
  readonly say: (line: string) => void;
  readonly migrates?: boolean;
}

/**
 * Opens what the configuration names and brings it up to date: the embedded database is copied before it changes, and `say`
 * is told where. What cannot be opened is said in a sentence: which setting, what to do.
 */
export async function openDatabase(
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  { now, say, migrates = true }: HowToOpen,
): Promise<{ database: Database; embedded: PGliteDatabase | null }> {
  if (databaseUrl === null) {
    const embedded = await opened(
      async () => {
        assertNotMoved(dataFolder);
        return openPGlite(dataFolder);
      },
      async (database) => migrates && migrateFolder(database, dataFolder, now, say),
      (error) => new SettingError(folderTrouble(dataFolder, error)),
    );
    return { database: embedded, embedded };
  }
  const database = await opened(
    async () => {
      const { openPostgres } = await import('../../adapters/postgres/connect-postgres.ts');
      const server = await openPostgres(databaseUrl);
      await assertRecent(server, 'DATABASE_URL').catch((error: unknown) => closeAfter(server, error));
      return server;
    },
    async (server) => migrates && migrate(server),
    (error) => new SettingError(serverTrouble(error)),
  );
  return { database, embedded: null };
}

async function opened<D extends Database>(
  open: () => Promise<D>,
  bringUpToDate: (database: D) => Promise<unknown>,
  explained: (error: unknown) => Error,
): Promise<D> {
  try {
    const database = await open();
    await bringUpToDate(database).catch((error: unknown) => closeAfter(database, error));
    return database;
  } catch (error) {
    throw error instanceof ExpectedError ? error : explained(error);
  }
}

/**
 * Opens the database for a command, which never makes one. `inUse`: what to say when the bot runs on the folder.
 * `migrates`: false for what only reads.
 */
export async function openExisting(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  { inUse, ...how }: HowToOpen & { readonly inUse: string },
): Promise<Database> {
  if (config.databaseUrl === null && !databaseIn(config.dataFolder)) {
    throw new ExpectedError(
      `There is no database in the folder ${config.dataFolder}: set VENDANGE_DATA or DATABASE_URL as the bot has them.`,
    );
  }
  try {
    return (await openDatabase(config, how)).database;
  } catch (error) {
    throw error instanceof FolderInUse ? new ExpectedError(inUse) : error;
  }
}

/** What goes wrong later in a start, when the database is the reason. */
export function explainedBy({ databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>, error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  return new SettingError(databaseUrl === null ? folderTrouble(dataFolder, error) : serverTrouble(error));
}

async function closeAfter(database: Database, error: unknown): Promise<never> {
  await database.close().catch(() => {}); // the first error says more
  throw error;
}

/** Never its address, which holds a password. */
function serverTrouble(error: unknown): string {
  const code = error instanceof DatabaseError ? error.code : '';
  const [, why = `the PostgreSQL database could not be opened (${said(error)}); see what its own log says.`] =
    serverTroubles.find(([codes]) => codes.test(code)) ?? [];
  return `DATABASE_URL: ${why}`;
}

const serverTroubles: readonly (readonly [codes: RegExp, why: string])[] = [
  [/^08/, 'PostgreSQL could not be reached at this address; check the host, the port, and that this machine may connect to it.'],
  [/^28/, 'PostgreSQL does not accept this user or password; check them both.'],
  [/^3D/, 'there is no database of this name; create it, or correct the name.'],
  [/^42501/, 'this user may not create tables in this database; give them the right to, or name another user.'],
  [/^53/, 'PostgreSQL has no room left, or as many connections as it takes; free some, then start again.'],
  [/^57P/, 'PostgreSQL is starting or stopping; start again in a moment.'],
];

function folderTrouble(folder: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(EACCES|EPERM|EROFS)$/.test(code))
    return `VENDANGE_DATA: the folder ${folder} cannot be written in by this user; give the right to, or name another folder.`;
  if (/^(ENOTDIR|EEXIST)$/.test(code)) return `VENDANGE_DATA: ${folder} is not a folder; name another one.`;
  if (/^(ENOSPC|EDQUOT|53100)$/.test(code))
    return `VENDANGE_DATA: there is no room left where the folder ${folder} is; free some, then start again.`;
  // What was asked of it is wrong, not what it holds.
  if (error instanceof DatabaseError && /^(2|4)/.test(error.code))
    return `VENDANGE_DATA: the database in the folder ${folder} refuses what this version asks of it (${said(error)}); start the version that ran before, and report this.`;
  return `VENDANGE_DATA: the database in the folder ${folder} is damaged and cannot be opened (${said(error)}). Move its folder db away and keep it, then bring back the latest backup: npm run restore -- ${folder}/backups/….`;
}

/** An error's own code or name: never its message, where anything may be. */
function said(error: unknown): string {
  if (error instanceof DatabaseError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
