import { z } from 'zod';
import type { MeetingTable } from '../../src/ports/meetings.ts';
import type { StoryTable } from '../../src/ports/stories.ts';
import { column, type Queries, row } from './queries.ts';
import { agreementRow, day, id, instant, sharing } from './rows.ts';

const meetingColumns = 'id, organisation_id, initiative_id, harvester_id, state, asked, began_at';
const meetingRow = row({
  id,
  organisationId: id,
  initiativeId: id,
  harvesterId: id,
  state: z.enum(['open', 'over']),
  asked: z.number(),
  beganAt: instant,
});

export function meetingTable(db: Queries): MeetingTable {
  const one = (sql: string, params: readonly unknown[]) => db.one(sql, params, meetingRow);

  return {
    begin: ({ organisationId, initiativeId, harvesterId }, at) =>
      db.only(
        `insert into meetings (organisation_id, initiative_id, harvester_id, began_at, state) values ($1, $2, $3, $4, 'open') returning ${meetingColumns}`,
        [organisationId, initiativeId, harvesterId, at.toString()],
        meetingRow,
      ),

    lock: (meetingId) => one(`select ${meetingColumns} from meetings where id = $1 for no key update`, [meetingId]),
    ofInitiative: (initiativeId) => one(`select ${meetingColumns} from meetings where initiative_id = $1`, [initiativeId]),

    openFor: (harvesterId) =>
      db.many(
        `select ${meetingColumns} from meetings where harvester_id = $1 and state = 'open' order by began_at desc, id`,
        [harvesterId],
        meetingRow,
      ),

    metBy: (personId) =>
      db.many(
        `select ${meetingColumns} from meetings m
          where m.harvester_id = $1 or exists (select from carriers c where c.initiative_id = m.initiative_id and c.person_id = $1)
          order by state = 'over', began_at desc, id`,
        [personId],
        meetingRow,
      ),

    setAsked: (meetingId, asked) => db.run('update meetings set asked = $2 where id = $1', [meetingId, asked]),

    end: (meetingId) => db.run(`update meetings set state = 'over', asked = 0 where id = $1`, [meetingId]),

    remove: (meetingId) => db.run('delete from meetings where id = $1', [meetingId]),
  };
}

const storyColumns = 'id, organisation_id, initiative_id, kind, version, title, body, written_by, rests_since is not null as rests';
const storyRow = row({
  id,
  organisationId: id,
  initiativeId: id,
  kind: z.enum(['story', 'bud']),
  version: z.number(),
  title: z.string(),
  body: z.string(),
  writtenBy: id.nullable(),
  rests: z.boolean(),
});

const oralRow = row(
  { version: z.number(), saidOn: day, how: z.string(), service: id.nullable(), ...sharing, wall: z.boolean(), names: z.string() },
  { service: 'service_id' },
);

