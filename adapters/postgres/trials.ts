import { z } from 'zod';
import type { TrialTable } from '../../src/ports/trials.ts';
import type { Queryable } from './database.ts';
import { agreementRow, day, departedRow, id, instant, personColumns, personRow } from './rows.ts';

const trialColumns = `t.id, t.organisation_id, t.initiative_id, t.follows_id, t.version, t.state, t.what, t.hypothesis, t.way_back,
  t.still_valid, t.time, t.question, t.starts_on, t.ends_on, t.pilot_until, t.gaps, t.opened_at, t.ended_on,
  t.handing_over, t.concluded_at, t.conclusion, t.learnt, t.follow, t.decider, t.decided_by`;
const trialRow = z
  .object({
    id,
    organisation_id: id,
    initiative_id: id.nullable(),
    follows_id: id.nullable(),
    version: z.number(),
    state: z.enum(['asking', 'live', 'over', 'given-up']),
    what: z.string(),
    hypothesis: z.string(),
    way_back: z.string(),
    still_valid: z.string(),
    time: z.string(),
    question: z.string(),
    starts_on: day,
    ends_on: day,
    pilot_until: day,
    gaps: z.array(z.number()),
    opened_at: instant,
    ended_on: day.nullable(),
    handing_over: z.boolean(),
    concluded_at: instant.nullable(),
    conclusion: z.number(),
    learnt: z.string(),
    follow: z.enum(['leave', 'again', 'practice']).nullable(),
    decider: z.string(),
    decided_by: day.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    initiativeId: row.initiative_id,
    followsId: row.follows_id,
    version: row.version,
    state: row.state,
    what: row.what,
    hypothesis: row.hypothesis,
    wayBack: row.way_back,
    stillValid: row.still_valid,
    time: row.time,
    question: row.question,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    pilotUntil: row.pilot_until,
    gaps: row.gaps,
    openedAt: row.opened_at,
    endedOn: row.ended_on,
    handingOver: row.handing_over,
    concludedAt: row.concluded_at,
    conclusion: row.follow && {
      version: row.conclusion,
      learnt: row.learnt,
      follow: row.follow,
      decider: row.decider,
      decideBy: row.decided_by,
    },
  }));

const memberColumns = 'm.person_id, m.role, m.agreed, m.pace';
const memberShape = {
  person_id: id,
  role: z.enum(['pilot', 'carrier', 'tester']),
  agreed: z.number().nullable(),
  pace: z.enum(['each', 'rarer', 'none']),
};
const memberRow = z.object(memberShape).transform(({ person_id, ...row }) => ({ personId: person_id, ...row }));
const questionRow = z
  .object({ trial_id: id, person_id: id, words: z.string() })
  .transform((row) => ({ trialId: row.trial_id, personId: row.person_id, words: row.words }));
const departedColumn = { trial: 'departed', evaluation: 'departed_evaluation' } as const;
const theirRow = z.object({ trial: trialRow, member: memberRow });

