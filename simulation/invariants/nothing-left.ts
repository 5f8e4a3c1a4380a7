import { z } from 'zod';
import type { Citizen } from '../population.ts';
import { type Broken, broken, type Invariant, ofInitiative, type Step } from './invariant.ts';

const Table = z.object({ name: z.string() });
const Rows = z.object({ rows: z.string().nullable() });
const Orphan = z.object({ sentence: z.string() });

/** Nobody who erased themselves is left: neither id nor name, in any table or on the screens of others. */
export const nothingLeft = (): Invariant => ({
  name: 'nothing is left of who is gone',
  async check(step) {
    const { town, also, ask } = step;
    const gone = town.gone.filter(({ known }) => known === 'sure').map(({ by }) => by);
    if (!also.has('end') || gone.length === 0) return [];
    const tables = await ask(
      Table,
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const found: Broken[] = [];
    for (const { name } of tables) {
      const [{ rows } = { rows: null }] = await ask(Rows, `select string_agg(to_jsonb(t)::text, ' ') as rows from ${name} t`);
      for (const citizen of gone) {
        const where = around(rows ?? '', namesOf(citizen));
        if (where !== null) found.push(broken(citizen, `table ${name}`, `holds something of them, and they are gone: ${where}`));
      }
    }
    return [...found, ...gone.flatMap((citizen) => onScreens(step, citizen)), ...(await unread(step, gone))];
  },
});

/** Their first name is theirs alone, and stands in their name. */
const namesOf = ({ firstName, externalId }: Citizen) => new RegExp(`(?:${firstName}|${externalId})(?!\\d)`);

function onScreens({ platforms }: Step, citizen: Citizen): Broken[] {
  return platforms
    .screens()
    .filter(({ reachable, readers, together }) => reachable && (together || readers[0] !== citizen))
    .flatMap(({ words, by }) => {
      const where = around(words, namesOf(citizen));
      return where === null ? [] : [broken(citizen, 'screen', `is gone, and others still read (${by}): ${where}`)];
    });
}

/** What nobody else carried and nobody may read goes with them. */
async function unread({ town, ask }: Step, gone: readonly Citizen[]): Promise<Broken[]> {
  const orphans = await ask(
    Orphan,
    `select n.sentence from initiatives n where not exists (select from carriers c where c.initiative_id = n.id)
        and not exists (select from stories s where s.initiative_id = n.id and s.departed is not null)`,
  );
  return town.told
    .filter(({ teller, tag }) => gone.includes(teller) && orphans.some(({ sentence }) => sentence.includes(tag)))
    .map((told) => ofInitiative(told, 'was told by somebody who is gone, nobody may read it, and it is still there'));
}

function around(text: string, pattern: RegExp): string | null {
  const at = text.search(pattern);
  return at < 0 ? null : text.slice(Math.max(0, at - 150), at + 60);
}
