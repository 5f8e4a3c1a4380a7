import { writeFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { migrateFolder } from '../../adapters/postgres/backup.ts';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import { databaseIn, movedMark } from '../../adapters/postgres/folder.ts';
import { type Moved, moveAll } from '../../adapters/postgres/move.ts';
import { ExpectedError } from '../ports/expected-error.ts';

/** `npm run move`: from the data folder to PostgreSQL, while no bot runs. The folder stays as it was, and no bot starts on it any more. */
export async function move(folder: string, to: string, say: (text: string) => void): Promise<readonly Moved[]> {
  if (!/^postgres(ql)?:\/\//.test(to)) {
    throw new ExpectedError('Say where to: set DATABASE_URL to the address of a new, empty PostgreSQL database, then npm run move.');
  }
  if (!databaseIn(folder)) throw new ExpectedError(`There is no database in the folder ${folder}: set VENDANGE_DATA as the bot has it.`);
  const source = await openPGlite(folder);
  try {
    await migrateFolder(source, folder, Temporal.Now.instant(), (line) => say(`${line}\n`));
    const target = await openPostgres(to);
    try {
      const moved = await moveAll(source, target, (table, rows, of) => say(`${table}: ${rows} of ${of}\n`));
      writeFileSync(movedMark(folder), 'What was here is in PostgreSQL since npm run move.\n', { mode: 0o600 });
      say(`${moved.reduce((sum, one) => sum + one.rows, 0)} rows of ${moved.length} tables are there, the same by count and checksum.\n`);
      say('Start the bot with DATABASE_URL from now on; keep the folder as a backup.\n');
      return moved;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
