import { z } from 'zod';
import { mostDiscreet, type Sharing } from '../../src/domain/agreement.ts';
import type { OnePerson } from '../../src/domain/one-person.ts';
import { type Queries, row } from './queries.ts';
import { id, sharing } from './rows.ts';

/**
 * Two records are of one person: every reference to `gone` becomes one to `kept`, and `gone` is deleted. Where both have a
 * part in the same thing, they have one: the most restrictive of what they chose for themselves, the most discreet of what
 * they allowed, both of what they wrote. Nobody can read more for it than before. Every column that refers to a person is
 * here: tests/adapters/one-person.test.ts finds those that are not.
 */
export async function joinPeople(db: Queries, kept: string, gone: string, as: OnePerson): Promise<void> {
  await joinAgreements(db, kept, gone);
  await joinTrialAgreements(db, kept, gone);
  await joinMembers(db, kept, gone);
  for (const statement of statements) await db.run(statement, [kept, gone]);
  await renameIds(db, kept, gone);
  await db.run(
    `update people k set created_at = least(k.created_at, g.created_at), unreachable_since = null,
            name = case when ${otherName} then g.name else k.name end, first_name = case when ${otherName} then g.first_name else k.first_name end,
            names_corrected = k.names_corrected or g.names_corrected,
            zone = case when ${otherZone} then g.zone else k.zone end, territory = case when ${otherZone} then g.territory else k.territory end,
            zone_corrected = k.zone_corrected or g.zone_corrected,
            locale = $3, work_days = $4, work_from = $5, work_until = $6, messages_a_week = $7, coordinator = $8, described_at = $9, has_home = $10
       from people g where k.id = $1 and g.id = $2`,
    [
      kept,
      gone,
      as.locale,
      as.workDays,
      as.workFrom,
      as.workUntil,
      as.messagesAWeek,
      as.coordinator,
      as.describedAt?.toString() ?? null,
      as.hasHome,
    ],
  );
  await db.run('delete from people where id = $1', [gone]);
}

/** What they corrected themself comes first. */
const otherName = `(k.name = '' or (g.names_corrected and not k.names_corrected))`;
const otherZone = `((k.zone is null or g.zone_corrected) and not k.zone_corrected)`;

const chosenRow = row(
  { key: z.string(), version: z.number(), personId: id, service: id.nullable(), ...sharing },
  { service: 'service_id' },
);
type Chosen = z.output<typeof chosenRow>;

/**
 * Of a story that both carry, only what both allowed, in its most discreet: a person who had not answered had kept it between
 * them. Of one that either carries, what that one allowed, and not what the other did before leaving it.
 */
async function joinAgreements(db: Queries, kept: string, gone: string): Promise<void> {
  await db.run(
    `delete from agreements g using stories s where s.id = g.story_id and g.person_id in ($1, $2)
        and not exists (select from carriers c where c.initiative_id = s.initiative_id and c.person_id = g.person_id)
        and exists (select from carriers c where c.initiative_id = s.initiative_id and c.person_id in ($1, $2))`,
    [kept, gone],
  );
  await db.run(
    `delete from agreements g using stories s where s.id = g.story_id and g.person_id in ($1, $2)
        and (select count(*) from carriers c where c.initiative_id = s.initiative_id and c.person_id in ($1, $2)) = 2
        and not exists (select from agreements o where o.story_id = g.story_id and o.version = g.version and o.person_id in ($1, $2) and o.person_id <> g.person_id)`,
    [kept, gone],
  );
  const chosen = await db.many(
    `select g.story_id as key, g.version, g.person_id, g.service_id, g.audience, g.naming, g.vintage from agreements g where g.person_id in ($1, $2)`,
    [kept, gone],
    chosenRow,
  );
  await db.run(
    `update agreements k set wall = k.wall and g.wall from agreements g
      where k.person_id = $1 and g.person_id = $2 and g.story_id = k.story_id and g.version = k.version`,
    [kept, gone],
  );
  for (const { key, version, to } of bothOf(chosen, kept)) {
    await db.run('delete from agreements where story_id = $1 and version = $2 and person_id = $3', [key, version, gone]);
    await db.run(
      'update agreements set audience = $4, service_id = $5, naming = $6, vintage = $7 where story_id = $1 and version = $2 and person_id = $3',
      [key, version, kept, to.audience, to.service, to.naming, to.vintage],
    );
  }
  await db.run('update agreements set person_id = $1 where person_id = $2', [kept, gone]);
}

