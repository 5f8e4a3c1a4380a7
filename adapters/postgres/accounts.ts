import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { linkStates } from '../../src/domain/one-person.ts';
import type { AccountTable } from '../../src/ports/accounts.ts';
import { joinPeople } from './one-person.ts';
import { column, type Queries, row } from './queries.ts';
import { id, personColumns, personRow, platform } from './rows.ts';

/** Which of a person's accounts is written to: `i` in the workspace `within`, else where they asked, or wrote from last. */
export const writtenTo = (within: string) =>
  `coalesce(i.workspace_id = ${within}, false) desc, i.left_at is null desc, i.chosen desc, i.used_at desc nulls last, i.external_id`;

/** The workspace in which the delivery `d` reaches its person. */
export const placeOf = (d: string) =>
  `(select i.workspace_id from identities i where i.person_id = ${d}.person_id order by ${writtenTo(`${d}.workspace_id`)} limit 1)`;

const account = row({ workspaceId: id, externalId: z.string() });

const own = row({ workspaceId: id, externalId: z.string(), platform, chosen: z.boolean(), left: z.boolean() }, { left: 'gone' });

const linked = z.object({ workspaceId: id, externalId: z.string(), platform, personId: id, name: z.string() });

const linkRow = row({ id, organisationId: id, state: z.enum(linkStates), first: linked, second: linked });

const side = (of: 'first' | 'second') =>
  `(select jsonb_build_object('workspaceId', i.workspace_id, 'externalId', i.external_id, 'platform', w.platform, 'personId', p.id, 'name', p.name)
      from identities i join workspaces w on w.id = i.workspace_id join people p on p.id = i.person_id
     where i.workspace_id = l.${of}_workspace and i.external_id = l.${of}_account) as ${of}`;

const links = `select l.id, l.organisation_id, l.state, ${side('first')}, ${side('second')} from account_links l`;

/** Of the people of these two accounts. */
const theirs = `select i.person_id as id from account_links l join identities i
    on (i.workspace_id, i.external_id) in ((l.first_workspace, l.first_account), (l.second_workspace, l.second_account)) where l.id = $1`;

export function accountTable(db: Queries): AccountTable {
  const oneLink = (sql: string, params: readonly unknown[]) => db.one(sql, params, linkRow);

  return {
    of: (personId) =>
      db.many(
        `select i.workspace_id, i.external_id, w.platform, i.chosen, i.left_at is not null as gone
           from identities i join workspaces w on w.id = i.workspace_id where i.person_id = $1 order by ${writtenTo('null')}`,
        [personId],
        own,
      ),

    owner: ({ workspaceId, externalId }) =>
      db.one(
        `select ${personColumns} from identities i join people p on p.id = i.person_id where i.workspace_id = $1 and i.external_id = $2`,
        [workspaceId, externalId],
        personRow,
      ),

    async keepAddresses({ workspaceId, externalId }, addresses) {
      const key = await db.only(
        'select o.address_key as key from organisations o join workspaces w on w.organisation_id = o.id where w.id = $1',
        [workspaceId],
        column('key', z.string()),
      );
      const digests = addresses.map((address) => createHmac('sha256', key).update(address).digest('base64url'));
      await db.run('update identities set addresses = $3 where workspace_id = $1 and external_id = $2', [
        workspaceId,
        externalId,
        [...new Set(digests)],
      ]);
    },

    alike: ({ workspaceId, externalId }) =>
      db.one(
        `select j.workspace_id, j.external_id
           from identities i
           join identities j on j.organisation_id = i.organisation_id and j.workspace_id <> i.workspace_id
             and j.person_id <> i.person_id and j.addresses && i.addresses and j.left_at is null
           join people p on p.id = j.person_id and p.unreachable_since is null
          where i.workspace_id = $1 and i.external_id = $2
            and not exists (select from identities k where k.addresses && i.addresses and k.workspace_id in (i.workspace_id, j.workspace_id)
                              and (k.workspace_id, k.external_id) not in ((i.workspace_id, i.external_id), (j.workspace_id, j.external_id)))
            and not exists (select from identities k where (k.person_id = j.person_id and k.workspace_id in (select m.workspace_id from identities m where m.person_id = i.person_id)))
            and not exists (select from account_links l
                             where ((l.first_workspace, l.first_account), (l.second_workspace, l.second_account)) in
                               (((i.workspace_id, i.external_id), (j.workspace_id, j.external_id)), ((j.workspace_id, j.external_id), (i.workspace_id, i.external_id))))
          order by j.workspace_id, j.external_id limit 1`,
        [workspaceId, externalId],
        account,
      ),

    async propose(organisationId, first, second, now) {
      const made = await db.one(
        `insert into account_links (organisation_id, first_workspace, first_account, second_workspace, second_account, since)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
        [organisationId, first.workspaceId, first.externalId, second.workspaceId, second.externalId, now.toString()],
        column('id', id),
      );
      return made === null ? null : oneLink(`${links} where l.id = $1`, [made]);
    },

    link: (linkId) => oneLink(`${links} where l.id = $1`, [linkId]),

    linksOf: (personId) =>
      db.many(
        `${links} where exists (select from identities i where i.person_id = $1
            and (i.workspace_id, i.external_id) in ((l.first_workspace, l.first_account), (l.second_workspace, l.second_account))) order by l.since desc, l.id`,
        [personId],
        linkRow,
      ),

    async hold(linkId) {
      // Locks the people first, in one order, as erasing somebody does.
      await db.run(`select 1 from people p where p.id in (${theirs}) order by p.id for update`, [linkId]);
      await db.run('select 1 from account_links l where l.id = $1 for update', [linkId]);
      return oneLink(`${links} where l.id = $1`, [linkId]);
    },

    setState: (linkId, state, { swap }) =>
      db.run(
        `update account_links set state = $2${swap ? ', first_workspace = second_workspace, first_account = second_account, second_workspace = first_workspace, second_account = first_account' : ''} where id = $1`,
        [linkId, state],
      ),

    choose: (personId, workspaceId, now) =>
      db.run(
        `update identities set chosen = coalesce(workspace_id = $2, false), used_at = case when workspace_id = $2 then $3 else used_at end
          where person_id = $1`,
        [personId, workspaceId, now.toString()],
      ),

    used: ({ workspaceId, externalId }, now) =>
      db.run('update identities set used_at = $3 where workspace_id = $1 and external_id = $2', [workspaceId, externalId, now.toString()]),

    leave: (personId, workspaceId, now) =>
      db.only(
        `with others as (select 1 from identities where person_id = $1 and workspace_id <> $2 and left_at is null),
              gone as (update identities set left_at = coalesce(left_at, $3) where person_id = $1 and workspace_id = $2 and exists (select from others))
         select exists (select from others) as others`,
        [personId, workspaceId, now.toString()],
        column('others', z.boolean()),
      ),

    comeBack: ({ workspaceId, externalId }) =>
      db.run('update identities set left_at = null where workspace_id = $1 and external_id = $2 and left_at is not null', [
        workspaceId,
        externalId,
      ]),

    join: (kept, gone, as) => joinPeople(db, kept, gone, as),
  };
}
