import { z } from 'zod';
import type { RightsTable } from '../../src/ports/rights.ts';
import { type KindLists, task } from './names.ts';
import { personalData } from './personal-data.ts';
import { digestPosts, holdSteady } from './posts.ts';
import { column, type Queries } from './queries.ts';
import { departed, id } from './rows.ts';

/**
 * People who were only asked or described, and people of whose acts nothing is left. One `not exists` for all: PostgreSQL
 * would take a tenth of a second to choose an order among so many.
 */
const onlyNamed = `
  select p.id from people p
   where p.created_at < $1 and not p.coordinator and not p.has_home and not p.names_corrected and not p.zone_corrected
     and coalesce(p.work_days::text, p.work_from, p.work_until, p.messages_a_week::text) is null
     and not exists (
       select 1 from carriers x where x.person_id = p.id
       union all select 1 from harvesters x where x.person_id = p.id
       union all select 1 from meetings x where x.harvester_id = p.id
       union all select 1 from invitations x where x.person_id = p.id
       union all select 1 from readers x where x.person_id = p.id
       union all select 1 from carrier_requests x where p.id in (x.person_id, x.asked_by)
       union all select 1 from agreements x where x.person_id = p.id
       union all select 1 from stories x where x.written_by = p.id
       union all select 1 from silences x where x.person_id = p.id
       union all select 1 from drafts x where x.person_id = p.id
       union all select 1 from absences x where x.person_id = p.id
       union all select 1 from oral_agreements x where x.recorded_by = p.id
       union all select 1 from evaluation_answers x where p.id in (x.person_id, x.noted_by)
       union all select 1 from five_lines_people x where x.person_id = p.id
       union all select 1 from trial_members x where x.person_id = p.id
       union all select 1 from trials x where x.companion_id = p.id
       union all select 1 from audit x where x.person_id = p.id
       union all select 1 from check_in_members x where x.person_id = p.id
       union all select 1 from check_in_notes x where x.noted_by = p.id
       union all select 1 from moments x where x.person_id = p.id
       union all select 1 from kept_words x where x.person_id = p.id
       union all select 1 from help_requests x where p.id in (x.from_id, x.to_id)
       union all select 1 from deliveries x where (x.person_id = p.id or p.id = any(x.together)) and (x.direct or x.state not in ('sent', 'dropped'))
       union all select 1 from posts x where x.person_id = p.id and (x.state <> 'sent' or x.sent_at >= $1))
   order by p.id limit 200`;

/** What messages to others may name this person under: what they read, met about, wrote, or answered. */
const namedUnder = `
  select 'initiative:' || r.initiative_id as subject from readers r where r.person_id = $1
  union select 'initiative:' || q.initiative_id from carrier_requests q where q.person_id = $1 and q.agreed_at is not null
  union select 'initiative:' || m.initiative_id from meetings m where m.harvester_id = $1
  union select 'initiatives-of:' || c.person_id
          from carriers c where c.initiative_id in (select r.initiative_id from readers r where r.person_id = $1
                                                    union select m.initiative_id from meetings m where m.harvester_id = $1)
  union select 'story:' || s.id from stories s where s.written_by = $1
  union select 'initiative:' || n.id from initiatives n join people p on p.organisation_id = n.organisation_id and p.id = $1
         where n.state not in ('accepted', 'told') and exists (select from moments m where m.person_id = p.id)
  union select 'kept:' || k.organisation_id from kept_words k where k.person_id = $1
  union select 'trial:' || c.trial_id from check_ins c join check_in_members m on m.check_in_id = c.id where m.person_id = $1`;

