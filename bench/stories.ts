import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { openPGlite } from '../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../adapters/postgres/connect-postgres.ts';
import type { Database } from '../adapters/postgres/database.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { findPostgres } from '../scripts/postgres-binaries.mjs';
import { sharingNow } from '../src/areas/agreeing/shared-story.ts';
import { gatherVintage } from '../src/areas/library/gather-vintage.ts';
import { vintageLanguage } from '../src/areas/library/make-vintage.ts';
import { bookletHtml } from '../src/areas/library/vintage/html.ts';
import { createDatabase, startPostgres } from '../support/postgres.ts';
import { library } from '../support/stories.ts';
import { median, rounded } from './numbers.ts';

/* `npm run bench -- stories`: a search among 10,000 stories, and a vintage of 3,000. */

const stories = 10_000;
const printed = 3_000;
const repetitions = 9;

/** Three thousand of them may be printed; the texts are about 1,500 characters, of words that repeat as words do. */
const fill = `
  with told as (
    insert into initiatives (organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
      select o.id, 'x' || n, 'told', '2026-10-01', '2026-10-01', '2026-10-20', '2027-01-01' from organisations o, generate_series(1, ${stories}) n
      returning id, organisation_id, substr(sentence, 2)::int as n),
  carried as (insert into carriers select t.id, p.id, '2026-10-01' from told t, people p where p.name in ('Amina', 'Bruno')),
  written as (
    insert into stories (organisation_id, initiative_id, kind, version, title, body, written_at)
      select t.organisation_id, t.id, case when n % 5 = 0 then 'bud' else 'story' end, 1,
        (array['Des vélos réparés', 'La médiathèque du soir', 'Un potager derrière le dépôt', 'Une fiche au guichet'])[1 + n % 4] || ' ' || n,
        (select string_agg((array['collègue','école','atelier','matin','réserve','quartier','usagers','essai','carrefour','jardin','mot' || (n * k) % 997])[1 + (n * k + k * k) % 11], ' ') from generate_series(1, 190) k),
        timestamptz '2026-10-01' + (n % 80) * interval '1 day' from told t
      returning id, initiative_id)
  insert into agreements (story_id, version, person_id, audience, naming, vintage, agreed_at)
    select w.id, 1, p.id, 'organisation', 'names', t.n <= ${printed}, '2026-10-02' from written w join told t on t.id = w.initiative_id, people p
     where p.name in ('Amina', 'Bruno')`;

async function measure(name: string, database: Database): Promise<void> {
  await migrate(database);
  const { store, organisationId, person } = await library(database);
  const reader = await person('Zoé');
  for (const one of ['Amina', 'Bruno']) await person(one);
  const filling = performance.now();
  await database.transaction((db) => db.exec(`set local statement_timeout = 0; ${fill}`));
  if (database.engine === 'postgres') await database.transaction((db) => db.exec('analyze'));
  say(`${name}: ${stories} stories, words included, written in ${ms(performance.now() - filling)}`);

  for (const words of [['velo'], ['mediatheque', 'collegue'], ['mot13'], ['introuvable'], []]) {
    const times: number[] = [];
    for (let n = 0; n < repetitions; n++) {
      const begun = performance.now();
      await store.transaction((tx) =>
        tx.library.open({ organisationId, personId: reader, words, roughly: false, within: null, kind: null }, 0, 9),
      );
      times.push(performance.now() - begun);
    }
    say(`  a page of « ${words.join(' ') || 'everything'} »: ${ms(median(times))}`);
  }

  const one = performance.now();
  await store.transaction(async (tx) => {
    const some = await tx.library.open({ organisationId, personId: reader, words: [], roughly: false, within: null, kind: null }, 0, 200);
    for (const { id } of some) {
      const story = await tx.stories.get(id);
      if (story) await sharingNow({ tx }, story);
    }
  });
  say(`  (200 stories asked one by one: ${ms(performance.now() - one)})`);

  const organisation = await store.transaction((tx) => tx.organisations.get(organisationId));
  if (!organisation) throw new Error('No organisation.');
  const before = process.memoryUsage().rss;
  let [peak, longest, last] = [before, 0, performance.now()];
  const watch = setInterval(() => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last - 10), now];
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 10);
  const begun = performance.now();
  const booklet = await gatherVintage(store, organisation, { name: null, year: 2026 }, Temporal.Instant.from('2026-12-21T08:00Z'));
  let length = 0;
  for (const piece of bookletHtml(booklet, vintageLanguage('fr', organisation))) {
    length += piece.length;
    if (length % 64 === 0) await new Promise(setImmediate);
  }
  clearInterval(watch);
  const made = booklet.stories.length + booklet.buds.length;
  say(
    `  a vintage of ${made}: ${ms(performance.now() - begun)}, ${(length / 1e6).toFixed(1)} MB, ${Math.round((peak - before) / 1e6)} MB more at its peak, ${ms(longest)} at most without answering anything else`,
  );
}

const ms = (value: number) => `${rounded(value)} ms`;
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = await mkdtemp(join(tmpdir(), 'vendange-bench-'));
try {
  const embedded = await openPGlite(folder);
  await measure('embedded', embedded).finally(() => embedded.close());
  if (findPostgres() !== null) {
    const server = await startPostgres();
    const database = await openPostgres(await createDatabase(server.url));
    await measure('PostgreSQL', database)
      .finally(() => database.close())
      .finally(() => server.stop());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
