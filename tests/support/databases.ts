import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

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
afterAll(async () => {
  for (const close of closings.splice(0)) await close();
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
  await db.transaction(async (tx) => {
    const { rows } = await tx.query(`select quote_ident(relname) as name from pg_stat_user_tables where relname <> 'migrations'`);
    const names = rows.map(({ name }) => name).join(', ');
    if (names) await tx.exec(`truncate ${names} restart identity cascade`);
  });
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

async function openMigratedPGlite(): Promise<Database> {
  const db = keep(await openPGlite(scratchFolder()));
  await migrate(db);
  return db;
}

async function freshPostgres(): Promise<Database> {
  const server = inject('postgresUrl');
  await prepareTemplate(server);
  return openOwn(await createDatabase(server, TEMPLATE));
}

const TEMPLATE = 'vendange_template';

/** The first who needs the migrated template makes it, the others wait; nobody may be connected to it when it is copied. */
async function prepareTemplate(server: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    const { rows } = await client.query(`select 1 from pg_database where datname = '${TEMPLATE}'`);
    if (rows.length > 0) return;
    const url = await createDatabase(server);
    const db = await openPostgres(url);
    await migrate(db).finally(() => db.close());
    await client.query(`alter database ${new URL(url).pathname.slice(1)} rename to ${TEMPLATE}`);
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
