import { z } from 'zod';
import type { MeetingTable, StoryTable } from '../../src/ports.ts';
import type { Queryable } from './database.ts';
import { id } from './rows.ts';

const meetingColumns = 'id, organisation_id, initiative_id, harvester_id, state, asked';
const meetingRow = z
  .object({ id, organisation_id: id, initiative_id: id, harvester_id: id, state: z.enum(['open', 'over']), asked: z.number() })
  .transform((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    initiativeId: row.initiative_id,
    harvesterId: row.harvester_id,
    state: row.state,
    asked: row.asked,
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

    lock: (meetingId) => one(`select ${meetingColumns} from meetings where id = $1 for update`, [meetingId]),
    ofInitiative: (initiativeId) => one(`select ${meetingColumns} from meetings where initiative_id = $1`, [initiativeId]),

    async openFor(harvesterId) {
      const { rows } = await db.query(
        `select ${meetingColumns} from meetings where harvester_id = $1 and state = 'open' order by began_at desc, id`,
        [harvesterId],
      );
      return z.array(meetingRow).parse(rows);
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

const agreementRow = z
  .object({
    person_id: id,
    version: z.number(),
    audience: z.enum(['us', 'organisation']),
    naming: z.enum(['names', 'team', 'none']),
    vintage: z.boolean(),
  })
  .transform(({ person_id, ...row }) => ({ personId: person_id, ...row }));

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
    lock: (storyId) => one(`select ${storyColumns} from stories where id = $1 for update`, [storyId]),
    ofInitiative: (initiativeId) => one(`select ${storyColumns} from stories where initiative_id = $1`, [initiativeId]),

    edit: (storyId, { title, body }, now) =>
      one(`update stories set title = $2, body = $3, version = version + 1, written_at = $4 where id = $1 returning ${storyColumns}`, [
        storyId,
        title,
        body,
        now.toString(),
      ]),

    async erase(storyId) {
      await db.query('delete from stories where id = $1', [storyId]);
    },

    async agree(storyId, agreement, now) {
      await db.query(
        `insert into agreements (story_id, version, person_id, audience, naming, vintage, agreed_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (story_id, version, person_id) do update
           set audience = excluded.audience, naming = excluded.naming, vintage = excluded.vintage, agreed_at = excluded.agreed_at`,
        [storyId, agreement.version, agreement.personId, agreement.audience, agreement.naming, agreement.vintage, now.toString()],
      );
    },

    async agreements(storyId) {
      const { rows } = await db.query('select person_id, version, audience, naming, vintage from agreements where story_id = $1', [
        storyId,
      ]);
      return z.array(agreementRow).parse(rows);
    },
  };
}
