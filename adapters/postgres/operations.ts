import { z } from 'zod';
import type { OperationsTable } from '../../src/ports/operations.ts';
import { placeOf } from './accounts.ts';
import type { Queries } from './queries.ts';
import { instant, platform } from './rows.ts';

const figure = z.object({
  state: z.enum(['due', 'late', 'sending', 'unsure', 'stuck', 'held', 'dead']),
  what: z.string(),
  platform: platform.nullable(),
  count: z.number(),
  since: instant,
  why: z.string().nullable(),
});

export function operationsTable(db: Queries): OperationsTable {
  return {
    figures: (now, late) =>
      db.many(
        `with said as (
           select d.state, d.kind, d.not_before, d.why, coalesce(c.platform, (select w.platform from workspaces w where w.id = ${placeOf('d')})) as platform
             from deliveries d left join workspaces c on c.id = d.workspace_id
            where (d.state = 'waiting' and d.not_before <= $1) or d.state = 'stuck')
         select case when state = 'stuck' then 'stuck' when not_before <= $2 then 'late' else 'due' end as state, 'message ' || kind as what,
                platform, count(*)::int as count, min(not_before) as since, case when state = 'stuck' then why end as why
           from said group by 1, 2, 3, 6
         union all
         select case when a.state = 'dead' then 'dead' when a.not_before <= $2 then 'late' else 'due' end, 'task ' || a.what,
                null, count(*)::int, min(a.not_before), case when a.state = 'dead' then a.last_error end
           from agenda a where a.state = 'dead' or (a.state = 'due' and a.not_before <= $1) group by 1, 2, 6
         union all
         select o.state, 'post', w.platform, count(*)::int, min(o.marked_at), null
           from posts o join workspaces w on w.id = o.workspace_id where o.state in ('sending', 'unsure') group by 1, 3
         union all
         select 'held', 'workspace', w.platform, 1, w.not_before, w.trouble from workspaces w where w.not_before > $1
         order by 1, 5, 2`,
        [now.toString(), late.toString()],
        figure,
      ),

    async tryRecording(now) {
      await db.run('insert into readiness (written_at) values ($1) on conflict (one) do update set written_at = excluded.written_at', [
        now.toString(),
      ]);
      // On a full disk a row still finds a place among its own: what outgrows the memory it may take asks the disk for room, and gives it back.
      await db.run(`select set_config('work_mem', '64kB', true)`);
      await db.run('select count(*) from generate_series(1, 20000)');
    },
  };
}
