import { z } from 'zod';
import { messageChanges } from '../../src/domain/message-change.ts';
import type { HeardTable } from '../../src/ports/heard.ts';
import type { Queries } from './queries.ts';

const heardRow = z
  .object({ kept: z.string(), change: z.enum(messageChanges).nullable(), words: z.string().nullable() })
  .transform((row) => ({ ...row, words: row.words ?? '' }));

const unchanged = 'change = null, words = null, changed_at = null';

export function heardTable(db: Queries): HeardTable {
  return {
    keep: (message, personId, kept, now, changedAt = null) =>
      db.run(
        `insert into heard (message, person_id, kept, heard_at, said_at) values ($1, $2, $3, $4, $5)
         on conflict (message) do update set kept = excluded.kept, said_at = coalesce(excluded.said_at, heard.said_at), ${unchanged}
           where heard.person_id = excluded.person_id`,
        [message, personId, kept, now.toString(), changedAt],
      ),

    changesLast: (message, personId, changedAt) =>
      db.found(`update heard set said_at = $3 where message = $1 and person_id = $2 and (said_at is null or said_at <= $3) returning 1`, [
        message,
        personId,
        changedAt,
      ]),

    get: (message, personId) =>
      db.one(
        'select kept, change, words from heard where message = $1 and person_id = $2 for no key update',
        [message, personId],
        heardRow,
      ),

    keptAs: (kept) => db.count('select 1 from heard where kept = $1', [kept]),

    becomes: (kept, as) => db.run(`update heard set kept = $2, ${unchanged} where kept = $1 or starts_with(kept, $1 || ':')`, [kept, as]),

    changed: (message, change, words, now) =>
      db.run('update heard set change = $2, words = $3, changed_at = $4 where message = $1', [message, change, words, now.toString()]),

    settle: (message) => db.run(`update heard set ${unchanged} where message = $1`, [message]),
    forgetKept: (kept) => db.run(`delete from heard where kept = $1 or starts_with(kept, $1 || ':')`, [kept]),
    forget: (message) => db.run('delete from heard where message = $1', [message]),

    forgetBefore: (words, messages) =>
      db.count(
        `with gone as (delete from heard where heard_at < $2 or (change = 'withdrawn' and changed_at < $1) returning 1),
              answered as (update heard set ${unchanged} where heard_at >= $2 and change <> 'withdrawn' and changed_at < $1 returning 1)
         select 1 from gone union all select 1 from answered`,
        [words.toString(), messages.toString()],
      ),
  };
}
