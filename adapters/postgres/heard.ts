import { z } from 'zod';
import { messageChanges } from '../../src/domain/message-change.ts';
import type { HeardTable } from '../../src/ports/heard.ts';
import type { Queryable } from './database.ts';

const heardRow = z
  .object({ kept: z.string(), change: z.enum(messageChanges).nullable(), words: z.string().nullable() })
  .transform((row) => ({ ...row, words: row.words ?? '' }));

const unchanged = 'change = null, words = null, changed_at = null';

export function heardTable(db: Queryable): HeardTable {
  return {
    async keep(message, personId, kept, now) {
      await db.query(
        `insert into heard (message, person_id, kept, heard_at) values ($1, $2, $3, $4)
         on conflict (message) do update set kept = excluded.kept, ${unchanged} where heard.person_id = excluded.person_id`,
        [message, personId, kept, now.toString()],
      );
    },

    async get(message, personId) {
      const { rows } = await db.query('select kept, change, words from heard where message = $1 and person_id = $2 for no key update', [
        message,
        personId,
      ]);
      return rows[0] ? heardRow.parse(rows[0]) : null;
    },

    async keptAs(kept) {
      const { rows } = await db.query('select count(*)::int as count from heard where kept = $1', [kept]);
      return z.object({ count: z.number() }).parse(rows[0]).count;
    },

    async becomes(kept, as) {
      await db.query(`update heard set kept = $2, ${unchanged} where kept = $1 or starts_with(kept, $1 || ':')`, [kept, as]);
    },

    async changed(message, change, words, now) {
      await db.query('update heard set change = $2, words = $3, changed_at = $4 where message = $1', [
        message,
        change,
        words,
        now.toString(),
      ]);
    },

    async settle(message) {
      await db.query(`update heard set ${unchanged} where message = $1`, [message]);
    },

    async forget(message) {
      await db.query('delete from heard where message = $1', [message]);
    },

    async forgetBefore(words, messages) {
      const { rows } = await db.query(
        `with gone as (delete from heard where heard_at < $2 or (change = 'withdrawn' and changed_at < $1) returning 1),
              answered as (update heard set ${unchanged} where heard_at >= $2 and change <> 'withdrawn' and changed_at < $1 returning 1)
         select 1 from gone union all select 1 from answered`,
        [words.toString(), messages.toString()],
      );
      return rows.length;
    },
  };
}
