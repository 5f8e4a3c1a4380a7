import { Temporal } from 'temporal-polyfill';
import { figuresNow } from '../../adapters/operations/metrics.ts';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../areas/all.ts';
import { readConfig } from '../config/config.ts';
import { openExisting } from '../config/open-database.ts';
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
  const database = await openExisting(config, {
    now,
    say,
    migrates: false,
    inUse: 'The bot is running on this folder: its page /metrics says how much is due; to have the list, stop it first.',
  });
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
