import { z } from 'zod';
import type { TrialPart } from '../../src/domain/trial.ts';
import type { TrialTable } from '../../src/ports/trials.ts';
import { column, type Queries, row } from './queries.ts';
import { agreementRow, day, departed, id, instant, personColumns, personRow } from './rows.ts';

const trialColumns = `t.id, t.organisation_id, t.initiative_id, t.follows_id, t.inspired_by, t.version, t.state, t.what, t.hypothesis, t.way_back,
  t.still_valid, t.time, t.question, t.starts_on, t.ends_on, t.pilot_until, t.gaps, t.opened_at, t.ended_on,
  t.handing_over, t.concluded_at, t.conclusion, t.learnt, t.follow, t.decider, t.decided_by,
  t.decision, t.granted, t.decision_words, t.decision_from, to_jsonb(t.decision_asked) as decision_asked,
  t.offscreen, t.aloud_version, t.aloud_on, t.aloud_how, t.companion_id, t.companion_agreed`;
/** What is tried, until when, and where it stands. */
export const trialShape = {
  what: z.string(),
  hypothesis: z.string(),
  wayBack: z.string(),
  stillValid: z.string(),
  time: z.string(),
  question: z.string(),
  startsOn: day,
  endsOn: day,
  pilotUntil: day,
  gaps: z.array(z.number()),
  offscreen: z.boolean(),
  version: z.number(),
  state: z.enum(['asking', 'live', 'over', 'given-up']),
  openedAt: instant,
  endedOn: day.nullable(),
};
const trialRow = row(
  {
    id,
    organisationId: id,
    initiativeId: id.nullable(),
    followsId: id.nullable(),
    inspiredBy: z.string().nullable(),
    ...trialShape,
    handingOver: z.boolean(),
    concludedAt: instant.nullable(),
    conclusion: z.number(),
    learnt: z.string(),
    follow: z.enum(['leave', 'again', 'practice']).nullable(),
    decider: z.string(),
    decideBy: day.nullable(),
    decision: z.number(),
    granted: z.boolean().nullable(),
    decisionWords: z.string(),
    decisionFrom: day.nullable(),
    decisionAsked: z.array(day),
    aloudVersion: z.number().nullable(),
    aloudOn: day.nullable(),
    aloudHow: z.string(),
    companionId: id.nullable(),
    companionAgreed: z.boolean(),
  },
  { decideBy: 'decided_by' },
).transform(
  ({
    conclusion,
    learnt,
    follow,
    decider,
    decideBy,
    decision,
    granted,
    decisionWords,
    decisionFrom,
    aloudVersion,
    aloudOn,
    aloudHow,
    companionId,
    companionAgreed,
    ...trial
  }) => ({
    ...trial,
    conclusion: follow && { version: conclusion, learnt, follow, decider, decideBy },
    saidAloud: aloudVersion === null || aloudOn === null ? null : { version: aloudVersion, saidOn: aloudOn, how: aloudHow },
    companion: companionId === null ? null : { personId: companionId, agreed: companionAgreed },
    decision: granted === null ? null : { version: decision, granted, words: decisionWords, from: decisionFrom },
  }),
);

const memberColumns = 'm.person_id, m.role, m.agreed, m.pace';
/** How somebody takes part. */
export const partShape = {
  role: z.enum(['pilot', 'carrier', 'tester']),
  agreed: z.number().nullable(),
  pace: z.enum(['each', 'rarer', 'none']),
};
const memberShape = { personId: id, ...partShape };
const memberRow = row(memberShape);
const questionRow = row({ trialId: id, personId: id, words: z.string() });
const departedColumn = {
  trial: 'departed',
  evaluation: 'departed_evaluation',
  decision: 'departed_decision',
} as const satisfies Record<TrialPart, string>;
const theirRow = z.object({ trial: trialRow, member: memberRow });

