import { Temporal } from 'temporal-polyfill';
import { openPostgres } from '../adapters/postgres/connect-postgres.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { createStore } from '../adapters/postgres/store.ts';
import { registry } from '../src/areas/all.ts';
import { nextItems } from '../src/areas/digest/digest-sources.ts';
import { kinds as digestKinds } from '../src/areas/digest/messages.ts';
import { formatFor } from '../src/cards/format.ts';
import { cardOf } from '../src/core/cards.ts';
import { message } from '../src/core/kind.ts';
import { digestAtMost } from '../src/domain/digest.ts';
import { drawFrom } from '../src/domain/draw.ts';
import { ask, createDatabase, type PostgresServer } from '../support/postgres.ts';
import { median } from './numbers.ts';

const repetitions = 9;

/** Milliseconds to compose and word one digest, the median, for each number of initiatives told and agreed to. */
export async function digestCosts(server: PostgresServer, sizes: readonly number[]): Promise<number[]> {
  const url = await createDatabase(server.url);
  const database = await openPostgres(url);
  try {
    await migrate(database);
    const store = createStore(database, registry.sought);
    const now = Temporal.Now.instant();
    const made = await store.transaction((tx) =>
      tx.organisations.configure(
        {
          slug: 'bench',
          name: 'Banc',
          zone: 'Europe/Paris',
          territory: 'metropole',
          locale: 'fr',
          contacts: [],
          workspace: { platform: 'slack', externalId: 'TBANC' },
        },
        now,
      ),
    );
    if (!made) throw new Error('There is no workspace.');
    const subscription = await store.transaction(async (tx) => {
      const by = await tx.people.meet(made.organisationId, made.id, 'UBANC', now);
      return tx.digests.subscribe(
        {
          organisationId: made.organisationId,
          channel: { workspaceId: made.id, externalId: 'CBANC' },
          every: 'week',
          weekday: 1,
          at: '09:00',
          zone: 'Europe/Paris',
          territory: 'metropole',
          locale: 'fr',
          includes: ['stories', 'trials'],
          by: by.id,
        },
        now,
      );
    });
    const costs: number[] = [];
    let filled = 0;
    for (const size of sizes) {
      await fill(url, made.organisationId, filled, size);
      filled = size;
      const times: number[] = [];
      for (let repetition = 0; repetition < repetitions; repetition++) {
        const start = performance.now();
        const lines = await store.transaction(async (tx) => {
          const organisation = await tx.organisations.get(made.organisationId);
          if (!organisation) throw new Error('There is no organisation.');
          const items = await nextItems({ tx, now, draw: Math.random, saying: registry, organisation }, subscription, drawFrom('bench'));
          const format = formatFor('fr', 'Europe/Paris', Temporal.Now.plainDateISO());
          return (
            items.length +
            cardOf(
              message(digestKinds.digest, { every: 'week', items, call: false, grows: false, until: null }),
              {
                locale: 'fr',
                format,
                words: registry.words.fr,
              },
              null,
            ).blocks.length
          );
        });
        times.push(performance.now() - start);
        // Its items, each in a block at least.
        if (lines < 2 * digestAtMost) throw new Error('Not a whole digest was composed.');
      }
      costs.push(median(times));
    }
    return costs;
  } finally {
    await database.close();
  }
}

/** Initiatives whose story everyone in the organisation may read. */
async function fill(url: string, organisation: string, from: number, until: number): Promise<void> {
  await ask(
    url,
    `with made as (
       insert into initiatives (organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
       select '${organisation}', 'Initiative ' || n, 'told', now(), now(), current_date, current_date from generate_series(${from + 1}, ${until}) n returning id),
     carried as (insert into carriers (initiative_id, person_id, since) select made.id, p.id, now() from made, people p),
     written as (
       insert into stories (organisation_id, initiative_id, kind, version, title, body, written_at)
       select '${organisation}', id, 'story', 1, 'Un titre', repeat('Quelques lignes. ', 40), now() from made returning id)
     insert into agreements (story_id, version, person_id, audience, naming, vintage, agreed_at)
     select written.id, 1, p.id, 'organisation', 'names', false, now() + random() * interval '7 days' from written, people p`,
  );
  await ask(url, 'vacuum analyze');
}
