import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Delivery, DeliveryTable } from '../../src/ports/deliveries.ts';
import { placeOf } from './accounts.ts';
import type { Queryable } from './database.ts';
import { trouble } from './kinds.ts';
import { id, instant, key, nextRow, platform } from './rows.ts';

export const deliveryColumns =
  'd.id, d.organisation_id, d.kind, d.about, d.subject, d.slot, d.person_id, d.together, d.direct, d.workspace_id, d.not_before, d.expires_at, d.attempts';
const shape = {
  id: key,
  organisation_id: id,
  kind: z.string(),
  about: z.record(z.string(), z.unknown()),
  subject: z.string(),
  slot: z.string(),
  person_id: id,
  together: z.array(id),
  direct: z.boolean(),
  workspace_id: id.nullable(),
  not_before: instant,
  expires_at: instant.nullable(),
  attempts: z.number(),
};
export const deliveryRow = z.object(shape).transform(toDelivery);
export const saidRow = z.object({ ...shape, on_pages: z.boolean() }).transform((row) => ({ ...toDelivery(row), onPages: row.on_pages }));
const statedRow = z.object({ ...shape, state: z.string() }).transform((row) => ({ ...toDelivery(row), state: row.state }));

function toDelivery(row: z.output<z.ZodObject<typeof shape>>) {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    kind: row.kind,
    about: row.about,
    subject: row.subject,
    slot: row.slot,
    personId: row.person_id,
    together: row.together,
    direct: row.direct,
    within: row.workspace_id,
    notBefore: row.not_before,
    expiresAt: row.expires_at,
    attempts: row.attempts,
  };
}

export const channelShape = z.object({ workspaceId: id, externalId: z.string() });
export const channelDeliveryColumns = `d.id, d.organisation_id, d.kind, d.about, d.not_before, d.attempts,
  jsonb_build_object('workspaceId', d.workspace_id, 'externalId', d.channel) as channel`;
export const channelDeliveryRow = z
  .object({
    id: key,
    organisation_id: id,
    kind: z.string(),
    about: z.record(z.string(), z.unknown()),
    not_before: instant,
    attempts: z.number(),
    channel: channelShape,
  })
  .transform(({ organisation_id, not_before, ...row }) => ({ ...row, organisationId: organisation_id, notBefore: not_before }));

/** Somebody of whom no workspace is known any more is told of by `deliver`: whichever worker does it. */
const dueRow = z
  .object({
    id: key,
    attempts: z.number(),
    direct: z.boolean(),
    person_id: id.nullable(),
    workspace_id: id.nullable(),
    channel: z.string().nullable(),
    platform: platform.nullable(),
  })
  .transform(({ person_id, workspace_id, channel, ...row }) => ({
    ...row,
    to: person_id === null ? { workspaceId: id.parse(workspace_id), externalId: z.string().parse(channel) } : { personId: person_id },
  }));

/** The workspace where the delivery `d` would go takes nothing for now; another one of the same person's may. */
const held = (now: string) => `exists (select from workspaces w where w.not_before > ${now} and w.id = ${placeOf('d')})`;

/** Something is due to the person `$1` at `$2`, somewhere it may go, and nothing is on its way to them. */
const mayReceive = `(
  exists (select from deliveries d where d.person_id = $1 and d.state = 'waiting' and d.not_before <= $2 and not ${held('$2')})
    and not exists (select from posts o where o.person_id = $1 and o.state <> 'sent'))`;

const numbers = (ids: readonly string[]) => ids.map(Number);

const people = z.array(z.object({ person_id: id }).transform((row) => row.person_id));

