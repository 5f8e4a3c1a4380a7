import { z } from 'zod';
import type { KeptTable } from '../../src/ports/kept.ts';
import type { Queries } from './queries.ts';

const ownRow = z.object({ words: z.string(), named: z.boolean() });
const readRow = z.object({ words: z.string(), name: z.string().nullable() });

export function keptTable(db: Queries): KeptTable {
  return {
    write: ({ organisationId, personId, words }, now) =>
      db.run(
        `insert into kept_words (organisation_id, person_id, words, named, written_at) values ($1, $2, $3, false, $4)
         on conflict (person_id) do update set words = excluded.words, written_at = excluded.written_at`,
        [organisationId, personId, words, now.toString()],
      ),

    of: (personId) => db.one('select words, named from kept_words where person_id = $1', [personId], ownRow),

    sign: (personId, named) => db.run('update kept_words set named = $2 where person_id = $1', [personId, named]),

    takeBack: (personId) => db.run('delete from kept_words where person_id = $1', [personId]),

    all: (organisationId, atMost) =>
      db.many(
        `select k.words, case when k.named then nullif(p.name, '') end as name from kept_words k join people p on p.id = k.person_id
          where k.organisation_id = $1 order by md5(k.words || k.person_id::text) limit $2`,
        [organisationId, atMost],
        readRow,
      ),

    forgetBefore: (before) => db.count('delete from kept_words where written_at < $1 returning 1', [before.toString()]),
  };
}
