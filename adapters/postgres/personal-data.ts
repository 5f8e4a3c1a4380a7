import { z } from 'zod';
import { messageChanges } from '../../src/domain/message-change.ts';
import { linkStates } from '../../src/domain/one-person.ts';
import type { PersonalData } from '../../src/domain/personal-data.ts';
import { purposes } from '../../src/domain/purpose.ts';
import { trialParts } from '../../src/domain/trial.ts';
import { attended } from './check-ins.ts';
import { namedReader } from './initiatives.ts';
import type { Queries } from './queries.ts';
import { absence, day, instant, locale, sharing } from './rows.ts';
import { partShape, trialShape } from './trials.ts';

/** Everything that is held about one person, in one row: `$1` is the person. Tested against every column of the schema. */
const everything = `
  select jsonb_build_object(
      'name', p.name, 'firstName', p.first_name, 'namesCorrected', p.names_corrected, 'locale', p.locale,
      'zone', p.zone, 'zoneCorrected', p.zone_corrected, 'territory', p.territory,
      'workDays', p.work_days, 'workFrom', p.work_from, 'workUntil', p.work_until, 'messagesAWeek', p.messages_a_week,
      'coordinator', p.coordinator, 'unreachableSince', p.unreachable_since, 'describedAt', p.described_at, 'knownSince', p.created_at
    ) as person,
    ${list(`jsonb_build_object('platform', w.platform, 'workspace', w.external_id, 'externalId', i.external_id, 'zone', c.zone, 'locale', c.locale, 'addressDigests', coalesce(to_jsonb(i.addresses), '[]'), 'usedAt', i.used_at, 'chosen', i.chosen, 'leftAt', i.left_at) order by i.external_id`, 'identities i join workspaces w on w.id = i.workspace_id left join personal_conversations c on c.workspace_id = i.workspace_id and c.external_id = i.external_id where i.person_id = p.id')} as identities,
    ${list(
      `jsonb_build_object('platform', w.platform, 'askedFirst', f.person_id = p.id, 'state', l.state, 'since', l.since) order by l.since`,
      `account_links l join identities f on f.workspace_id = l.first_workspace and f.external_id = l.first_account
         join identities s on s.workspace_id = l.second_workspace and s.external_id = l.second_account
         join workspaces w on w.id = case when f.person_id = p.id then l.second_workspace else l.first_workspace end
        where p.id in (f.person_id, s.person_id)`,
    )} as "accountQuestions",
    ${list(`jsonb_build_object('from', a.first_day, 'until', a.last_day) order by a.first_day`, 'absences a where a.person_id = p.id')} as absences,
    ${list(`jsonb_build_object('scope', s.scope, 'since', s.since) order by s.since, s.scope`, 'silences s where s.person_id = p.id')} as silences,
    (select jsonb_build_object('weekday', m.weekday, 'from', m.from_clock, 'until', m.until_clock, 'keptAt', m.kept_at) from moments m where m.person_id = p.id) as moment,
    ${list('t.day order by t.day', 'attention t where t.person_id = p.id')} as "budgetUsed",
    (select jsonb_build_object('words', d.words, 'writtenAt', d.written_at, 'inPublic', d.in_public) from drafts d where d.person_id = p.id) as draft,
    ${list(`jsonb_build_object('words', coalesce(h.words, ''), 'change', h.change, 'changedAt', h.changed_at) order by h.changed_at`, 'heard h where h.person_id = p.id and h.change is not null')} as "changedMessages",
    (select jsonb_build_object('words', e.words, 'season', e.season, 'kind', e.kind, 'searchedAt', e.searched_at) from searches e where e.person_id = p.id) as search,
    (select jsonb_build_object('since', h.since, 'paused', h.paused, 'ceiling', h.ceiling, 'lastSolicitedAt', h.last_solicited_at)
       from harvesters h where h.person_id = p.id) as volunteer,
    ${list(
      `jsonb_build_object(
        'sentence', n.sentence, 'purpose', n.purpose, 'state', n.state, 'toldAt', n.told_at, 'heldUntil', n.held_until, 'newsBy', n.news_by,
        'keptUntil', n.kept_until, 'carriedSince', c.since, 'aliveAskedAt', c.alive_asked_at,
        'carriedWith', ${list('o.name order by o.name', 'carriers k join people o on o.id = k.person_id where k.initiative_id = n.id and k.person_id <> p.id')},
        'setAside', ${list('s.external_id order by s.external_id', 'set_asides s where s.initiative_id = n.id and s.person_id = p.id')},
        'readers', ${list(`${namedReader('o')} order by o.name, o.id`, 'readers r left join people o on o.id = r.person_id where r.initiative_id = n.id')},
        'volunteer', (select o.name from meetings m join people o on o.id = m.harvester_id where m.initiative_id = n.id),
        'story', (select jsonb_build_object('kind', s.kind, 'version', s.version, 'title', s.title, 'body', s.body, 'writtenAt', s.written_at, 'firstWrittenAt', s.first_written_at, 'restsSince', s.rests_since,
            'agreements', ${list(
              `jsonb_build_object('version', g.version, 'audience', g.audience, 'serviceName', ${serviceName('g')}, 'naming', g.naming, 'vintage', g.vintage, 'wall', g.wall, 'agreedAt', g.agreed_at) order by g.version`,
              'agreements g where g.story_id = s.id and g.person_id = p.id',
            )}) from stories s where s.initiative_id = n.id)
      ) order by n.told_at, n.id`,
      'carriers c join initiatives n on n.id = c.initiative_id where c.person_id = p.id',
    )} as initiatives,
    ${list(
      `jsonb_build_object('with', o.name, 'askedByMe', q.asked_by = p.id, 'sentence', n.sentence, 'agreedAt', q.agreed_at) order by q.id`,
      'carrier_requests q join initiatives n on n.id = q.initiative_id join people o on o.id = case when q.asked_by = p.id then q.person_id else q.asked_by end where q.person_id = p.id or (q.asked_by = p.id and (not q.alone or q.agreed_at is not null))',
    )} as "carrierRequests",
    ${list('r.read_at order by r.read_at', 'readers r where r.person_id = p.id')} as read,
    ${list(`jsonb_build_object('state', v.state, 'chosen', v.chosen, 'answerBy', v.answer_by) order by v.id`, 'invitations v where v.person_id = p.id')} as invitations,
    ${list(`jsonb_build_object('beganAt', m.began_at, 'state', m.state, 'asked', m.asked) order by m.began_at`, 'meetings m where m.harvester_id = p.id')} as meetings,
    ${list(`jsonb_build_object('title', s.title, 'body', s.body, 'writtenAt', s.written_at, 'oral', (select jsonb_build_object('saidOn', o.said_on, 'how', o.how, 'audience', o.audience, 'serviceName', ${serviceName('o')}, 'naming', o.naming, 'vintage', o.vintage, 'wall', o.wall, 'names', o.names, 'version', o.version, 'recordedAt', o.recorded_at) from oral_agreements o where o.story_id = s.id and o.recorded_by = p.id)) order by s.written_at`, 'stories s where s.written_by = p.id')} as "storiesWritten",
    ${list(
      `jsonb_build_object('what', l.what, 'days', l.days, 'told', l.told, 'holds', l.holds, 'waits', l.waits, 'until', l.until, 'version', l.version, 'writtenAt', l.written_at,
        'with', ${list('o.name order by o.name', 'five_lines_people k join people o on o.id = k.person_id where k.lines_id = l.id and k.person_id <> p.id')}) order by l.written_at, l.id`,
      'five_lines_people m join five_lines l on l.id = m.lines_id where m.person_id = p.id',
    )} as "fiveLines",
    ${list(
      `jsonb_build_object(
        'what', t.what, 'hypothesis', t.hypothesis, 'wayBack', t.way_back, 'stillValid', t.still_valid, 'time', t.time, 'question', t.question,
        'startsOn', t.starts_on, 'endsOn', t.ends_on, 'pilotUntil', t.pilot_until, 'gaps', t.gaps, 'offscreen', t.offscreen, 'version', t.version, 'state', t.state,
        'openedAt', t.opened_at, 'endedOn', t.ended_on, 'handingOver', t.handing_over and b.agreed is not distinct from t.version,
        'conclusion', case when t.follow is not null and b.agreed = t.version then jsonb_build_object('at', t.concluded_at, 'version', t.conclusion, 'learnt', t.learnt, 'follow', t.follow, 'decider', t.decider, 'decideBy', t.decided_by) end,
        'saidAloud', case when t.aloud_version is not null and b.agreed = t.version then jsonb_build_object('version', t.aloud_version, 'saidOn', t.aloud_on, 'how', t.aloud_how) end,
        'decision', case when t.granted is not null and b.agreed = t.version then jsonb_build_object('version', t.decision, 'granted', t.granted, 'words', t.decision_words, 'from', t.decision_from) end,
        'answer', (select jsonb_build_object('question', e.question, 'changed', e.changed, 'keep', e.keep, 'public', e.public, 'named', e.named, 'answeredAt', e.answered_at) from evaluation_answers e where e.trial_id = t.id and e.person_id = p.id),
        'noted', ${list(`jsonb_build_object('question', e.question, 'changed', e.changed, 'keep', e.keep, 'public', e.public, 'answeredAt', e.answered_at) order by e.answered_at`, 'evaluation_answers e where e.trial_id = t.id and e.noted_by = p.id')},
        'role', b.role, 'agreed', b.agreed, 'pace', b.pace, 'askedAt', b.asked_at,
        'with', ${list('o.name order by o.name', "trial_members k join people o on o.id = k.person_id where k.trial_id = t.id and k.person_id <> p.id and b.agreed = t.version and k.agreed = t.version and t.state in ('live', 'over')")},
        'agreements', ${list(
          `jsonb_build_object('part', g.part, 'version', g.version, 'audience', g.audience, 'serviceName', ${serviceName('g')}, 'naming', g.naming, 'vintage', g.vintage, 'wall', g.wall, 'agreedAt', g.agreed_at) order by g.part`,
          'trial_agreements g where g.trial_id = t.id and g.person_id = p.id',
        )},
        'questions', ${list(`jsonb_build_object('words', q.words, 'askedAt', q.asked_at) order by q.asked_at`, 'trial_questions q where q.trial_id = t.id and q.person_id = p.id')}
      ) order by t.opened_at, t.id`,
      'trial_members b join trials t on t.id = b.trial_id where b.person_id = p.id',
    )} as trials,
    ${list(`jsonb_build_object('what', t.what, 'endsOn', t.ends_on, 'agreed', t.companion_agreed) order by t.opened_at, t.id`, 'trials t where t.companion_id = p.id')} as "watchedTrials",
    ${list(
      `jsonb_build_object('trial', t.what, 'day', c.day, 'askedAt', m.asked_at, 'answeredAt', m.answered_at, 'words', m.words, 'noted', ${list('n.words order by n.id', 'check_in_notes n where n.check_in_id = c.id and n.noted_by = p.id')}, 'weather', m.weather,
        'forTeam', m.for_team, 'showing', m.showing, 'counted', m.counted, 'silent', m.silent, 'paceAsked', m.pace_asked) order by c.day, c.id`,
      'check_in_members m join check_ins c on c.id = m.check_in_id join trials t on t.id = c.trial_id where m.person_id = p.id',
    )} as "checkIns",
    ${list(
      `jsonb_build_object('trial', t.what, 'askedByMe', h.from_id = p.id, 'with', o.name, 'voice', h.voice, 'words', h.words, 'askedAt', h.asked_at) order by h.asked_at, h.id`,
      'help_requests h join trials t on t.id = h.trial_id join people o on o.id = case when h.from_id = p.id then h.to_id else h.from_id end where p.id in (h.from_id, h.to_id)',
    )} as "helpRequests",
    (select jsonb_build_object('words', k.words, 'named', k.named, 'writtenAt', k.written_at) from kept_words k where k.person_id = p.id) as "keptWords",
    ${list(`jsonb_build_object('act', a.act, 'at', a.at, 'details', a.details) order by a.id`, 'audit a where a.person_id = p.id')} as coordination,
    ${list(
      `jsonb_build_object('kind', d.kind, 'state', d.state, 'answer', d.direct, 'at', coalesce(
        (select max(o.sent_at) from post_deliveries l join posts o on o.id = l.post_id where l.delivery_id = d.id), d.not_before)) order by d.id`,
      'deliveries d where d.person_id = p.id or p.id = any(d.together)',
    )} as messages
  from people p where p.id = $1`;

