import { z } from 'zod';
import type { InitiativeTable } from '../../src/ports/initiatives.ts';
import type { Queryable } from './database.ts';
import { day, id, instant, personColumns, personRow } from './rows.ts';

const columns = 'n.id, n.organisation_id, n.sentence, n.state, n.told_at, n.held_until, n.news_by, n.kept_until';

const shape = {
  id,
  organisation_id: id,
  sentence: z.string(),
  state: z.enum(['held', 'searching', 'waiting', 'patient', 'accepted', 'told']),
  told_at: instant,
  held_until: instant,
  news_by: day,
  kept_until: day,
};
const initiativeRow = z.object(shape).transform(toInitiative);
const carriedRow = z
  .object({ ...shape, harvester: z.string().nullable(), began: z.boolean() })
  .transform((row) => ({ ...toInitiative(row), harvester: row.harvester, began: row.began }));

const heldRow = z.object({ held: z.number() });
const againRow = z.object({ again: z.boolean() });

function toInitiative(row: z.output<z.ZodObject<typeof shape>>) {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    sentence: row.sentence,
    state: row.state,
    toldAt: row.told_at,
    heldUntil: row.held_until,
    newsBy: row.news_by,
    keptUntil: row.kept_until,
  };
}

export function initiativeTable(db: Queryable): InitiativeTable {
  const one = async (sql: string, params: readonly unknown[]) => {
    const { rows } = await db.query(sql, params);
    return rows[0] ? initiativeRow.parse(rows[0]) : null;
  };

  return {
    async tell(told, now, promised) {
      // Typed twice while the first was on its way, it is one: whoever comes second waits, and sees it.
      const teller = await db.query(
        `select (select count(*)::int from carriers c join initiatives n on n.id = c.initiative_id
                  where c.person_id = p.id and n.state = 'held') as held
           from people p where p.id = $1 for no key update`,
        [told.personId],
      );
      const { agenda, heldUntil, newsBy, keptUntil } = promised(heldRow.parse(teller.rows[0]).held);
      const { rows } = await db.query(
        `with same as (
           select ${columns} from carriers c join initiatives n on n.id = c.initiative_id
            where c.person_id = $2 and n.state = 'held' and n.sentence = $3 limit 1),
         made as (
           insert into initiatives as n (organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
           select $1, $3, 'held', $4::timestamptz, $5::timestamptz, $6::date, $7::date where not exists (select from same)
           returning ${columns}),
         carried as (insert into carriers (initiative_id, person_id, since) select id, $2, $4::timestamptz from made),
         planned as (
           insert into agenda (organisation_id, what, subject, not_before)
           select $1, a.what, replace(a.subject, '<id>', made.id::text), a.not_before::timestamptz
             from made, unnest($8::text[], $9::text[], $10::text[]) as a (what, subject, not_before))
         select *, true as again from same union all select *, false from made`,
        [
          told.organisationId,
          told.personId,
          told.sentence,
          now.toString(),
          heldUntil.toString(),
          newsBy.toString(),
          keptUntil.toString(),
          agenda.map((one) => one.what),
          agenda.map((one) => one.subject),
          agenda.map((one) => one.notBefore.toString()),
        ],
      );
      return { initiative: initiativeRow.parse(rows[0]), again: againRow.parse(rows[0]).again };
    },

    get: (initiativeId) => one(`select ${columns} from initiatives n where n.id = $1`, [initiativeId]),
    lock: (initiativeId) => one(`select ${columns} from initiatives n where n.id = $1 for no key update`, [initiativeId]),

    async bring({ organisationId, sentence, keptUntil }, now) {
      const made = await one(
        `insert into initiatives as n (organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
         values ($1, $2, 'told', $3, $3, $4, $4) returning ${columns}`,
        [organisationId, sentence, now.toString(), keptUntil.toString()],
      );
      if (!made) throw new Error('An initiative was made and cannot be found.');
      return made;
    },

    async askedToCarry(initiativeId) {
      const { rows } = await db.query(
        `select ${personColumns} from carrier_requests c join people p on p.id = c.person_id where c.initiative_id = $1 order by p.id`,
        [initiativeId],
      );
      return rows.map((row) => personRow.parse(row));
    },

    async carriers(initiativeId) {
      const { rows } = await db.query(
        `select ${personColumns} from carriers c join people p on p.id = c.person_id where c.initiative_id = $1 order by c.since, p.id`,
        [initiativeId],
      );
      return rows.map((row) => personRow.parse(row));
    },

    async addCarrier(initiativeId, personId, now) {
      await db.query('insert into carriers (initiative_id, person_id, since) values ($1, $2, $3) on conflict do nothing', [
        initiativeId,
        personId,
        now.toString(),
      ]);
    },

    async removeCarrier(initiativeId, personId) {
      await db.query(
        `with theirs as (delete from agreements a using stories s where s.id = a.story_id and s.initiative_id = $1 and a.person_id = $2)
         delete from carriers where initiative_id = $1 and person_id = $2`,
        [initiativeId, personId],
      );
    },

    async askToCarry({ organisationId, initiativeId, personId, askedBy }) {
      const { rows } = await db.query(
        `insert into carrier_requests (organisation_id, initiative_id, person_id, asked_by) values ($1, $2, $3, $4)
         on conflict do nothing returning id`,
        [organisationId, initiativeId, personId, askedBy],
      );
      return rows[0] ? z.object({ id }).parse(rows[0]).id : null;
    },

    async carrierRequest(requestId) {
      const { rows } = await db.query('select initiative_id, person_id, asked_by from carrier_requests where id = $1', [requestId]);
      if (!rows[0]) return null;
      const row = z.object({ initiative_id: id, person_id: id, asked_by: id }).parse(rows[0]);
      return { initiativeId: row.initiative_id, personId: row.person_id, askedBy: row.asked_by };
    },

    async endCarrierRequest(requestId) {
      await db.query('delete from carrier_requests where id = $1', [requestId]);
    },

    async carries(personId, initiativeId) {
      const { rows } = await db.query('select 1 from carriers where person_id = $1 and initiative_id = $2', [personId, initiativeId]);
      return rows.length > 0;
    },

    async carriedBy(personId) {
      const { rows } = await db.query(
        `select ${columns}, h.name as harvester,
                not exists (select from carriers e where e.initiative_id = c.initiative_id and (e.since, e.person_id) < (c.since, c.person_id)) as began
           from carriers c join initiatives n on n.id = c.initiative_id
           left join meetings m on m.initiative_id = n.id and m.state = 'open'
           left join people h on h.id = m.harvester_id
          where c.person_id = $1 order by n.told_at desc, n.id limit 20`,
        [personId],
      );
      return rows.map((row) => carriedRow.parse(row));
    },

    async correct(initiativeId, sentence) {
      await db.query('update initiatives set sentence = $2 where id = $1', [initiativeId, sentence]);
    },

    async setState(initiativeId, state) {
      await db.query('update initiatives set state = $2 where id = $1', [initiativeId, state]);
    },

    async renew(initiativeId, { newsBy, keptUntil }) {
      await db.query('update initiatives set news_by = $2, kept_until = $3 where id = $1', [
        initiativeId,
        newsBy.toString(),
        keptUntil.toString(),
      ]);
    },

    async erase(initiativeId) {
      await db.query('delete from initiatives where id = $1', [initiativeId]);
    },

    async setAside(initiativeId, workspaceId, externalIds, personId) {
      await db.query('delete from set_asides where initiative_id = $1 and workspace_id = $2 and person_id = $3', [
        initiativeId,
        workspaceId,
        personId,
      ]);
      await db.query(
        'insert into set_asides (initiative_id, workspace_id, external_id, person_id) select $1, $2, unnest($3::text[]), $4 on conflict do nothing',
        [initiativeId, workspaceId, externalIds, personId],
      );
    },

    async hasSetAsides(initiativeId) {
      const { rows } = await db.query('select 1 from set_asides where initiative_id = $1 limit 1', [initiativeId]);
      return rows.length > 0;
    },

    async readers(initiativeId) {
      const { rows } = await db.query(
        `select coalesce(p.name, '') as name, r.read_at from readers r left join people p on p.id = r.person_id
          where r.initiative_id = $1 order by r.read_at, p.id`,
        [initiativeId],
      );
      return z
        .array(z.object({ name: z.string(), read_at: instant }))
        .parse(rows)
        .map((row) => ({ name: row.name, readAt: row.read_at }));
    },

    async addReader(initiativeId, personId, readAt) {
      await db.query('insert into readers (initiative_id, person_id, read_at) values ($1, $2, $3) on conflict do nothing', [
        initiativeId,
        personId,
        readAt.toString(),
      ]);
    },

    async waiting(organisationId) {
      const { rows } = await db.query(
        `select count(*)::int as waiting from initiatives where organisation_id = $1 and state in ('waiting', 'patient')`,
        [organisationId],
      );
      return z.object({ waiting: z.number() }).parse(rows[0]).waiting;
    },

    async growing(organisationId, since, now, atLeast) {
      const { rows } = await db.query(
        `select count(distinct i.id) >= $4 and count(distinct c.person_id) >= $4 as growing
           from initiatives i join carriers c on c.initiative_id = i.id
          where i.organisation_id = $1 and i.told_at >= $2 and i.held_until <= $3`,
        [organisationId, since.toString(), now.toString(), atLeast],
      );
      return z.object({ growing: z.boolean() }).parse(rows[0]).growing;
    },
  };
}
