import { z } from 'zod';
import { weathers } from '../../src/domain/check-in.ts';
import type { CheckInTable } from '../../src/ports/check-ins.ts';
import { column, type Queries, row } from './queries.ts';
import { day, id, instant } from './rows.ts';

const weather = z.enum(weathers);
const showing = z.enum(['five', 'unnamed', 'named']);

const checkInColumns = 'c.id, c.trial_id, c.number, c.day, c.opened_at, c.closed_at, c.conditions, c.counted';
const checkInRow = row({
  id,
  trialId: id,
  number: z.number(),
  day,
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  conditions: z.object({ mostly: z.array(weather), sometimes: z.array(weather) }).nullable(),
  counted: z.number(),
});

const memberColumns =
  'm.person_id, m.asked_at, m.answered_at, m.words, m.weather, m.for_team, m.showing, m.counted, m.silent, m.pace_asked';
/** What is kept of somebody at a check-in. */
export const attended = {
  askedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  words: z.string(),
  weather: weather.nullable(),
  forTeam: z.boolean(),
  showing,
  counted: z.boolean(),
  silent: z.boolean(),
  paceAsked: z.boolean(),
};
const memberRow = row({ personId: id, ...attended });

const requestRow = row({ id, trialId: id, fromId: id, toId: id, voice: z.boolean(), words: z.string(), askedAt: instant });

/** Trials whose people's words have served: concluded before `$1`, or over before `$2` without that. */
const served = `select t.id, t.organisation_id from trials t
  where t.state = 'over' and (t.concluded_at < $1 or (t.concluded_at is null and t.ended_on < $2))`;

export function checkInTable(db: Queries): CheckInTable {
  const many = (sql: string, params: readonly unknown[]) => db.many(sql, params, checkInRow);

  return {
    async plan(trialId, days) {
      for (const [index, on] of days.entries()) {
        await db.run('insert into check_ins (trial_id, number, day) values ($1, $2, $3) on conflict do nothing', [
          trialId,
          index + 1,
          on.toString(),
        ]);
      }
    },

    async get(checkInId) {
      return (await many(`select ${checkInColumns} from check_ins c where c.id = $1`, [checkInId]))[0] ?? null;
    },

    ofTrial: (trialId) => many(`select ${checkInColumns} from check_ins c where c.trial_id = $1 order by c.number`, [trialId]),

    async latestOpen(personId) {
      const found = await many(
        `select ${checkInColumns} from check_ins c join check_in_members m on m.check_in_id = c.id and m.person_id = $1
          where c.opened_at is not null and c.closed_at is null order by c.opened_at desc, c.id limit 1`,
        [personId],
      );
      return found[0] ?? null;
    },

    async open(checkInId, people, now) {
      await db.run('update check_ins set opened_at = $2 where id = $1', [checkInId, now.toString()]);
      await db.run('insert into check_in_members (check_in_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing', [
        checkInId,
        people,
      ]);
    },

    async close(checkInId, { conditions, silent }, now) {
      await db.run(
        `update check_ins set closed_at = $2, conditions = $3, counted = case when $3::jsonb is null then 0 else
           (select count(*) from check_in_members m where m.check_in_id = $1 and m.weather is not null) end where id = $1`,
        [checkInId, now.toString(), conditions && { ...conditions }],
      );
      await db.run(
        `update check_in_members m set counted = m.weather is not null and c.conditions is not null, weather = null,
           silent = m.person_id = any($2::uuid[]) from check_ins c where c.id = m.check_in_id and c.id = $1`,
        [checkInId, silent],
      );
    },

    skip: (checkInId) => db.run('delete from check_ins where id = $1 and opened_at is null', [checkInId]),

    async members(checkInId) {
      // In an order that says nothing of who wrote, or when.
      return db.many(
        `select ${memberColumns} from check_in_members m where m.check_in_id = $1 order by md5(m.check_in_id::text || m.person_id)`,
        [checkInId],
        memberRow,
      );
    },

    theirs: (trialId, personId) =>
      db.many(
        `select ${memberColumns} from check_in_members m join check_ins c on c.id = m.check_in_id
          where c.trial_id = $1 and m.person_id = $2 order by c.number`,
        [trialId, personId],
        memberRow,
      ),

    asked: (checkInId, personId, at) =>
      db.run('update check_in_members set asked_at = $3 where check_in_id = $1 and person_id = $2', [checkInId, personId, at.toString()]),

    paceAsked: (checkInId, personId) =>
      db.run('update check_in_members set pace_asked = true where check_in_id = $1 and person_id = $2', [checkInId, personId]),

    forgiveSilences: (trialId, personId) =>
      db.run(
        `update check_in_members m set silent = false from check_ins c where c.id = m.check_in_id and c.trial_id = $1 and m.person_id = $2`,
        [trialId, personId],
      ),

    answer: (checkInId, personId, { words, weather: said, forTeam, showing: how }, now) =>
      db.run(
        `update check_in_members set words = $3, weather = $4, for_team = $5, showing = $6, answered_at = $7, silent = false
          where check_in_id = $1 and person_id = $2`,
        [checkInId, personId, words, said, forTeam, how, now.toString()],
      ),

    takeBack: (checkInId, personId) =>
      db.run(
        `update check_in_members set words = '', weather = null, for_team = false, showing = 'five', answered_at = null
          where check_in_id = $1 and person_id = $2`,
        [checkInId, personId],
      ),

    async note(checkInId, notedBy, words) {
      const params = [checkInId, notedBy, words];
      const known = await db.one(
        'select id from check_in_notes where check_in_id = $1 and noted_by = $2 and words = $3',
        params,
        column('id', id),
      );
      return (
        known ??
        db.only('insert into check_in_notes (check_in_id, noted_by, words) values ($1, $2, $3) returning id', params, column('id', id))
      );
    },

    removeNote: (noteId, notedBy) => db.found('delete from check_in_notes where id = $1 and noted_by = $2 returning 1', [noteId, notedBy]),

    notes: (checkInId) =>
      db.many('select words from check_in_notes where check_in_id = $1 order by id', [checkInId], column('words', z.string())),

    requestHelp: ({ trialId, fromId, toId, voice, words }, now) =>
      db.only(
        `insert into help_requests (trial_id, from_id, to_id, voice, words, asked_at) values ($1, $2, $3, $4, $5, $6) returning id`,
        [trialId, fromId, toId, voice, words, now.toString()],
        column('id', id),
      ),

    helpRequest: (requestId) => db.one('select * from help_requests where id = $1', [requestId], requestRow),

    helpRequestsSince: (trialId, since) =>
      db.many(
        'select * from help_requests where trial_id = $1 and asked_at >= $2 order by asked_at, id',
        [trialId, since.toString()],
        requestRow,
      ),

    forgetWords: (concludedBefore, endedBefore) =>
      db.many(
        `with served as (${served}),
              help as (delete from help_requests h using served s where h.trial_id = s.id returning s.id, s.organisation_id),
              notes as (delete from check_in_notes n using check_ins c, served s
                         where c.id = n.check_in_id and s.id = c.trial_id returning s.id, s.organisation_id),
              gone as (delete from check_in_members m using check_ins c, served s
                        where c.id = m.check_in_id and s.id = c.trial_id returning s.id, s.organisation_id)
         select g.id, g.organisation_id, count(*)::int as forgotten from (select * from help union all select * from notes union all select * from gone) g
          group by g.id, g.organisation_id order by g.id`,
        [concludedBefore.toString(), endedBefore.toString()],
        row({ trialId: id, organisationId: id, forgotten: z.number() }, { trialId: 'id' }),
      ),
  };
}
