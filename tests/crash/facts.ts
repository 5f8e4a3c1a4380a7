import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Queryable } from '../../adapters/postgres/database.ts';
import { everythingIn } from '../support/databases.ts';

const Facts = z.object({
  initiatives: z.array(z.object({ id: z.string(), sentence: z.string(), state: z.string(), carriers: z.array(z.string()) })),
  readers: z.array(z.object({ initiative: z.string(), person: z.string() })),
  meetings: z.array(z.object({ id: z.string(), initiative: z.string() })),
  said: z.array(z.object({ kind: z.string(), state: z.string(), slot: z.string(), initiative: z.string().nullable() })),
  unsettled: z.array(z.object({ what: z.string(), state: z.string(), times: z.number() })),
  posts: z.array(z.object({ platform: z.string(), conversation: z.string().nullable(), message: z.string().nullable() })),
  stories: z.array(
    z.object({
      id: z.string(),
      initiative: z.string(),
      kind: z.string(),
      version: z.number(),
      title: z.string(),
      body: z.string(),
      writer: z.string().nullable(),
      departed: z.boolean(),
    }),
  ),
  agreements: z.array(z.object({ story: z.string(), version: z.number(), person: z.string(), choice: z.string() })),
  /** Every row of every table. */
  everything: z.string(),
});
export type Facts = z.output<typeof Facts>;

/** What the database holds in the end. */
export async function readFacts(tx: Queryable, now: Temporal.Instant): Promise<Facts> {
  const rows = async (sql: string, params: readonly unknown[] = []) => (await tx.query(sql, params)).rows;
  return Facts.parse({
    initiatives: await rows(
      `select n.id, n.sentence, n.state, array(select i.external_id from carriers c join identities i on i.person_id = c.person_id
                where c.initiative_id = n.id) as carriers from initiatives n`,
    ),
    readers: await rows(
      'select r.initiative_id as initiative, i.external_id as person from readers r join identities i on i.person_id = r.person_id',
    ),
    meetings: await rows(`select id, initiative_id as initiative from meetings where state = 'open'`),
    said: await rows(`select kind, state, slot, about->>'initiative' as initiative from deliveries`),
    unsettled: await rows(
      `select 'message ' || kind as what, state, count(*)::int as times from deliveries
          where state not in ('sent', 'dropped')
            -- A trial that lives has always something to say, one day or another.
            and not (state = 'waiting' and about->>'trial' is not null and not_before > $1) group by 1, 2
       union all select 'post', state, count(*)::int from posts where state <> 'sent' group by state
       union all select 'task ' || what, state, count(*)::int from agenda
                  where state = 'dead' or not_before <= $1 or leased_until is not null group by what, state`,
      [now.toString()],
    ),
    posts: await rows('select w.platform, o.conversation, o.message from posts o join workspaces w on w.id = o.workspace_id'),
    stories: await rows(
      `select s.id, s.initiative_id as initiative, s.kind, s.version, s.title, s.body, i.external_id as writer, s.departed is not null as departed
         from stories s left join identities i on i.person_id = s.written_by`,
    ),
    agreements: await rows(
      `select g.story_id as story, g.version, i.external_id as person, concat_ws(' ', g.audience, g.naming, g.vintage::text) as choice
         from agreements g join identities i on i.person_id = g.person_id`,
    ),
    everything: await everythingIn(tx),
  });
}
