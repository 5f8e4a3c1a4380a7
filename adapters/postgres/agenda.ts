import { z } from 'zod';
import type { AgendaTable } from '../../src/ports/agenda.ts';
import { writtenTo } from './accounts.ts';
import { task } from './names.ts';
import { column, type Queries } from './queries.ts';
import { id, instant, key, organisationColumns, organisationRow, platform } from './rows.ts';

const taskRow = z.object({ id: key, what: z.string(), subject: z.string(), attempts: z.number(), doubts: z.number(), lease: z.number() });
const claimedRow = taskRow.extend({ not_before: z.string() });
const outlookRow = z.object({ next: instant.nullable(), due: z.boolean(), lost: z.boolean() });
const describedRow = z.object({ personId: id, platform: platform.nullable() });
const dueRow = z.object({ id: key, what: z.string(), attempts: z.number(), platform: platform.nullable() });

export function agendaTable(db: Queries): AgendaTable {
  return {
    add: (organisationId, { what, subject, notBefore }) =>
      db.run(
        `insert into agenda (organisation_id, what, subject, not_before) values ($1, $2, $3, $4)
         on conflict (what, subject) do update set not_before = least(agenda.not_before, excluded.not_before), state = 'due'`,
        [organisationId, what, subject, notBefore.toString()],
      ),

    move: (organisationId, { what, subject, notBefore }) =>
      db.run(
        `insert into agenda (organisation_id, what, subject, not_before) values ($1, $2, $3, $4)
         on conflict (what, subject) do update set not_before = excluded.not_before, state = 'due', attempts = 0, doubts = 0, leased_until = null`,
        [organisationId, what, subject, notBefore.toString()],
      ),

    remove: (what, subject) => db.run('delete from agenda where what = $1 and subject = $2', [what, subject]),

    async claim(now, atMost, leaseMs) {
      const claimed = await db.many(
        `update agenda set leased_until = clock_timestamp() + $3 * interval '1 millisecond', lease = lease + 1
          where id in (select id from agenda
                        where state = 'due' and not_before <= $1 and (leased_until is null or leased_until < clock_timestamp())
                        order by not_before, id limit $2 for update skip locked)
         returning id, what, subject, attempts, doubts, lease, not_before`,
        [now.toString(), atMost, leaseMs],
        claimedRow,
      );
      return claimed
        .sort((a, b) => a.not_before.localeCompare(b.not_before) || Number(a.id) - Number(b.id))
        .map(({ not_before: _, ...task }) => task);
    },

    hold: (task, leaseMs) =>
      db.found(
        `update agenda set leased_until = clock_timestamp() + $3 * interval '1 millisecond'
          where id = $1 and lease = $2 and leased_until is not null and state = 'due' returning 1`,
        [Number(task.id), task.lease, leaseMs],
      ),

    due: (now, atMost) =>
      db.many(
        `select a.id, a.what, a.attempts, case
             when a.what = ${task('refresh-posts')} then (select w.platform from posts o join workspaces w on w.id = o.workspace_id where o.id = a.subject::uuid)
             when a.what in (${task('describe-person')}, ${task('publish-home')}) then
               (select w.platform from identities i join workspaces w on w.id = i.workspace_id
                 where i.person_id = a.subject::uuid order by ${writtenTo('null')} limit 1)
             when a.what = ${task('empty-home')} then (select w.platform from workspaces w where w.id = split_part(a.subject, '/', 1)::uuid)
           end as platform
           from agenda a
          where a.state = 'due' and a.not_before <= $1 and (a.leased_until is null or a.leased_until < clock_timestamp())
          order by a.not_before, a.id limit $2`,
        [now.toString(), atMost],
        dueRow,
      ),

    claimOne: (taskId, now, leaseMs) =>
      db.one(
        `update agenda set leased_until = clock_timestamp() + $3 * interval '1 millisecond', lease = lease + 1
          where id = (select id from agenda
                       where id = $1 and state = 'due' and not_before <= $2 and (leased_until is null or leased_until < clock_timestamp())
                         for update skip locked)
         returning id, what, subject, attempts, doubts, lease`,
        [Number(taskId), now.toString(), leaseMs],
        taskRow,
      ),

    outlook: (now, besides = []) =>
      db.only(
        `select least((select not_before from agenda where state = 'due' and leased_until is null order by not_before limit 1),
                      (select not_before from deliveries where state = 'waiting' order by not_before limit 1)) as next,
                exists (select from agenda where state = 'due' and not_before <= $1 and what <> all($2::text[])) as due,
                exists (select from posts where state <> 'sent') as lost`,
        [now.toString(), besides],
        outlookRow,
      ),

    describing: (now) =>
      db.many(
        `select a.subject as "personId",
                (select w.platform from identities i join workspaces w on w.id = i.workspace_id
                  where i.person_id = a.subject::uuid order by ${writtenTo('null')} limit 1) as platform
           from agenda a where a.state = 'due' and a.not_before <= $1 and a.what = ${task('describe-person')}`,
        [now.toString()],
        describedRow,
      ),

    giveBack: (ids) => db.run('update agenda set leased_until = null where id = any($1::bigint[])', [ids.map(Number)]),

    organisation: (taskId) =>
      db.one(
        `select ${organisationColumns} from agenda a join organisations o on o.id = a.organisation_id where a.id = $1`,
        [Number(taskId)],
        organisationRow,
      ),

    isOurs: ({ id, lease }) =>
      db.found('select 1 from agenda where id = $1 and lease = $2 and leased_until is not null for update', [Number(id), lease]),

    async complete(taskId) {
      // Asked for again while it ran, its lease was cleared: it stays.
      await db.run('delete from agenda where id = $1 and leased_until is not null', [Number(taskId)]);
    },

    retry: (taskId, notBefore, error) =>
      db.run(
        `update agenda set not_before = $2, attempts = attempts + 1, doubts = doubts + ($3 = 'unsure')::int, leased_until = null, last_error = $3
          where id = $1`,
        [Number(taskId), notBefore.toString(), error],
      ),

    bury: (taskId, error) =>
      db.run(`update agenda set state = 'dead', attempts = attempts + 1, leased_until = null, last_error = $2 where id = $1`, [
        Number(taskId),
        error,
      ]),

    revive: (organisationId, now) =>
      db.count(
        `update agenda set state = 'due', attempts = 0, doubts = 0, not_before = $2 where organisation_id = $1 and state = 'dead' returning 1`,
        [organisationId, now.toString()],
      ),

    pending: (what, subjects) =>
      db.many(
        `select subject, state = 'dead' as dead from agenda where what = $1 and subject = any($2::text[])`,
        [what, subjects],
        z.object({ subject: z.string(), dead: z.boolean() }),
      ),

    dead: (organisationId) =>
      db.only(
        `select count(*)::int as dead from agenda where organisation_id = $1 and state = 'dead'`,
        [organisationId],
        column('dead', z.number()),
      ),

    freeLeases: () => db.run('update agenda set leased_until = null where leased_until is not null'),

    upcoming: (organisationId, atMost) =>
      db.many(
        `select what, subject, not_before as "notBefore" from agenda
          where state = 'due' and (organisation_id = $1 or organisation_id is null) order by not_before, id limit $2`,
        [organisationId, atMost],
        z.object({ what: z.string(), subject: z.string(), notBefore: instant }),
      ),
  };
}