export function trialTable(db: Queries): TrialTable {
  const one = (sql: string, params: readonly unknown[]) => db.one(sql, params, trialRow);
  const many = (sql: string, params: readonly unknown[]) => db.many(sql, params, trialRow);

  return {
    async open({ organisationId, initiativeId, followsId, inspiredBy, plan, pilot }, now) {
      const made = await db.only(
        `insert into trials as t (organisation_id, initiative_id, follows_id, what, hypothesis, way_back, still_valid, time, question,
           starts_on, ends_on, pilot_until, gaps, offscreen, opened_at, inspired_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::int[], $14, $15, $16) returning ${trialColumns}`,
        [organisationId, initiativeId, followsId, ...valuesOf(plan), now.toString(), inspiredBy ?? null],
        trialRow,
      );
      await db.run(`insert into trial_members (trial_id, person_id, role, agreed, asked_at) values ($1, $2, 'pilot', 1, $3)`, [
        made.id,
        pilot,
        now.toString(),
      ]);
      return made;
    },

    get: (trialId) => one(`select ${trialColumns} from trials t where t.id = $1`, [trialId]),
    lock: (trialId) => one(`select ${trialColumns} from trials t where t.id = $1 for no key update`, [trialId]),

    async change(trialId, plan, by, now) {
      await db.run(
        `update trials set what = $2, hypothesis = $3, way_back = $4, still_valid = $5, time = $6, question = $7, starts_on = $8, ends_on = $9,
           pilot_until = $10, gaps = $11::int[], offscreen = $12, opened_at = $13, version = version + 1 where id = $1`,
        [trialId, ...valuesOf(plan), now.toString()],
      );
      // A person who writes a version agrees to it; everyone else is asked again.
      await db.run(
        `update trial_members m set agreed = t.version from trials t where t.id = m.trial_id and t.id = $1 and m.person_id = $2`,
        [trialId, by],
      );
    },

    begin: (trialId, startsOn) => db.run(`update trials set state = 'live', starts_on = $2 where id = $1`, [trialId, startsOn.toString()]),

    end: (trialId, state, endedOn) =>
      db.run(
        `update trials set state = $2, ended_on = $3, aloud_version = null, aloud_on = null, aloud_how = '', companion_id = null
          where id = $1`,
        [trialId, state, endedOn.toString()],
      ),

    noteAloud: (trialId, { version, saidOn, how }) =>
      db.run('update trials set aloud_version = $2, aloud_on = $3, aloud_how = $4 where id = $1', [
        trialId,
        version,
        saidOn.toString(),
        how,
      ]),

    takeBackAloud: (trialId, leaving) =>
      db.run(`update trials set aloud_version = null, aloud_on = null, aloud_how = '', offscreen = offscreen and not $2 where id = $1`, [
        trialId,
        leaving,
      ]),

    setHandingOver: (trialId, handingOver) => db.run('update trials set handing_over = $2 where id = $1', [trialId, handingOver]),

    conclude: (trialId, { learnt, follow, decider, decideBy }, now) =>
      db.run(
        `update trials set learnt = $2, follow = $3, decider = $4, decided_by = $5, concluded_at = coalesce(concluded_at, $6::timestamptz),
           conclusion = conclusion + 1, granted = case when $3 = 'practice' then granted end,
           decision_words = case when $3 = 'practice' then decision_words else '' end,
           decision_from = case when $3 = 'practice' then decision_from end where id = $1`,
        [trialId, learnt, follow, decider, decideBy?.toString() ?? null, now.toString()],
      ),

    decide: (trialId, { granted, words, from }) =>
      db.run('update trials set granted = $2, decision_words = $3, decision_from = $4, decision = decision + 1 where id = $1', [
        trialId,
        granted,
        words,
        from?.toString() ?? null,
      ]),

    decisionAsked: (trialId, on) =>
      db.run('update trials set decision_asked = decision_asked || $2::date where id = $1', [trialId, on.toString()]),

    erase: (trialId) => db.run('delete from trials where id = $1', [trialId]),

    forgetGivenUp: (before) =>
      db.many(
        `delete from trials where state = 'given-up' and coalesce(ended_on, ends_on) < $1 returning id, organisation_id as "organisationId"`,
        [before.toString()],
        z.object({ id, organisationId: id }),
      ),

    setPilotUntil: (trialId, until) => db.run('update trials set pilot_until = $2 where id = $1', [trialId, until.toString()]),

    members: (trialId) =>
      db.many(
        `select ${memberColumns}, row_to_json(x) as person from trial_members m join lateral (select ${personColumns} from people p where p.id = m.person_id) x on true
          where m.trial_id = $1 order by m.role = 'pilot' desc, m.role = 'carrier' desc, m.asked_at, m.person_id`,
        [trialId],
        row({ ...memberShape, person: personRow }),
      ),

    ask: (trialId, personId, role, now) =>
      db.found(
        `insert into trial_members (trial_id, person_id, role, asked_at) values ($1, $2, $3, $4) on conflict do nothing returning 1`,
        [trialId, personId, role, now.toString()],
      ),

    agree: (trialId, personId, version) =>
      db.run(
        `with apart as (update trials set companion_id = null where id = $1 and companion_id = $2)
         update trial_members set agreed = $3 where trial_id = $1 and person_id = $2`,
        [trialId, personId, version],
      ),

    setRole: (trialId, personId, role) =>
      db.run('update trial_members set role = $3 where trial_id = $1 and person_id = $2', [trialId, personId, role]),

    setPace: (trialId, personId, pace) =>
      db.run('update trial_members set pace = $3 where trial_id = $1 and person_id = $2', [trialId, personId, pace]),

    leave: (trialId, personId) =>
      db.found(
        `with theirs as (delete from trial_agreements where trial_id = $1 and person_id = $2)
         delete from trial_members where trial_id = $1 and person_id = $2 returning 1`,
        [trialId, personId],
      ),

    dropMissing: (trialId) =>
      db.many(
        `with aloud as (update trials set offscreen = false where id = $1 and aloud_version is distinct from version),
              gone as (delete from trial_members m using trials t
                        where t.id = m.trial_id and t.id = $1 and m.agreed is distinct from t.version returning m.person_id),
              theirs as (delete from trial_agreements a using gone g where a.trial_id = $1 and a.person_id = g.person_id)
         select person_id from gone`,
        [trialId],
        column('person_id', id),
      ),

    of: (personId) =>
      db.many(
        `select row_to_json(x) as trial, row_to_json(y) as member from trial_members m
           join lateral (select ${trialColumns} from trials t where t.id = m.trial_id) x on true
           join lateral (select ${memberColumns}) y on true
          where m.person_id = $1 order by x.opened_at desc, x.id`,
        [personId],
        theirRow,
      ),

    setCompanion: (trialId, companion) =>
      db.run('update trials set companion_id = $2, companion_agreed = $3 where id = $1', [
        trialId,
        companion?.personId ?? null,
        companion?.agreed ?? false,
      ]),

    watchedBy: (personId) =>
      many(`select ${trialColumns} from trials t where t.companion_id = $1 order by t.opened_at desc, t.id`, [personId]),

    agreements: (trialId, part) =>
      db.many(
        'select person_id, version, audience, service_id, naming, vintage from trial_agreements where trial_id = $1 and part = $2',
        [trialId, part],
        agreementRow,
      ),

    agreeToShare: (trialId, part, { personId, version, audience, service, naming, vintage }, now) =>
      db.run(
        `insert into trial_agreements (trial_id, part, version, person_id, audience, service_id, naming, vintage, agreed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (trial_id, part, person_id) do update set version = excluded.version, audience = excluded.audience,
           service_id = excluded.service_id, naming = excluded.naming, vintage = excluded.vintage, agreed_at = excluded.agreed_at,
           wall = trial_agreements.wall and excluded.audience = 'organisation' and excluded.version = trial_agreements.version`,
        [trialId, part, version, personId, audience, service, naming, vintage, now.toString()],
      ),

    departed: (trialId, part) => db.one(`select ${departedColumn[part]} as departed from trials where id = $1`, [trialId], departed),

    leaveBehind: (trialId, part, left) => db.run(`update trials set ${departedColumn[part]} = $2 where id = $1`, [trialId, { ...left }]),

    keepQuestion: ({ trialId, personId, words }, now) =>
      db.only(
        'insert into trial_questions (trial_id, person_id, words, asked_at) values ($1, $2, $3, $4) returning id',
        [trialId, personId, words, now.toString()],
        column('id', id),
      ),

    question: (questionId) => db.one('select trial_id, person_id, words from trial_questions where id = $1', [questionId], questionRow),

    forgetQuestions: (before) => db.count('delete from trial_questions where asked_at < $1 returning 1', [before.toString()]),

    forgetInspirations: () =>
      db.count(
        `update trials t set inspired_by = null
          where t.inspired_by is not null
            and not exists (select from stories s where 'story:' || s.id = t.inspired_by)
            and not exists (select from trials o where 'trial:' || o.id = t.inspired_by) returning 1`,
      ),

    live: (organisationId, today) =>
      many(
        `select ${trialColumns} from trials t where t.organisation_id = $1 and t.state = 'live' and t.ends_on >= $2 order by t.ends_on, t.id`,
        [organisationId, today.toString()],
      ),

    begun: (organisationId, { from, until }) =>
      many(
        `select ${trialColumns} from trials t
          where t.organisation_id = $1 and t.state in ('live', 'over') and t.starts_on >= $2 and t.starts_on < $3
          order by date_trunc('quarter', t.starts_on::timestamp), t.id`,
        [organisationId, from.toString(), until.toString()],
      ),
  };
}

function valuesOf(plan: Parameters<TrialTable['change']>[1]): readonly unknown[] {
  const { what, hypothesis, wayBack, stillValid, time, question, startsOn, endsOn, pilotUntil, gaps, offscreen } = plan;
  return [
    what,
    hypothesis,
    wayBack,
    stillValid,
    time,
    question,
    startsOn.toString(),
    endsOn.toString(),
    pilotUntil.toString(),
    `{${gaps.join(',')}}`,
    offscreen,
  ];
}