export function trialTable(db: Queryable): TrialTable {
  const one = async (sql: string, params: readonly unknown[]) => {
    const { rows } = await db.query(sql, params);
    return rows[0] ? trialRow.parse(rows[0]) : null;
  };
  const many = async (sql: string, params: readonly unknown[]) => (await db.query(sql, params)).rows.map((row) => trialRow.parse(row));

  return {
    async open({ organisationId, initiativeId, followsId, plan, pilot }, now) {
      const made = await one(
        `insert into trials as t (organisation_id, initiative_id, follows_id, what, hypothesis, way_back, still_valid, time, question,
           starts_on, ends_on, pilot_until, gaps, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::int[], $14) returning ${trialColumns}`,
        [organisationId, initiativeId, followsId, ...valuesOf(plan), now.toString()],
      );
      if (!made) throw new Error('A trial was opened and cannot be found.');
      await db.query(`insert into trial_members (trial_id, person_id, role, agreed, asked_at) values ($1, $2, 'pilot', 1, $3)`, [
        made.id,
        pilot,
        now.toString(),
      ]);
      return made;
    },

    get: (trialId) => one(`select ${trialColumns} from trials t where t.id = $1`, [trialId]),
    lock: (trialId) => one(`select ${trialColumns} from trials t where t.id = $1 for no key update`, [trialId]),

    async change(trialId, plan, by, now) {
      await db.query(
        `update trials set what = $2, hypothesis = $3, way_back = $4, still_valid = $5, time = $6, question = $7, starts_on = $8, ends_on = $9,
           pilot_until = $10, gaps = $11::int[], opened_at = $12, version = version + 1 where id = $1`,
        [trialId, ...valuesOf(plan), now.toString()],
      );
      // Whoever writes a version agrees to it; everyone else is asked again.
      await db.query(
        `update trial_members m set agreed = t.version from trials t where t.id = m.trial_id and t.id = $1 and m.person_id = $2`,
        [trialId, by],
      );
    },

    async setState(trialId, state, endedOn) {
      await db.query('update trials set state = $2, ended_on = $3 where id = $1', [trialId, state, endedOn?.toString() ?? null]);
    },

    async setHandingOver(trialId, handingOver) {
      await db.query('update trials set handing_over = $2 where id = $1', [trialId, handingOver]);
    },

    async conclude(trialId, { learnt, follow, decider, decideBy }, now) {
      await db.query(
        `update trials set learnt = $2, follow = $3, decider = $4, decided_by = $5, concluded_at = coalesce(concluded_at, $6::timestamptz),
           conclusion = conclusion + 1 where id = $1`,
        [trialId, learnt, follow, decider, decideBy?.toString() ?? null, now.toString()],
      );
    },

    async erase(trialId) {
      await db.query('delete from trials where id = $1', [trialId]);
    },

    async forgetGivenUp(before) {
      const { rows } = await db.query(
        `delete from trials where state = 'given-up' and coalesce(ended_on, ends_on) < $1 returning id, organisation_id as "organisationId"`,
        [before.toString()],
      );
      return z.array(z.object({ id, organisationId: id })).parse(rows);
    },

    async setPilotUntil(trialId, until) {
      await db.query('update trials set pilot_until = $2 where id = $1', [trialId, until.toString()]);
    },

    async members(trialId) {
      const { rows } = await db.query(
        `select ${memberColumns}, row_to_json(x) as person from trial_members m join lateral (select ${personColumns} from people p where p.id = m.person_id) x on true
          where m.trial_id = $1 order by m.role = 'pilot' desc, m.role = 'carrier' desc, m.asked_at, m.person_id`,
        [trialId],
      );
      return z
        .array(z.object({ ...memberShape, person: personRow }).transform(({ person_id, ...row }) => ({ personId: person_id, ...row })))
        .parse(rows);
    },

    async ask(trialId, personId, role, now) {
      const { rows } = await db.query(
        `insert into trial_members (trial_id, person_id, role, asked_at) values ($1, $2, $3, $4) on conflict do nothing returning 1`,
        [trialId, personId, role, now.toString()],
      );
      return rows.length > 0;
    },

    async agree(trialId, personId, version) {
      await db.query('update trial_members set agreed = $3 where trial_id = $1 and person_id = $2', [trialId, personId, version]);
    },

    async setRole(trialId, personId, role) {
      await db.query('update trial_members set role = $3 where trial_id = $1 and person_id = $2', [trialId, personId, role]);
    },

    async setPace(trialId, personId, pace) {
      await db.query('update trial_members set pace = $3 where trial_id = $1 and person_id = $2', [trialId, personId, pace]);
    },

    async leave(trialId, personId) {
      const { rows } = await db.query(
        `with theirs as (delete from trial_agreements where trial_id = $1 and person_id = $2)
         delete from trial_members where trial_id = $1 and person_id = $2 returning 1`,
        [trialId, personId],
      );
      return rows.length > 0;
    },

    async dropMissing(trialId) {
      const { rows } = await db.query(
        `with gone as (delete from trial_members m using trials t
                        where t.id = m.trial_id and t.id = $1 and m.agreed is distinct from t.version returning m.person_id),
              theirs as (delete from trial_agreements a using gone g where a.trial_id = $1 and a.person_id = g.person_id)
         select person_id from gone`,
        [trialId],
      );
      return z
        .array(z.object({ person_id: id }))
        .parse(rows)
        .map((row) => row.person_id);
    },

    async of(personId) {
      const { rows } = await db.query(
        `select row_to_json(x) as trial, row_to_json(y) as member from trial_members m
           join lateral (select ${trialColumns} from trials t where t.id = m.trial_id) x on true
           join lateral (select ${memberColumns}) y on true
          where m.person_id = $1 order by x.opened_at desc, x.id`,
        [personId],
      );
      return rows.map((row) => theirRow.parse(row));
    },

    async agreements(trialId, part) {
      const { rows } = await db.query(
        'select person_id, version, audience, service_id, naming, vintage from trial_agreements where trial_id = $1 and part = $2',
        [trialId, part],
      );
      return rows.map((row) => agreementRow.parse(row));
    },

    async agreeToShare(trialId, part, { personId, version, audience, service, naming, vintage }, now) {
      await db.query(
        `insert into trial_agreements (trial_id, part, version, person_id, audience, service_id, naming, vintage, agreed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (trial_id, part, person_id) do update set version = excluded.version, audience = excluded.audience,
           service_id = excluded.service_id, naming = excluded.naming, vintage = excluded.vintage, agreed_at = excluded.agreed_at`,
        [trialId, part, version, personId, audience, service, naming, vintage, now.toString()],
      );
    },

    async departed(trialId, part) {
      const { rows } = await db.query(`select ${departedColumn[part]} as departed from trials where id = $1`, [trialId]);
      return rows[0] ? departedRow.parse(rows[0]).departed : null;
    },

    async leaveBehind(trialId, part, left) {
      await db.query(`update trials set ${departedColumn[part]} = $2 where id = $1`, [trialId, { ...left }]);
    },

    async keepQuestion({ trialId, personId, words }, now) {
      const { rows } = await db.query(
        'insert into trial_questions (trial_id, person_id, words, asked_at) values ($1, $2, $3, $4) returning id',
        [trialId, personId, words, now.toString()],
      );
      return z.object({ id }).parse(rows[0]).id;
    },

    async question(questionId) {
      const { rows } = await db.query('select trial_id, person_id, words from trial_questions where id = $1', [questionId]);
      return rows[0] ? questionRow.parse(rows[0]) : null;
    },

    async forgetQuestions(before) {
      return (await db.query('delete from trial_questions where asked_at < $1 returning 1', [before.toString()])).rows.length;
    },

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
  const { what, hypothesis, wayBack, stillValid, time, question, startsOn, endsOn, pilotUntil, gaps } = plan;
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
  ];
}
