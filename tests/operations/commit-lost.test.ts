import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { startLink } from '../../simulation/processes/link.ts';
import { ask, createDatabase, dropDatabase } from '../../support/postgres.ts';
import { sentence, told, town } from './town.ts';

/* A connection to PostgreSQL that is lost while committing: people are told the truth of what was recorded. */

vi.setConfig({ testTimeout: 60_000 });

async function ownPostgres() {
  const server = inject('postgresUrl');
  const url = await createDatabase(server);
  onTestFinished(() => dropDatabase(server, url));
  const link = await startLink(() => Number(new URL(url).port));
  onTestFinished(() => link.close());
  const place = await town({ DATABASE_URL: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(link.port) }).href });
  await place.ready();
  await place.queue.idle();
  const kept = () => ask(url, 'select sentence from initiatives order by told_at');
  return { ...place, link, kept, change: (sql: string) => ask(url, sql) };
}

test('the connection is cut once the commit has left: what was recorded is said to be, once', async () => {
  const { amina, link, kept, logs } = await ownPostgres();
  const committing = link.carries('commit');
  const answer = told(amina, sentence(1));
  await committing;
  link.cut('silently');
  await expect.poll(kept).toEqual([{ sentence: sentence(1) }]);
  link.cut('loudly');
  link.mend();
  expect(await answer).toContain('C’est noté');
  expect(await kept()).toEqual([{ sentence: sentence(1) }]);
  expect(logs.join('')).not.toContain('act-failed');
});

test('the server ends the connection before it has committed: the act is done again, once', async () => {
  const { amina, kept, change, logs } = await ownPostgres();
  await change('create sequence commits');
  await change(
    `create function end_first() returns trigger language plpgsql as $$
     begin if nextval('commits') = 1 then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if; return null; end $$`,
  );
  await change(
    'create constraint trigger end_first after insert on initiatives deferrable initially deferred for each row execute function end_first()',
  );
  expect(await told(amina, sentence(1))).toContain('C’est noté');
  expect(await kept()).toEqual([{ sentence: sentence(1) }]);
  expect(logs.join('')).not.toContain('act-failed');
});
