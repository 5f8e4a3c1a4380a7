import { z } from 'zod';
import { foldedName } from '../../src/domain/service.ts';
import type { ServiceTable } from '../../src/ports/services.ts';
import type { Queryable } from './database.ts';
import { id } from './rows.ts';

const columns = `s.id, s.organisation_id, s.name,
  coalesce((select jsonb_agg(jsonb_build_object('workspaceId', c.workspace_id, 'externalId', c.external_id) order by c.external_id)
    from service_channels c where c.service_id = s.id), '[]') as channels`;
const serviceRow = z
  .object({ id, organisation_id: id, name: z.string(), channels: z.array(z.object({ workspaceId: id, externalId: z.string() })) })
  .transform(({ organisation_id, ...row }) => ({ organisationId: organisation_id, ...row }));

const chosenRow = z.object({ storyId: id, personId: id });
const ofTrial = z.object({ trialId: id, part: z.enum(['trial', 'evaluation']), personId: id });
const ofStory = z.object({ id }).transform((row) => row.id);

export function serviceTable(db: Queryable): ServiceTable {
  const changed = async (sql: string, params: readonly unknown[]) => (await db.query(sql, params)).rows.length > 0;

  return {
    async all(organisationId) {
      const { rows } = await db.query(`select ${columns} from services s where s.organisation_id = $1 order by s.folded`, [organisationId]);
      return rows.map((row) => serviceRow.parse(row));
    },

    async get(serviceId) {
      const { rows } = await db.query(`select ${columns} from services s where s.id = $1 for key share of s`, [serviceId]);
      return rows[0] ? serviceRow.parse(rows[0]) : null;
    },

    async add(organisationId, name) {
      const { rows } = await db.query(
        `insert into services as s (organisation_id, name, folded) values ($1, $2, $3) on conflict do nothing returning ${columns}`,
        [organisationId, name, foldedName(name)],
      );
      return rows[0] ? serviceRow.parse(rows[0]) : null;
    },

    async rename(serviceId, name) {
      await db.query('update services set name = $2, folded = $3 where id = $1', [serviceId, name, foldedName(name)]);
    },

    async remove(serviceId) {
      if (!(await changed('select 1 from services where id = $1 for update', [serviceId]))) return null;
      const chosen = await db.query(
        `select a.story_id as "storyId", a.person_id as "personId" from agreements a join stories s on s.id = a.story_id and s.version = a.version
          where a.service_id = $1 order by a.story_id, a.person_id`,
        [serviceId],
      );
      const aloud = await db.query(
        `select o.story_id as id from oral_agreements o join stories s on s.id = o.story_id and s.version = o.version
          where o.service_id = $1 order by o.story_id`,
        [serviceId],
      );
      const trials = await db.query(
        `select trial_id as "trialId", part, person_id as "personId" from trial_agreements where service_id = $1 order by trial_id, part, person_id`,
        [serviceId],
      );
      for (const column of ['departed', 'departed_evaluation']) {
        await db.query(`update trials set ${column} = ${column} || '{"service": null}' where ${column} ->> 'service' = $1`, [serviceId]);
      }
      const left = await db.query(
        `update stories s set departed = s.departed || '{"service": null}' where s.departed ->> 'service' = $1
         returning s.initiative_id as id, exists (select from carriers c where c.initiative_id = s.initiative_id) as carried`,
        [serviceId],
      );
      await db.query('delete from services where id = $1', [serviceId]);
      return {
        chosen: z.array(chosenRow).parse(chosen.rows),
        aloud: z.array(ofStory).parse(aloud.rows),
        trials: z.array(ofTrial).parse(trials.rows),
        left: z.array(ofStory).parse(left.rows.filter((row) => row.carried === false)),
      };
    },

    bind: (service, channel) =>
      changed(
        `insert into service_channels (organisation_id, workspace_id, external_id, service_id) values ($1, $2, $3, $4)
         on conflict do nothing returning 1`,
        [service.organisationId, channel.workspaceId, channel.externalId, service.id],
      ),

    unbind: (serviceId, channel) =>
      changed('delete from service_channels where service_id = $1 and workspace_id = $2 and external_id = $3 returning 1', [
        serviceId,
        channel.workspaceId,
        channel.externalId,
      ]),
  };
}
