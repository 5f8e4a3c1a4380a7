import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../support/postgres.ts';
import { startRedis } from '../../support/redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    /** The same server, asked through a file: in half the time, where no cable is cut. */
    postgresSocket: string;
    redisUrl: string;
    /** A folder for what tests write to disk, removed at the end of the run. */
    scratch: string;
  }
}

/** One PostgreSQL and one Redis for the whole run; each test asks for databases of its own (see databases.ts), and prefixes its keys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = mkdtempSync(join(tmpdir(), 'vendange-tests-'));
  const [postgres, redis] = await Promise.all([startPostgres({ socket: true }), startRedis()]);
  project.provide('scratch', scratch);
  const onLoopback = new URL(postgres.url);
  onLoopback.search = '';
  project.provide('postgresUrl', onLoopback.href);
  project.provide('postgresSocket', postgres.url);
  project.provide('redisUrl', redis.url);
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(scratch, { recursive: true, force: true });
  };
}
