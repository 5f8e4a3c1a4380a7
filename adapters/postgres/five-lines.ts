import { z } from 'zod';
import type { FiveLinesTable } from '../../src/ports/five-lines.ts';
import { column, type Queries, row } from './queries.ts';
import { day, id, instant } from './rows.ts';

const columns = 'l.id, l.organisation_id, l.version, l.what, l.days, l.told, l.holds, l.waits, l.until, l.written_at';
const words = { what: z.string(), days: z.string(), told: z.string(), holds: z.string(), waits: z.string() };
const linesRow = row({ id, organisationId: id, version: z.number(), ...words, until: day, writtenAt: instant });
const forgotten = row({ id, organisationId: id });

export function fiveLinesTable(db: Queries): FiveLinesTable {
  return {
    async write({ organisationId, meetingId, what, days, told, holds, waits, until }, people, at) {
      const lines = await db.one(
        `insert into five_lines as l (organisation_id, meeting_id, version, what, days, told, holds, waits, until, written_at)
         values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9) on conflict (meeting_id) do nothing returning ${columns}`,
        [organisationId, meetingId, what, days, told, holds, waits, until.toString(), at.toString()],
        linesRow,
      );
      if (lines)
        await db.run('insert into five_lines_people (lines_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing', [
          lines.id,
          people,
        ]);
      return lines;
    },

    get: (linesId) => db.one(`select ${columns} from five_lines l where l.id = $1`, [linesId], linesRow),
    lock: (linesId) => db.one(`select ${columns} from five_lines l where l.id = $1 for no key update`, [linesId], linesRow),
    ofMeeting: (meetingId) => db.one(`select ${columns} from five_lines l where l.meeting_id = $1`, [meetingId], linesRow),

    of: (personId) =>
      db.many(
        `select ${columns} from five_lines_people p join five_lines l on l.id = p.lines_id where p.person_id = $1 order by l.written_at desc, l.id`,
        [personId],
        linesRow,
      ),

    people: (linesId) =>
      db.many('select person_id as id from five_lines_people where lines_id = $1 order by person_id', [linesId], column('id', id)),

    edit: (linesId, { what, days, told, holds, waits, until }) =>
      db.one(
        `update five_lines l set version = l.version + 1, what = $2, days = $3, told = $4, holds = $5, waits = $6, until = $7
          where l.id = $1 returning ${columns}`,
        [linesId, what, days, told, holds, waits, until.toString()],
        linesRow,
      ),

    remove: (linesId) => db.run('delete from five_lines where id = $1', [linesId]),

    forget: (before) => db.many('delete from five_lines where until < $1 returning id, organisation_id', [before.toString()], forgotten),
  };
}
