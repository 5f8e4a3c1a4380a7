import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { readConfig } from '../../src/config/config.ts';
import { start } from '../../src/main.ts';
import { scratchFolder } from '../support/databases.ts';

/* The way back, as docs/fr/mettre-a-jour.md tells it: start the new version, stop it, put the copy back, start the old one. */

const migrations = fileURLToPath(new URL('../../adapters/postgres/migrations', import.meta.url));

const names = async (database: Database) =>
  (await database.transaction((tx) => tx.query('select name from organisations order by name'))).rows.map(({ name }) => name);

test('a folder of the version before is taken by this one, then put back for the version before', { timeout: 180_000 }, async () => {
  const [data, older] = [scratchFolder(), scratchFolder()];
  // Where no platform is connected, the folder is the playground's.
  const folder = join(data, 'playground');
  mkdirSync(older, { recursive: true });
  const all = readdirSync(migrations).filter((name) => name.endsWith('.sql'));
  for (const name of all.toSorted().slice(0, -1)) copyFileSync(join(migrations, name), join(older, name));
  const before = await openPGlite(folder);
  await migrate(before, older);
  await before.transaction((tx) =>
    tx.exec(
      `insert into organisations (slug, name, zone, territory, locale, created_at) values ('before', 'Ville d’avant', 'Europe/Paris', 'metropole', 'fr', now())`,
    ),
  );
  await before.close();

  const said: string[] = [];
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', VENDANGE_DATA: data, VENDANGE_ORGANISATION: 'Ville d’après' });
  const bot = await start(config, { log: (line) => void said.push(line) });
  await bot.stop();

  const copy = readdirSync(join(folder, 'backups')).find((name) => name.startsWith('vendange-before-')) ?? '';
  expect(said.join('\n')).toContain(copy);
  expect(said.join('\n')).toContain('docs/fr/mettre-a-jour.md');
  const tooNew = await openPGlite(folder);
  await expect(migrate(tooNew, older)).rejects.toThrow('prepared by a newer version');
  await tooNew.close();

  renameSync(join(folder, 'db'), join(folder, 'db.apres'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/restore.mjs', join(folder, 'backups', copy)], {
    env: { ...process.env, VENDANGE_DATA: folder },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('now holds the database');

  const back = await openPGlite(folder);
  expect(await migrate(back, older)).toEqual({ applied: [] });
  expect(await names(back)).toEqual(['Ville d’avant']);
  await back.close();
});
