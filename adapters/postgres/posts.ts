import { z } from 'zod';
import { itemStates } from '../../src/domain/digest.ts';
import type { Post, PostTable } from '../../src/ports/posts.ts';
import { channelDeliveryColumns, channelDeliveryRow, channelShape, deliveryColumns, deliveryRow, saidRow } from './deliveries.ts';
import type { KindLists } from './names.ts';
import { column, type Queries, row } from './queries.ts';
import { id, instant, key, workspaceColumns, workspaceRow } from './rows.ts';

const columns = `o.id, o.organisation_id, (select row_to_json(x) from (select ${workspaceColumns}) x) as workspace,
  o.person_id, o.channel, o.destination, o.conversation, o.message, o.marked_at, o.shown`;

const postRow = row({
  id,
  organisationId: id,
  workspace: workspaceRow,
  personId: id.nullable(),
  channel: z.string().nullable(),
  destination: z.string(),
  conversation: z.string().nullable(),
  message: z.string().nullable(),
  markedAt: instant,
  shown: z.string().nullable(),
}).transform(({ personId, channel, conversation, message, ...posted }): Post => {
  const ref = conversation === null || message === null ? null : { conversation, message };
  if (channel !== null) return { ...posted, ref, personId: null, channel: { workspaceId: posted.workspace.id, externalId: channel } };
  return { ...posted, ref, personId: id.parse(personId), channel: null };
});
const isChanging = column('changing', z.boolean());
const heldRow = z.unknown().transform((read) => ({ post: postRow.parse(read), isChanging: isChanging.parse(read) }));
const answeredRow = row({ id, organisationId: id });

/** The digests that show a subject: `which` is a condition on `i.subject`. */
export const digestPosts = (kinds: KindLists, which: string) => `
  select o.id, o.workspace_id, o.channel, i.state from digest_items i join digest_runs r on r.id = i.run_id
    join digest_subscriptions s on s.id = r.subscription_id
    join deliveries d on d.workspace_id = s.workspace_id and d.channel = s.channel and d.kind in ${kinds.digests} and d.slot = r.id::text
    join post_deliveries l on l.delivery_id = d.id join posts o on o.id = l.post_id
   where ${which}`;

/**
 * Who shows these subjects (`shows`), and who changes what they show (`changes`), wait for one another until their transactions end: a
 * row that one has not yet written, the other cannot lock. Always in the same order, so that nobody waits in a circle.
 */
export async function holdSteady(db: Queries, who: 'shows' | 'changes', subjects: readonly string[]): Promise<void> {
  const lock = who === 'shows' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  const known = [...new Set(subjects)].filter((subject) => subject !== '').sort();
  if (known.length > 0) await db.run(`select ${lock}(hashtextextended(s, 0)) from unnest($1::text[]) s`, [known]);
}

