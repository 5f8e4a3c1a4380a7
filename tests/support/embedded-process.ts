/*
 * Run as a process of its own, to be killed: opens the embedded database of a folder, then does what it is told.
 * It says "ready" once there is nothing more to wait for.
 */
import { Temporal } from 'temporal-polyfill';
import { backUp } from '../../adapters/postgres/backup.ts';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { FolderInUse } from '../../adapters/postgres/folder.ts';

const [order, folder = ''] = process.argv.slice(2);

try {
  const db = await openPGlite(folder);
  if (order === 'write') {
    await db.transaction((tx) => tx.exec("create table notes (words text); insert into notes values ('written')"));
    void db.transaction(async (tx) => {
      await tx.exec("insert into notes values ('not committed')");
      console.log('ready');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });
  }
  if (order === 'back up') {
    console.log('ready');
    for (let second = 0; ; second++) await backUp(db, folder, Temporal.Instant.fromEpochMilliseconds(second * 1000));
  }
  if (order === 'open and close') await db.close();
} catch (error) {
  if (!(error instanceof FolderInUse)) throw error;
  console.log(error.message);
  process.exitCode = 3;
}
