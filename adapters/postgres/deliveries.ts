import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Delivery, DeliveryTable } from '../../src/ports/deliveries.ts';
import { placeOf } from './accounts.ts';
import { column, type Queries, row } from './queries.ts';
import { id, instant, key, platform, trouble } from './rows.ts';

export const deliveryColumns =
  'd.id, d.organisation_id, d.kind, d.about, d.subject, d.slot, d.person_id, d.together, d.direct, d.workspace_id, d.not_before, d.expires_at, d.attempts';
const shape = {
  id: key,
  organisationId: id,
  kind: z.string(),
  about: z.record(z.string(), z.unknown()),
  subject: z.string(),
  slot: z.string(),
  personId: id,
  together: z.array(id),
  direct: z.boolean(),
  within: id.nullable(),
  notBefore: instant,
  expiresAt: instant.nullable(),
  attempts: z.number(),
};
const within = { within: 'workspace_id' };
export const deliveryRow = row(shape, within);
export const saidRow = row({ ...shape, onPages: z.boolean() }, within);
const shownRow = z.object({ kind: shape.kind, about: shape.about });
const statedRow = row({ ...shape, state: z.string() }, within);

export const channelShape = z.object({ workspaceId: id, externalId: z.string() });
export const channelDeliveryColumns = `d.id, d.organisation_id, d.kind, d.about, d.not_before, d.attempts,
  jsonb_build_object('workspaceId', d.workspace_id, 'externalId', d.channel) as channel`;
export const channelDeliveryRow = row({
  id: key,
  organisationId: id,
  kind: z.string(),
  about: z.record(z.string(), z.unknown()),
  notBefore: instant,
  attempts: z.number(),
  channel: channelShape,
});

/** Somebody of whom no workspace is known any more is told of by `deliver`: whichever worker does it. */
const dueRow = row({
  id: key,
  attempts: z.number(),
  direct: z.boolean(),
  personId: id.nullable(),
  workspaceId: id.nullable(),
  channel: z.string().nullable(),
  platform: platform.nullable(),
}).transform(({ personId, workspaceId, channel, ...due }) => ({
  ...due,
  to: personId === null ? { workspaceId: id.parse(workspaceId), externalId: z.string().parse(channel) } : { personId },
}));

/** The workspace where the delivery `d` would go takes nothing for now; another one of the same person's may. */
const held = (now: string) => `exists (select from workspaces w where w.not_before > ${now} and w.id = ${placeOf('d')})`;

/** Something is due to the person `$1` at `$2`, somewhere it may go, and nothing is on its way to them. */
const mayReceive = `(
  exists (select from deliveries d where d.person_id = $1 and d.state = 'waiting' and d.not_before <= $2 and not ${held('$2')})
    and not exists (select from posts o where o.person_id = $1 and o.state <> 'sent'))`;

const shownSlot = (name: string) => `shown at once: ${name}`;

const numbers = (ids: readonly string[]) => ids.map(Number);