/** Joins what both allowed of a trial and of its evaluation: answers to different versions are none. */
async function joinTrialAgreements(db: Queries, kept: string, gone: string): Promise<void> {
  await db.run(
    `delete from trial_agreements g where g.person_id in ($1, $2)
        and not exists (select from trial_members m where m.trial_id = g.trial_id and m.person_id = g.person_id)
        and exists (select from trial_members m where m.trial_id = g.trial_id and m.person_id in ($1, $2))`,
    [kept, gone],
  );
  await db.run(
    `delete from trial_agreements g where g.person_id in ($1, $2)
        and (select count(*) from trial_members m where m.trial_id = g.trial_id and m.person_id in ($1, $2)) = 2
        and not exists (select from trial_agreements o where o.trial_id = g.trial_id and o.part = g.part and o.version = g.version
                          and o.person_id in ($1, $2) and o.person_id <> g.person_id)`,
    [kept, gone],
  );
  const chosen = await db.many(
    `select g.trial_id || ' ' || g.part as key, g.version, g.person_id, g.service_id, g.audience, g.naming, g.vintage
       from trial_agreements g where g.person_id in ($1, $2)`,
    [kept, gone],
    chosenRow,
  );
  await db.run(
    `update trial_agreements k set wall = k.wall and g.wall from trial_agreements g
      where k.person_id = $1 and g.person_id = $2 and g.trial_id = k.trial_id and g.part = k.part and g.version = k.version`,
    [kept, gone],
  );
  for (const { key, version, to } of bothOf(chosen, kept)) {
    const [trial, part] = key.split(' ');
    await db.run('delete from trial_agreements where trial_id = $1 and part = $2 and version = $3 and person_id = $4', [
      trial,
      part,
      version,
      gone,
    ]);
    await db.run(
      `update trial_agreements set audience = $5, service_id = $6, naming = $7, vintage = $8
        where trial_id = $1 and part = $2 and version = $3 and person_id = $4`,
      [trial, part, version, kept, to.audience, to.service, to.naming, to.vintage],
    );
  }
  // One who left the trial had answered too: what the other says stands.
  await db.run(
    `delete from trial_agreements g using trial_agreements k
      where g.person_id = $2 and k.person_id = $1 and k.trial_id = g.trial_id and k.part = g.part`,
    [kept, gone],
  );
  await db.run('update trial_agreements set person_id = $1 where person_id = $2', [kept, gone]);
}

/** Where both answered to the same version: what they allow together. */
function bothOf(all: readonly Chosen[], kept: string): readonly { key: string; version: number; to: Sharing }[] {
  return all
    .filter((one) => one.personId === kept)
    .flatMap((one) => {
      const other = all.find(({ key, version, personId }) => key === one.key && version === one.version && personId !== kept);
      return other ? [{ key: one.key, version: one.version, to: mostDiscreet([one, other]) }] : [];
    });
}

const memberRow = row({
  trialId: id,
  personId: id,
  role: z.enum(['pilot', 'carrier', 'tester']),
  agreed: z.number().nullable(),
  pace: z.enum(['each', 'rarer', 'none']),
});
const roles = ['pilot', 'carrier', 'tester'] as const;
const paces = ['none', 'rarer', 'each'] as const;

/** In a trial that both are in: the part that does most, agreed to if either did, asked as rarely as the rarer. */
async function joinMembers(db: Queries, kept: string, gone: string): Promise<void> {
  const all = await db.many(
    'select trial_id, person_id, role, agreed, pace from trial_members where person_id in ($1, $2)',
    [kept, gone],
    memberRow,
  );
  for (const theirs of all.filter((one) => one.personId === kept)) {
    const other = all.find((one) => one.trialId === theirs.trialId && one.personId === gone);
    if (!other) continue;
    const both = [theirs, other];
    await db.run('delete from trial_members where trial_id = $1 and person_id = $2', [theirs.trialId, gone]);
    await db.run('update trial_members set role = $3, agreed = $4, pace = $5 where trial_id = $1 and person_id = $2', [
      theirs.trialId,
      kept,
      roles.find((role) => both.some((one) => one.role === role)),
      both.every((one) => one.agreed === null) ? null : Math.max(...both.map((one) => one.agreed ?? 0)),
      paces.find((pace) => both.some((one) => one.pace === pace)),
    ]);
  }
}

/** Two texts by one person, in the order they were given: none is lost. */
const bothTexts = (column: string, at: string) =>
  `case when k.${column} = '' or k.${column} = g.${column} then g.${column} when g.${column} = '' then k.${column}
        when k.${at} <= g.${at} then k.${column} || E'\\n\\n' || g.${column} else g.${column} || E'\\n\\n' || k.${column} end`;

