import { z } from 'zod';
import type { PeopleTable } from '../../src/ports/people.ts';
import { writtenTo } from './accounts.ts';
import type { Queryable } from './database.ts';
import { day, instant, personColumns, personRow, workspaceColumns, workspaceRow } from './rows.ts';

const scopes = z.array(z.object({ scope: z.string() }).transform((row) => row.scope));
const weekRow = z.object({ spent: z.array(day), silences: z.array(z.string()) });
const namedRow = z.object({ name: z.string() });
const askingRow = z.object({ asking: z.number() });
const madeRow = z.object({ person_id: z.string() });
const identityRow = z
  .object({ workspace: workspaceRow, external_id: z.string(), not_before: instant.nullable() })
  .transform((row) => ({ workspace: row.workspace, externalId: row.external_id, heldUntil: row.not_before }));

export function peopleTable(db: Queryable): PeopleTable {
  const one = async (sql: string, params: readonly unknown[]) => {
    const { rows } = await db.query(sql, params);
    return rows[0] ? personRow.parse(rows[0]) : null;
  };
  const get = (id: string) => one(`select ${personColumns} from people p where p.id = $1`, [id]);

  return {
    async meet(organisationId, workspaceId, externalId, now) {
      // The workspace's row is the queue at the door: two first contacts at once make one person.
      // Not `for update`: whoever noted a receipt shares the key already, and two of them would wait for one another.
      await db.query('select 1 from workspaces where id = $1 for no key update', [workspaceId]);
      const known = await one(
        `select ${personColumns} from identities i join people p on p.id = i.person_id where i.workspace_id = $1 and i.external_id = $2`,
        [workspaceId, externalId],
      );
      if (known) return known;

      const { rows } = await db.query(
        `with made as (insert into people (organisation_id, created_at) values ($1, $4) returning id)
         insert into identities (workspace_id, external_id, organisation_id, person_id) select $2, $3, $1, id from made returning person_id`,
        [organisationId, workspaceId, externalId, now.toString()],
      );
      const person = await get(madeRow.parse(rows[0]).person_id);
      if (!person) throw new Error('A person was made and cannot be found.');
      return person;
    },

    get,

    async lock(id) {
      // Records that mention them can still be added meanwhile.
      await db.query('select 1 from people where id = $1 for no key update', [id]);
      return get(id);
    },

    async stays(id) {
      const { rows } = await db.query('select 1 from people where id = $1 for key share', [id]);
      return rows.length > 0;
    },

    async identity(id, within = null) {
      const { rows } = await db.query(
        `select (select row_to_json(x) from (select ${workspaceColumns}) x) as workspace, i.external_id, w.not_before
           from identities i join workspaces w on w.id = i.workspace_id where i.person_id = $1 order by ${writtenTo('$2::uuid')} limit 1`,
        [id, within],
      );
      return rows[0] ? identityRow.parse(rows[0]) : null;
    },

    async described(id, facts, now) {
      if (!facts) {
        await db.query('update people set described_at = $2 where id = $1', [id, now.toString()]);
        return;
      }
      await db.query(
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

    async chooseLocale(id, locale) {
      await db.query('update people set locale = $2 where id = $1', [id, locale]);
    },

    async setUnreachable(id, since) {
      await db.query('update people set unreachable_since = $2 where id = $1', [id, since?.toString() ?? null]);
    },

    async chooseHours(id, { workDays, workFrom, workUntil }) {
      await db.query('update people set work_days = $2, work_from = $3, work_until = $4 where id = $1', [
        id,
        workDays,
        workFrom,
        workUntil,
      ]);
    },

    async chooseMessagesAWeek(id, messages) {
      await db.query('update people set messages_a_week = $2 where id = $1', [id, messages]);
    },

    async openHome(id, workspaceId) {
      await db.query('update people set has_home = true where id = $1 and not has_home', [id]);
      await db.query('update identities set has_home = true where person_id = $1 and workspace_id = $2 and not has_home', [
        id,
        workspaceId,
      ]);
    },

    async homes(id) {
      const { rows } = await db.query(
        `select (select row_to_json(x) from (select ${workspaceColumns}) x) as workspace, i.external_id
           from identities i join workspaces w on w.id = i.workspace_id
          where i.person_id = $1 and i.has_home and i.left_at is null order by w.id`,
        [id],
      );
      return z
        .array(z.object({ workspace: workspaceRow, external_id: z.string() }))
        .parse(rows)
        .map((row) => ({ workspace: row.workspace, externalId: row.external_id }));
    },

    async setCoordinator(id, coordinator) {
      await db.query('update people set coordinator = $2 where id = $1', [id, coordinator]);
    },

    async namesBesides(id) {
      const { rows } = await db.query(
        `select o.name from people p join people o on o.organisation_id = p.organisation_id and o.id <> p.id where p.id = $1 and o.name <> ''`,
        [id],
      );
      return rows.map((row) => namedRow.parse(row).name);
    },

    async asking(id) {
      const { rows } = await db.query(
        `select (select count(*) from carrier_requests where asked_by = $1)::int
                + (select count(*) from trial_members c
                     join trials t on t.id = c.trial_id and t.state in ('asking', 'live')
                     join trial_members m on m.trial_id = t.id and m.agreed is distinct from t.version and m.person_id <> $1
                    where c.person_id = $1 and c.role <> 'tester')::int as asking`,
        [id],
      );
      return askingRow.parse(rows[0]).asking;
    },

    async coordinators(organisationId) {
      const { rows } = await db.query(
        `select ${personColumns} from people p where p.organisation_id = $1 and p.coordinator order by p.id`,
        [organisationId],
      );
      return rows.map((row) => personRow.parse(row));
    },

    async addAbsence(id, absence) {
      await db.query(
        `insert into absences (person_id, first_day, last_day) values ($1, $2, $3)
         on conflict (person_id, first_day) do update set last_day = greatest(absences.last_day, excluded.last_day)`,
        [id, absence.from, absence.until],
      );
    },

    async forgetAbsences(id, today) {
      const { rows } = await db.query('delete from absences where person_id = $1 and last_day >= $2 returning 1', [id, today.toString()]);
      return rows.length;
    },

    async silences(id) {
      const { rows } = await db.query('select scope from silences where person_id = $1', [id]);
      return new Set(scopes.parse(rows));
    },

    async week(id, from, until) {
      const { rows } = await db.query(
        `select coalesce((select jsonb_agg(t.day order by t.day) from attention t where t.person_id = $1 and t.day between $2 and $3), '[]') as spent,
                coalesce((select jsonb_agg(s.scope) from silences s where s.person_id = $1), '[]') as silences`,
        [id, from.toString(), until.toString()],
      );
      const { spent, silences } = weekRow.parse(rows[0]);
      return { spent, silences: new Set(silences) };
    },

    async silence(id, scope, now) {
      await db.query('insert into silences (person_id, scope, since) values ($1, $2, $3) on conflict do nothing', [
        id,
        scope,
        now.toString(),
      ]);
    },

    async endSilence(id, scope) {
      await db.query('delete from silences where person_id = $1 and scope = $2', [id, scope]);
    },

    async endSilences(id) {
      await db.query("delete from silences where person_id = $1 and scope <> 'removed'", [id]);
    },

    async keepDraft(id, words, now) {
      await db.query(
        `insert into drafts (person_id, words, written_at) values ($1, $2, $3)
         on conflict (person_id) do update set words = excluded.words, written_at = excluded.written_at`,
        [id, words, now.toString()],
      );
    },

    async draft(id) {
      const { rows } = await db.query('select words, written_at from drafts where person_id = $1', [id]);
      if (!rows[0]) return null;
      const row = z.object({ words: z.string(), written_at: instant }).parse(rows[0]);
      return { words: row.words, writtenAt: row.written_at };
    },

    async forgetDraft(id) {
      await db.query('delete from drafts where person_id = $1', [id]);
    },

    async draftsBefore(before) {
      const { rows } = await db.query(
        `select d.person_id as "personId", p.organisation_id as "organisationId", d.written_at as "writtenAt"
         from drafts d join people p on p.id = d.person_id where d.written_at < $1 order by d.person_id`,
        [before.toString()],
      );
      return z.array(z.object({ personId: z.string(), organisationId: z.string(), writtenAt: instant })).parse(rows);
    },

    async forgetAbsencesBefore(day) {
      const { rows } = await db.query('delete from absences where last_day < $1 returning 1', [day.toString()]);
      return rows.length;
    },
  };
}
