import { z } from 'zod';
import { itemStates } from '../../src/domain/digest.ts';
import { TERRITORIES } from '../../src/domain/holidays.ts';
import { digestParts } from '../../src/domain/subscription.ts';
import type { DigestTable } from '../../src/ports/digests.ts';
import { channelShape } from './deliveries.ts';
import { column, type Queries, row } from './queries.ts';
import { day, id, instant, locale } from './rows.ts';

const columns = `s.id, s.organisation_id, jsonb_build_object('workspaceId', s.workspace_id, 'externalId', s.channel) as channel,
  (select c.service_id from service_channels c where c.workspace_id = s.workspace_id and c.external_id = s.channel) as service,
  s.every, s.weekday, s.at, s.zone, s.territory, s.locale, s.includes, s.state, s.subscribed_by, s.since`;
const subscriptionRow = row({
  id,
  organisationId: id,
  channel: channelShape,
  service: id.nullable(),
  every: z.enum(['week', 'month']),
  weekday: z.number(),
  at: z.string(),
  zone: z.string(),
  territory: z.enum(TERRITORIES),
  locale,
  includes: z.array(z.enum(digestParts)),
  state: z.enum(['on', 'paused', 'stopped']),
  subscribedBy: id.nullable(),
  since: instant,
});

const state = z.enum(itemStates);
const runRow = row({
  id,
  subscriptionId: id,
  slot: day,
  seed: z.string(),
  call: z.boolean(),
  grows: z.boolean(),
  until: day.nullable(),
  items: z.array(z.object({ subject: z.string(), state })),
});
const madeRow = z.object({ id });
const waitingRow = z.object({
  subject: z.string(),
  state,
  since: z.number(),
});
const lastRow = row({ slot: day, ranAt: instant, postedAt: instant.nullable(), items: z.boolean() }).transform(
  ({ slot, ranAt, postedAt, items }) => ({
    slot,
    ranAt,
    outcome: postedAt ? ('posted' as const) : items ? ('waiting' as const) : ('nothing' as const),
  }),
);

