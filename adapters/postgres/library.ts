import { z } from 'zod';
import { itemStates } from '../../src/domain/digest.ts';
import type { TrialPart } from '../../src/domain/trial.ts';
import { type LibraryTable, libraryKinds } from '../../src/ports/library.ts';
import { column, type Queries, row } from './queries.ts';
import { day, id, instant, sharing } from './rows.ts';

/**
 * What people allow together: `sharingOf` of the domain, tested equal to it, for any number of subjects at once. `choices` has a
 * row for each of them; a person who has not agreed to this very version counts as *just us*. Those who erased
 * themselves were asked about no wall: theirs is on none.
 */
const allowed = (choices: string, nobody: string, name: string) => `lateral (
  select case when not heard then 'us' when services = 1 then 'service' else 'organisation' end as audience,
         case when heard then service end as service,
         case when not heard or discreet or nobody then 'none' when team then 'team' else 'names' end as naming,
         heard and services = 0 and print as vintage, heard and services = 0 and wall as wall
    from (
      select coalesce(bool_and(coalesce(c.audience = 'organisation' or (c.audience = 'service' and c.service is not null), false)), false)
               and count(distinct c.service) <= 1 as heard,
             count(distinct c.service) as services, min(c.service) as service,
             coalesce(bool_or(c.naming = 'none'), false) as discreet, coalesce(bool_or(c.naming = 'team'), false) as team,
             coalesce(bool_and(coalesce(c.vintage, false)), false) as print, coalesce(bool_and(coalesce(c.wall, false)), false) as wall,
             ${nobody} as nobody
        from (${choices}) c
    ) all_of_them
) ${name}`;

const left = (departed: string) => `
  select s.${departed} ->> 'audience', s.${departed} ->> 'service', s.${departed} ->> 'naming', (s.${departed} ->> 'vintage')::boolean, false
   where jsonb_typeof(s.${departed}) = 'object'`;

/** Of each story `s`. */
export const together = allowed(
  `select a.audience, a.service_id::text as service, a.naming, a.vintage, a.wall
     from carriers k left join agreements a on a.story_id = s.id and a.version = s.version and a.person_id = k.person_id
    where k.initiative_id = s.initiative_id
   union all
   select case when o.version = s.version then o.audience end, case when o.version = s.version then o.service_id::text end, o.naming, o.vintage, o.wall
     from oral_agreements o where o.story_id = s.id
   union all ${left('departed')}`,
  `not exists (select from carriers k where k.initiative_id = s.initiative_id)
     and not exists (select from oral_agreements o where o.story_id = s.id)`,
  't',
);

/** Of each trial `s`, that it is tried; what it taught; what was decided of it. */
const ofPart = (part: TrialPart, version: string, departed: string, name: string) =>
  allowed(
    `select a.audience, a.service_id::text as service, a.naming, a.vintage, a.wall
       from trial_members k left join trial_agreements a on a.trial_id = s.id and a.part = '${part}' and a.version = s.${version} and a.person_id = k.person_id
      where k.trial_id = s.id and k.agreed = s.version
     union all ${left(departed)}`,
    'not exists (select from trial_members k where k.trial_id = s.id and k.agreed = s.version)',
    name,
  );
export const trialTogether = [
  ofPart('trial', 'version', 'departed', 't'),
  ofPart('evaluation', 'conclusion', 'departed_evaluation', 'l'),
  ofPart('decision', 'decision', 'departed_decision', 'd'),
].join(' cross join ');

/** When the first version was written, as a day in the organisation's zone. */
const firstDay = '(coalesce(s.first_written_at, s.written_at) at time zone o.zone)::date';
const season = `date_trunc('quarter', coalesce(s.first_written_at, s.written_at) at time zone o.zone)`;

/** Within `$n` and before `$n+1`, when they are given: as instants, so that the index serves. */
const within = (n: number) => `
  and coalesce(s.first_written_at, s.written_at) >= coalesce($${n}::date::timestamp at time zone o.zone, '-infinity')
  and coalesce(s.first_written_at, s.written_at) < coalesce($${n + 1}::date::timestamp at time zone o.zone, 'infinity')`;

