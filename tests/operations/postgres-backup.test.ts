import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { describeSchema } from '../../adapters/postgres/schema.ts';
import { findPostgres } from '../../scripts/postgres-binaries.mjs';
import { createDatabase, dropDatabase } from '../../support/postgres.ts';
import { library } from '../../support/stories.ts';
import { everythingIn, scratchFolder } from '../support/databases.ts';

/* The commands of docs/install.md, "Restoring, and going back". */

test('a database saved by pg_dump and restored by pg_restore is the same, and the bot goes on with it', async () => {
  const [from, to] = [await createDatabase(inject('postgresUrl')), await createDatabase(inject('postgresUrl'))];
  onTestFinished(async () => {
    for (const url of [from, to]) await dropDatabase(inject('postgresUrl'), url);
  });
  const saved = await openPostgres(from);
  await migrate(saved);
  const town = await library(saved);
  await town.tell({ title: 'Des vélos « réparés » 🍇', people: { Amina: { audience: 'organisation' }, Bruno: null } });
  const folder = scratchFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'vendange.dump');
  const run = (program: string, ...args: string[]) => execFileSync(join(findPostgres() ?? '', program), args, { stdio: 'pipe' });

  run('pg_dump', '--format=custom', `--file=${file}`, from);
  run('pg_restore', '--exit-on-error', '--single-transaction', '--no-owner', `--dbname=${to}`, file);

  const restored = await openPostgres(to);
  const all = async (database: typeof saved) => (await database.transaction(everythingIn)).split('\n').sort();
  expect(await all(restored)).toEqual(await all(saved));
  expect(await describeSchema(restored)).toEqual(await describeSchema(saved));
  expect(await migrate(restored)).toEqual({ applied: [] });
  await saved.close();
  await restored.close();
});
