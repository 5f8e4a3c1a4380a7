import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { purposes } from '../../src/domain/purpose.ts';
import type { InitiativeTable } from '../../src/ports/initiatives.ts';
import { column, type Queries, row } from './queries.ts';
import { day, id, instant, personColumns, personRow, written } from './rows.ts';

const columns =
  'n.id, n.organisation_id, n.sentence, n.purpose, n.about_item, n.in_turn, n.state, n.told_at, n.held_until, n.news_by, n.kept_until';

const shape = {
  id,
  organisationId: id,
  sentence: z.string(),
  purpose: z.enum(purposes),
  item: z.string().nullable(),
  inTurn: z.boolean(),
  state: z.enum(['held', 'searching', 'waiting', 'patient', 'accepted', 'told']),
  toldAt: instant,
  heldUntil: instant,
  newsBy: day,
  keptUntil: day,
};
const initiativeRow = row(shape, { item: 'about_item' });
export const heldRow = z.object({ count: z.number(), same: initiativeRow.nullable() });
const carriedRow = row({ ...shape, harvester: z.string().nullable(), began: z.boolean() }, { item: 'about_item' });

/**
 * What of a person's is held, as JSON for `heldRow`: from what they carry to each initiative by its key. Left to itself, the planner
 * reads every initiative, and goes on so for a minute after there are many.
 */
export const heldOf = (person: string, sentence: string) =>
  `(select json_build_object('count', count(*), 'same', (array_agg(row_to_json(x)) filter (where x.sentence = ${sentence}))[1])
      from (select initiative_id from carriers where person_id = ${person} offset 0) c
      cross join lateral (select ${columns} from initiatives n where n.id = c.initiative_id offset 0) x where x.state = 'held')`;

/**
 * The name of a reader `r`, known as `p`: of what is asked of the people of something read, only once they say yes, since they may
 * have told it without their names.
 */
const readerName = namedReader('p');
export function namedReader(person: string): string {
  return `case when n.about_item is null or exists (select from meetings m where m.initiative_id = n.id and m.harvester_id = r.person_id)
               then coalesce(${person}.name, '') else '' end`;
}

/** Somebody is being looked for. */
const asking = `state in ('held', 'searching', 'patient')`;

