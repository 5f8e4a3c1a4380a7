import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeSchema } from '../../adapters/postgres/schema.ts';
import { ENGINES, emptyDatabase, freshDatabase } from '../support/databases.ts';

const committed = fileURLToPath(new URL('../../adapters/postgres/schema.sql', import.meta.url));
const HEADER = '-- What the migrations make, for reading. Written by: UPDATE_SCHEMA=1 npm test -- tests/adapters/schema.test.ts\n\n';

test('the schema is the one committed, on both engines; UPDATE_SCHEMA=1 writes it anew', async () => {
  const [pglite, postgres] = await Promise.all(ENGINES.map(async (engine) => describeSchema(await freshDatabase(engine))));

  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(committed, `${HEADER}${pglite}`);
  expect(postgres).toBe(pglite);
  expect(`${HEADER}${pglite}`).toBe(readFileSync(committed, 'utf8'));
});

const everything = `
  create table "Towns" (id bigint generated always as identity primary key, name text not null unique nulls not distinct);
  create table vines (
    id uuid primary key default gen_random_uuid(),
    town bigint not null references "Towns" on delete cascade,
    name varchar(20) collate "C" not null default 'l''été' check (length(name) between 1 and 20),
    kind text not null check (kind in ('red', 'white')),
    tags text[] not null default '{}',
    settings jsonb not null default '{"a": 1}',
    planted timestamptz not null default now(),
    height numeric(6, 2),
    day date generated always as ((planted at time zone 'UTC')::date) stored,
    gone int,
    next uuid references vines deferrable initially deferred,
    constraint once unique (town, name),
    exclude using btree (height with =)
  );
  alter table vines drop column gone;
  create index vines_open on vines (town, planted desc nulls last) include (name) where height is null and kind = any (array['red', 'white']);
  create unique index vines_lower on vines (lower(name));
  create function touch() returns trigger language plpgsql as $$ begin new.planted := now(); return new; end $$;
  create trigger touch before update of name on vines for each row when (old.name is distinct from new.name) execute function touch();
  create function double(amount int) returns int language sql immutable as 'select amount * 2';`;

test('both engines describe the same tables, columns, constraints, indexes, triggers and functions with the same words', async () => {
  const described = await Promise.all(
    ENGINES.map(async (engine) => {
      const db = await emptyDatabase(engine);
      await db.transaction((tx) => tx.exec(everything));
      return describeSchema(db);
    }),
  );

  expect(described[1]).toBe(described[0]);
  expect(described[0]).toMatchInlineSnapshot(`
    "create table "Towns" (
      id bigint not null generated always as identity,
      name text not null,
      constraint "Towns_pkey" PRIMARY KEY (id),
      constraint "Towns_name_key" UNIQUE NULLS NOT DISTINCT (name)
    );

    create table vines (
      id uuid not null default gen_random_uuid(),
      town bigint not null,
      name character varying(20) collate "C" not null default 'l''été'::character varying,
      kind text not null,
      tags text[] not null default '{}'::text[],
      settings jsonb not null default '{"a": 1}'::jsonb,
      planted timestamp with time zone not null default now(),
      height numeric(6,2),
      day date generated always as ((planted AT TIME ZONE 'UTC'::text)::date) stored,
      next uuid,
      constraint vines_pkey PRIMARY KEY (id),
      constraint once UNIQUE (town, name),
      constraint vines_height_excl EXCLUDE USING btree (height WITH =),
      constraint vines_next_fkey FOREIGN KEY (next) REFERENCES vines(id) DEFERRABLE INITIALLY DEFERRED,
      constraint vines_town_fkey FOREIGN KEY (town) REFERENCES "Towns"(id) ON DELETE CASCADE,
      constraint vines_kind_check CHECK (kind = ANY (ARRAY['red'::text, 'white'::text])),
      constraint vines_name_check CHECK (length(name::text) >= 1 AND length(name::text) <= 20)
    );
    CREATE UNIQUE INDEX vines_lower ON vines USING btree (lower(name::text));
    CREATE INDEX vines_open ON vines USING btree (town, planted DESC NULLS LAST) INCLUDE (name) WHERE height IS NULL AND (kind = ANY (ARRAY['red'::text, 'white'::text]));
    CREATE TRIGGER touch BEFORE UPDATE OF name ON vines FOR EACH ROW WHEN (old.name::text IS DISTINCT FROM new.name::text) EXECUTE FUNCTION touch();

    CREATE OR REPLACE FUNCTION double(amount integer)
     RETURNS integer
     LANGUAGE sql
     IMMUTABLE
    AS $function$select amount * 2$function$;

    CREATE OR REPLACE FUNCTION touch()
     RETURNS trigger
     LANGUAGE plpgsql
    AS $function$ begin new.planted := now(); return new; end $function$;
    "
  `);
});

test('an object it cannot describe is refused rather than left out', async () => {
  const db = await emptyDatabase('postgres');
  await db.transaction((tx) => tx.exec("create view today as select now(); create type colour as enum ('red')"));

  await expect(describeSchema(db)).rejects.toThrow('describeSchema cannot describe colour, today yet');
});
