import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, inject, test, vi } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { NotOurDatabase } from '../../adapters/postgres/folder.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { readConfig, SettingError } from '../../src/config.ts';
import { start } from '../../src/main.ts';
import { scratchFolder } from '../support/databases.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// What cannot be opened is said in a sentence: which setting, what to do, and never the password.

const password = 'mot-de-passe-secret';

async function refusal(env: Readonly<Record<string, string>>): Promise<Error> {
  const started = await start(readConfig({ PORT: '0', LOG_LEVEL: 'silent', VENDANGE_ORGANISATION: 'Ville de Vignes', ...env }), {
    log: () => {},
  }).catch((error: unknown) => error);
  if (!(started instanceof Error)) throw new Error('It started.');
  return started;
}

function server(change: (url: URL) => void): string {
  const url = new URL(inject('postgresUrl'));
  change(url);
  return url.href;
}

test.each<[what: string, url: () => string, says: RegExp]>([
  ['nobody listens there', () => `postgres://vendange:${password}@127.0.0.1:1/vendange`, /could not be reached/],
  ['no such host', () => `postgres://vendange:${password}@nulle-part.invalid/vendange`, /could not be reached/],
  [
    'nobody of that name',
    () =>
      server((url) => {
        url.username = 'personne';
        url.password = password;
      }),
    /does not accept this user or password/,
  ],
  [
    'no such database',
    () =>
      server((url) => {
        url.pathname = '/nulle-part';
      }),
    /no database of this name/,
  ],
])('DATABASE_URL, %s: one sentence, without the password', async (_, url, says) => {
  const error = await refusal({ DATABASE_URL: url() });

  expect(error).toBeInstanceOf(SettingError);
  expect(error.message).toMatch(/^DATABASE_URL: .*[.]$/);
  expect(error.message).toMatch(says);
  expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain(password);
});

const whole = scratchFolder();
beforeAll(async () => {
  mkdirSync(whole, { recursive: true });
  const database = await openPGlite(whole);
  await migrate(database);
  await database.close();
});

const all = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

test.each<[what: string, damage: (db: string) => void]>([
  ['its control file is empty', (db) => truncateSync(join(db, 'global/pg_control'))],
  ['its control file is gone', (db) => rmSync(join(db, 'global/pg_control'))],
  ['its control file is something else', (db) => writeFileSync(join(db, 'global/pg_control'), 'x'.repeat(8_192))],
  ['its log is gone', (db) => rmSync(join(db, 'pg_wal'), { recursive: true })],
  ['its tables are gone', (db) => rmSync(join(db, 'base'), { recursive: true })],
  [
    'its tables are something else',
    (db) => {
      for (const file of all(join(db, 'base')).filter((one) => /\/\d+$/.test(one) && !/base\/\d+$/.test(one)))
        writeFileSync(file, 'x'.repeat(8_192));
    },
  ],
  ['its map is something else', (db) => writeFileSync(join(db, 'global/pg_filenode.map'), 'x'.repeat(512))],
  ['it is of another version', (db) => writeFileSync(join(db, 'PG_VERSION'), '12')],
])('a damaged folder, %s: one sentence, which says what to do', async (_, damage) => {
  const folder = scratchFolder();
  // Where nothing is connected, it is the playground's.
  cpSync(whole, join(folder, 'playground'), { recursive: true });
  damage(join(folder, 'playground/db'));

  const error = await refusal({ VENDANGE_DATA: folder });

  expect(
    [SettingError, NotOurDatabase].some((kind) => error instanceof kind),
    String(error.stack),
  ).toBe(true);
  expect(error.message).toContain(folder);
  expect(error.message).not.toMatch(/\n|at .*\.ts/);
});

test('VENDANGE_DATA names a file: one sentence', async () => {
  const file = scratchFolder();
  writeFileSync(file, 'x');

  expect((await refusal({ VENDANGE_DATA: file })).message).toBe(
    `VENDANGE_DATA: ${join(file, 'playground')} is not a folder; name another one.`,
  );
});

test.each([
  [`postgres://vendange:${password}@localhost/vendange`],
  [`postgresql://vendange:a/${password}@b@localhost/vendange`],
  [`postgres://vendange@localhost/vendange?password=${password}`],
])('npm run move takes no password on its command line: %s', (to) => {
  const script = fileURLToPath(new URL('../../scripts/move.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--to', to], { encoding: 'utf8' });

  expect(status).toBe(1);
  expect(stderr).toContain('set DATABASE_URL to this address instead');
  expect(stdout + stderr).not.toContain(password);
});
