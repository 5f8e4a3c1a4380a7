import { z } from 'zod';
import type { EvaluationWords } from '../../src/domain/evaluation.ts';
import type { EvaluationTable } from '../../src/ports/evaluations.ts';
import { column, type Queries, row } from './queries.ts';
import { id, instant } from './rows.ts';

const words = { question: z.string(), changed: z.string(), keep: z.string(), public: z.string() };
const ownRow = row({ ...words, named: z.boolean(), answeredAt: instant });
const answerRow = z.object({ ...words, name: z.string(), aloud: z.boolean() });
const idColumn = column('id', id);

const valuesOf = (said: EvaluationWords) => [said.question, said.changed, said.keep, said.public];

export function evaluationTable(db: Queries): EvaluationTable {
  return {
    own: (trialId, personId) =>
      db.one(
        'select question, changed, keep, public, named, answered_at from evaluation_answers where trial_id = $1 and person_id = $2',
        [trialId, personId],
        ownRow,
      ),

    answer: (trialId, personId, answer, now) =>
      db.run(
        `insert into evaluation_answers (trial_id, person_id, question, changed, keep, public, named, answered_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (trial_id, person_id) where person_id is not null
         do update set question = $3, changed = $4, keep = $5, public = $6, named = $7, answered_at = $8`,
        [trialId, personId, ...valuesOf(answer), answer.named, now.toString()],
      ),

    withdraw: (trialId, personId) =>
      db.found('delete from evaluation_answers where trial_id = $1 and person_id = $2 returning 1', [trialId, personId]),

    async note(trialId, notedBy, said, now) {
      const params = [trialId, notedBy, ...valuesOf(said)];
      const known = await db.one(
        'select id from evaluation_answers where trial_id = $1 and noted_by = $2 and (question, changed, keep, public) = ($3, $4, $5, $6)',
        params,
        idColumn,
      );
      return (
        known ??
        db.only(
          `insert into evaluation_answers (trial_id, noted_by, question, changed, keep, public, answered_at)
             values ($1, $2, $3, $4, $5, $6, $7) returning id`,
          [...params, now.toString()],
          idColumn,
        )
      );
    },

    removeNote: (answerId, notedBy) =>
      db.found('delete from evaluation_answers where id = $1 and noted_by = $2 returning 1', [answerId, notedBy]),

    answers: (trialId) =>
      db.many(
        `select a.question, a.changed, a.keep, a.public, case when a.named then coalesce(p.name, '') else '' end as name, a.person_id is null as aloud
           from evaluation_answers a left join people p on p.id = a.person_id where a.trial_id = $1 order by a.id`,
        [trialId],
        answerRow,
      ),

    forget: (concludedBefore, endedBefore) =>
      db.many(
        `delete from evaluation_answers a using trials t
          where t.id = a.trial_id and (t.concluded_at < $1 or (t.concluded_at is null and t.ended_on < $2::date and a.answered_at < $2::date)) returning t.id`,
        [concludedBefore.toString(), endedBefore.toString()],
        idColumn,
      ),
  };
}
