import { z } from 'zod';
import type { PeopleTable } from '../../src/ports/people.ts';
import { writtenTo } from './accounts.ts';
import { column, type Queries, row } from './queries.ts';
import { day, instant, personColumns, id as personId, personRow, workspaceColumns, workspaceRow } from './rows.ts';

const weekRow = z.object({ spent: z.array(day), silences: z.array(z.string()) });
const momentShape = { weekday: z.number(), from: z.string(), until: z.string() };
const momentColumns = 'm.weekday, m.from_clock as "from", m.until_clock as "until"';
const identityRow = row({ workspace: workspaceRow, externalId: z.string(), heldUntil: instant.nullable() }, { heldUntil: 'not_before' });

export function peopleTable(db: Queries): PeopleTable {
  const one = (sql: string, params: readonly unknown[]) => db.one(sql, params, personRow);
  const get = (id: string) => one(`select ${personColumns} from people p where p.id = $1`, [id]);

  return {
    async meet(organisationId, workspaceId, externalId, now) {
      // The workspace's row is the queue at the door: two first contacts at once make one person.
      // Not `for update`: an act that noted a receipt holds a share of the key already, and two acts would wait for each other.
      await db.run('select 1 from workspaces where id = $1 for no key update', [workspaceId]);
      const known = await one(
        `select ${personColumns} from identities i join people p on p.id = i.person_id where i.workspace_id = $1 and i.external_id = $2`,
        [workspaceId, externalId],
      );
      if (known) return known;

      const made = await db.only(
        `with made as (insert into people (organisation_id, created_at) values ($1, $4) returning id)
         insert into identities (workspace_id, external_id, organisation_id, person_id) select $2, $3, $1, id from made returning person_id`,
        [organisationId, workspaceId, externalId, now.toString()],
        column('person_id', personId),
      );
      const person = await get(made);
      if (!person) throw new Error('A person was made and cannot be found.');
      return person;
    },

    get,

    async lock(id) {
      // Records that mention them can still be added meanwhile.
      await db.run('select 1 from people where id = $1 for no key update', [id]);
      return get(id);
    },

    lockAgainstRemoval: (id) => db.found('select 1 from people where id = $1 for key share', [id]),

    identity: (id, within = null) =>
      db.one(
        `select (select row_to_json(x) from (select ${workspaceColumns}) x) as workspace, i.external_id, w.not_before
           from identities i join workspaces w on w.id = i.workspace_id where i.person_id = $1 order by ${writtenTo('$2::uuid')} limit 1`,
        [id, within],
        identityRow,
      ),

    async described(id, facts, now) {
      if (!facts) {
        await db.run('update people set described_at = $2 where id = $1', [id, now.toString()]);
        return;
      }
      await db.run(
        `update people set name = case when names_corrected or $2 = '' then name else $2 end,
                first_name = case when names_corrected or $2 = '' then first_name else $3 end,
                zone = case when zone_corrected then zone else coalesce($4, zone) end,
                territory = case when zone_corrected then territory else coalesce($5, territory) end,
                locale = coalesce(locale, $6), described_at = $7,
                unreachable_since = case when $8::boolean then null else coalesce(unreachable_since, $7::timestamptz) end
          where id = $1`,
        [id, facts.name, facts.firstName, facts.zone, facts.territory, facts.locale, now.toString(), facts.active],
      );
    },

    chooseLocale: (id, locale) => db.run('update people set locale = $2 where id = $1', [id, locale]),

    setUnreachable: (id, since) => db.run('update people set unreachable_since = $2 where id = $1', [id, since?.toString() ?? null]),

    chooseHours: (id, { workDays, workFrom, workUntil }) =>
      db.run('update people set work_days = $2, work_from = $3, work_until = $4 where id = $1', [id, workDays, workFrom, workUntil]),

    chooseMessagesAWeek: (id, messages) => db.run('update people set messages_a_week = $2 where id = $1', [id, messages]),

    async openHome(id, workspaceId) {
      await db.run('update people set has_home = true where id = $1 and not has_home', [id]);
      await db.run('update identities set has_home = true where person_id = $1 and workspace_id = $2 and not has_home', [id, workspaceId]);
    },

    homes: (id) =>
      db.many(
        `select (select row_to_json(x) from (select ${workspaceColumns}) x) as workspace, i.external_id
           from identities i join workspaces w on w.id = i.workspace_id
          where i.person_id = $1 and i.has_home and i.left_at is null order by w.id`,
        [id],
        row({ workspace: workspaceRow, externalId: z.string() }),
      ),

    setCoordinator: (id, coordinator) => db.run('update people set coordinator = $2 where id = $1', [id, coordinator]),

    namesBesides: (id) =>
      db.many(
        `select o.name from people p join people o on o.organisation_id = p.organisation_id and o.id <> p.id where p.id = $1 and o.name <> ''`,
        [id],
        column('name', z.string()),
      ),

    asking: (id) =>
      db.only(
        `select (select count(*) from carrier_requests where asked_by = $1 and agreed_at is null)::int
                + (select count(*) from trial_members c
                     join trials t on t.id = c.trial_id and t.state in ('asking', 'live')
                     join trial_members m on m.trial_id = t.id and m.agreed is distinct from t.version and m.person_id <> $1
                    where c.person_id = $1 and c.role <> 'tester')::int as asking`,
        [id],
        column('asking', z.number()),
      ),

    withHomes: (organisationId) =>
      db.many('select id from people where organisation_id = $1 and has_home order by id', [organisationId], column('id', personId)),

    coordinators: (organisationId) =>
      db.many(
        `select ${personColumns} from people p where p.organisation_id = $1 and p.coordinator order by p.id`,
        [organisationId],
        personRow,
      ),

    addAbsence: (id, absence) =>
      db.run(
        `insert into absences (person_id, first_day, last_day) values ($1, $2, $3)
         on conflict (person_id, first_day) do update set last_day = greatest(absences.last_day, excluded.last_day)`,
        [id, absence.from, absence.until],
      ),

    forgetAbsences: (id, today) =>
      db.count('delete from absences where person_id = $1 and last_day >= $2 returning 1', [id, today.toString()]),

    keepMoment: (id, moment, now) =>
      moment === null
        ? db.run('delete from moments where person_id = $1', [id])
        : db.run(
            `insert into moments values ($1, $2, $3, $4, $5) on conflict (person_id) do update
               set weekday = excluded.weekday, from_clock = excluded.from_clock, until_clock = excluded.until_clock, kept_at = excluded.kept_at`,
            [id, moment.weekday, moment.from, moment.until, now.toString()],
          ),

    moment: (id) => db.one(`select ${momentColumns} from moments m where m.person_id = $1`, [id], z.object(momentShape)),

    momentsBesides: (id, atMost) =>
      db.many(
        `select o.name, ${momentColumns} from people p join people o on o.organisation_id = p.organisation_id and o.id <> p.id
           join moments m on m.person_id = o.id
          where p.id = $1 and o.name <> '' and o.unreachable_since is null order by o.name, o.id limit $2`,
        [id, atMost],
        z.object({ ...momentShape, name: z.string() }),
      ),

    forgetMoments: (keptBefore) => db.count('delete from moments where kept_at < $1 returning 1', [keptBefore.toString()]),

    async silences(id) {
      return new Set(await db.many('select scope from silences where person_id = $1', [id], column('scope', z.string())));
    },

    async week(id, from, until) {
      const { spent, silences } = await db.only(
        `select coalesce((select jsonb_agg(t.day order by t.day) from attention t where t.person_id = $1 and t.day between $2 and $3), '[]') as spent,
                coalesce((select jsonb_agg(s.scope) from silences s where s.person_id = $1), '[]') as silences`,
        [id, from.toString(), until.toString()],
        weekRow,
      );
      return { spent, silences: new Set(silences) };
    },

    silence: (id, scope, now) =>
      db.run('insert into silences (person_id, scope, since) values ($1, $2, $3) on conflict do nothing', [id, scope, now.toString()]),

    endSilence: (id, scope) => db.run('delete from silences where person_id = $1 and scope = $2', [id, scope]),

    endSilences: (id) => db.run("delete from silences where person_id = $1 and scope <> 'removed'", [id]),

    keepDraft: (id, words, now, inPublic = false) =>
      db.run(
        `insert into drafts (person_id, words, written_at, in_public) values ($1, $2, $3, $4)
         on conflict (person_id) do update set words = excluded.words, written_at = excluded.written_at, in_public = excluded.in_public`,
        [id, words, now.toString(), inPublic],
      ),

    draft: (id) =>
      db.one(
        'select words, written_at, in_public from drafts where person_id = $1',
        [id],
        row({ words: z.string(), writtenAt: instant, inPublic: z.boolean() }),
      ),

    forgetDraft: (id) => db.run('delete from drafts where person_id = $1', [id]),

    draftsBefore: (before) =>
      db.many(
        `select d.person_id, p.organisation_id, d.written_at
           from drafts d join people p on p.id = d.person_id where d.written_at < $1 order by d.person_id`,
        [before.toString()],
        row({ personId: z.string(), organisationId: z.string(), writtenAt: instant }),
      ),

    forgetAbsencesBefore: (day) => db.count('delete from absences where last_day < $1 returning 1', [day.toString()]),
  };
}
