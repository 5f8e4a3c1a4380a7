import { Temporal } from 'temporal-polyfill';
import { figuresNow } from '../../adapters/operations/metrics.ts';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import { databaseIn, FolderInUse } from '../../adapters/postgres/folder.ts';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../areas/all.ts';
import { readConfig } from '../config/config.ts';
import type { Figure } from '../ports/operations.ts';

const meanings: Readonly<Record<Figure['state'], string>> = {
  due: 'may leave now',
  late: 'due for more than five minutes',
  sending: 'on its way',
  unsure: 'on its way, and will be looked for',
  stuck: 'kept: coordination sees it, and « relancer » sends it',
  held: 'a workspace that asked to wait',
  dead: 'given up: coordination sees it, and « relancer » tries again',
};

/** `npm run due`: what is due, late, stuck or dead, a line each; neither names nor words. */
export async function listDue(
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<void> {
  const config = readConfig(env);
  if (config.databaseUrl === null && !databaseIn(config.dataFolder)) {
    throw new Error(`There is no database in the folder ${config.dataFolder}: set VENDANGE_DATA or DATABASE_URL as the bot has them.`);
  }
  const database = await (config.databaseUrl === null ? openFolder(config.dataFolder) : openPostgres(config.databaseUrl));
  try {
    const figures = await figuresNow(createStore(database, registry.sought), { now: () => now });
    if (figures.length === 0) say('Nothing is due, late, stuck or dead.');
    for (const { state, what, platform, count, since, why } of figures) {
      const where = platform ? ` (${platform})` : '';
      say(
        `${state.padEnd(8)}${String(count).padStart(6)}  ${what}${where}, since ${since.round('second')}${why ? `, ${why}` : ''}: ${meanings[state]}`,
      );
    }
  } finally {
    await database.close();
  }
}

async function openFolder(folder: string) {
  try {
    return await openPGlite(folder);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    throw new Error('The bot is running on this folder: its page /metrics says how much is due; to have the list, stop it first.');
  }
}
