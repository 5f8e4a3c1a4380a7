import { z } from 'zod';
import { ExpectedError } from '../../src/ports/expected-error.ts';
import type { Database } from './database.ts';

const oldest = 15;

/** `where`: what the sentence begins with, such as the setting that says which database. */
export async function assertRecent(database: Database, where: string): Promise<void> {
  const { rows } = await database.transaction((tx) => tx.query(`select current_setting('server_version_num')::int as version`));
  const version = Math.floor(z.object({ version: z.number() }).parse(rows[0]).version / 10_000);
  if (version < oldest) throw new ExpectedError(`${where}: this PostgreSQL is version ${version}, and ${oldest} or newer is needed.`);
}