const mine = (n: number) => `exists (select from carriers k where k.initiative_id = s.initiative_id and k.person_id = $${n})`;

/**
 * Each word of `$1` as both languages stem it, and as the beginning of a word, without the plural that the French stemmer
 * leaves to some (« velos »). With `$2`, the first letters are enough. Words that say nothing (« les », "the") count only
 * when there are no others.
 */
const asked = `
  select string_agg('(' || one || ')', ' & ')::tsquery as q
    from (
      select (to_tsquery('french', w) || to_tsquery('english', w) || (quote_literal(beginning) || case when length(w) < 3 then '' else ':*' end)::tsquery)::text as one,
             says, bool_or(says) over () as some_says
        from (
          select w, to_tsvector('french', w) <> '' and to_tsvector('english', w) <> '' as says,
                 case when $2 and length(w) > 4 then left(w, greatest(4, ceil(length(w) * 0.6)::int))
                      when length(w) > 3 then regexp_replace(w, '[sx]$', '') else w end as beginning
            from unnest($1::text[]) w
        ) words
    ) each_word
   where says or not some_says`;

/** What sorting thousands of stories carries along: not their texts. */
const light = 's.id, s.initiative_id, s.version, s.kind, s.title, s.departed';

const tsquery = column('q', z.string().nullable());

const openColumns = `s.id, s.kind as state, s.title, t.audience = 'organisation' as shared`;
const openRow = z.object({ id, state: z.enum(itemStates), title: z.string(), shared: z.boolean() });

/** What was learnt is there, and the whole organisation may read it. */
const taught = `s.conclusion > 0 and l.audience = 'organisation'`;
/** What was decided is there, and the whole organisation may read it. */
const answered = `s.granted is not null and d.audience = 'organisation'`;
const trying = (n: number) =>
  `exists (select from trial_members k where k.trial_id = s.id and k.agreed = s.version and k.person_id = $${n})`;
/** What was decided is there, and the person `$n` may read it. */
const readsAnswer = (n: number) => `s.granted is not null and (d.audience = 'organisation' or ${trying(n)})`;
const openTrialColumns = (person: number) => `s.id,
  case when ${readsAnswer(person)} then case when s.granted then 'granted' else 'refused' end when s.state = 'live' then 'live' else 'stopped' end as state,
  s.what as title, t.audience = 'organisation' or (${taught}) or (${answered}) as shared`;
/** Before it lives it is shown to those it was proposed to, and nobody else. */
const lived = `s.state in ('live', 'over')`;
/** Words are looked for in what this person may read, and nowhere else. */
const openTrial = (person: number, words: string) => `
  ((t.audience = 'organisation' or ${trying(person)}) and ${words.replaceAll('?', 's.words')})
  or (((${taught}) or ${trying(person)}) and ${words.replaceAll('?', 's.learnt_words')})
  or ((${readsAnswer(person)}) and ${words.replaceAll('?', 's.decided_words')})`;

/** An agreement of `$1`, from `$2` and before `$3`, to tell everybody. */
const toAll = (one: string) => `${one}.person_id = $1 and ${one}.audience = 'organisation'
  and ${one}.agreed_at >= to_timestamp($2::float8 / 1000) and ${one}.agreed_at < to_timestamp($3::float8 / 1000)`;
/** To what the trial says now, to what was learnt from it, or to what was decided of it. */
const ofNow = `a.version = case a.part when 'trial' then t.version when 'evaluation' then t.conclusion else t.decision end`;

const printedRow = z
  .object({
    id,
    version: z.number(),
    kind: z.enum(['story', 'bud']),
    title: z.string(),
    body: z.string(),
    naming: sharing.naming,
    names: z.array(z.string()),
    aloud: z.string(),
    day,
  })
  .transform(({ aloud, names, ...row }) => ({
    ...row,
    names: [...names.sort((a, b) => a.localeCompare(b, 'fr')), ...(aloud === '' ? [] : [aloud])],
  }));

const searchRow = row({
  words: z.string(),
  season: z.string().nullable(),
  kind: z.enum(libraryKinds).nullable(),
  place: z.number(),
  shown: z.array(id),
  searchedAt: instant,
});

