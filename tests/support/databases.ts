import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database, Queryable } from '../../adapters/postgres/database.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { createDatabase, dropDatabase } from '../../support/postgres.ts';

export const ENGINES = ['pglite', 'postgres'] as const;
export type Engine = (typeof ENGINES)[number];

/**
 * A migrated database without rows, closed by itself when the tests of the file end. PGlite takes a second to start, so
 * a file has one, emptied each time: asking for the next makes the previous one unusable.
 */
export async function freshDatabase(engine: Engine): Promise<Database> {
  return engine === 'pglite' ? freshPGlite() : freshPostgres();
}

/** A database without any table, on either engine. */
export async function emptyDatabase(engine: Engine): Promise<Database> {
  return engine === 'pglite' ? keep(await openPGlite(scratchFolder())) : openOwn(await createDatabase(inject('postgresUrl')));
}

/** A path where nothing is yet, in a folder removed at the end of the run. */
export function scratchFolder(): string {
  return join(inject('scratch'), randomUUID());
}

const closings: (() => Promise<void>)[] = [];
/**
 * Migrated databases of PostgreSQL that a test has left, with connections that know their statements: the next test empties one, ten
 * times sooner than another is made.
 */
const left: Database[] = [];
afterAll(async () => {
  left.length = 0;
  pglite = undefined;
  for (const close of closings.splice(0)) await close();
});

function keep<D extends Database>(db: D): D {
  closings.push(() => db.close());
  return db;
}

let pglite: Promise<Database> | undefined;
let loans = 0;

async function freshPGlite(): Promise<Database> {
  pglite ??= openMigratedPGlite();
  const db = await pglite;
  await db.transaction((tx) => tx.exec(EMPTY_EVERY_TABLE));
  const ticket = ++loans;
  let closed = false;
  return {
    engine: 'pglite',
    async transaction(work) {
      if (closed) throw new Error('The database is closed.');
      if (ticket !== loans) throw new Error('This database was given to another test meanwhile: ask freshDatabase once for each test.');
      return db.transaction(work);
    },
    async close() {
      closed = true;
    },
  };
}

/** Truncating makes new files for each table and each of its indexes: ten times slower for a few rows. */
const EMPTY_EVERY_TABLE = `
  do $$ declare each record; begin
    set local session_replication_role = replica;
    for each in select oid::regclass as name, relkind from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') and relname <> 'migrations'
    loop
      if each.relkind = 'S' then perform setval(each.name, 1, false);
      else execute format('delete from %s', each.name);
      end if;
    end loop;
  end $$`;

async function openMigratedPGlite(): Promise<Database> {
  const template = join(inject('scratch'), 'pglite-template');
  await inTurn(async () => {
    if (existsSync(template)) return;
    const unfinished = scratchFolder();
    const db = await openPGlite(unfinished);
    await migrate(db).finally(() => db.close());
    renameSync(unfinished, template);
  });
  const folder = scratchFolder();
  cpSync(template, folder, { recursive: true });
  return keep(await openPGlite(folder));
}

async function freshPostgres(): Promise<Database> {
  const used = left.pop();
  if (used) {
    await used.transaction((tx) => tx.exec(EMPTY_EVERY_TABLE));
    return lent(used);
  }
  const server = inject('postgresSocket');
  const template = 'vendange_template';
  await inTurn(async (client) => {
    const { rows } = await client.query(`select 1 from pg_database where datname = '${template}'`);
    if (rows.length > 0) return;
    const url = await createDatabase(server);
    const db = await openPostgres(url);
    await migrate(db).finally(() => db.close()); // nobody may be connected to what is copied
    await client.query(`alter database ${new URL(url).pathname.slice(1)} rename to ${template}`);
  });
  const url = await createDatabase(server, template);
  return lent(await openOwn(url));
}

/** Closed, it waits for the next test. */
function lent(db: Database): Database {
  let isClosed = false;
  return {
    engine: db.engine,
    async transaction(work) {
      if (isClosed) throw new Error('The database is closed.');
      return db.transaction(work);
    },
    async close() {
      if (!isClosed) left.push(db);
      isClosed = true;
    },
  };
}

/** The first worker who needs a template makes it while the others wait. */
async function inTurn(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(inject('postgresUrl'));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    await work(client);
  } finally {
    await client.end();
  }
}

/** Its pool, and the database itself when done: hundreds of them would fill the disk. */
async function openOwn(url: string): Promise<Database> {
  const db = await openPostgres(url);
  let closed: Promise<void> | undefined;
  return keep({
    ...db,
    close() {
      closed ??= db.close().then(() => dropDatabase(inject('postgresUrl'), url));
      return closed;
    },
  });
}

/** Every row of every table, a line each table, after its name. */
export async function everythingIn(tx: Queryable): Promise<string> {
  const { rows: tables } = await tx.query(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) texts.push(`${name}: ${JSON.stringify((await tx.query(`select * from ${String(name)}`)).rows)}`);
  return texts.join('\n');
}
