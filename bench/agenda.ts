import { Temporal } from 'temporal-polyfill';
import { openPostgres } from '../adapters/postgres/connect-postgres.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { createStore } from '../adapters/postgres/store.ts';
import { registry } from '../src/areas/all.ts';
import { ask, createDatabase, type PostgresServer } from '../support/postgres.ts';
import { median } from './numbers.ts';

/** What else pends: for later, as almost everything does, or due at one and the same instant, as on a morning at nine. */
export const pendings = ['due later', 'due too'] as const;
export type Pending = (typeof pendings)[number];

const due = 100;
const repetitions = 9;

/** Milliseconds to claim 100 due rows, the median, for each number of other rows pending. */
export async function claimCosts(server: PostgresServer, pending: Pending, sizes: readonly number[]): Promise<number[]> {
  const url = await createDatabase(server.url);
  const database = await openPostgres(url);
  try {
    await migrate(database);
    const store = createStore(database, registry.sought);
    const now = Temporal.Now.instant();
    const costs: number[] = [];
    let filled = 0;
    for (const size of sizes) {
      const notBefore = pending === 'due later' ? `timestamptz '${now}' + (n % 129600 + 60) * interval '1 minute'` : `timestamptz '${now}'`;
      await ask(
        url,
        `insert into agenda (what, subject, not_before) select 'bench', 'pending-' || n, ${notBefore} from generate_series(${filled + 1}, ${size}) n`,
      );
      filled = size;
      await ask(url, 'vacuum analyze agenda');
      const times: number[] = [];
      for (let repetition = 0; repetition < repetitions; repetition++) {
        await ask(
          url,
          `insert into agenda (what, subject, not_before) select 'bench', 'due-' || n, timestamptz '${now}' - interval '1 minute' from generate_series(1, ${due}) n`,
        );
        const start = performance.now();
        const claimed = await store.transaction((tx) => tx.agenda.claim(now, due, 60_000));
        times.push(performance.now() - start);
        if (claimed.length !== due || !claimed.every((task) => task.subject.startsWith('due-')))
          throw new Error('Not what was due was claimed.');
        await ask(url, `delete from agenda where subject like 'due-%'`);
      }
      costs.push(median(times));
    }
    return costs;
  } finally {
    await database.close();
  }
}
