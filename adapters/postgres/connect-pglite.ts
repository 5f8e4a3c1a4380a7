import { statfs } from 'node:fs/promises';
import { setImmediate as letOthersPass } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Mutex, messages, PGlite, protocol } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import type { Database, Row } from './database.ts';
import { DatabaseError, toDatabaseError } from './errors.ts';
import { DiskFull, databaseIn, holdFolder, NotOurDatabase, unpackDatabase } from './folder.ts';
import { type Session, type Statement, statementName, Transactions } from './transaction.ts';
import { toRows } from './values.ts';

export interface PGliteDatabase extends Database {
  readonly engine: 'pglite';
  /**
   * The whole database as it is now, a gzipped tar. Its files are written anew first, and its journal is let go of: what
   * was erased before is neither in the archive nor in the folder.
   */
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
    const open = () => boot({ dataDir: path });
    return serve(await open(), hold.release, async () => {
      // Recovering writes a journal: without the room for it, it would fail, and leave more open files each time.
      if (!(await hasRoom(folder))) throw new DatabaseError({ code: '53100', note: 'the disk is full' });
      return open().catch((error: unknown) => {
        throw toDatabaseError(error, 'XX000');
      });
    });
  } catch (error) {
    hold.release();
    if (error instanceof NotOurDatabase || (await hasRoom(folder))) throw error;
    throw new DiskFull(folder);
  }
}

/** Two files of the journal, bytes. */
const roomToRecover = 32 * 1024 * 1024;

async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= roomToRecover;
}

/** For tests and demonstrations: gone with the process. */
export async function openMemoryPGlite(): Promise<PGliteDatabase> {
  const archive = gunzipSync(await (await dataDir()).arrayBuffer()); // PGlite's own unzipping takes a second more
  return serve(await boot({ loadDataDir: new Blob([archive]) }), () => {}, null);
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
  // A file of the journal that is over would be kept for later with what is in it.
  'wal_recycle=off',
  // A plan made while a table was empty would be kept for ever: nothing here analyses tables by itself. Planning each time costs 0.03 ms.
  'plan_cache_mode=force_custom_plan',
];

function boot(source: { dataDir: string } | { loadDataDir: Blob }): Promise<PGlite> {
  return PGlite.create({ ...source, startParams: [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ['-c', setting])] });
}

interface Engine {
  readonly pglite: PGlite;
  readonly session: Session;
}

/** `again`: another engine on the same files, when the first has broken; null where there are none. */
function serve(pglite: PGlite, released: () => void, again: (() => Promise<PGlite>) | null): PGliteDatabase {
  const transactions = new Transactions();
  const turn = new Mutex();
  const engineOf = (opened: PGlite): Engine => ({ pglite: opened, session: openSession(opened) });
  let engine: Engine | null = engineOf(pglite);
  let closed: Promise<void> | undefined;

  const assertUsable = () => {
    transactions.assertNotNested();
    if (closed) throw new Error('The database is closed.');
  };
  /**
   * One at a time. Where a server would end and start again (the journal cannot be written: the disk is full), PGlite goes on,
   * and answers nothing any more: it is left as it is, as by a kill, and the next one recovers what was committed.
   */
  const alone = <T>(work: (engine: Engine) => Promise<T>): Promise<T> =>
    turn.runExclusive(async () => {
      if (engine === null && again !== null) engine = engineOf(await again());
      if (engine === null) throw new DatabaseError({ code: 'XX000' });
      try {
        return await work(engine);
      } catch (error) {
        if (again !== null && error instanceof DatabaseError && (await hasBroken(engine))) {
          abandon(engine.pglite);
          engine = null;
        }
        throw error;
      }
    });
  const run = (script: string) => alone(({ session }) => session.run(script));
  const tables = async () => {
    const { rows } = await alone(({ session }) =>
      session.send([{ text: 'select quote_ident(relname) as name from pg_stat_user_tables', values: [] }]),
    );
    return rows.map(({ name }) => String(name));
  };
  return {
    engine: 'pglite',
    async transaction(work) {
      assertUsable();
      return alone(async ({ session }) => {
        // PGlite answers without ever returning to the event loop: a queue of transactions would keep answers from leaving, and connections waiting.
        await letOthersPass();
        return transactions.run(session, work);
      });
    },
    async dump() {
      assertUsable();
      // VACUUM leaves the bytes of erased rows in their pages; written anew, a table has none. One at a time: requests pass in between.
      for (const name of [...(await tables()), 'pg_statistic']) await run(`vacuum (full) ${name}`);
      return alone(async ({ session, pglite: opened }) => {
        // The journal goes on in a new file; the checkpoint removes those before.
        await session.run('select pg_switch_wal()');
        await session.run('checkpoint');
        return opened;
      }).then((opened) => opened.dumpDataDir('gzip'));
    },
    async maintain() {
      assertUsable();
      // One table at a time: requests pass in between.
      for (const name of await tables()) await run(`vacuum (analyze) ${name}`);
      await run('checkpoint');
    },
    close() {
      transactions.assertNotNested();
      closed ??= turn.runExclusive(async () => {
        await engine?.pglite.close();
        released();
      });
      return closed;
    },
  };
}

async function hasBroken({ session }: Engine): Promise<boolean> {
  return session.run('select 1').then(
    () => false,
    () => true,
  );
}

/** Not closed: that would write, and what it holds can no longer be relied on. */
function abandon({ Module: { FS } }: PGlite): void {
  for (const stream of FS.streams) if (stream) FS.close(stream);
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
  const nameOf = ({ text }: Statement) => statementName(text) ?? '';
  return {
    async send(statements) {
      const sent = new Set<string>();
      const parts = statements.flatMap((statement, index) => {
        const name = nameOf(statement);
        const parse = prepared.has(name) || (name !== '' && sent.has(name)) ? [] : [serialize.parse({ name, text: statement.text })];
        sent.add(name);
        const describe = index === statements.length - 1 ? [serialize.describe({ type: 'P' })] : [];
        return [...parse, serialize.bind({ statement: name, values: statement.values }), ...describe, serialize.execute({})];
      });
      const answer = await send(concatenate([...parts, serialize.sync()])).catch(async (error: unknown) => {
        // Whether preparing was what failed is not told: forget the statements.
        const named = [...sent].filter((name) => name !== '');
        for (const name of named) prepared.delete(name);
        await send(concatenate([...named.map((name) => serialize.close({ type: 'S', name })), serialize.sync()]));
        throw error;
      });
      for (const name of sent) if (name !== '') prepared.add(name);
      return { rows: rowsOf(ofLast(answer)), command: commandOf(answer) };
    },
    async run(script) {
      return commandOf(await send(serialize.query(script)));
    },
  };
}

const isEnd = (message: { name: string }) => message instanceof messages.CommandCompleteMessage;

/** What the last statement answered. */
function ofLast<M extends { name: string }>(answer: readonly M[]): readonly M[] {
  return answer.slice(answer.slice(0, answer.findLastIndex(isEnd)).findLastIndex(isEnd) + 1);
}

const commandOf = (answer: readonly { name: string }[]) =>
  answer.findLast((message) => message instanceof messages.CommandCompleteMessage)?.text ?? '';

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