export function libraryTable(db: Queries): LibraryTable {
  return {
    async open({ organisationId, personId, words, roughly, within: stretch, kind }, place, atMost) {
      const query = words.length === 0 ? null : await db.only(asked, [words, roughly], tsquery);
      // In their order first: what may be told is then asked of those on the page and before it, not of all there are.
      return db.many(
        `select id, state, title, shared from (
          (select ${openColumns}, s.titled, s.season
             from (select ${light}, coalesce(ts_filter(s.words, '{a}') @@ $7::tsquery, false) as titled, ${season} as season
                     from stories s join organisations o on o.id = s.organisation_id
                    where s.organisation_id = $1 and ($3::text is null or s.kind = $3) ${within(4)} and ($7::tsquery is null or s.words @@ $7::tsquery)
                    order by titled desc, season desc, s.id) s
             cross join ${together}
            where t.audience = 'organisation' or ${mine(2)}
            order by s.titled desc, s.season desc, s.id limit $6::int + $8::int)
          union all
          (select ${openTrialColumns(2)}, s.titled, s.season
             from (select s.*, coalesce(ts_filter(s.words, '{a}') @@ $7::tsquery, false) as titled, date_trunc('quarter', s.starts_on::timestamp) as season
                     from trials s
                    where s.organisation_id = $1 and ($3::text is null or $3 = 'trial' or ($3 = 'decision' and s.granted is not null)) and ${lived}
                      and s.starts_on >= coalesce($4::date, '-infinity') and s.starts_on < coalesce($5::date, 'infinity')
                      and ($7::tsquery is null or s.words @@ $7::tsquery or s.learnt_words @@ $7::tsquery or s.decided_words @@ $7::tsquery)
                    order by titled desc, season desc, s.id) s
             cross join ${trialTogether}
            where (${openTrial(2, '($7::tsquery is null or ? @@ $7::tsquery)')}) and ($3 is distinct from 'decision' or (${readsAnswer(2)}))
            order by s.titled desc, s.season desc, s.id limit $6::int + $8::int)) found
          order by titled desc, season desc, id limit $6::int offset $8::int`,
        [organisationId, personId, kind, stretch?.from.toString() ?? null, stretch?.until.toString() ?? null, atMost, query, place],
        openRow,
      );
    },

    openAmong: (organisationId, personId, ids) =>
      db.many(
        `select ${openColumns} from stories s cross join ${together}
          where s.organisation_id = $1 and s.id = any($3::uuid[]) and (t.audience = 'organisation' or ${mine(2)})
         union all
         select ${openTrialColumns(2)} from trials s cross join ${trialTogether}
          where s.organisation_id = $1 and s.id = any($3::uuid[]) and ${lived} and (${openTrial(2, 'true')})`,
        [organisationId, personId, ids],
        openRow,
      ),

    writtenOn: (storyId) =>
      db.one(
        `select ${firstDay} as day from stories s join organisations o on o.id = s.organisation_id where s.id = $1`,
        [storyId],
        column('day', day),
      ),

    printed: (organisationId, stretch, after, atMost) =>
      db.many(
        `select s.id, s.version, s.kind, s.title, (select b.body from stories b where b.id = s.id) as body, t.naming, s.day,
                array(select p.name from carriers k join people p on p.id = k.person_id
                       where k.initiative_id = s.initiative_id and t.naming = 'names' and p.name <> '') as names,
                coalesce((select a.names from oral_agreements a where a.story_id = s.id and t.naming = 'names'), '') as aloud
           from (select ${light}, ${firstDay} as day, ${season} as season
                   from stories s join organisations o on o.id = s.organisation_id
                  where s.organisation_id = $1 ${within(2)}
                    and ($4::date is null or (${season}, s.id) > (date_trunc('quarter', $4::date::timestamp), $5::uuid))
                  order by season, s.id) s
           cross join ${together}
          where t.vintage
          order by s.season, s.id limit $6`,
        [organisationId, stretch.from.toString(), stretch.until.toString(), after?.day.toString() ?? null, after?.id ?? null, atMost],
        printedRow,
      ),

    async printable(organisationId, stretch, after, atMost) {
      const read = await db.many(
        `select s.id, s.version, t.vintage
           from (select ${light} from stories s join organisations o on o.id = s.organisation_id
                  where s.organisation_id = $1 ${within(2)} and ($4::uuid is null or s.id > $4) order by s.id limit $5) s
           cross join ${together}
          order by s.id`,
        [organisationId, stretch.from.toString(), stretch.until.toString(), after, atMost],
        z.object({ id, version: z.number(), vintage: z.boolean() }),
      );
      return { last: read.at(-1)?.id ?? null, versions: read.filter((one) => one.vintage) };
    },

    agreedToTellAll: (personId, { since, until }, { unprinted }) =>
      db.only(
        `select (select count(*)::int from stories s join agreements a on a.story_id = s.id where ${toAll('a')} and a.version = s.version and not ($4 and a.vintage and a.wall)) as stories,
                (select count(distinct t.id)::int from trials t join trial_agreements a on a.trial_id = t.id where ${toAll('a')} and ${ofNow} and not ($4 and a.vintage and a.wall)) as trials`,
        [personId, since, until, unprinted],
        z.object({ stories: z.number(), trials: z.number() }),
      ),

    async mayPrint(personId, { since, until }, { booklet, wall }) {
      const values = [personId, since, until, booklet, wall];
      const set = 'set vintage = coalesce($4, a.vintage), wall = coalesce($5, a.wall)';
      await db.run(`update agreements a ${set} from stories s where s.id = a.story_id and ${toAll('a')} and a.version = s.version`, values);
      await db.run(`update trial_agreements a ${set} from trials t where t.id = a.trial_id and ${toAll('a')} and ${ofNow}`, values);
    },

    onWall: (organisationId, since) =>
      db.many(
        `select 'story:' || s.id as subject, s.kind as state
           from (select ${light} from stories s join organisations o on o.id = s.organisation_id where s.organisation_id = $1 and ${firstDay} >= $2::date) s
           cross join ${together}
          where t.wall
         union all
         select 'trial:' || s.id, case s.state when 'live' then 'live' else 'stopped' end
           from trials s cross join ${trialTogether}
          where s.organisation_id = $1
            and ((s.state = 'live' and t.wall) or (s.state = 'over' and s.conclusion > 0 and s.ended_on >= $2::date and l.wall))
         union all
         select 'trial:' || s.id, case when s.granted then 'granted' else 'refused' end
           from trials s join organisations o on o.id = s.organisation_id cross join ${trialTogether}
          where s.organisation_id = $1 and s.granted is not null and d.wall
            and exists (select from trial_agreements a where a.trial_id = s.id and a.part = 'decision' and a.version = s.decision
                           and a.agreed_at >= $2::date::timestamp at time zone o.zone)`,
        [organisationId, since.toString()],
        z.object({ subject: z.string(), state: z.enum(itemStates) }),
      ),

    keepSearch: (personId, { words, season: key, kind, place, shown, searchedAt }) =>
      db.run(
        `insert into searches (person_id, words, season, kind, place, shown, searched_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (person_id) do update set words = excluded.words, season = excluded.season, kind = excluded.kind,
           place = excluded.place, shown = excluded.shown, searched_at = excluded.searched_at`,
        [personId, words, key, kind, place, shown, searchedAt.toString()],
      ),

    search: (personId) =>
      db.one('select words, season, kind, place, shown, searched_at from searches where person_id = $1', [personId], searchRow),

    keepRead: (personId, item) => db.run('update searches set last_read = $2 where person_id = $1', [personId, item]),

    lastRead: (personId) =>
      db.one('select last_read from searches where person_id = $1', [personId], column('last_read', z.string().nullable())),

    linkedTo: (item) =>
      db.many(
        `select 'initiative:' || id as subject from initiatives where about_item = $1
         union all select 'trial:' || id from trials where inspired_by = $1`,
        [item],
        column('subject', z.string()),
      ),

    forgetSearches: (before) => db.count('delete from searches where searched_at < $1 returning 1', [before.toString()]),
  };
}