export function initiativeTable(db: Queries): InitiativeTable {
  const one = (sql: string, params: readonly unknown[]) => db.one(sql, params, initiativeRow);

  return {
    async held(personId, sentence) {
      await db.run('select from people where id = $1 for no key update', [personId]);
      return db.only(`select ${heldOf('$1', '$2')} as held`, [personId, sentence], column('held', heldRow));
    },

    tell(told, now, { agenda, ...promised }) {
      const initiative = { id: randomUUID(), ...told, state: 'held' as const, toldAt: now, ...promised };
      void db.run(
        `with made as (
           insert into initiatives (id, organisation_id, sentence, purpose, about_item, in_turn, state, told_at, held_until, news_by, kept_until)
           values ($1, $2, $4, $12, $13, $14, 'held', $5, $6, $7, $8)),
         carried as (insert into carriers (initiative_id, person_id, since) values ($1, $3, $5))
         insert into agenda (organisation_id, what, subject, not_before)
         select $2, a.what, a.subject, a.not_before from unnest($9::text[], $10::text[], $11::timestamptz[]) as a (what, subject, not_before)`,
        [
          initiative.id,
          told.organisationId,
          told.personId,
          told.sentence,
          written(now),
          written(promised.heldUntil),
          promised.newsBy.toString(),
          promised.keptUntil.toString(),
          agenda.map((one) => one.what),
          agenda.map((one) => one.subject.replace('<id>', initiative.id)),
          agenda.map((one) => written(one.notBefore)),
          told.purpose,
          told.item,
          told.inTurn,
        ],
      );
      const { personId: _, ...kept } = initiative;
      return kept;
    },

    get: (initiativeId) => one(`select ${columns} from initiatives n where n.id = $1`, [initiativeId]),
    lock: (initiativeId) => one(`select ${columns} from initiatives n where n.id = $1 for no key update`, [initiativeId]),

    bring: ({ organisationId, sentence, keptUntil }, now) =>
      db.only(
        `insert into initiatives as n (organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
         values ($1, $2, 'told', $3, $3, $4, $4) returning ${columns}`,
        [organisationId, sentence, now.toString(), keptUntil.toString()],
        initiativeRow,
      ),

    askedToCarry: (initiativeId) =>
      db.many(
        `select ${personColumns} from carrier_requests c join people p on p.id = c.person_id where c.initiative_id = $1 order by p.id`,
        [initiativeId],
        personRow,
      ),

    carriers: (initiativeId) =>
      db.many(
        `select ${personColumns} from carriers c join people p on p.id = c.person_id where c.initiative_id = $1 order by c.since, p.id`,
        [initiativeId],
        personRow,
      ),

    addCarrier: (initiativeId, personId, now) =>
      db.run('insert into carriers (initiative_id, person_id, since) values ($1, $2, $3) on conflict do nothing', [
        initiativeId,
        personId,
        now.toString(),
      ]),

    removeCarrier: (initiativeId, personId) =>
      db.run(
        `with theirs as (delete from agreements a using stories s where s.id = a.story_id and s.initiative_id = $1 and a.person_id = $2)
         delete from carriers where initiative_id = $1 and person_id = $2`,
        [initiativeId, personId],
      ),

    askToCarry: ({ organisationId, initiativeId, personId, askedBy, alone }) =>
      db.one(
        `insert into carrier_requests (organisation_id, initiative_id, person_id, asked_by, alone) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning id`,
        [organisationId, initiativeId, personId, askedBy, alone],
        column('id', id),
      ),

    carrierRequest: (requestId) =>
      db.one(
        'select initiative_id, person_id, asked_by, agreed_at from carrier_requests where id = $1',
        [requestId],
        row({ initiativeId: id, personId: id, askedBy: id, agreedAt: instant.nullable() }),
      ),

    agreeToMeet: (requestId, at) =>
      db.run('update carrier_requests set agreed_at = $2 where id = $1 and agreed_at is null', [requestId, at.toString()]),

    agreedToMeet: (initiativeId) =>
      db.many(
        `select ${personColumns} from carrier_requests c join people p on p.id = c.person_id
          where c.initiative_id = $1 and c.agreed_at is not null order by p.name, p.id`,
        [initiativeId],
        personRow,
      ),

    endCarrierRequest: (requestId) => db.run('delete from carrier_requests where id = $1', [requestId]),

    carries: (personId, initiativeId) =>
      db.found('select 1 from carriers where person_id = $1 and initiative_id = $2', [personId, initiativeId]),

    carriedBy: (personId) =>
      db.many(
        `select ${columns}, h.name as harvester,
                not exists (select from carriers e where e.initiative_id = c.initiative_id and (e.since, e.person_id) < (c.since, c.person_id)) as began
           from carriers c join initiatives n on n.id = c.initiative_id
           left join meetings m on m.initiative_id = n.id and m.state = 'open'
           left join people h on h.id = m.harvester_id
          where c.person_id = $1 order by n.told_at desc, n.id limit 20`,
        [personId],
        carriedRow,
      ),

    correct: (initiativeId, sentence) => db.run('update initiatives set sentence = $2 where id = $1', [initiativeId, sentence]),

    setState: (initiativeId, state) => db.run('update initiatives set state = $2 where id = $1', [initiativeId, state]),

    renew: (initiativeId, { newsBy, keptUntil }) =>
      db.run('update initiatives set news_by = $2, kept_until = $3 where id = $1', [initiativeId, newsBy.toString(), keptUntil.toString()]),

    isAsked: (item) => db.found(`select 1 from initiatives where about_item = $1 and ${asking} limit 1`, [item]),

    isNext: async (initiativeId) =>
      !(await db.found(
        `select 1 from initiatives n join initiatives o on o.about_item = n.about_item and o.id <> n.id and o.${asking}
          where n.id = $1 and (o.in_turn or (o.told_at, o.id) < (n.told_at, n.id)) limit 1`,
        [initiativeId],
      )),

    takeTurn: (initiativeId, { heldUntil, newsBy, keptUntil }) =>
      db.run('update initiatives set in_turn = true, held_until = $2, news_by = $3, kept_until = $4 where id = $1', [
        initiativeId,
        heldUntil.toString(),
        newsBy.toString(),
        keptUntil.toString(),
      ]),

    erase: (initiativeId) => db.run('delete from initiatives where id = $1', [initiativeId]),

    async setAside(initiativeId, workspaceId, externalIds, personId) {
      await db.run('delete from set_asides where initiative_id = $1 and workspace_id = $2 and person_id = $3', [
        initiativeId,
        workspaceId,
        personId,
      ]);
      await db.run(
        'insert into set_asides (initiative_id, workspace_id, external_id, person_id) select $1, $2, unnest($3::text[]), $4 on conflict do nothing',
        [initiativeId, workspaceId, externalIds, personId],
      );
    },

    hasSetAsides: (initiativeId) => db.found('select 1 from set_asides where initiative_id = $1 limit 1', [initiativeId]),

    readers: (initiativeId) =>
      db.many(
        `select ${readerName} as name, r.read_at from readers r join initiatives n on n.id = r.initiative_id left join people p on p.id = r.person_id
          where r.initiative_id = $1 order by r.read_at, p.id`,
        [initiativeId],
        row({ name: z.string(), readAt: instant }),
      ),

    addReader: (initiativeId, personId, readAt) =>
      db.run('insert into readers (initiative_id, person_id, read_at) values ($1, $2, $3) on conflict do nothing', [
        initiativeId,
        personId,
        readAt.toString(),
      ]),

    waiting: (organisationId) =>
      db.only(
        `select count(*)::int as waiting from initiatives where organisation_id = $1 and state in ('waiting', 'patient')`,
        [organisationId],
        column('waiting', z.number()),
      ),

    growing: (organisationId, since, now, atLeast) =>
      db.only(
        `select count(distinct i.id) >= $4 and count(distinct c.person_id) >= $4 as growing
           from initiatives i join carriers c on c.initiative_id = i.id
          where i.organisation_id = $1 and i.purpose = 'tell' and i.told_at >= $2 and i.held_until <= $3`,
        [organisationId, since.toString(), now.toString(), atLeast],
        column('growing', z.boolean()),
      ),
  };
}