/** Of two answers by one person, what holds for both; where only one is an answer, it stands. */
const ofWhoAnswered = (column: string, both: string) =>
  `case when k.answered_at is null then g.${column} when g.answered_at is null then k.${column} else ${both} end`;

/** What either of them had is theirs, once; `keys` tell when both had the same. */
const move = (table: string, column: string, keys?: string): string[] => [
  ...(keys === undefined
    ? []
    : [
        `delete from ${table} g using ${table} k where g.${column} = $2 and k.${column} = $1 and (${keyOf('k', keys)}) = (${keyOf('g', keys)})`,
      ]),
  `update ${table} set ${column} = $1 where ${column} = $2`,
];
const keyOf = (alias: string, keys: string) =>
  keys
    .split(', ')
    .map((key) => `${alias}.${key}`)
    .join(', ');

/** The one written last. */
const latest = (table: string, at: string): string[] => [
  `delete from ${table} g using ${table} k where g.person_id = $2 and k.person_id = $1 and k.${at} >= g.${at}`,
  `delete from ${table} k using ${table} g where g.person_id = $2 and k.person_id = $1`,
  ...move(table, 'person_id'),
];

/** `$1` is kept, `$2` is gone. The order matters where a row refers to another of these. */
const statements: readonly string[] = [
  // Choices for oneself: what either stopped is stopped, and an absence is as long as the longer.
  'update absences k set last_day = greatest(k.last_day, g.last_day) from absences g where k.person_id = $1 and g.person_id = $2 and k.first_day = g.first_day',
  ...move('absences', 'person_id', 'first_day'),
  "delete from silences where person_id in ($1, $2) and scope = 'removed'",
  'update silences k set since = least(k.since, g.since) from silences g where k.person_id = $1 and g.person_id = $2 and k.scope = g.scope',
  ...move('silences', 'person_id', 'scope'),
  // A day on which either was written to is spent.
  ...move('attention', 'person_id', 'day'),
  ...latest('drafts', 'written_at'),
  ...latest('kept_words', 'written_at'),
  ...latest('moments', 'kept_at'),
  ...latest('searches', 'searched_at'),
  // The subject of a draft names whose it is.
  `update heard set kept = replace(kept, $2::uuid::text, $1::uuid::text) where person_id = $2::uuid`,
  ...move('heard', 'person_id'),

  // The harvest: the fewer meetings at a time, a pause of either, and the turn of the person who was asked last.
  `update harvesters k set since = least(k.since, g.since), paused = k.paused or g.paused, ceiling = least(k.ceiling, g.ceiling),
          last_solicited_at = greatest(k.last_solicited_at, g.last_solicited_at)
     from harvesters g where k.person_id = $1 and g.person_id = $2`,
  'delete from harvesters g where g.person_id = $2 and exists (select from harvesters k where k.person_id = $1)',
  ...move('harvesters', 'person_id'),
  ...move('invitations', 'person_id'),
  ...move('meetings', 'harvester_id'),

  // Initiatives: carried since the earlier, asked of nobody who carries it already, read since the first time.
  'update carriers k set since = least(k.since, g.since) from carriers g where k.person_id = $1 and g.person_id = $2 and k.initiative_id = g.initiative_id',
  ...move('carriers', 'person_id', 'initiative_id'),
  // A yes of either holds.
  'update carrier_requests k set agreed_at = least(k.agreed_at, g.agreed_at), alone = k.alone or g.alone from carrier_requests g where k.person_id = $1 and g.person_id = $2 and k.initiative_id = g.initiative_id',
  ...move('carrier_requests', 'person_id', 'initiative_id'),
  ...move('carrier_requests', 'asked_by'),
  `delete from carrier_requests q where q.person_id in ($1, $2) and (q.asked_by = q.person_id
      or exists (select from carriers c where c.initiative_id = q.initiative_id and c.person_id = q.person_id))`,
  'update readers k set read_at = least(k.read_at, g.read_at) from readers g where k.person_id = $1 and g.person_id = $2 and k.initiative_id = g.initiative_id',
  ...move('readers', 'person_id', 'initiative_id'),
  ...move('set_asides', 'person_id', 'initiative_id, workspace_id, external_id'),
  // Nobody sets themself aside.
  `delete from set_asides s using identities i
    where s.person_id = $1 and i.person_id in ($1, $2) and i.workspace_id = s.workspace_id and i.external_id = s.external_id`,
  ...move('stories', 'written_by'),
  ...move('oral_agreements', 'recorded_by'),

  ...move('five_lines_people', 'person_id', 'lines_id'),

  ...move('trial_members', 'person_id'),
  ...move('trials', 'companion_id'),
  `update trials t set companion_id = null where companion_id in ($1, $2)
      and exists (select from trial_members m where m.trial_id = t.id and m.person_id = t.companion_id and m.agreed is not null)`,
  ...move('trial_questions', 'person_id'),
  `update check_in_members k set asked_at = least(k.asked_at, g.asked_at), answered_at = greatest(k.answered_at, g.answered_at),
          words = ${bothTexts('words', 'answered_at')},
          weather = case when coalesce(g.answered_at, '-infinity') > coalesce(k.answered_at, '-infinity')
                         then coalesce(g.weather, k.weather) else coalesce(k.weather, g.weather) end,
          for_team = ${ofWhoAnswered('for_team', 'k.for_team and g.for_team')},
          showing = ${ofWhoAnswered('showing', "case when 'five' in (k.showing, g.showing) then 'five' when 'unnamed' in (k.showing, g.showing) then 'unnamed' else 'named' end")},
          counted = k.counted or g.counted, silent = k.silent and g.silent, pace_asked = k.pace_asked or g.pace_asked
     from check_in_members g where k.person_id = $1 and g.person_id = $2 and k.check_in_id = g.check_in_id`,
  ...move('check_in_members', 'person_id', 'check_in_id'),
  `update evaluation_answers k set answered_at = greatest(k.answered_at, g.answered_at), named = k.named and g.named,
          ${['question', 'changed', 'keep', 'public'].map((part) => `${part} = ${bothTexts(part, 'answered_at')}`).join(', ')}
     from evaluation_answers g where k.person_id = $1 and g.person_id = $2 and k.trial_id = g.trial_id`,
  ...move('evaluation_answers', 'person_id', 'trial_id'),
  ...move('evaluation_answers', 'noted_by'),
  ...move('check_in_notes', 'noted_by'),
  ...move('help_requests', 'from_id'),
  ...move('help_requests', 'to_id'),
  'delete from help_requests where from_id = to_id and to_id in ($1, $2)',

  ...move('digest_subscriptions', 'subscribed_by'),
  ...move('audit', 'person_id'),

  // What waits twice is said once; what was said stays where it is, under a slot of its own, and is still edited there.
  `delete from deliveries g using deliveries k where g.person_id = $2 and k.person_id = $1 and (g.kind, g.slot) = (k.kind, k.slot) and g.state not in ('sending', 'sent')`,
  `delete from deliveries k using deliveries g where g.person_id = $2 and k.person_id = $1 and (g.kind, g.slot) = (k.kind, k.slot) and k.state not in ('sending', 'sent')`,
  `update deliveries g set slot = g.slot || ':' || g.id from deliveries k where g.person_id = $2 and k.person_id = $1 and (g.kind, g.slot) = (k.kind, k.slot)`,
  ...move('deliveries', 'person_id'),
  `update deliveries d set together = array(
            select one from unnest(array_replace(d.together, $2::uuid, $1::uuid)) with ordinality as t (one, place)
             where one <> d.person_id group by one order by min(place))
    where $2::uuid = any(d.together)`,
  ...move('posts', 'person_id'),

  ...move('identities', 'person_id'),
  `delete from account_links l using identities a, identities b
    where (a.workspace_id, a.external_id) = (l.first_workspace, l.first_account) and (b.workspace_id, b.external_id) = (l.second_workspace, l.second_account)
      and a.person_id = b.person_id and a.person_id in ($1, $2)`,
];

/** Where an id was said within something else: what a message is worded from, and what is to be done. */
async function renameIds(db: Queries, kept: string, gone: string): Promise<void> {
  await db.run(
    `update deliveries d set about = replace(d.about::text, $2, $1)::jsonb, subject = replace(d.subject, $2, $1),
            slot = replace(d.slot, $2, $1) || case when exists (
              select from deliveries o where o.id <> d.id and o.person_id = d.person_id and o.kind = d.kind and o.slot = replace(d.slot, $2, $1)
            ) then ':' || d.id else '' end
      where strpos(d.about::text, $2) > 0 or strpos(d.subject, $2) > 0 or strpos(d.slot, $2) > 0`,
    [kept, gone],
  );
  await db.run(
    'delete from agenda g using agenda k where strpos(g.subject, $2) > 0 and k.what = g.what and k.subject = replace(g.subject, $2, $1)',
    [kept, gone],
  );
  await db.run('update agenda set subject = replace(subject, $2, $1) where strpos(subject, $2) > 0', [kept, gone]);
}
