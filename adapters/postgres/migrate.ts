import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ExpectedError } from '../../src/ports/expected-error.ts';
import type { Database, Queryable } from './database.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export interface HowToMigrate {
  readonly whileMoving?: boolean;
  /** Called before the first change to a database that was used already; with its number. When it throws, nothing changes. */
  readonly before?: (number: number) => Promise<void>;
}

/** Brings the database to what this code knows. Forward only; several processes may start at once. */
export async function migrate(
  db: Database,
  folder = migrationsFolder(),
  { whileMoving = false, before = async () => {} }: HowToMigrate = {},
): Promise<{ applied: string[] }> {
  const migrations = readMigrations(folder);
  const { pending, isNew } = await db.transaction(async (tx) => {
    await waitForTurn(tx);
    const { rows } = await tx.query(`select to_regclass('public.moving') is not null as moving`);
    if (rows[0]?.moving === true && !whileMoving) {
      throw new ExpectedError('A move into this database is not over: run npm run move again, it goes on where it was.');
    }
    await tx.exec(`create table if not exists migrations (
      number int primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
    const known = await readApplied(tx);
    return { pending: pendingAmong(migrations, known), isNew: known.length === 0 };
  });
  if (pending[0] && !isNew) await before(pending[0].number);
  const applied: string[] = [];
  for (const migration of pending) {
    if (await db.transaction((tx) => apply(tx, migration))) applied.push(migration.name);
  }
  return { applied };
}

/** The bundle and the sources lie at different depths below the folder that holds the migrations. */
function migrationsFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'adapters/postgres/migrations');
    if (existsSync(folder)) return folder;
  }
  throw new Error('The folder adapters/postgres/migrations is missing: it must be shipped beside the program.');
}

function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => readMigration(folder, file))
    .sort((a, b) => a.number - b.number);
  const twin = migrations.find(({ number }, index) => migrations[index + 1]?.number === number);
  if (twin) throw new ExpectedError(`Two migrations have the number ${twin.number}: give the newer one the next number.`);
  return migrations;
}

function readMigration(folder: string, file: string): Migration {
  const number = /^(\d{4})_[a-z0-9_-]+\.sql$/.exec(file)?.[1];
  if (!number) throw new ExpectedError(`The migration ${file} is not named like 0001_what_it_does.sql.`);
  // Git may have changed the ends of lines.
  const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  const checksum = createHash('sha256').update(sql).digest('hex');
  return { number: Number(number), name: file.slice(0, -'.sql'.length), sql, checksum };
}

// Any number, as long as nothing else of ours takes the same.
const TURN = 7_226_310;

/** One process at a time, for the length of the transaction; a long migration of another is waited for. */
async function waitForTurn(tx: Queryable): Promise<void> {
  await tx.exec(`set local statement_timeout = 0; set local lock_timeout = 0; select pg_advisory_xact_lock(${TURN})`);
}

const Applied = z.object({ number: z.number(), name: z.string(), checksum: z.string() });
type Applied = z.infer<typeof Applied>;

async function readApplied(tx: Queryable): Promise<Applied[]> {
  const { rows } = await tx.query('select number, name, checksum from migrations order by number');
  return rows.map((row) => Applied.parse(row));
}

function pendingAmong(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const last = applied.at(-1)?.number ?? 0;
  for (const past of applied) {
    const file = migrations.find(({ number }) => number === past.number);
    if (!file && past.number > (migrations.at(-1)?.number ?? 0)) {
      throw new ExpectedError(
        `The database was prepared by a newer version (migration ${past.name}), which this one does not know: start the newer version, or restore a backup.`,
      );
    }
    if (file?.checksum !== past.checksum) {
      throw new ExpectedError(
        `The migration ${past.name} was applied, then its file ${file ? 'changed' : 'was removed or renumbered'}: put it back as it was, and write a new migration.`,
      );
    }
  }
  const pending = migrations.filter(({ number }) => !applied.some((past) => past.number === number));
  const late = pending.find(({ number }) => number < last);
  if (late) throw new ExpectedError(`The migration ${late.name} comes before one already applied: give it a number above ${last}.`);
  return pending;
}

/** False when another process did it meanwhile. */
async function apply(tx: Queryable, { number, name, sql, checksum }: Migration): Promise<boolean> {
  await waitForTurn(tx);
  const { rows } = await tx.query('select 1 from migrations where number = $1', [number]);
  if (rows.length > 0) return false;
  await tx.exec(sql).catch((cause: unknown) => {
    throw new Error(`The migration ${name} failed, and changed nothing.`, { cause });
  });
  await tx.query('insert into migrations (number, name, checksum) values ($1, $2, $3)', [number, name, checksum]);
  return true;
}
