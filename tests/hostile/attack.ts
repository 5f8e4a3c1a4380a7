import { z } from 'zod';
import type { Said } from '../../src/core/incoming.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Account, Heard, House } from './house.ts';

/** What one act changed in one row of one table: what was there, and what is there. */
export interface Change {
  readonly table: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What came of one act: what was answered, what everybody was told, what every table holds otherwise than before. */
export interface Blow {
  readonly reply: Reply;
  readonly heard: readonly Heard[];
  readonly changes: readonly Change[];
  readonly reports: readonly string[];
}

/** From now on every change of every table is noted, with the row before and after. */
export async function watchEveryTable(house: House): Promise<void> {
  await house.read((db) =>
    db.exec(`
      create schema witness;
      create table witness.changes (number bigserial primary key, tab text not null, key jsonb not null, before jsonb, after jsonb);
      create function witness.note() returns trigger language plpgsql as $$
      declare
        before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
        after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
        key jsonb := (select coalesce(jsonb_object_agg(name, coalesce(after, before) -> name), coalesce(after, before)) from unnest(tg_argv) as name);
      begin
        insert into witness.changes (tab, key, before, after) values (tg_table_name, key, before, after);
        return null;
      end $$;
      do $$ declare each record; begin
        for each in
          select c.oid::regclass as name,
                 coalesce((select string_agg(quote_literal(a.attname), ', ') from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
                            where i.indrelid = c.oid and i.indisprimary), '') as keys
            from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        loop
          execute format('create trigger witness after insert or update or delete on %s for each row execute function witness.note(%s)', each.name, each.keys);
        end loop;
      end $$;`),
  );
}

/** Does it in the town as it is, all that follows at once included, and undoes it; `then`: before it is undone. */
export async function strike(house: House, who: Account, said: Said, then?: (blow: Blow) => Promise<void>): Promise<Blow> {
  return house.undone(async () => {
    const [heardBefore, reportsBefore] = [house.heard.length, house.reports.length];
    const reply = await house.act(who, said);
    let changes = await changesSoFar(house);
    if (changes.some(({ table }) => table === 'agenda' || table === 'deliveries')) {
      await house.rest();
      changes = await changesSoFar(house);
    }
    const blow = { reply, changes, heard: house.heard.slice(heardBefore), reports: house.reports.slice(reportsBefore) };
    await then?.(blow);
    house.heard.length = heardBefore;
    return blow;
  });
}

const row = z.record(z.string(), z.unknown()).nullable();
const changeRow = z.object({ table: z.string(), before: row, after: row });

/** Of each row, what was there first and what is there last; nothing where the two are the same. */
async function changesSoFar(house: House): Promise<readonly Change[]> {
  const { rows } = await house.read((db) =>
    db.query(
      `select * from (
         select distinct on (tab, key) tab as table, first_value(before) over w as before, last_value(after) over w as after
           from witness.changes window w as (partition by tab, key order by number rows between unbounded preceding and unbounded following)) c
        where before is distinct from after`,
    ),
  );
  return rows.map((one) => changeRow.parse(one));
}