export function rightsTable(db: Queries, kinds: KindLists): RightsTable {
  const count = (sql: string, params: readonly unknown[]) => db.count(`${sql} returning 1`, params);
  const ids = (sql: string, params: readonly unknown[]) => db.many(sql, params, column('id', id));

  /** Messages to several people that this person led are led by another of them. */
  async function handLead(personId: string): Promise<void> {
    await db.run(
      'update deliveries set person_id = together[1], together = together[2:] where person_id = $1 and cardinality(together) > 0',
      [personId],
    );
    await db.run(
      `update posts o set person_id = d.person_id from post_deliveries l join deliveries d on d.id = l.delivery_id
        where l.post_id = o.id and o.person_id = $1 and d.person_id <> $1`,
      [personId],
    );
    await db.run('update deliveries set together = array_remove(together, $1::uuid) where $1::uuid = any(together)', [personId]);
    await db.run(
      `update posts o set destination = array_to_string(array_remove(string_to_array(o.destination, ','), i.external_id), ',')
         from identities i where i.person_id = $1 and i.workspace_id = o.workspace_id and o.person_id is distinct from $1
          and i.external_id = any(string_to_array(o.destination, ','))`,
      [personId],
    );
  }

  const table: RightsTable = {
    hold: (personId) => db.found('select 1 from people where id = $1 for update', [personId]),

    everything: (personId) => personalData(db, personId),

    carried: (personId) => ids('select initiative_id as id from carriers where person_id = $1 order by since, initiative_id', [personId]),

    departed: (storyId) => db.one('select departed from stories where id = $1', [storyId], departed),

    leaveBehind: (storyId, left) => db.run('update stories set departed = $2 where id = $1', [storyId, { ...left }]),

    async leaveAlone(initiativeId, sentence) {
      await db.run('update initiatives set sentence = $2 where id = $1', [initiativeId, sentence]);
      await db.run('delete from set_asides where initiative_id = $1', [initiativeId]);
    },

    async showing(personId, subjects) {
      const all = [...subjects, ...(await db.many(namedUnder, [personId], column('subject', z.string())))];
      await holdSteady(db, 'changes', all);
      return ids(
        `select o.id from deliveries d join post_deliveries l on l.delivery_id = d.id join posts o on o.id = l.post_id
          where (d.person_id is distinct from $1 or cardinality(d.together) > 0)
            and (d.subject = any($2::text[]) or $1::uuid = any(d.together)
                 or d.about ->> 'story' in (select s.id::text from stories s where s.written_by = $1)
                 or exists (select from jsonb_each_text(d.about) e where e.value = any($3::text[])))
         union select p.id from (${digestPosts(kinds, 'i.subject = any($4::text[])')}) p`,
        [personId, all, [personId, ...subjects.map((one) => one.slice(one.indexOf(':') + 1))], subjects],
      );
    },

    correct: (personId, to) =>
      db.run(
        `update people set names_corrected = names_corrected or name <> $2 or first_name <> $3, name = $2, first_name = $3, locale = $4,
                zone_corrected = zone_corrected or zone is distinct from $5 or territory is distinct from $6, zone = $5, territory = $6
          where id = $1`,
        [personId, to.name, to.firstName, to.locale, to.zone, to.territory],
      ),

    async erase(personId, { setAsides }) {
      await handLead(personId);
      if (setAsides) {
        await db.run(
          'delete from set_asides s using identities i where i.person_id = $1 and s.workspace_id = i.workspace_id and s.external_id = i.external_id',
          [personId],
        );
      }
      // Where an id was, an id of nobody: what remains is told apart as before, and leads nowhere.
      await db.run(
        `update deliveries set about = replace(about::text, $1::text, nobody)::jsonb, slot = replace(slot, $1::text, nobody),
                subject = replace(subject, $1::text, nobody)
           from (select gen_random_uuid()::text as nobody) n
          where person_id is distinct from $1::uuid
            and (strpos(about::text, $1::text) > 0 or strpos(slot, $1::text) > 0 or strpos(subject, $1::text) > 0)`,
        [personId],
      );
      await db.run('delete from agenda where strpos(subject, $1) > 0', [personId]);
      await db.run('delete from posts where person_id = $1', [personId]);
      await db.run('delete from people where id = $1', [personId]);
    },

    forgetAttention: (before) => count('delete from attention where day < $1', [before.toString()]),

    async forgetAnswers(before) {
      return forgetDeliveries(
        // What shows something that its people may still take back must be known, to be edited then.
        `d.direct and d.kind not in ${kinds.lists} and not exists (select from initiatives n where 'initiative:' || n.id = d.subject)
           and not exists (select from stories s where 'story:' || s.id = d.subject)
           and not exists (select from trials t where 'trial:' || t.id = d.subject)
           and not exists (select from five_lines l where 'lines:' || l.id = d.subject)
           and not exists (select from carriers c where 'initiatives-of:' || c.person_id = d.subject)`,
        before.toString(),
      );
    },

    async forgetDropped(before, tasks) {
      await db.run(`delete from agenda where state = 'dead' and what = any($2::text[]) and not_before < $1`, [before.toString(), tasks]);
      return count(
        `delete from deliveries d where not_before < $1
            and (state = 'dropped' or (state = 'sent' and not exists (select from post_deliveries l where l.delivery_id = d.id)))`,
        [before.toString()],
      );
    },

    async forgetInvitations(before) {
      return forgetDeliveries(
        // Accepted, it shows what was told as long as they are to meet.
        `d.kind in ${kinds.invitations} and not exists (select from invitations v where v.id::text = d.about ->> 'invitation')
           and not exists (select from meetings m where m.initiative_id::text = d.about ->> 'initiative' and m.harvester_id = d.person_id
                              and m.state = 'open')`,
        before.toString(),
      );
    },

    forgetReaders: (before) =>
      count(
        `update readers r set person_id = null from initiatives n join stories s on s.initiative_id = n.id
          where r.initiative_id = n.id and n.state = 'told' and s.written_at < $1 and r.person_id is not null`,
        [before.toString()],
      ),

    async forgetOnlyNamed(before) {
      const named = await ids(onlyNamed, [before.toString()]);
      for (const one of named) await table.erase(one, { setAsides: false });
      return named.length;
    },
  };

  /** Deliveries that were sent before, with no edit still to be made, and posts that then say nothing any more. */
  async function forgetDeliveries(which: string, before: string): Promise<number> {
    const forgotten = await count(
      `delete from deliveries d where d.state = 'sent' and ${which}
          and exists (select from post_deliveries l join posts o on o.id = l.post_id where l.delivery_id = d.id)
          and not exists (select from post_deliveries l join posts o on o.id = l.post_id where l.delivery_id = d.id and (o.state <> 'sent' or o.sent_at >= $1))
          and not exists (select from post_deliveries l join agenda a on a.what = ${task('refresh-posts')} and a.subject = l.post_id::text
                           where l.delivery_id = d.id and a.state = 'due')`,
      [before],
    );
    if (forgotten > 0) {
      await db.run(`delete from posts o where o.state = 'sent' and not exists (select from post_deliveries l where l.post_id = o.id)`);
    }
    return forgotten;
  }

  return table;
}
