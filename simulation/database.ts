import pg from 'pg';
import { z } from 'zod';
import { openPostgres } from '../adapters/postgres/connect-postgres.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { createDatabase, dropDatabase } from '../support/postgres.ts';

/** A private database on which time is simulated too, with a connection of the simulation's own. */
export interface SimulatedDatabase {
  readonly url: string;
  /** Asks beside the bot, between what it does. */
  ask<T extends z.ZodType>(row: T, sql: string, params?: readonly unknown[]): Promise<z.output<T>[]>;
  setClock(at: number): Promise<void>;
  /** Nothing of the bot's is running any more, its open transactions included. */
  cutEveryoneOff(): Promise<void>;
  /** What PostgreSQL does in the background, at a moment that a seed repeats. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Leases last by the database's own clock, and ids are drawn by the database: both are found in `public` before
 * `pg_catalog`, so that a lease lasts simulated seconds and a seed draws the same ids. Nothing tidies by itself.
 */
const simulated = (name: string, seed: number) => `
  create sequence public.simulated_clock minvalue 0 start 0;
  create sequence public.simulated_ids;
  create function public.clock_timestamp() returns timestamptz language plpgsql volatile as
    $$ begin return (select to_timestamp(last_value / 1000.0) from public.simulated_clock); end $$;
  create function public.gen_random_uuid() returns uuid language plpgsql volatile as
    $$ begin return md5('${seed} ' || nextval('public.simulated_ids'))::uuid; end $$;
  alter database ${name} set search_path = public, pg_catalog;`;

const untidied = `
  do $$ declare each record; begin
    for each in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    loop execute format('alter table %s set (autovacuum_enabled = false)', each.name); end loop;
  end $$`;

export async function makeDatabase(server: string, seed: number): Promise<SimulatedDatabase> {
  const url = await createDatabase(server);
  const name = new URL(url).pathname.slice(1);
  await once(url, simulated(name, seed));
  const migrating = await openPostgres(url);
  await migrate(migrating).finally(() => migrating.close());
  await once(url, untidied);

  const client = new pg.Client({ connectionString: url, application_name: 'simulation' });
  await client.connect();
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO'`);
  const { rows: named } = await client.query(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const tables = z
    .array(z.object({ name: z.string() }))
    .parse(named)
    .map(({ name }) => name);
  // Messages arrive together, and each is looked up.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <A>(question: () => Promise<A>): Promise<A> => {
    const answer = last.then(question, question);
    last = answer;
    return answer;
  };
  const connected = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  return {
    url,
    async ask(row, sql, params = []) {
      const { rows } = await inTurn(() => client.query({ text: sql, values: [...params] }));
      return rows.map((one) => row.parse(one));
    },
    async setClock(at) {
      await client.query(`select setval('public.simulated_clock', $1)`, [Math.floor(at)]);
    },
    async cutEveryoneOff() {
      do await client.query(`select pg_terminate_backend(pid) ${connected}`);
      while ((await client.query(`select 1 ${connected}`)).rows.length > 0);
    },
    async tidy() {
      await client.query(`vacuum (analyze) ${tables.join(', ')}`);
    },
    async close() {
      await client.end();
      await dropDatabase(server, url);
    },
  };
}

async function once(url: string, script: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(script).finally(() => client.end());
}
