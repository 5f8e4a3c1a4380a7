import { setImmediate as letOthersPass } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Mutex, messages, PGlite, protocol } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import type { Database, Row } from './database.ts';
import { toDatabaseError } from './errors.ts';
import { databaseIn, holdFolder, unpackDatabase } from './folder.ts';
import { type Session, statementName, Transactions, type Values } from './transaction.ts';
import { toRows } from './values.ts';

export interface PGliteDatabase extends Database {
  readonly engine: 'pglite';
  /** The whole database as it is now, a gzipped tar. */
  dump(): Promise<Blob>;
  /**
   * What PostgreSQL does in the background and PGlite never does: forgets dead rows, counts the living, and lets go of
   * the journal, which would otherwise grow until the next start. To be called every hour or so.
   */
  maintain(): Promise<void>;
}

/** PostgreSQL in this process, in a folder that no other process may use at the same time (see `FolderInUse`). */
export async function openPGlite(folder: string): Promise<PGliteDatabase> {
  const hold = holdFolder(folder);
  try {
    const path = databaseIn(folder) ?? (await unpackDatabase(await dataDir(), folder));
    return serve(await boot({ dataDir: path }), hold.release);
  } catch (error) {
    hold.release();
    throw error;
  }
}

/** For tests and demonstrations: gone with the process. */
export async function openMemoryPGlite(): Promise<PGliteDatabase> {
  const archive = gunzipSync(await (await dataDir()).arrayBuffer()); // PGlite's own unzipping takes a second more
  return serve(await boot({ loadDataDir: new Blob([archive]) }), () => {});
}

/** Opens the database at this path and closes it: throws when it is not one. */
export async function checkDatabase(path: string): Promise<void> {
  await (await boot({ dataDir: path })).close();
}

const settings = [
  'timezone=UTC',
  'datestyle=ISO',
  // PGlite takes 128 MB by default, all of which ends up in resident memory.
  'shared_buffers=32MB',
  'min_wal_size=32MB',
  'max_wal_size=64MB',
  // A plan made while a table was empty would be kept for ever: nothing here analyses tables by itself. Planning each time costs 0.03 ms.
  'plan_cache_mode=force_custom_plan',
];

function boot(source: { dataDir: string } | { loadDataDir: Blob }): Promise<PGlite> {
  return PGlite.create({ ...source, startParams: [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ['-c', setting])] });
}

function serve(pglite: PGlite, released: () => void): PGliteDatabase {
  const transactions = new Transactions();
  const session = openSession(pglite);
  const turn = new Mutex();
  let closed: Promise<void> | undefined;

  const assertUsable = () => {
    transactions.assertNotNested();
    if (closed) throw new Error('The database is closed.');
  };
  return {
    engine: 'pglite',
    async transaction(work) {
      assertUsable();
      return turn.runExclusive(async () => {
        // PGlite answers without ever returning to the event loop: a queue of transactions would keep answers from leaving, and connections waiting.
        await letOthersPass();
        return transactions.run(session, work);
      });
    },
    async dump() {
      assertUsable();
      await turn.runExclusive(() => session.run('checkpoint'));
      return pglite.dumpDataDir('gzip');
    },
    async maintain() {
      assertUsable();
      const { rows } = await turn.runExclusive(() => session.query(`select quote_ident(relname) as name from pg_stat_user_tables`, []));
      // One table at a time: requests pass in between.
      for (const { name } of rows) await turn.runExclusive(() => session.run(`vacuum (analyze) ${name}`));
      await turn.runExclusive(() => session.run('checkpoint'));
    },
    close() {
      transactions.assertNotNested();
      closed ??= turn.runExclusive(async () => {
        await pglite.close();
        released();
      });
      return closed;
    },
  };
}

const { serialize } = protocol;

/**
 * PGlite's own `query` crosses into WebAssembly six times and plans anew each time: five statements in a transaction
 * take 4 to 5 ms. One crossing and a prepared statement bring that to 1 ms.
 */
function openSession(pglite: PGlite): Session {
  const prepared = new Set<string>();
  const send = async (message: Uint8Array) => {
    try {
      return await pglite.execProtocolStream(message, { syncToFs: false });
    } catch (error) {
      throw toDatabaseError(error, 'XX000');
    }
  };
  const ask = async (text: string, values: Values, before: readonly Uint8Array[]) => {
    const name = statementName(text) ?? '';
    const parse = prepared.has(name) ? [] : [serialize.parse({ name, text })];
    const message = concatenate([
      ...before,
      ...parse,
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ]);
    const answer = await send(message).catch(async (error: unknown) => {
      // Whether preparing was what failed is not told: forget the statement.
      prepared.delete(name);
      if (name) await send(concatenate([serialize.close({ type: 'S', name }), serialize.sync()]));
      throw error;
    });
    if (name) prepared.add(name);
    return { rows: rowsOf(answer) };
  };
  return {
    query: (text, values) => ask(text, values, []),
    open: (text, values) => ask(text, values, begin),
    async run(script) {
      const answer = await send(serialize.query(script));
      const last = answer.findLast((message) => message instanceof messages.CommandCompleteMessage);
      return last?.text ?? '';
    },
  };
}

/** Without a `sync` in between, a failure here skips what follows. */
const begin = [serialize.parse({ text: 'begin' }), serialize.bind({}), serialize.execute({})];

function rowsOf(answer: readonly { name: string }[]): Row[] {
  const description = answer.find((message) => message instanceof messages.RowDescriptionMessage);
  const rows = answer.filter((message) => message instanceof messages.DataRowMessage);
  return toRows(
    description?.fields ?? [],
    rows.map(({ fields }) => fields),
  );
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