export function storyTable(db: Queries): StoryTable {
  const one = (sql: string, params: readonly unknown[]) => db.one(sql, params, storyRow);

  return {
    write: (story, now) =>
      db.only(
        `insert into stories (organisation_id, initiative_id, kind, version, title, body, written_by, written_at)
         values ($1, $2, $3, 1, $4, $5, $6, $7) returning ${storyColumns}`,
        [story.organisationId, story.initiativeId, story.kind, story.title, story.body, story.writtenBy, now.toString()],
        storyRow,
      ),

    get: (storyId) => one(`select ${storyColumns} from stories where id = $1`, [storyId]),
    lock: (storyId) => one(`select ${storyColumns} from stories where id = $1 for no key update`, [storyId]),
    ofInitiative: (initiativeId) => one(`select ${storyColumns} from stories where initiative_id = $1`, [initiativeId]),

    edit: (storyId, { title, body }, now) =>
      one(
        `update stories set title = $2, body = $3, version = version + 1, first_written_at = coalesce(first_written_at, written_at), written_at = $4
          where id = $1 returning ${storyColumns}`,
        [storyId, title, body, now.toString()],
      ),

    oral: (storyId) =>
      db.one(
        'select version, said_on, how, audience, service_id, naming, vintage, wall, names from oral_agreements where story_id = $1',
        [storyId],
        oralRow,
      ),

    recordOral: (storyId, oral, recordedBy, now) =>
      db.run(
        `insert into oral_agreements (story_id, version, recorded_by, recorded_at, said_on, how, audience, service_id, naming, vintage, wall, names)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (story_id) do update set version = excluded.version, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at,
           said_on = excluded.said_on, how = excluded.how, audience = excluded.audience, service_id = excluded.service_id, naming = excluded.naming,
           vintage = excluded.vintage, wall = excluded.wall, names = excluded.names`,
        [
          storyId,
          oral.version,
          recordedBy,
          now.toString(),
          oral.saidOn.toString(),
          oral.how,
          oral.audience,
          oral.service,
          oral.naming,
          oral.vintage,
          oral.wall,
          oral.names,
        ],
      ),

    takeBackOral: (storyId, now) =>
      db.found(
        `update oral_agreements set audience = 'us', service_id = null, naming = 'none', vintage = false, wall = false, names = '', how = '', recorded_at = $2
          where story_id = $1 and audience <> 'us' returning 1`,
        [storyId, now.toString()],
      ),

    latestBy: (personId) =>
      one(`select ${storyColumns} from stories where written_by = $1 order by written_at desc, id limit 1`, [personId]),

    byReference: (organisationId, reference) =>
      one(`select ${storyColumns} from stories where organisation_id = $1 and left(id::text, 8) = $2 limit 1`, [organisationId, reference]),

    unagreedBy: (personId) =>
      db.many(
        `select s.initiative_id as id from stories s
          where s.written_by = $1 and s.departed is null
            and not exists (select from carriers c where c.initiative_id = s.initiative_id)
            and not exists (select from oral_agreements o where o.story_id = s.id and (o.audience = 'organisation' or o.service_id is not null))
          order by s.initiative_id`,
        [personId],
        column('id', id),
      ),

    rest: (storyId, since) => db.run('update stories set rests_since = $2 where id = $1', [storyId, since?.toString() ?? null]),

    toAskAbout: (organisationId, { yearAgo, monthAgo }, silences, atMost) =>
      db.many(
        `select person_id, story_id from (
           select distinct on (c.person_id) c.person_id, s.id as story_id
             from stories s join carriers c on c.initiative_id = s.initiative_id join people p on p.id = c.person_id
            where s.organisation_id = $1 and s.kind = 'story' and s.rests_since is null and p.unreachable_since is null
              and coalesce(s.first_written_at, s.written_at) <= $2 and c.since <= $2 and coalesce(c.alive_asked_at, '-infinity') <= $2
              and not exists (select from carriers o where o.person_id = c.person_id and o.alive_asked_at > $3)
              and not exists (select from silences x where x.person_id = c.person_id and x.scope = any($5::text[]))
            order by c.person_id, c.alive_asked_at nulls first, coalesce(s.first_written_at, s.written_at), s.id) one_each
          order by person_id limit $4`,
        [organisationId, yearAgo.toString(), monthAgo.toString(), atMost, silences],
        row({ personId: id, storyId: id }),
      ),

    askedAlive: (storyId, personId, at) =>
      db.run(
        `update carriers c set alive_asked_at = $3, alive_open = true from stories s
          where s.id = $1 and c.initiative_id = s.initiative_id and c.person_id = $2`,
        [storyId, personId, at.toString()],
      ),

    answeredAlive: (storyId, personId) =>
      db.run(
        'update carriers c set alive_open = false from stories s where s.id = $1 and c.initiative_id = s.initiative_id and c.person_id = $2',
        [storyId, personId],
      ),

    asksAlive: (storyId, personId) =>
      db.found(
        'select 1 from carriers c join stories s on s.initiative_id = c.initiative_id where s.id = $1 and c.person_id = $2 and c.alive_open',
        [storyId, personId],
      ),

    askedLast: (personId) =>
      db.one(
        `select s.id from carriers c join stories s on s.initiative_id = c.initiative_id
          where c.person_id = $1 and c.alive_open order by c.alive_asked_at desc limit 1`,
        [personId],
        column('id', id),
      ),

    erase: (storyId) => db.run('delete from stories where id = $1', [storyId]),

    agree: (storyId, { version, personId, audience, service, naming, vintage }, now) =>
      db.run(
        `insert into agreements (story_id, version, person_id, audience, service_id, naming, vintage, agreed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (story_id, version, person_id) do update
           set audience = excluded.audience, service_id = excluded.service_id, naming = excluded.naming, vintage = excluded.vintage,
               wall = agreements.wall and excluded.audience = 'organisation', agreed_at = excluded.agreed_at`,
        [storyId, version, personId, audience, service, naming, vintage, now.toString()],
      ),

    agreements: (storyId) =>
      db.many(
        'select person_id, version, audience, service_id, naming, vintage from agreements where story_id = $1',
        [storyId],
        agreementRow,
      ),
  };
}
