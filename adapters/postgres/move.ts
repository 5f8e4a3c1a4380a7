import { z } from 'zod';
import { ExpectedError } from '../../src/ports/expected-error.ts';
import type { Database, Queryable } from './database.ts';
import { migrate } from './migrate.ts';
import { assertRecent } from './version.ts';

export interface Moved {
  readonly table: string;
  readonly rows: number;
}

/** How many rows travel at a time: what an interrupted move may have to do again. */
const pageSize = 500;

/**
 * Copies every row of one database into another that has none, then compares each table by count and checksum. Interrupted,
 * it goes on where it was: each page is written together with the mark of how far it went. Until it is whole, the target
 * bears that mark, and no bot starts on it (`migrate`).
 */
export async function moveAll(
  source: Database,
  target: Database,
  progress: (table: string, rows: number, of: number) => void = () => {},
): Promise<readonly Moved[]> {
  await migrate(source);
  await prepareTarget(target);
  const tables = await source.transaction(tablesOf);
  const ordered = parentsFirst(tables);
  for (const table of ordered) await copy(source, target, table, progress);
  const moved: Moved[] = [];
  for (const table of ordered) moved.push(await compare(source, target, table));
  await target.transaction(async (tx) => {
    for (const table of ordered) if (table.identity) await tx.query(continued(table.name, table.identity));
    await tx.exec('drop table moving');
  });
  return moved;
}

/** What was begun goes on; anything else that is there is somebody's. */
async function prepareTarget(target: Database): Promise<void> {
  await assertRecent(target, 'The database to move into');
  const { begun, tables } = await target.transaction(async (tx) => {
    const { rows } = await tx.query(
      `select to_regclass('public.moving') is not null as begun,
              (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')) as tables`,
    );
    return z.object({ begun: z.boolean(), tables: z.number() }).parse(rows[0]);
  });
  if (!begun) {
    if (tables > 0) throw new ExpectedError('The database to move into is not empty: create a new one, and give its address.');
    await target.transaction((tx) => tx.exec('create table moving (name text primary key, last text, whole boolean not null)'));
  }
  await migrate(target, undefined, { whileMoving: true });
}

interface Table {
  readonly name: string;
  /** Those that can be written: not those the database makes itself. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly parents: readonly string[];
  readonly identity: string | null;
}

const names = z.array(z.string());
const tableRow = z.object({ name: z.string(), columns: names, key: names, parents: names, identity: z.string().nullable() });

async function tablesOf(tx: Queryable): Promise<Table[]> {
  const { rows } = await tx.query(
    `select quote_ident(c.relname) as name,
            array(select quote_ident(attname)::text from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
            array(select quote_ident(a.attname)::text from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, place)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
            array(select distinct quote_ident(p.relname)::text from pg_constraint f join pg_class p on p.oid = f.confrelid
                   where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents,
            (select quote_ident(attname)::text from pg_attribute a where a.attrelid = c.oid and attidentity <> '' and not attisdropped limit 1) as identity
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('migrations', 'moving') order by c.relname`,
  );
  return z.array(tableRow).parse(rows);
}

/** Every row finds those it refers to. */
function parentsFirst(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  const left = new Set(tables);
  while (left.size > 0) {
    const free = [...left].filter(({ parents }) => parents.every((parent) => ![...left].some(({ name }) => name === parent)));
    if (free.length === 0) throw new Error('Tables refer to one another in a circle: teach the move.');
    for (const table of free) left.delete(table);
    ordered.push(...free);
  }
  return ordered;
}

const mark = z.object({ last: z.string().nullable(), whole: z.boolean() });
const page = z.object({ rows: z.string().nullable(), last: z.string().nullable(), count: z.number() });

async function copy(
  source: Database,
  target: Database,
  table: Table,
  progress: (table: string, rows: number, of: number) => void,
): Promise<void> {
  const { name, columns, key } = table;
  const total = z
    .object({ total: z.number() })
    .parse((await source.transaction((tx) => tx.query(`select count(*)::int as total from ${name}`))).rows[0]).total;
  const [known] = (await target.transaction((tx) => tx.query('select last, whole from moving where name = $1', [name]))).rows;
  let { last, whole } = known ? mark.parse(known) : { last: null, whole: false };
  let done = 0;
  const listed = columns.join(', ');
  // Without a key, rows go by their place on the disk: nobody else writes there.
  const keys = key.length > 0 ? key.join(', ') : 'ctid';
  const after =
    key.length > 0
      ? `(${keys}) > (select ${keys} from jsonb_populate_record(null::${name}, $1::jsonb))`
      : `ctid > ($1::jsonb->>'ctid')::tid`;
  const backwards = (key.length > 0 ? key : ['ctid']).map((one) => `${one} desc`).join(', ');
  while (!whole) {
    const read = await source.transaction(async (tx) => {
      const { rows } = await tx.query(
        `with page as (select *${key.length > 0 ? '' : ', ctid'} from ${name} ${last === null ? '' : `where ${after}`}
                        order by ${keys} limit ${pageSize})
         select jsonb_agg(to_jsonb(p) order by ${keys})::text as rows, count(*)::int as count,
                (select to_jsonb(k) from (select ${keys} from page order by ${backwards} limit 1) k)::text as last from page p`,
        last === null ? [] : [last],
      );
      return page.parse(rows[0]);
    });
    whole = read.count < pageSize;
    last = read.last ?? last;
    await target.transaction(async (tx) => {
      if (read.rows !== null) {
        await tx.query(
          `insert into ${name} (${listed}) overriding system value select ${listed} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
          [read.rows],
        );
      }
      await tx.query(
        'insert into moving (name, last, whole) values ($1, $2, $3) on conflict (name) do update set last = excluded.last, whole = excluded.whole',
        [name, last, whole],
      );
    });
    done += read.count;
    progress(name, done, total);
  }
}

const digest = z.object({ rows: z.number(), sum: z.string() });

/** The sum of every row's checksum: equal for the same rows in any order. */
async function compare(source: Database, target: Database, { name, columns }: Table): Promise<Moved> {
  const sql = `select count(*)::int as rows,
      coalesce(sum(('x' || left(md5(r), 16))::bit(64)::bigint::numeric + ('x' || right(md5(r), 16))::bit(64)::bigint::numeric), 0)::text as sum
    from (select row(${columns.join(', ')})::text as r from ${name}) t`;
  const [here, there] = await Promise.all(
    [source, target].map((one) => one.transaction(async (tx) => digest.parse((await tx.query(sql)).rows[0]))),
  );
  if (!here || !there || here.rows !== there.rows || here.sum !== there.sum) {
    throw new ExpectedError(
      `The table ${name} differs: ${here?.rows} rows in the folder, ${there?.rows} in PostgreSQL. The folder has changed since the move began: drop that database, create a new one, and move again without starting the bot in between.`,
    );
  }
  return { table: name, rows: here.rows };
}

/** New rows take the next numbers. */
function continued(table: string, column: string): string {
  return `select setval(pg_get_serial_sequence('${table}', '${column}'), coalesce((select max(${column}) from ${table}), 0) + 1, false)`;
}
