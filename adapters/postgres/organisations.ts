import { z } from 'zod';
import { auditActs } from '../../src/domain/audit.ts';
import type { OrganisationTable } from '../../src/ports/organisations.ts';
import { heldOf, heldRow } from './initiatives.ts';
import { task } from './names.ts';
import { column, type Queries } from './queries.ts';
import {
  frameRow,
  id,
  instant,
  organisationColumns,
  organisationRow,
  personColumns,
  personRow,
  trouble,
  workspaceColumns,
  workspaceRow,
  written,
} from './rows.ts';

const arrivalRow = z.object({
  workspace: workspaceRow,
  organisation: organisationRow,
  person: personRow.nullable(),
  fresh: z.boolean(),
  several: z.boolean(),
  unaddressed: z.boolean(),
  left: z.boolean(),
  held: heldRow.nullable(),
});

const auditRow = z
  .object({ act: z.enum(auditActs), name: z.string(), at: instant, details: z.object({ before: z.string(), after: z.string() }) })
  .transform(({ details, ...row }) => ({ ...row, ...details }));

export function organisationTable(db: Queries): OrganisationTable {
  return {
    async configure(as, now) {
      const organisationId = await db.only(
        `insert into organisations (slug, name, zone, territory, locale, created_at, settings)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (slug) do update set name = excluded.name
         returning id`,
        [as.slug, as.name, as.zone, as.territory, as.locale, now.toString(), { contacts: as.contacts }],
        column('id', id),
      );
      if (!as.workspace) return null;

      const made = await db.one(
        `insert into workspaces as w (organisation_id, platform, external_id) values ($1, $2, $3)
         on conflict (platform, external_id) do update set not_before = null where w.organisation_id = excluded.organisation_id
         returning ${workspaceColumns}`,
        [organisationId, as.workspace.platform, as.workspace.externalId],
        workspaceRow,
      );
      if (!made) throw new Error('This workspace belongs to another organisation.');
      return made;
    },

    workspaces: (organisationId) =>
      db.many(
        `select ${workspaceColumns} from workspaces w where w.organisation_id = $1 order by w.platform, w.external_id`,
        [organisationId],
        workspaceRow,
      ),

    arrive(from, now) {
      const { telling = null } = from;
      if (telling !== null) {
        void db.run(
          `select from people where id = (
             select i.person_id from identities i join workspaces w on w.id = i.workspace_id
              where w.platform = $1 and w.external_id = $2 and i.external_id = $3) for no key update`,
          [from.platform, from.workspace, from.externalId],
        );
      }
      return db.one(
        `with receipt as (
           insert into receipts (workspace_id, receipt, seen_at)
           select id, $4::text, $5::timestamptz from workspaces where platform = $1 and external_id = $2 and $4 is not null
           on conflict do nothing returning 1),
         -- A person with one account has nothing to choose from.
         used as (
           update identities i set used_at = $5::timestamptz from workspaces w
            where w.platform = $1 and w.external_id = $2 and i.workspace_id = w.id and i.external_id = $3 and $4 is not null
              and exists (select from identities o where o.person_id = i.person_id and o.workspace_id <> i.workspace_id))
         select (select row_to_json(x) from (select ${workspaceColumns}) x) as workspace,
                (select row_to_json(x) from (select ${organisationColumns}) x) as organisation,
                (select row_to_json(x) from (select ${personColumns} where p.id is not null) x) as person,
                $4 is null or exists (select from receipt) as fresh,
                places.several, places.several and i.addresses is null as unaddressed,
                i.left_at is not null as left,
                ${telling === null ? 'null' : `case when p.id is not null then ${heldOf('p.id', '$6')} end`} as held
           from workspaces w
           join organisations o on o.id = w.organisation_id
           left join identities i on i.workspace_id = w.id and i.external_id = $3
           left join people p on p.id = i.person_id
           cross join lateral (select exists (select from workspaces v where v.organisation_id = w.organisation_id and v.id <> w.id) as several) places
          where w.platform = $1 and w.external_id = $2`,
        [from.platform, from.workspace, from.externalId, from.receipt, written(now), ...(telling === null ? [] : [telling])],
        arrivalRow,
      );
    },

    forgetReceipt: (workspaceId, receipt) =>
      db.run('delete from receipts where workspace_id = $1 and receipt = $2', [workspaceId, receipt]),

    bySlug: (slug) => db.one(`select ${organisationColumns} from organisations o where o.slug = $1`, [slug], organisationRow),

    get: (organisationId) =>
      db.one(`select ${organisationColumns} from organisations o where o.id = $1`, [organisationId], organisationRow),

    all: () => db.many(`select ${organisationColumns} from organisations o order by o.id`, [], organisationRow),

    workspace: (workspaceId) => db.one(`select ${workspaceColumns} from workspaces w where w.id = $1`, [workspaceId], workspaceRow),

    hold: (workspaceId, until, why, now) =>
      db.run(
        `update workspaces set not_before = greatest(not_before, $2::timestamptz),
                trouble = coalesce($3, trouble),
                trouble_since = case when $3::text is null then trouble_since when trouble = $3 then trouble_since else $4::timestamptz end
          where id = $1`,
        [workspaceId, until.toString(), why, now.toString()],
      ),

    troubles: (organisationId) =>
      db.many(
        'select trouble, trouble_since as since from workspaces where organisation_id = $1 and trouble is not null',
        [organisationId],
        z.object({ trouble, since: instant }),
      ),

    frame: (organisationId) =>
      db.one(
        'select body, contact, signed_name, signed_position, signed_on, committee_on from frames where organisation_id = $1',
        [organisationId],
        frameRow,
      ),

    keepFrame: (organisationId, { body, contact, signed }) =>
      db.run(
        `insert into frames (organisation_id, body, contact, signed_name, signed_position, signed_on, committee_on) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (organisation_id) do update set body = excluded.body, contact = excluded.contact, signed_name = excluded.signed_name,
           signed_position = excluded.signed_position, signed_on = excluded.signed_on, committee_on = excluded.committee_on`,
        [
          organisationId,
          body,
          contact,
          signed?.name ?? '',
          signed?.position ?? '',
          signed?.on.toString() ?? null,
          signed?.committeeOn?.toString() ?? null,
        ],
      ),

    changeSettings: (organisationId, { locale, territory, settings }) =>
      db.run('update organisations set locale = $2, territory = $3, settings = $4 where id = $1', [
        organisationId,
        locale,
        territory,
        settings,
      ]),

    audit: (organisationId, { personId, act, before, after }, at) =>
      db.run('insert into audit (organisation_id, person_id, at, act, details) values ($1, $2, $3, $4, $5)', [
        organisationId,
        personId,
        at.toString(),
        act,
        { before, after },
      ]),

    audited: (organisationId, atMost) =>
      db.many(
        `select a.act, coalesce(p.name, '') as name, a.at, a.details from audit a left join people p on p.id = a.person_id
          where a.organisation_id = $1 order by a.at desc, a.id desc limit $2`,
        [organisationId, atMost],
        auditRow,
      ),

    async eraseAll(organisationId, on) {
      const workspaces = 'select id from workspaces where organisation_id = $1';
      const owned = await db.many(
        `select table_name as name from information_schema.columns
          where table_schema = 'public' and column_name = 'organisation_id' and table_name not in ('workspaces', 'audit', 'agenda') order by 1`,
        [],
        column('name', z.string()),
      );
      for (const table of owned) await db.run(`delete from ${table} where organisation_id = $1`, [organisationId]);
      for (const table of ['channel_conversations', 'receipts'])
        await db.run(`delete from ${table} where workspace_id in (${workspaces})`, [organisationId]);
      await db.run(`delete from agenda where organisation_id = $1 and what not in (${task('empty-home')}, ${task('erase-organisation')})`, [
        organisationId,
      ]);
      await db.run(`update audit set person_id = null, details = '{"before": "", "after": ""}' where organisation_id = $1`, [
        organisationId,
      ]);
      await db.run(
        `update organisations set settings = jsonb_build_object('until', settings -> 'until', 'erasedOn', $2::text) where id = $1`,
        [organisationId, on.toString()],
      );
    },

    forgetReceipts: (before) => db.count('delete from receipts where seen_at < $1 returning 1', [before.toString()]),
  };
}
