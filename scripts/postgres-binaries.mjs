import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const OLDEST_POSTGRES = 15;

/** The folder of the newest PostgreSQL server installed here, or null when there is none we can work with. */
export function findPostgres() {
  const found = candidates()
    .filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    .map((folder) => ({ folder, version: versionOf(folder) }))
    .filter(({ version }) => version >= OLDEST_POSTGRES)
    .sort((a, b) => b.version - a.version);
  return found[0]?.folder ?? null;
}

/** Debian keeps the server's programs out of the PATH. */
function candidates() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  return [...versions, ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)];
}

function versionOf(folder) {
  try {
    const [, version] = /(\d+)/.exec(execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })) ?? [];
    return Number(version);
  } catch {
    return 0;
  }
}
