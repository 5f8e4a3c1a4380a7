import { z } from 'zod';
import type { MeetingTable } from '../../src/ports/meetings.ts';
import type { StoryTable } from '../../src/ports/stories.ts';
import type { Queryable } from './database.ts';
import { agreementRow, day, id, instant, sharing } from './rows.ts';

const meetingColumns = 'id, organisation_id, initiative_id, harvester_id, state, asked, began_at';
const meetingRow = z
  .object({
    id,
    organisation_id: id,
    initiative_id: id,
    harvester_id: id,
    state: z.enum(['open', 'over']),
    asked: z.number(),
    began_at: instant,
  })
  .transform((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    initiativeId: row.initiative_id,
    harvesterId: row.harvester_id,
    state: row.state,
    asked: row.asked,
    beganAt: row.began_at,
  }));

export function meetingTable(db: Queryable): MeetingTable {
  const one = async (sql: string, params: readonly unknown[]) => {
    const { rows } = await db.query(sql, params);
    return rows[0] ? meetingRow.parse(rows[0]) : null;
  };

  return {
    async begin({ organisationId, initiativeId, harvesterId }, at) {
      const made = await one(
        `insert into meetings (organisation_id, initiative_id, harvester_id, began_at, state) values ($1, $2, $3, $4, 'open') returning ${meetingColumns}`,
        [organisationId, initiativeId, harvesterId, at.toString()],
      );
      if (!made) throw new Error('A meeting was made and cannot be found.');
      return made;
    },

    lock: (meetingId) => one(`select ${meetingColumns} from meetings where id = $1 for no key update`, [meetingId]),
    ofInitiative: (initiativeId) => one(`select ${meetingColumns} from meetings where initiative_id = $1`, [initiativeId]),

    async openFor(harvesterId) {
      const { rows } = await db.query(
        `select ${meetingColumns} from meetings where harvester_id = $1 and state = 'open' order by began_at desc, id`,
        [harvesterId],
      );
      return rows.map((row) => meetingRow.parse(row));
    },

    async setAsked(meetingId, asked) {
      await db.query('update meetings set asked = $2 where id = $1', [meetingId, asked]);
    },

    async end(meetingId) {
      await db.query(`update meetings set state = 'over', asked = 0 where id = $1`, [meetingId]);
    },

    async remove(meetingId) {
      await db.query('delete from meetings where id = $1', [meetingId]);
    },
  };
}

const storyColumns = 'id, organisation_id, initiative_id, kind, version, title, body, written_by';
const storyRow = z
  .object({
    id,
    organisation_id: id,
    initiative_id: id,
    kind: z.enum(['story', 'bud']),
    version: z.number(),
    title: z.string(),
    body: z.string(),
    written_by: id.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    initiativeId: row.initiative_id,
    kind: row.kind,
    version: row.version,
    title: row.title,
    body: row.body,
    writtenBy: row.written_by,
  }));

const oralRow = z
  .object({
    version: z.number(),
    said_on: day,
    how: z.string(),
    service_id: id.nullable(),
    ...sharing,
    names: z.string(),
  })
  .transform(({ said_on, service_id, ...row }) => ({ saidOn: said_on, service: service_id, ...row }));

export function storyTable(db: Queryable): StoryTable {
  const one = async (sql: string, params: readonly unknown[]) => {
    const { rows } = await db.query(sql, params);
    return rows[0] ? storyRow.parse(rows[0]) : null;
  };

  return {
    async write(story, now) {
      const made = await one(
        `insert into stories (organisation_id, initiative_id, kind, version, title, body, written_by, written_at)
         values ($1, $2, $3, 1, $4, $5, $6, $7) returning ${storyColumns}`,
        [story.organisationId, story.initiativeId, story.kind, story.title, story.body, story.writtenBy, now.toString()],
      );
      if (!made) throw new Error('A story was written and cannot be found.');
      return made;
    },

    get: (storyId) => one(`select ${storyColumns} from stories where id = $1`, [storyId]),
    lock: (storyId) => one(`select ${storyColumns} from stories where id = $1 for no key update`, [storyId]),
    ofInitiative: (initiativeId) => one(`select ${storyColumns} from stories where initiative_id = $1`, [initiativeId]),

    edit: (storyId, { title, body }, now) =>
      one(
        `update stories set title = $2, body = $3, version = version + 1, first_written_at = coalesce(first_written_at, written_at), written_at = $4
          where id = $1 returning ${storyColumns}`,
        [storyId, title, body, now.toString()],
      ),

    async oral(storyId) {
      const { rows } = await db.query(
        'select version, said_on, how, audience, service_id, naming, vintage, names from oral_agreements where story_id = $1',
        [storyId],
      );
      return rows[0] ? oralRow.parse(rows[0]) : null;
    },

    async recordOral(storyId, oral, recordedBy, now) {
      await db.query(
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
      );
    },

    async takeBackOral(storyId, now) {
      const { rows } = await db.query(
        `update oral_agreements set audience = 'us', service_id = null, naming = 'none', vintage = false, names = '', how = '', recorded_at = $2
          where story_id = $1 and audience <> 'us' returning 1`,
        [storyId, now.toString()],
      );
      return rows.length > 0;
    },

    latestBy: (personId) =>
      one(`select ${storyColumns} from stories where written_by = $1 order by written_at desc, id limit 1`, [personId]),

    byReference: (organisationId, reference) =>
      one(`select ${storyColumns} from stories where organisation_id = $1 and left(id::text, 8) = $2 limit 1`, [organisationId, reference]),

    async unagreedBy(personId) {
      const { rows } = await db.query(
        `select s.initiative_id as id from stories s
          where s.written_by = $1 and s.departed is null
            and not exists (select from carriers c where c.initiative_id = s.initiative_id)
            and not exists (select from oral_agreements o where o.story_id = s.id and (o.audience = 'organisation' or o.service_id is not null))
          order by s.initiative_id`,
        [personId],
      );
      return z
        .array(z.object({ id }))
        .parse(rows)
        .map((row) => row.id);
    },

    async erase(storyId) {
      await db.query('delete from stories where id = $1', [storyId]);
    },

    async agree(storyId, { version, personId, audience, service, naming, vintage }, now) {
      await db.query(
        `insert into agreements (story_id, version, person_id, audience, service_id, naming, vintage, agreed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (story_id, version, person_id) do update
           set audience = excluded.audience, service_id = excluded.service_id, naming = excluded.naming, vintage = excluded.vintage,
               agreed_at = excluded.agreed_at`,
        [storyId, version, personId, audience, service, naming, vintage, now.toString()],
      );
    },

    async agreements(storyId) {
      const { rows } = await db.query(
        'select person_id, version, audience, service_id, naming, vintage from agreements where story_id = $1',
        [storyId],
      );
      return rows.map((row) => agreementRow.parse(row));
    },
  };
}
