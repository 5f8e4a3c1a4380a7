import { z } from 'zod';
import { foldedName } from '../../src/domain/service.ts';
import { trialParts } from '../../src/domain/trial.ts';
import type { ServiceTable } from '../../src/ports/services.ts';
import { column, type Queries, row } from './queries.ts';
import { id } from './rows.ts';

const columns = `s.id, s.organisation_id, s.name,
  coalesce((select jsonb_agg(jsonb_build_object('workspaceId', c.workspace_id, 'externalId', c.external_id) order by c.external_id)
    from service_channels c where c.service_id = s.id), '[]') as channels`;
const serviceRow = row({
  id,
  organisationId: id,
  name: z.string(),
  channels: z.array(z.object({ workspaceId: id, externalId: z.string() })),
});

const chosenRow = z.object({ storyId: id, personId: id });
const ofTrial = z.object({ trialId: id, part: z.enum(trialParts), personId: id });

export function serviceTable(db: Queries): ServiceTable {
  return {
    all: (organisationId) =>
      db.many(`select ${columns} from services s where s.organisation_id = $1 order by s.folded`, [organisationId], serviceRow),

    get: (serviceId) => db.one(`select ${columns} from services s where s.id = $1 for key share of s`, [serviceId], serviceRow),

    add: (organisationId, name) =>
      db.one(
        `insert into services as s (organisation_id, name, folded) values ($1, $2, $3) on conflict do nothing returning ${columns}`,
        [organisationId, name, foldedName(name)],
        serviceRow,
      ),

    rename: (serviceId, name) => db.run('update services set name = $2, folded = $3 where id = $1', [serviceId, name, foldedName(name)]),

    async remove(serviceId) {
      if (!(await db.found('select 1 from services where id = $1 for update', [serviceId]))) return null;
      const chosen = await db.many(
        `select a.story_id as "storyId", a.person_id as "personId" from agreements a join stories s on s.id = a.story_id and s.version = a.version
          where a.service_id = $1 order by a.story_id, a.person_id`,
        [serviceId],
        chosenRow,
      );
      const aloud = await db.many(
        `select o.story_id as id from oral_agreements o join stories s on s.id = o.story_id and s.version = o.version
          where o.service_id = $1 order by o.story_id`,
        [serviceId],
        column('id', id),
      );
      const trials = await db.many(
        `select trial_id as "trialId", part, person_id as "personId" from trial_agreements where service_id = $1 order by trial_id, part, person_id`,
        [serviceId],
        ofTrial,
      );
      for (const column of ['departed', 'departed_evaluation', 'departed_decision']) {
        await db.run(`update trials set ${column} = ${column} || '{"service": null}' where ${column} ->> 'service' = $1`, [serviceId]);
      }
      const left = await db.many(
        `update stories s set departed = s.departed || '{"service": null}' where s.departed ->> 'service' = $1
         returning s.initiative_id as id, exists (select from carriers c where c.initiative_id = s.initiative_id) as carried`,
        [serviceId],
        z.object({ id, carried: z.boolean() }),
      );
      await db.run('delete from services where id = $1', [serviceId]);
      return {
        chosen,
        aloud,
        trials,
        left: left.filter((one) => !one.carried).map((one) => one.id),
      };
    },

    bind: (service, channel) =>
      db.found(
        `insert into service_channels (organisation_id, workspace_id, external_id, service_id) values ($1, $2, $3, $4)
         on conflict do nothing returning 1`,
        [service.organisationId, channel.workspaceId, channel.externalId, service.id],
      ),

    unbind: (serviceId, channel) =>
      db.found('delete from service_channels where service_id = $1 and workspace_id = $2 and external_id = $3 returning 1', [
        serviceId,
        channel.workspaceId,
        channel.externalId,
      ]),
  };
}
