import { z } from 'zod';
import type { HarvesterTable } from '../../src/ports/harvesters.ts';
import type { InvitationTable } from '../../src/ports/invitations.ts';
import type { Queryable } from './database.ts';
import type { KindLists } from './names.ts';
import { day, id, instant, personColumns, personRow } from './rows.ts';

const volunteerRow = z
  .object({
    person: personRow,
    last_solicited_at: instant.nullable(),
    paused: z.boolean(),
    full: z.boolean(),
    concerned: z.boolean(),
    set_aside: z.boolean(),
    asked: z.boolean(),
    spent: z.array(day),
    silences: z.array(z.string()),
  })
  .transform((row) => ({
    personId: row.person.id,
    person: row.person,
    lastSolicitedAt: row.last_solicited_at,
    paused: row.paused,
    full: row.full,
    concerned: row.concerned,
    setAside: row.set_aside,
    asked: row.asked,
    spent: row.spent,
    silences: new Set(row.silences),
  }));

export function harvesterTable(db: Queryable, kinds: KindLists): HarvesterTable {
  return {
    async get(personId) {
      const { rows } = await db.query('select paused from harvesters where person_id = $1', [personId]);
      return rows[0] ? z.object({ paused: z.boolean() }).parse(rows[0]) : null;
    },

    async join(organisationId, personId, ceiling, now) {
      const { rows } = await db.query(
        `insert into harvesters (person_id, organisation_id, since, ceiling) values ($1, $2, $3, $4)
         on conflict do nothing returning 1`,
        [personId, organisationId, now.toString(), ceiling],
      );
      return rows.length > 0;
    },

    async leave(personId) {
      const { rows } = await db.query('delete from harvesters where person_id = $1 returning 1', [personId]);
      return rows.length > 0;
    },

    async setPaused(personId, paused) {
      await db.query('update harvesters set paused = $2 where person_id = $1', [personId, paused]);
    },

    async searchAlone(organisationId, { waits }) {
      const { rows } = await db.query(`select 1 from organisations where id = $1 for no key update ${waits ? '' : 'skip locked'}`, [
        organisationId,
      ]);
      return rows.length > 0;
    },

    async candidates(organisationId, initiativeId) {
      const { rows } = await db.query(
        `select (select row_to_json(x) from (select ${personColumns}) x) as person, h.last_solicited_at, h.paused,
                (select count(*) from invitations v where v.person_id = h.person_id)
                  + (select count(*) from meetings m where m.harvester_id = h.person_id and m.state = 'open') >= h.ceiling as full,
                exists (select from carriers c where c.initiative_id = $2 and c.person_id = h.person_id) as concerned,
                exists (select from set_asides s join identities i on i.workspace_id = s.workspace_id and i.external_id = s.external_id
                         where s.initiative_id = $2 and i.person_id = h.person_id) as set_aside,
                exists (select from readers r where r.initiative_id = $2 and r.person_id = h.person_id)
                  or exists (select from deliveries d where d.person_id = h.person_id and d.subject = 'initiative:' || $2::text
                                and d.kind in ${kinds.invitations} and d.state = 'sending') as asked,
                array(select t.day::text from attention t where t.person_id = h.person_id order by t.day desc limit 8) as spent,
                array(select q.scope from silences q where q.person_id = h.person_id) as silences
           from harvesters h join people p on p.id = h.person_id
          where h.organisation_id = $1 order by p.id`,
        [organisationId, initiativeId],
      );
      return rows.map((row) => volunteerRow.parse(row));
    },

    async solicited(personId, at) {
      await db.query('update harvesters set last_solicited_at = $2 where person_id = $1', [personId, at.toString()]);
    },
  };
}

const columns = 'id, organisation_id, initiative_id, person_id, chosen, state, answer_by';
const invitationRow = z
  .object({
    id,
    organisation_id: id,
    initiative_id: id,
    person_id: id,
    chosen: z.boolean(),
    state: z.enum(['leaving', 'open']),
    answer_by: instant.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    initiativeId: row.initiative_id,
    personId: row.person_id,
    chosen: row.chosen,
    state: row.state,
    answerBy: row.answer_by,
  }));

export function invitationTable(db: Queryable): InvitationTable {
  const one = async (sql: string, params: readonly unknown[]) => {
    const { rows } = await db.query(sql, params);
    return rows[0] ? invitationRow.parse(rows[0]) : null;
  };

  return {
    async add({ organisationId, initiativeId, personId, chosen }) {
      const made = await one(
        `insert into invitations (organisation_id, initiative_id, person_id, chosen, state) values ($1, $2, $3, $4, 'leaving') returning ${columns}`,
        [organisationId, initiativeId, personId, chosen],
      );
      if (!made) throw new Error('An invitation was made and cannot be found.');
      return made;
    },

    get: (invitationId) => one(`select ${columns} from invitations where id = $1`, [invitationId]),
    async lock(invitationId) {
      // The initiative first, as everywhere: two acts that wait for each other would both fail.
      await db.query(
        'select 1 from initiatives n where n.id = (select v.initiative_id from invitations v where v.id = $1) for no key update',
        [invitationId],
      );
      return one(`select ${columns} from invitations where id = $1 for no key update`, [invitationId]);
    },
    ofInitiative: (initiativeId) => one(`select ${columns} from invitations where initiative_id = $1`, [initiativeId]),

    async openFor(personId) {
      const { rows } = await db.query(
        `select ${columns} from invitations where person_id = $1 and state = 'open' order by answer_by desc nulls last, id`,
        [personId],
      );
      return rows.map((row) => invitationRow.parse(row));
    },

    async unansweredBy(personId) {
      const { rows } = await db.query(`select ${columns} from invitations where person_id = $1 order by id`, [personId]);
      return rows.map((row) => invitationRow.parse(row));
    },

    async sent(invitationId, answerBy) {
      await db.query(`update invitations set state = 'open', answer_by = $2 where id = $1 and state = 'leaving'`, [
        invitationId,
        answerBy.toString(),
      ]);
    },

    async remove(invitationId) {
      await db.query('delete from invitations where id = $1', [invitationId]);
    },
  };
}