export function digestTable(db: Queries): DigestTable {
  const one = (where: string, params: readonly unknown[]) =>
    db.one(`select ${columns} from digest_subscriptions s where ${where}`, params, subscriptionRow);

  return {
    subscribe: ({ organisationId, channel, every, weekday, at, zone, territory, locale: language, includes, by }, now) =>
      db.only(
        `insert into digest_subscriptions as s (organisation_id, workspace_id, channel, every, weekday, at, zone, territory, locale, includes, subscribed_by, since)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (workspace_id, channel) do update
           set every = excluded.every, weekday = excluded.weekday, at = excluded.at, zone = excluded.zone, territory = excluded.territory,
               locale = excluded.locale, includes = excluded.includes,
               since = case when s.state = 'stopped' then excluded.since else s.since end,
               subscribed_by = case when s.state = 'stopped' then excluded.subscribed_by else s.subscribed_by end,
               state = case when s.state = 'stopped' then 'on' else s.state end
         returning ${columns}`,
        [
          organisationId,
          channel.workspaceId,
          channel.externalId,
          every,
          weekday,
          at,
          zone,
          territory,
          language,
          includes,
          by,
          now.toString(),
        ],
        subscriptionRow,
      ),

    get: (subscriptionId) => one('s.id = $1', [subscriptionId]),
    lock: (subscriptionId) => one('s.id = $1 for no key update', [subscriptionId]),
    ofChannel: ({ workspaceId, externalId }) => one('s.workspace_id = $1 and s.channel = $2', [workspaceId, externalId]),

    all: (organisationId) =>
      db.many(
        `select ${columns} from digest_subscriptions s where s.organisation_id = $1 and s.state <> 'stopped' order by s.since, s.id`,
        [organisationId],
        subscriptionRow,
      ),

    setState: (subscriptionId, to) => db.run('update digest_subscriptions set state = $2 where id = $1', [subscriptionId, to]),

    // What its people allow is asked again of each before it is told (`sharingNow`): this only leaves out what surely waits for somebody.
    storiesWaiting: ({ id: subscriptionId, organisationId, since }, { before }) =>
      db.many(
        `select 'story:' || t.id as subject, t.kind as state, extract(epoch from t.agreed)::float8 * 1000 as since from (
           select s.id, s.kind, coalesce(greatest(k.agreed_at, o.recorded_at), s.written_at) as agreed
             from stories s left join oral_agreements o on o.story_id = s.id
             cross join lateral (
               select count(*) as people, count(*) filter (where a.audience <> 'us') as agreed, max(a.agreed_at) as agreed_at
                 from carriers c left join agreements a on a.story_id = s.id and a.version = s.version and a.person_id = c.person_id
                where c.initiative_id = s.initiative_id) k
            where s.organisation_id = $2 and k.agreed = k.people and (o.story_id is null or (o.version = s.version and o.audience <> 'us'))
              and (k.people > 0 or o.story_id is not null or s.departed is not null)) t
          where (t.agreed < $3) = $4
            and not exists (select from digest_items i where i.subscription_id = $1 and i.subject = 'story:' || t.id and i.state = t.kind)`,
        [subscriptionId, organisationId, since.toString(), before],
        waitingRow,
      ),

    trialsWaiting: ({ id: subscriptionId, organisationId, since }, { before }) =>
      db.many(
        `select 'trial:' || t.id as subject, t.told as state, extract(epoch from t.agreed)::float8 * 1000 as since from (
           select t.id, x.told, greatest(k.agreed_at, case when x.told = 'live' then t.starts_on::timestamp at time zone o.zone end) as agreed
             from trials t join organisations o on o.id = t.organisation_id
             join (values ('live', 'trial'), ('stopped', 'evaluation'), ('granted', 'decision'), ('refused', 'decision')) x (told, part)
               on case x.told when 'live' then t.state = 'live' when 'stopped' then t.state = 'over' and t.concluded_at is not null
                       else t.granted is not distinct from (x.told = 'granted') end
             cross join lateral (
               select count(*) as people, count(*) filter (where a.audience <> 'us') as agreed, max(a.agreed_at) as agreed_at
                 from trial_members m left join trial_agreements a on a.trial_id = t.id and a.part = x.part and a.person_id = m.person_id
                      and a.version = case x.part when 'trial' then t.version when 'evaluation' then t.conclusion else t.decision end
                where m.trial_id = t.id and m.agreed = t.version) k
            where t.organisation_id = $2 and k.people > 0 and k.agreed = k.people) t
          where (t.agreed < $3) = $4
            and not exists (select from digest_items i where i.subscription_id = $1 and i.subject = 'trial:' || t.id and i.state = t.told)`,
        [subscriptionId, organisationId, since.toString(), before],
        waitingRow,
      ),

    async run({ items, ...of }, now) {
      const made = await db.one(
        `insert into digest_runs (subscription_id, slot, ran_at, seed, call, grows, until) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do nothing returning id`,
        [of.subscriptionId, of.slot.toString(), now.toString(), of.seed, of.call, of.grows, of.until?.toString() ?? null],
        madeRow,
      );
      if (!made) return null;
      await db.run(
        `insert into digest_items (subscription_id, run_id, subject, state, place)
         select $1, $2, subject, state, place from unnest($3::text[], $4::text[]) with ordinality as i (subject, state, place)`,
        [of.subscriptionId, made.id, items.map((item) => item.subject), items.map((item) => item.state)],
      );
      return { ...of, ...made, items };
    },

    getRun: (runId) =>
      db.one(
        `select r.id, r.subscription_id, r.slot, r.seed, r.call, r.grows, r.until,
                coalesce((select json_agg(json_build_object('subject', i.subject, 'state', i.state) order by i.place)
                            from digest_items i where i.run_id = r.id), '[]') as items
           from digest_runs r where r.id = $1`,
        [runId],
        runRow,
      ),

    putBack: (runId, item) =>
      db.run('delete from digest_items where run_id = $1 and subject = $2 and state = $3', [runId, item.subject, item.state]),

    calledAlone: (subscriptionId, after) =>
      db.only(
        `select exists (select from digest_runs r where r.subscription_id = $1 and r.ran_at > $2 and r.call
            and not exists (select from digest_items i where i.run_id = r.id)) as there`,
        [subscriptionId, after.toString()],
        column('there', z.boolean()),
      ),

    saidUntil: (subscriptionId, until) =>
      db.found('select 1 from digest_runs where subscription_id = $1 and until = $2 limit 1', [subscriptionId, until.toString()]),

    posted: (runId, at) => db.run('update digest_runs set posted_at = $2 where id = $1', [runId, at.toString()]),

    lastRun: (subscriptionId) =>
      db.one(
        `select r.slot, r.ran_at, r.posted_at, exists (select from digest_items i where i.run_id = r.id) as items
           from digest_runs r where r.subscription_id = $1 order by r.slot desc limit 1`,
        [subscriptionId],
        lastRow,
      ),
  };
}
