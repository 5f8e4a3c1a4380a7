import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { backUp, latestBackup } from '../adapters/postgres/backup.ts';
import type { PGliteDatabase } from '../adapters/postgres/connect-pglite.ts';
import type { Clock } from '../src/ports/clock.ts';

const everyHourMs = 3_600_000;
const backupAge = { hours: 23 };

/** The embedded database looks after itself: hourly upkeep, and a copy every day (docs/operations.md, "Backups"). */
export function keepEmbedded(
  database: PGliteDatabase,
  folder: string,
  clock: Clock,
  report: (event: string, facts: Readonly<Record<string, unknown>>) => void,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();

  const keep = async () => {
    try {
      await database.maintain();
      const last = await latestBackup(folder);
      const now = clock.now();
      if (last && Temporal.Instant.compare(Temporal.Instant.fromEpochMilliseconds(last.at).add(backupAge), now) > 0) return;
      const file = await backUp(database, folder, now);
      report('backed-up', { bytes: (await stat(file)).size, folder: join(folder, 'backups') });
    } catch (error) {
      report('upkeep-failed', { error });
    }
  };
  const timer = setInterval(() => {
    running = keep();
  }, everyHourMs);
  timer.unref();

  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
