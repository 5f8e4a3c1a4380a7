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
  if (engine === 'pglite') return keep(await openPGlite(scratchFolder()));
  const url = await createDatabase(inject('postgresUrl'));
  return openOwn(url, () => dropDatabase(inject('postgresUrl'), url));
}

/** A path where nothing is yet, in a folder removed at the end of the run. */
export function scratchFolder(): string {
  return join(inject('scratch'), randomUUID());
}

const closings: (() => Promise<void>)[] = [];
/** Migrated databases of PostgreSQL that a test has left: the next empties one, four times sooner than another is made. */
const left: string[] = [];
afterAll(async () => {
  for (const close of closings.splice(0)) await close();
  for (const url of left.splice(0)) await dropDatabase(inject('postgresUrl'), url);
});

function keep<D extends Database>(db: D): D {
  closings.push(() => db.close());
  return db;
}

let pglite: Promise<Database> | undefined;
let lent = 0;

async function freshPGlite(): Promise<Database> {
  pglite ??= openMigratedPGlite();
  const db = await pglite;
  await db.transaction((tx) => tx.exec(EMPTY_EVERY_TABLE));
  const ticket = ++lent;
  let closed = false;
  return {
    engine: 'pglite',
    async transaction(work) {
      if (closed) throw new Error('The database is closed.');
      if (ticket !== lent) throw new Error('This database was given to another test meanwhile: ask freshDatabase once for each test.');
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
  if (used !== undefined) {
    const db = await openOwn(used, () => void left.push(used));
    await db.transaction((tx) => tx.exec(EMPTY_EVERY_TABLE));
    return db;
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
  return openOwn(url, () => void left.push(url));
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

/** A database and its pool. `after`: what becomes of it once it is closed; hundreds of them would fill the disk. */
async function openOwn(url: string, after: () => Promise<void> | void): Promise<Database> {
  const db = await openPostgres(url);
  let closed: Promise<void> | undefined;
  return keep({
    ...db,
    close() {
      closed ??= db.close().then(after);
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
