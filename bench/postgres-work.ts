import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresServer } from '../support/postgres.ts';

/** Milliseconds of a tick of `/proc`, on every Linux that Node runs on. */
const tickMs = 10;

/** Milliseconds that PostgreSQL has worked so far, all its processes together; 0 where there is no `/proc`. */
export function workOfServer({ data }: Pick<PostgresServer, 'data'>): number {
  const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  let ticks = 0;
  for (const name of processes()) {
    const [pid, one] = [Number(name), statOf(name)];
    if (one?.parent === postmaster) ticks += one.own;
    if (one && pid === postmaster) ticks += one.own + one.ended;
  }
  return ticks * tickMs;
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function statOf(pid: string): { parent: number; own: number; ended: number } | null {
  try {
    // The name, in parentheses, may hold spaces: the state and the parent follow it.
    const [, parent, , , , , , , , , , user, system, endedUser, endedSystem] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    return { parent: parent ?? 0, own: (user ?? 0) + (system ?? 0), ended: (endedUser ?? 0) + (endedSystem ?? 0) };
  } catch {
    return null;
  }
}