export function postTable(db: Queries, kinds: KindLists): PostTable {
  return {
    begin: (post, now) =>
      db.only(
        `with post as (
           insert into posts (organisation_id, workspace_id, person_id, destination, state, marked_at, leased_until, shown)
           values ($1, $2, $3, $4, 'sending', $5, clock_timestamp() + $6 * interval '1 millisecond', $7) returning id),
         linked as (
           insert into post_deliveries (post_id, delivery_id, place)
           select post.id, l.delivery_id, l.place from post, unnest($8::bigint[]) with ordinality as l (delivery_id, place)),
         marked as (
           update deliveries d set state = 'sending', about = (d.about - 'shown') || jsonb_strip_nulls(jsonb_build_object('shown', l.shown))
             from unnest($8::bigint[], $11::text[]) as l (id, shown) where d.id = l.id),
         spent as (
           insert into attention (person_id, day, post_id)
           select s.person_id, s.day, post.id from post, unnest($9::uuid[], $10::date[]) as s (person_id, day))
         select id from post`,
        [
          post.organisationId,
          post.workspaceId,
          post.personId,
          post.destination,
          now.toString(),
          post.leaseMs,
          post.shown,
          post.deliveries.map(Number),
          post.spends.map(({ personId }) => personId),
          post.spends.map(({ day }) => day.toString()),
          post.deliveries.map((_, index) => post.shows?.[index] ?? null),
        ],
        column('id', id),
      ),

    beginIn: ({ organisationId, channel, thread, delivery, shown, leaseMs }, now) =>
      db.only(
        `with post as (
           insert into posts (organisation_id, workspace_id, channel, destination, state, marked_at, leased_until, shown)
           values ($1, $2, $3, $4, 'sending', $5, clock_timestamp() + $6 * interval '1 millisecond', $8) returning id),
         linked as (insert into post_deliveries (post_id, delivery_id, place) select id, $7::bigint, 1 from post),
         marked as (update deliveries set state = 'sending' where id = $7::bigint)
         select id from post`,
        [
          organisationId,
          channel.workspaceId,
          channel.externalId,
          thread === null ? channel.externalId : `${channel.externalId}/${thread}`,
          now.toString(),
          leaseMs,
          Number(delivery),
          shown,
        ],
        column('id', id),
      ),

    sent: (postId, ref, at) =>
      db.many(
        `with post as (update posts set state = 'sent', conversation = $2, message = $3, sent_at = $4, leased_until = null where id = $1
                       returning workspace_id),
              -- Asked to wait, the workspace waits, even if another message left meanwhile.
              well as (update workspaces set trouble = null, trouble_since = null, not_before = null
                        where id = (select workspace_id from post) and trouble is not null),
              said as (update deliveries set state = 'sent', why = null
                        where id in (select delivery_id from post_deliveries where post_id = $1) returning *)
         select ${deliveryColumns}, exists (select from people p where p.id = any(d.person_id || d.together) and p.has_home) as on_pages
           from said d join post_deliveries l on l.delivery_id = d.id and l.post_id = $1
          where d.person_id is not null order by l.place`,
        [postId, ref.conversation, ref.message, at.toString()],
        saidRow,
      ),

    unsure: (postId, leaseMs) =>
      db.run(`update posts set state = 'unsure', leased_until = clock_timestamp() + $2 * interval '1 millisecond' where id = $1`, [
        postId,
        leaseMs,
      ]),

    editing: (postId, withinMs) =>
      db.only(
        `update posts set shown = null, answers = 0, changing_until = clock_timestamp() + $2 * interval '1 millisecond' where id = $1
         returning changing_until::text as edit`,
        [postId, withinMs],
        column('edit', z.string()),
      ),

    edited: (postId, edit, shown) =>
      db.run(
        `update posts set shown = case when changing_until = $2::timestamptz then $3 end, changing_until = nullif(changing_until, $2::timestamptz)
          where id = $1`,
        [postId, edit, shown],
      ),

    answering: (personId, ref, withinMs) =>
      db.run(
        `update posts set shown = null, changing_until = clock_timestamp() + $4 * interval '1 millisecond',
                answers = case when changing_until > clock_timestamp() then answers else 0 end + 1
          where person_id = $1 and conversation = $2 and message = $3`,
        [personId, ref.conversation, ref.message, withinMs],
      ),

    answered: (ref) =>
      db.one(
        `update posts set answers = greatest(answers - 1, 0), changing_until = case when answers > 1 then changing_until end
          where conversation = $1 and message = $2 and changing_until is not null returning id, organisation_id`,
        [ref.conversation, ref.message],
        answeredRow,
      ),

    hold: (postId) =>
      db.one(
        `select ${columns}, coalesce(o.changing_until > clock_timestamp(), false) as changing
           from posts o join workspaces w on w.id = o.workspace_id where o.id = $1 for update of o`,
        [postId],
        heldRow,
      ),

    async abandon(postId) {
      const deliveries = await db.many(
        'select delivery_id from post_deliveries where post_id = $1 order by place',
        [postId],
        column('delivery_id', key),
      );
      await db.run('delete from attention where post_id = $1', [postId]);
      await db.run('delete from posts where id = $1', [postId]);
      return deliveries;
    },

    get: (postId) => db.one(`select ${columns} from posts o join workspaces w on w.id = o.workspace_id where o.id = $1`, [postId], postRow),

    lost: (atMost, leaseMs) =>
      db.many(
        `with claimed as (
           update posts set leased_until = clock_timestamp() + $2 * interval '1 millisecond'
            where id in (select id from posts where state <> 'sent' and (leased_until is null or leased_until < clock_timestamp())
                          order by marked_at limit $1 for update skip locked)
           returning *)
         select ${columns} from claimed o join workspaces w on w.id = o.workspace_id order by o.marked_at`,
        [atMost, leaseMs],
        postRow,
      ),

    deliveries: (postId) =>
      db.many(
        `select ${deliveryColumns} from post_deliveries l join deliveries d on d.id = l.delivery_id where l.post_id = $1 order by l.place`,
        [postId],
        deliveryRow,
      ),

    delivery: (postId) =>
      db.one(
        `select ${channelDeliveryColumns} from post_deliveries l join deliveries d on d.id = l.delivery_id
          where l.post_id = $1 and d.channel is not null`,
        [postId],
        channelDeliveryRow,
      ),

    async steady(subjects) {
      await holdSteady(db, 'shows', subjects);
    },

    async showing(subject, { personId, kinds: only, about } = {}) {
      await holdSteady(db, 'changes', [subject]);
      return db.many(
        `select o.id from deliveries d join post_deliveries l on l.delivery_id = d.id join posts o on o.id = l.post_id
          where d.id in (
              select id from deliveries where subject = $1 and subject <> ''
              union all
              -- lists of stories and trials, for one of which this was said
              select l.id from deliveries l
               where l.kind in ${kinds.lists} and $1 ~ '^(story|trial):'
                 and exists (select from jsonb_each_text(l.about) e where regexp_replace(e.key, '\\d$', '') || ':' || e.value = $1))
             and ($2::uuid is null or d.person_id = $2)
             and ($3::text[] is null or d.kind = any($3::text[])) and d.about @> $4::jsonb
         union select p.id from (${digestPosts(kinds, 'i.subject = $1')}) p where $2::uuid is null and $3::text[] is null and $4::jsonb = '{}'`,
        [subject, personId ?? null, only ?? null, { ...about }],
        column('id', id),
      );
    },

    told: (subject) =>
      db.many(
        `select p.id, jsonb_build_object('workspaceId', p.workspace_id, 'externalId', p.channel) as channel, p.state from (
           select o.id, o.workspace_id, o.channel, d.about ->> 'state' as state from deliveries d join post_deliveries l on l.delivery_id = d.id
             join posts o on o.id = l.post_id where d.subject = $1 and o.channel is not null
           union ${digestPosts(kinds, 'i.subject = $1')}) p order by p.channel, p.id, p.state`,
        [subject],
        z.object({ id, channel: channelShape, state: z.enum(itemStates) }),
      ),

    inChannel: ({ workspaceId, externalId }) =>
      db.many('select id from posts where workspace_id = $1 and channel = $2', [workspaceId, externalId], column('id', id)),

    unknownTo: (personId) =>
      db.many(`select id from posts where person_id = $1 and state = 'sent' and shown is null`, [personId], column('id', id)),

    remove: (postId) =>
      db.run(
        `with said as (delete from deliveries where id in (select delivery_id from post_deliveries where post_id = $1))
         delete from posts where id = $1`,
        [postId],
      ),

    freeLeases: () =>
      db.run('update posts set leased_until = null, changing_until = null where leased_until is not null or changing_until is not null'),
  };
}