export function deliveryTable(db: Queries): DeliveryTable {
  /** What is due to the person `$1` at `$2`; `and`: one more condition. */
  const dueTo = (personId: string, now: Temporal.Instant, and = 'true'): Promise<readonly Delivery[]> =>
    db.many(
      `select ${deliveryColumns} from deliveries d where d.person_id = $1 and d.state = 'waiting' and d.not_before <= $2 and ${and}
        order by d.not_before, d.id limit 50`,
      [personId, now.toString()],
      deliveryRow,
    );

  return {
    add: (delivery) =>
      db.found(
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
      ),

    note: ({ organisationId, kind, about, subject, slot, personId, notBefore }) =>
      db.run(
        `insert into deliveries (organisation_id, kind, about, subject, slot, person_id, direct, not_before, state)
         values ($1, $2, $3, $4, $5, $6, true, $7, 'sent') on conflict do nothing`,
        [organisationId, kind, about, subject, slot, personId, notBefore.toString()],
      ),

    keepShown: ({ organisationId, kind, about, subject, personId, name, at }) =>
      void db.run(
        `insert into deliveries (organisation_id, kind, about, subject, slot, person_id, direct, not_before, state, why)
         values ($1, $2, $3, $4, $5, $6, true, $7, 'dropped', 'shown at once')
         on conflict (person_id, kind, slot) where person_id is not null do update set not_before = excluded.not_before`,
        [organisationId, kind, about, subject, shownSlot(name), personId, at.toString()],
      ),

    shownAtOnce: (personId, name) =>
      db.one(
        `select ${deliveryColumns} from deliveries d where d.person_id = $1 and d.slot = $2 limit 1`,
        [personId, shownSlot(name)],
        deliveryRow,
      ),

    wasShown: (personId, what) =>
      db.found(`select 1 from deliveries where person_id = $1 and state = 'sent' and about ->> 'shown' = $2 limit 1`, [personId, what]),

    addIn: ({ organisationId, kind, about, subject, slot, channel, notBefore }) =>
      db.found(
        `insert into deliveries (organisation_id, kind, about, subject, slot, workspace_id, channel, not_before)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (workspace_id, channel, kind, slot) where channel is not null
           do update set state = 'waiting', why = null, about = excluded.about, not_before = excluded.not_before where deliveries.state = 'dropped'
         returning 1`,
        [organisationId, kind, about, subject, slot, channel.workspaceId, channel.externalId, notBefore.toString()],
      ),

    async get(deliveryId) {
      if (!/^\d{1,15}$/.test(deliveryId)) return null;
      return db.one(
        `select ${deliveryColumns}, d.state from deliveries d where d.id = $1 and d.person_id is not null`,
        [Number(deliveryId)],
        statedRow,
      );
    },

    receivers: (now, atMost) =>
      db.many(
        `select d.person_id, min(d.not_before) as since
           from (select d.person_id, d.not_before from deliveries d
                  where d.state = 'waiting' and d.not_before <= $1 and d.person_id is not null
                    -- A person who may receive nothing now keeps nobody else waiting.
                    and (not exists (select from workspaces where not_before > $1) or not ${held('$1')})
                    and not exists (select from posts o where o.person_id = d.person_id and o.state <> 'sent')
                  order by d.not_before limit $2 * 4) d
          group by d.person_id order by since limit $2`,
        [now.toString(), atMost],
        column('person_id', id),
      ),

    due: (personId, now) => dueTo(personId, now),
    ready: (personId, now) => dueTo(personId, now, mayReceive),

    answersUnsent: (personId, now) =>
      db.found(
        `select 1 from deliveries where person_id = $1 and direct and (state = 'sending' or state = 'waiting' and not_before <= $2) limit 1`,
        [personId, now.toString()],
      ),

    channels: (now, atMost) =>
      db.many(
        `select d.workspace_id as "workspaceId", d.channel as "externalId", min(d.not_before) as since
           from deliveries d join workspaces w on w.id = d.workspace_id
          where d.state = 'waiting' and d.not_before <= $1 and d.channel is not null and (w.not_before is null or w.not_before <= $1)
            and not exists (select from posts o where o.workspace_id = d.workspace_id and o.channel = d.channel and o.state <> 'sent')
          group by d.workspace_id, d.channel order by since limit $2`,
        [now.toString(), atMost],
        channelShape,
      ),

    dueIn: ({ workspaceId, externalId }, now) =>
      db.one(
        `select ${channelDeliveryColumns} from deliveries d
          where d.workspace_id = $1 and d.channel = $2 and d.state = 'waiting' and d.not_before <= $3
          order by d.not_before, d.id limit 1 for update of d`,
        [workspaceId, externalId, now.toString()],
        channelDeliveryRow,
      ),

    dueEach: (now, atMost) =>
      db.many(
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
        dueRow,
      ),

    mayReceive: (to, now) =>
      'personId' in to
        ? db.only(`select ${mayReceive} as may`, [to.personId, now.toString()], column('may', z.boolean()))
        : db.only(
            `select exists (select from deliveries d where d.workspace_id = $1 and d.channel = $3 and d.state = 'waiting' and d.not_before <= $2)
                and not exists (select from posts o where o.workspace_id = $1 and o.channel = $3 and o.state <> 'sent')
                and not exists (select from workspaces w where w.id = $1 and w.not_before > $2) as may`,
            [to.workspaceId, now.toString(), to.externalId],
            column('may', z.boolean()),
          ),

    ahead: (personId) =>
      db.many(
        `select ${deliveryColumns} from deliveries d
          where (d.person_id = $1 or $1 = any(d.together)) and d.state = 'waiting' and not d.direct order by d.not_before, d.id limit 20`,
        [personId],
        deliveryRow,
      ),

    wait: (ids, notBefore) =>
      db.run('update deliveries set not_before = $2 where id = any($1::bigint[])', [numbers(ids), notBefore.toString()]),

    release: (ids, notBefore) =>
      db.run(
        `update deliveries set state = 'waiting', not_before = coalesce($2::timestamptz, not_before), attempts = attempts + 1 where id = any($1::bigint[])`,
        [numbers(ids), notBefore?.toString() ?? null],
      ),

    drop: (deliveryId, why) => db.run(`update deliveries set state = 'dropped', why = $2 where id = $1`, [Number(deliveryId), why]),

    stick: (ids, why) => db.run(`update deliveries set state = 'stuck', why = $2 where id = any($1::bigint[])`, [numbers(ids), why]),

    stuck: (organisationId) =>
      db.many(
        `select why as trouble, count(*)::int as messages from deliveries where organisation_id = $1 and state = 'stuck' and why <> 'person-stopped' group by why order by why`,
        [organisationId],
        z.object({ trouble, messages: z.number() }),
      ),

    async unstick(filter, now) {
      const [column, value] = 'personId' in filter ? ['person_id', filter.personId] : ['organisation_id', filter.organisationId];
      return db.count(
        `update deliveries set state = 'waiting', attempts = 0, not_before = $2, why = null where ${column} = $1 and state = 'stuck'
            and ($1 = person_id or why <> 'person-stopped') returning 1`,
        [value, now.toString()],
      );
    },

    cancel: (subject, kinds, personId) =>
      db.run(
        `update deliveries set state = 'dropped', why = 'cancelled'
          where subject = $1 and subject <> '' and not direct and state in ('waiting', 'stuck') and ($2::text[] is null or kind = any($2::text[]))
            and ($3::uuid is null or person_id = $3)`,
        [subject, kinds ?? null, personId ?? null],
      ),

    empty: (subject, kind, only) =>
      db.run(
        `update deliveries set kind = $2, about = '{}', subject = '', slot = 'emptied: ' || id
          where subject = $1 and subject <> '' and state in ('sent', 'dropped')
            and ($3::uuid is null or (person_id = $3 and kind = any($4::text[])))`,
        [subject, kind, only?.personId ?? null, only?.kinds ?? null],
      ),

    reassign: (subject, to) => db.run(`update deliveries set subject = $2 where subject = $1 and subject <> ''`, [subject, to]),

    sentSince: (personId, kinds, since) =>
      db.found(
        `select 1 from posts o join post_deliveries l on l.post_id = o.id join deliveries d on d.id = l.delivery_id
          where o.person_id = $1 and d.kind = any($2::text[]) and o.sent_at >= $3 limit 1`,
        [personId, kinds, since.toString()],
      ),

    lastSent: (personId) =>
      db.one(
        `select ${deliveryColumns} from deliveries d join post_deliveries l on l.delivery_id = d.id join posts o on o.id = l.post_id
          where d.person_id = $1 and d.state = 'sent' and not d.direct order by o.sent_at desc, l.place desc, d.id desc limit 1`,
        [personId],
        deliveryRow,
      ),

    lastSentTogether: (personId) =>
      db.many(
        `select ${deliveryColumns} from deliveries d join post_deliveries l on l.delivery_id = d.id
          where d.person_id = $1 and d.state = 'sent' and not d.direct and l.post_id =
            (select o.id from deliveries s join post_deliveries m on m.delivery_id = s.id join posts o on o.id = m.post_id
              where s.person_id = $1 and s.state = 'sent' and not s.direct order by o.sent_at desc, s.id desc limit 1)
          order by l.place`,
        [personId],
        deliveryRow,
      ),

    lastSaid: (personId) =>
      db.one(
        `select ${deliveryColumns} from deliveries d join post_deliveries l on l.delivery_id = d.id join posts o on o.id = l.post_id
          where d.person_id = $1 and d.state = 'sent' order by o.sent_at desc, l.place desc, d.id desc limit 1`,
        [personId],
        deliveryRow,
      ),

    lastShown: (personId, since) =>
      db.one(
        `select kind, about from (
           (select d.kind, d.about, o.sent_at as at, l.place, d.id
              from deliveries d join post_deliveries l on l.delivery_id = d.id join posts o on o.id = l.post_id
             where d.person_id = $1 and d.state = 'sent' order by o.sent_at desc, l.place desc, d.id desc limit 1)
           union all
           (select d.kind, d.about, d.not_before, 0, d.id from deliveries d
             where d.person_id = $1 and d.state = 'dropped' and d.why = 'shown at once' and d.not_before >= $2
             order by d.not_before desc, d.id desc limit 1)) shown
          order by at desc, id desc limit 1`,
        [personId, since.toString()],
        shownRow,
      ),

    wasTold: (personId, kind, about) =>
      db.found(`select from deliveries where person_id = $1 and kind = $2 and state = 'sent' and about @> $3::jsonb limit 1`, [
        personId,
        kind,
        about,
      ]),

    ofSlot: (personId, kinds, slot) =>
      db.one(
        `select ${deliveryColumns} from deliveries d
          where d.person_id = $1 and d.kind = any($2::text[]) and d.slot = $3 order by d.id desc limit 1`,
        [personId, kinds, slot],
        deliveryRow,
      ),

    forgetSent: (before) =>
      db.only(
        `with old as (select id from posts where state = 'sent' and sent_at < $1 and channel is null),
              said as (delete from deliveries where id in (select delivery_id from post_deliveries join old on old.id = post_id) returning 1),
              gone as (delete from deliveries where state = 'dropped' and not_before < $1 returning 1),
              shown as (delete from posts where id in (select id from old) returning 1)
         select (select count(*) from said)::int + (select count(*) from gone)::int as forgotten, (select count(*) from shown)::int as shown`,
        [before.toString()],
        column('forgotten', z.number()),
      ),

    upcoming: (organisationId, atMost) =>
      db.many(
        `select ${deliveryColumns} from deliveries d
          where d.organisation_id = $1 and d.state = 'waiting' and d.person_id is not null order by d.not_before, d.id limit $2`,
        [organisationId, atMost],
        deliveryRow,
      ),
  };
}
