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

const storyColumns = 'id, organisation_id, initiative_id, kind, version, title, body, written_by';
const storyRow = row({
  id,
  organisationId: id,
  initiativeId: id,
  kind: z.enum(['story', 'bud']),
  version: z.number(),
  title: z.string(),
  body: z.string(),
  writtenBy: id.nullable(),
});

const oralRow = row(
  { version: z.number(), saidOn: day, how: z.string(), service: id.nullable(), ...sharing, names: z.string() },
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
        'select version, said_on, how, audience, service_id, naming, vintage, names from oral_agreements where story_id = $1',
        [storyId],
        oralRow,
      ),

    recordOral: (storyId, oral, recordedBy, now) =>
      db.run(
        `insert into oral_agreements (story_id, version, recorded_by, recorded_at, said_on, how, audience, service_id, naming, vintage, names)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (story_id) do update set version = excluded.version, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at,
           said_on = excluded.said_on, how = excluded.how, audience = excluded.audience, service_id = excluded.service_id, naming = excluded.naming,
           vintage = excluded.vintage, names = excluded.names`,
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
          oral.names,
        ],
      ),

    takeBackOral: (storyId, now) =>
      db.found(
        `update oral_agreements set audience = 'us', service_id = null, naming = 'none', vintage = false, names = '', how = '', recorded_at = $2
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