function list(items: string, from: string): string {
  return `coalesce((select jsonb_agg(${items}) from ${from}), '[]'::jsonb)`;
}

function serviceName(chosen: string): string {
  return `(select v.name from services v where v.id = ${chosen}.service_id)`;
}

const names = z.string();
const sharingSaid = { ...sharing, serviceName: names.nullable() };
const evaluationWords = { question: z.string(), changed: z.string(), keep: z.string(), public: z.string() };
/** Inside JSON an instant bears its offset, `+00:00`. */
const everythingRow = z.object({
  person: z.object({
    name: names,
    firstName: names,
    namesCorrected: z.boolean(),
    locale: locale.nullable(),
    zone: z.string().nullable(),
    zoneCorrected: z.boolean(),
    territory: z.string().nullable(),
    workDays: z.array(z.number()).nullable(),
    workFrom: z.string().nullable(),
    workUntil: z.string().nullable(),
    messagesAWeek: z.number().nullable(),
    coordinator: z.boolean(),
    unreachableSince: instant.nullable(),
    describedAt: instant.nullable(),
    knownSince: instant,
  }),
  identities: z.array(
    z.object({
      platform: z.string(),
      workspace: z.string(),
      externalId: z.string(),
      // what their own application says of them
      zone: z.string().nullable(),
      locale: z.string().nullable(),
      addressDigests: z.array(z.string()),
      usedAt: instant.nullable(),
      chosen: z.boolean(),
      leftAt: instant.nullable(),
    }),
  ),
  accountQuestions: z.array(z.object({ platform: z.string(), askedFirst: z.boolean(), state: z.enum(linkStates), since: instant })),
  absences: z.array(absence),
  silences: z.array(z.object({ scope: z.string(), since: instant })),
  moment: z.object({ weekday: z.number(), from: z.string(), until: z.string(), keptAt: instant }).nullable(),
  budgetUsed: z.array(day),
  draft: z.object({ words: z.string(), writtenAt: instant, inPublic: z.boolean() }).nullable(),
  changedMessages: z.array(z.object({ words: z.string(), change: z.enum(messageChanges), changedAt: instant })),
  search: z.object({ words: z.string(), season: z.string().nullable(), kind: z.string().nullable(), searchedAt: instant }).nullable(),
  volunteer: z.object({ since: instant, paused: z.boolean(), ceiling: z.number(), lastSolicitedAt: instant.nullable() }).nullable(),
  initiatives: z.array(
    z.object({
      sentence: z.string(),
      purpose: z.enum(purposes),
      state: z.enum(['held', 'searching', 'waiting', 'patient', 'accepted', 'told']),
      toldAt: instant,
      heldUntil: instant,
      newsBy: day,
      keptUntil: day,
      carriedSince: instant,
      aliveAskedAt: instant.nullable(),
      carriedWith: z.array(names),
      setAside: z.array(z.string()),
      readers: z.array(names),
      volunteer: names.nullable(),
      story: z
        .object({
          kind: z.enum(['story', 'bud']),
          version: z.number(),
          title: z.string(),
          body: z.string(),
          writtenAt: instant,
          firstWrittenAt: instant.nullable(),
          restsSince: instant.nullable(),
          agreements: z.array(z.object({ ...sharingSaid, wall: z.boolean(), version: z.number(), agreedAt: instant })),
        })
        .nullable(),
    }),
  ),
  carrierRequests: z.array(z.object({ with: names, askedByMe: z.boolean(), sentence: z.string(), agreedAt: instant.nullable() })),
  read: z.array(instant),
  invitations: z.array(z.object({ state: z.string(), chosen: z.boolean(), answerBy: instant.nullable() })),
  meetings: z.array(z.object({ beganAt: instant, state: z.enum(['open', 'over']), asked: z.number() })),
  storiesWritten: z.array(
    z.object({
      title: z.string(),
      body: z.string(),
      writtenAt: instant,
      oral: z
        .object({
          ...sharingSaid,
          wall: z.boolean(),
          saidOn: day,
          how: z.string(),
          names: z.string(),
          version: z.number(),
          recordedAt: instant,
        })
        .nullable(),
    }),
  ),
  fiveLines: z.array(
    z.object({
      what: z.string(),
      days: z.string(),
      told: z.string(),
      holds: z.string(),
      waits: z.string(),
      with: z.array(names),
      version: z.number(),
      until: day,
      writtenAt: instant,
    }),
  ),
  watchedTrials: z.array(z.object({ what: z.string(), endsOn: day, agreed: z.boolean() })),
  trials: z.array(
    z.object({
      ...trialShape,
      ...partShape,
      askedAt: instant,
      with: z.array(names),
      agreements: z.array(
        z.object({ ...sharingSaid, wall: z.boolean(), part: z.enum(trialParts), version: z.number(), agreedAt: instant }),
      ),
      questions: z.array(z.object({ words: z.string(), askedAt: instant })),
      handingOver: z.boolean(),
      conclusion: z
        .object({
          at: instant,
          version: z.number(),
          learnt: z.string(),
          follow: z.enum(['leave', 'again', 'practice']),
          decider: z.string(),
          decideBy: day.nullable(),
        })
        .nullable(),
      saidAloud: z.object({ version: z.number(), saidOn: day, how: z.string() }).nullable(),
      decision: z.object({ version: z.number(), granted: z.boolean(), words: z.string(), from: day.nullable() }).nullable(),
      answer: z.object({ ...evaluationWords, named: z.boolean(), answeredAt: instant }).nullable(),
      noted: z.array(z.object({ ...evaluationWords, answeredAt: instant })),
    }),
  ),
  checkIns: z.array(
    z.object({
      trial: z.string(),
      day,
      ...attended,
      noted: z.array(z.string()),
    }),
  ),
  helpRequests: z.array(
    z.object({ trial: z.string(), askedByMe: z.boolean(), with: names, voice: z.boolean(), words: z.string(), askedAt: instant }),
  ),
  keptWords: z.object({ words: z.string(), named: z.boolean(), writtenAt: instant }).nullable(),
  coordination: z.array(z.object({ act: z.string(), at: instant, details: z.unknown() })),
  messages: z.array(z.object({ kind: z.string(), state: z.string(), answer: z.boolean(), at: instant })),
});

export function personalData(db: Queries, personId: string): Promise<PersonalData | null> {
  return db.one(everything, [personId], everythingRow);
}
