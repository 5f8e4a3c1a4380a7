import { z } from 'zod';
import type { HarvesterTable } from '../../src/ports/harvesters.ts';
import type { InvitationTable } from '../../src/ports/invitations.ts';
import type { KindLists } from './names.ts';
import { type Queries, row } from './queries.ts';
import { day, id, instant, personColumns, personRow } from './rows.ts';

const volunteerRow = row({
  person: personRow,
  lastSolicitedAt: instant.nullable(),
  paused: z.boolean(),
  full: z.boolean(),
  concerned: z.boolean(),
  setAside: z.boolean(),
  asked: z.boolean(),
  spent: z.array(day),
  silences: z.array(z.string()).transform((scopes) => new Set(scopes)),
}).transform((volunteer) => ({ ...volunteer, personId: volunteer.person.id }));

export function harvesterTable(db: Queries, kinds: KindLists): HarvesterTable {
  /** Of a person, what an initiative `$2` looks at before they are asked. */
  const seen = (person: string) => `
    exists (select from carriers c where c.initiative_id = $2 and c.person_id = ${person}) as concerned,
    exists (select from set_asides s join identities i on i.workspace_id = s.workspace_id and i.external_id = s.external_id
             where s.initiative_id = $2 and i.person_id = ${person}) as set_aside,
    exists (select from readers r where r.initiative_id = $2 and r.person_id = ${person})
      or exists (select from deliveries d where d.person_id = ${person} and d.subject = 'initiative:' || $2::text
                    and d.kind in ${kinds.invitations} and d.state = 'sending') as asked,
    array(select t.day::text from attention t where t.person_id = ${person} order by t.day desc limit 8) as spent,
    array(select q.scope from silences q where q.person_id = ${person}) as silences`;

  return {
    get: (personId) => db.one('select paused from harvesters where person_id = $1', [personId], z.object({ paused: z.boolean() })),

    join: (organisationId, personId, ceiling, now) =>
      db.found(
        `insert into harvesters (person_id, organisation_id, since, ceiling) values ($1, $2, $3, $4)
         on conflict do nothing returning 1`,
        [personId, organisationId, now.toString(), ceiling],
      ),

    leave: (personId) => db.found('delete from harvesters where person_id = $1 returning 1', [personId]),

    setPaused: (personId, paused) => db.run('update harvesters set paused = $2 where person_id = $1', [personId, paused]),

    searchAlone: (organisationId, { waits }) =>
      db.found(`select 1 from organisations where id = $1 for no key update ${waits ? '' : 'skip locked'}`, [organisationId]),

    candidates: (organisationId, initiativeId) =>
      db.many(
        `select (select row_to_json(x) from (select ${personColumns}) x) as person, h.last_solicited_at, h.paused,
                (select count(*) from invitations v where v.person_id = h.person_id)
                  + (select count(*) from meetings m where m.harvester_id = h.person_id and m.state = 'open') >= h.ceiling as full,
                ${seen('h.person_id')}
           from harvesters h join people p on p.id = h.person_id
          where h.organisation_id = $1 order by p.id`,
        [organisationId, initiativeId],
        volunteerRow,
      ),

    peopleOf: (organisationId, initiativeId) =>
      db.many(
        `select (select row_to_json(x) from (select ${personColumns}) x) as person, null::timestamptz as last_solicited_at, false as paused, false as full,
                ${seen('p.id')}
           from initiatives n join people p on p.id in (
                  select k.person_id from stories s join carriers k on k.initiative_id = s.initiative_id
                   where n.about_item like 'story:%' and s.id = substr(n.about_item, 7)::uuid
                  union all
                  select m.person_id from trials t join trial_members m on m.trial_id = t.id and m.agreed = t.version
                   where n.about_item like 'trial:%' and t.id = substr(n.about_item, 7)::uuid)
          where n.id = $2 and p.organisation_id = $1 order by p.id`,
        [organisationId, initiativeId],
        volunteerRow,
      ),

    count: async (organisationId) =>
      (
        await db.one(
          'select count(*)::int as volunteers from harvesters where organisation_id = $1 and not paused',
          [organisationId],
          row({ volunteers: z.int() }),
        )
      )?.volunteers ?? 0,

    solicited: (personId, at) => db.run('update harvesters set last_solicited_at = $2 where person_id = $1', [personId, at.toString()]),
  };
}

const columns = 'id, organisation_id, initiative_id, person_id, chosen, state, answer_by';
const invitationRow = row({
  id,
  organisationId: id,
  initiativeId: id,
  personId: id,
  chosen: z.boolean(),
  state: z.enum(['leaving', 'open']),
  answerBy: instant.nullable(),
});

export function invitationTable(db: Queries): InvitationTable {
  const one = (sql: string, params: readonly unknown[]) => db.one(sql, params, invitationRow);

  return {
    add: ({ organisationId, initiativeId, personId, chosen }) =>
      db.only(
        `insert into invitations (organisation_id, initiative_id, person_id, chosen, state) values ($1, $2, $3, $4, 'leaving') returning ${columns}`,
        [organisationId, initiativeId, personId, chosen],
        invitationRow,
      ),

    get: (invitationId) => one(`select ${columns} from invitations where id = $1`, [invitationId]),
    async lock(invitationId) {
      // The initiative first, as everywhere: two acts that wait for each other would both fail.
      await db.run(
        'select 1 from initiatives n where n.id = (select v.initiative_id from invitations v where v.id = $1) for no key update',
        [invitationId],
      );
      return one(`select ${columns} from invitations where id = $1 for no key update`, [invitationId]);
    },
    ofInitiative: (initiativeId) => one(`select ${columns} from invitations where initiative_id = $1`, [initiativeId]),

    openFor: (personId) =>
      db.many(
        `select ${columns} from invitations where person_id = $1 and state = 'open' order by answer_by desc nulls last, id`,
        [personId],
        invitationRow,
      ),

    unansweredBy: (personId) => db.many(`select ${columns} from invitations where person_id = $1 order by id`, [personId], invitationRow),

    sent: (invitationId, answerBy) =>
      db.run(`update invitations set state = 'open', answer_by = $2 where id = $1 and state = 'leaving'`, [
        invitationId,
        answerBy.toString(),
      ]),

    remove: (invitationId) => db.run('delete from invitations where id = $1', [invitationId]),
  };
}
