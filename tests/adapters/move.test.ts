import { mkdirSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { FolderInUse } from '../../adapters/postgres/folder.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { moveAll } from '../../adapters/postgres/move.ts';
import { settableClock } from '../../fakes/clock.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { listDue } from '../../src/commands/list-due.ts';
import { move } from '../../src/commands/move.ts';
import { readConfig } from '../../src/config/config.ts';
import { start } from '../../src/main.ts';
import { ExpectedError } from '../../src/ports/expected-error.ts';
import { ask, createDatabase, dropDatabase } from '../../support/postgres.ts';
import { library } from '../../support/stories.ts';
import { everythingIn, scratchFolder } from '../support/databases.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/* A town that has lived in a folder: stories told, an initiative and its agenda, instants to the microsecond. */
const folder = scratchFolder();
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const source = await openPGlite(folder);
  await migrate(source);
  const town = await library(source);
  for (let story = 0; story < 12; story++) {
    await town.tell({ title: `Des vélos n° ${story} « réparés » 🍇`, people: { Amina: { audience: 'organisation' }, Bruno: null } });
  }
  await source.transaction((tx) =>
    tx.exec(
      `insert into agenda (what, subject, not_before) select 'forget', 'many-' || n, timestamptz '2026-11-01T00:00:00.123456Z' + n * interval '1 second' from generate_series(1, 1203) n`,
    ),
  );
  await source.close();
});

const targets: string[] = [];
afterAll(async () => {
  for (const url of targets) await dropDatabase(inject('postgresUrl'), url);
});

async function newTarget(): Promise<string> {
  const url = await createDatabase(inject('postgresUrl'));
  targets.push(url);
  return url;
}

const sorted = (everything: string) =>
  everything
    .split('\n')
    .filter((line) => !line.startsWith('migrations'))
    .map((line) => {
      const [name = '', ...rest] = line.split(': ');
      const rows: unknown = JSON.parse(rest.join(': '));
      return `${name}: ${(Array.isArray(rows) ? rows.map((row) => JSON.stringify(row)) : []).sort().join('\n')}`;
    })
    .sort();

async function all(database: Database): Promise<string[]> {
  return sorted(await database.transaction(everythingIn));
}

test('moved while the bot does not run, everything is in PostgreSQL, and the bot goes on there', async () => {
  const url = await newTarget();
  const said: string[] = [];

  const moved = await move(folder, url, (text) => said.push(text));

  const tasks = moved.find(({ table }) => table === 'agenda')?.rows;
  expect(said.join('')).toContain(`agenda: ${tasks} of ${tasks}`);
  expect(said.join('')).toContain('the same by count and checksum');
  const [source, target] = [await openPGlite(folder), await openPostgres(url)];
  expect(await all(target)).toEqual(await all(source));
  await source.close();
  await target.close();
  const lines: string[] = [];
  await listDue({ DATABASE_URL: url }, (line) => lines.push(line), Temporal.Instant.from('2026-11-01T00:02:00Z'));
  expect(lines.join('\n')).toMatch(/due +119 {2}task forget, since 2026-11-01T00:00:01Z: may leave now/);

  const slack = await startFakeSlack({ signingClock: Date.now });
  const env = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    // The rows that were moved are of a place of their own.
    VENDANGE_JOINS: 'on',
  };
  const world = { clock: settableClock('2026-10-30T10:00[Europe/Paris]'), log: () => {} };
  const bot = await start(readConfig({ ...env, DATABASE_URL: url }), world);
  await bot.stop();
  await expect(start(readConfig({ ...env, VENDANGE_DATA: folder }), world)).rejects.toThrow('was moved to PostgreSQL: set DATABASE_URL');
  await slack.close();
  const [next] = await ask(
    url,
    "insert into agenda (what, subject, not_before) values ('x', 'y', now()) returning id > (select max(id) from agenda) as after",
  );
  expect(next).toEqual({ after: true });
});

test.each([3, 9, 40, 60])('interrupted at its step %i, it goes on where it was', async (step) => {
  const url = await newTarget();
  const target = await openPostgres(url);
  const source = await openPGlite(folder);
  let pages = 0;
  const dying: Database = {
    ...target,
    async transaction(work) {
      if (pages++ === step) throw new Error('The power went.');
      return target.transaction(work);
    },
  };
  const rowsSeen = new Map<string, number>();
  const note = (table: string, rows: number) => void rowsSeen.set(table, (rowsSeen.get(table) ?? 0) + rows);

  await expect(moveAll(source, dying, note)).rejects.toThrow('The power went.');
  await expect(migrate(target)).rejects.toThrow('A move into this database is not over');
  const moved = await moveAll(source, target, note);

  expect(moved.length).toBeGreaterThan(30);
  expect(rowsSeen.get('agenda')).toBeLessThan(4_000);
  expect(await all(target)).toEqual(await all(source));
  await source.close();
  await target.close();
});

test('what changed in the folder meanwhile is noticed', async () => {
  const target = await openPostgres(await newTarget());
  const source = await openPGlite(folder);
  let changed = false;

  const moving = moveAll(source, target, (table) => {
    if (table !== 'organisations' || changed) return;
    changed = true;
    void source.transaction((tx) => tx.exec(`update organisations set name = 'Ville voisine'`));
  });

  await expect(moving).rejects.toThrow('The table organisations differs: 1 rows in the folder, 1 in PostgreSQL.');
  await source.transaction((tx) => tx.exec(`update organisations set name = 'Ville de Vignes'`));
  await source.close();
  await target.close();
});

test('a PostgreSQL that is too old is refused, before anything is written there', async () => {
  const source = await openPGlite(folder);
  const target = await openPostgres(await newTarget());
  const old: Database = {
    ...target,
    transaction: (work) =>
      target.transaction((tx) =>
        work({ ...tx, query: (text, params) => tx.query(text.replace(`current_setting('server_version_num')`, `'140012'`), params) }),
      ),
  };

  await expect(moveAll(source, old)).rejects.toThrow(
    'The database to move into: this PostgreSQL is version 14, and 15 or newer is needed.',
  );
  expect(await target.transaction(everythingIn)).toBe('');
  await source.close();
  await target.close();
});

test('a database that is somebody’s, a bot that runs, a folder without a database: each is refused', async () => {
  const url = await newTarget();
  await ask(url, 'create table somebodys (words text)');

  await expect(move(folder, url, () => {})).rejects.toThrow(ExpectedError);
  await expect(move(folder, url, () => {})).rejects.toThrow('The database to move into is not empty');
  const running = await openPGlite(folder);
  await expect(move(folder, await newTarget(), () => {})).rejects.toThrow(FolderInUse);
  await running.close();
  await expect(move(scratchFolder(), url, () => {})).rejects.toThrow('There is no database in the folder');
  await expect(move(folder, 'mysql://x', () => {})).rejects.toThrow('Say where to');
});