export function deliveryTable(db: Queryable): DeliveryTable {
  /** What is due to the person `$1` at `$2`; `and`: one more condition. */
  async function dueTo(personId: string, now: Temporal.Instant, and = 'true'): Promise<readonly Delivery[]> {
    const { rows } = await db.query(
      `select ${deliveryColumns} from deliveries d where d.person_id = $1 and d.state = 'waiting' and d.not_before <= $2 and ${and}
        order by d.not_before, d.id limit 50`,
      [personId, now.toString()],
    );
    return rows.map((row) => deliveryRow.parse(row));
  }

  return {
    async add(delivery) {
      const { rows } = await db.query(
        `insert into deliveries (organisation_id, kind, about, subject, slot, person_id, direct, not_before, expires_at, together, workspace_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning 1`,
        [
          delivery.organisationId,
          delivery.kind,
          delivery.about,
          delivery.subject,
          delivery.slot,
          delivery.personId,
          delivery.direct,
          delivery.notBefore.toString(),
          delivery.expiresAt?.toString() ?? null,
          delivery.together ?? [],
          delivery.within ?? null,
        ],
      );
      return rows.length > 0;
    },

    async note({ organisationId, kind, about, subject, slot, personId, notBefore }) {
      await db.query(
        `insert into deliveries (organisation_id, kind, about, subject, slot, person_id, direct, not_before, state)
         values ($1, $2, $3, $4, $5, $6, true, $7, 'sent') on conflict do nothing`,
        [organisationId, kind, about, subject, slot, personId, notBefore.toString()],
      );
    },

    async wasShown(personId, what) {
      const { rows } = await db.query(
        `select 1 from deliveries where person_id = $1 and state = 'sent' and about ->> 'shown' = $2 limit 1`,
        [personId, what],
      );
      return rows.length > 0;
    },

    async addIn({ organisationId, kind, about, subject, slot, channel, notBefore }) {
      const { rows } = await db.query(
        `insert into deliveries (organisation_id, kind, about, subject, slot, workspace_id, channel, not_before)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (workspace_id, channel, kind, slot) where channel is not null
           do update set state = 'waiting', why = null, about = excluded.about, not_before = excluded.not_before where deliveries.state = 'dropped'
         returning 1`,
        [organisationId, kind, about, subject, slot, channel.workspaceId, channel.externalId, notBefore.toString()],
      );
      return rows.length > 0;
    },

    async get(deliveryId) {
      if (!/^\d{1,15}$/.test(deliveryId)) return null;
      const { rows } = await db.query(`select ${deliveryColumns}, d.state from deliveries d where d.id = $1 and d.person_id is not null`, [
        Number(deliveryId),
      ]);
      return rows[0] ? statedRow.parse(rows[0]) : null;
    },

    async receivers(now, atMost) {
      const { rows } = await db.query(
        `select d.person_id, min(d.not_before) as since
           from (select d.person_id, d.not_before from deliveries d
                  where d.state = 'waiting' and d.not_before <= $1 and d.person_id is not null
                    -- Whoever may receive nothing now keeps nobody else waiting.
                    and (not exists (select from workspaces where not_before > $1) or not ${held('$1')})
                    and not exists (select from posts o where o.person_id = d.person_id and o.state <> 'sent')
                  order by d.not_before limit $2 * 4) d
          group by d.person_id order by since limit $2`,
        [now.toString(), atMost],
      );
      return people.parse(rows);
    },

    due: (personId, now) => dueTo(personId, now),
    ready: (personId, now) => dueTo(personId, now, mayReceive),

    async channels(now, atMost) {
      const { rows } = await db.query(
        `select d.workspace_id as "workspaceId", d.channel as "externalId", min(d.not_before) as since
           from deliveries d join workspaces w on w.id = d.workspace_id
          where d.state = 'waiting' and d.not_before <= $1 and d.channel is not null and (w.not_before is null or w.not_before <= $1)
            and not exists (select from posts o where o.workspace_id = d.workspace_id and o.channel = d.channel and o.state <> 'sent')
          group by d.workspace_id, d.channel order by since limit $2`,
        [now.toString(), atMost],
      );
      return rows.map((row) => channelShape.parse(row));
    },

    async dueIn({ workspaceId, externalId }, now) {
      const { rows } = await db.query(
        `select ${channelDeliveryColumns} from deliveries d
          where d.workspace_id = $1 and d.channel = $2 and d.state = 'waiting' and d.not_before <= $3
          order by d.not_before, d.id limit 1 for update of d`,
        [workspaceId, externalId, now.toString()],
      );
      return rows[0] ? channelDeliveryRow.parse(rows[0]) : null;
    },

    async dueEach(now, atMost) {
      const { rows } = await db.query(
        `(select p.id, p.attempts, p.direct, p.person_id, null::uuid as workspace_id, null as channel,
                 (select w.platform from workspaces w where w.id = ${placeOf('p')}) as platform
            from (select distinct on (d.person_id) d.* from deliveries d
                   where d.state = 'waiting' and d.not_before <= $1 and d.person_id is not null
                     and not ${held('$1')}
                     and not exists (select from posts o where o.person_id = d.person_id and o.state <> 'sent')
                   order by d.person_id, d.direct desc, d.not_before, d.id) p
           order by p.direct desc, p.not_before, p.id limit $2)
         union all
         (select c.id, c.attempts, false, null, c.workspace_id, c.channel, c.platform
            from (select distinct on (d.workspace_id, d.channel) d.*, w.platform from deliveries d join workspaces w on w.id = d.workspace_id
                   where d.state = 'waiting' and d.not_before <= $1 and d.channel is not null and (w.not_before is null or w.not_before <= $1)
                     and not exists (select from posts o where o.workspace_id = d.workspace_id and o.channel = d.channel and o.state <> 'sent')
                   order by d.workspace_id, d.channel, d.not_before, d.id) c
           order by c.not_before, c.id limit $2)`,
        [now.toString(), atMost],
      );
      return z.array(dueRow).parse(rows);
    },

    async mayReceive(to, now) {
      const { rows } = await ('personId' in to
        ? db.query(`select ${mayReceive} as may`, [to.personId, now.toString()])
        : db.query(
            `select exists (select from deliveries d where d.workspace_id = $1 and d.channel = $3 and d.state = 'waiting' and d.not_before <= $2)
                and not exists (select from posts o where o.workspace_id = $1 and o.channel = $3 and o.state <> 'sent')
                and not exists (select from workspaces w where w.id = $1 and w.not_before > $2) as may`,
            [to.workspaceId, now.toString(), to.externalId],
          ));
      return z.object({ may: z.boolean() }).parse(rows[0]).may;
    },

    async ahead(personId) {
      const { rows } = await db.query(
        `select ${deliveryColumns} from deliveries d
          where (d.person_id = $1 or $1 = any(d.together)) and d.state = 'waiting' and not d.direct order by d.not_before, d.id limit 20`,
        [personId],
      );
      return rows.map((row) => deliveryRow.parse(row));
    },

    async wait(ids, notBefore) {
      await db.query('update deliveries set not_before = $2 where id = any($1::bigint[])', [numbers(ids), notBefore.toString()]);
    },

    async release(ids, notBefore) {
      await db.query(
        `update deliveries set state = 'waiting', not_before = coalesce($2::timestamptz, not_before), attempts = attempts + 1 where id = any($1::bigint[])`,
        [numbers(ids), notBefore?.toString() ?? null],
      );
    },

    async drop(deliveryId, why) {
      await db.query(`update deliveries set state = 'dropped', why = $2 where id = $1`, [Number(deliveryId), why]);
    },

    async stick(ids, why) {
      await db.query(`update deliveries set state = 'stuck', why = $2 where id = any($1::bigint[])`, [numbers(ids), why]);
    },

    async stuck(organisationId) {
      const { rows } = await db.query(
        `select why as trouble, count(*)::int as messages from deliveries where organisation_id = $1 and state = 'stuck' and why <> 'person-stopped' group by why order by why`,
        [organisationId],
      );
      return z.array(z.object({ trouble, messages: z.number() })).parse(rows);
    },

    async unstick(filter, now) {
      const [column, value] = 'personId' in filter ? ['person_id', filter.personId] : ['organisation_id', filter.organisationId];
      const { rows } = await db.query(
        `update deliveries set state = 'waiting', attempts = 0, not_before = $2, why = null where ${column} = $1 and state = 'stuck'
            and ($1 = person_id or why <> 'person-stopped') returning 1`,
        [value, now.toString()],
      );
      return rows.length;
    },

    async cancel(subject, kinds) {
      await db.query(
        `update deliveries set state = 'dropped', why = 'cancelled'
          where subject = $1 and subject <> '' and not direct and state in ('waiting', 'stuck') and ($2::text[] is null or kind = any($2::text[]))`,
        [subject, kinds ?? null],
      );
    },

    async reassign(subject, to) {
      await db.query(`update deliveries set subject = $2 where subject = $1 and subject <> ''`, [subject, to]);
    },

    async sentSince(personId, kinds, since) {
      const { rows } = await db.query(
        `select 1 from posts o join post_deliveries l on l.post_id = o.id join deliveries d on d.id = l.delivery_id
          where o.person_id = $1 and d.kind = any($2::text[]) and o.sent_at >= $3 limit 1`,
        [personId, kinds, since.toString()],
      );
      return rows.length > 0;
    },

    async lastSent(personId) {
      const { rows } = await db.query(
        `select ${deliveryColumns} from deliveries d join post_deliveries l on l.delivery_id = d.id join posts o on o.id = l.post_id
          where d.person_id = $1 and d.state = 'sent' and not d.direct order by o.sent_at desc, l.place desc limit 1`,
        [personId],
      );
      return rows[0] ? deliveryRow.parse(rows[0]) : null;
    },

    async lastSentTogether(personId) {
      const { rows } = await db.query(
        `select ${deliveryColumns} from deliveries d join post_deliveries l on l.delivery_id = d.id
          where d.person_id = $1 and d.state = 'sent' and not d.direct and l.post_id =
            (select o.id from deliveries s join post_deliveries m on m.delivery_id = s.id join posts o on o.id = m.post_id
              where s.person_id = $1 and s.state = 'sent' and not s.direct order by o.sent_at desc, m.place desc limit 1)
          order by l.place`,
        [personId],
      );
      return rows.map((row) => deliveryRow.parse(row));
    },

    async lastSaid(personId) {
      const { rows } = await db.query(
        `select ${deliveryColumns} from deliveries d join post_deliveries l on l.delivery_id = d.id join posts o on o.id = l.post_id
          where d.person_id = $1 and d.state = 'sent' order by o.sent_at desc, l.place desc, d.id desc limit 1`,
        [personId],
      );
      return rows[0] ? deliveryRow.parse(rows[0]) : null;
    },

    async wasTold(personId, kind, about) {
      const { rows } = await db.query(
        `select from deliveries where person_id = $1 and kind = $2 and state = 'sent' and about @> $3::jsonb limit 1`,
        [personId, kind, about],
      );
      return rows.length > 0;
    },

    async ofSlot(personId, kinds, slot) {
      const { rows } = await db.query(
        `select ${deliveryColumns} from deliveries d
          where d.person_id = $1 and d.kind = any($2::text[]) and d.slot = $3 order by d.id desc limit 1`,
        [personId, kinds, slot],
      );
      return rows[0] ? deliveryRow.parse(rows[0]) : null;
    },

    async forgetSent(before) {
      const { rows } = await db.query(
        `with old as (select id from posts where state = 'sent' and sent_at < $1 and channel is null),
              said as (delete from deliveries where id in (select delivery_id from post_deliveries join old on old.id = post_id) returning 1),
              gone as (delete from deliveries where state = 'dropped' and not_before < $1 returning 1),
              shown as (delete from posts where id in (select id from old) returning 1)
         select (select count(*) from said)::int + (select count(*) from gone)::int as forgotten, (select count(*) from shown)::int as shown`,
        [before.toString()],
      );
      return z.object({ forgotten: z.number() }).parse(rows[0]).forgotten;
    },

    async nextDue() {
      const { rows } = await db.query(`select not_before as next from deliveries where state = 'waiting' order by not_before limit 1`);
      return rows[0] ? nextRow.parse(rows[0]).next : null;
    },

    async upcoming(organisationId, atMost) {
      const { rows } = await db.query(
        `select ${deliveryColumns} from deliveries d
          where d.organisation_id = $1 and d.state = 'waiting' and d.person_id is not null order by d.not_before, d.id limit $2`,
        [organisationId, atMost],
      );
      return rows.map((row) => deliveryRow.parse(row));
    },
  };
}
