import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres, OLDEST_POSTGRES } from '../scripts/postgres-binaries.mjs';
import { freePort } from './redis.ts';

export interface PostgresServer {
  /** The maintenance database. */
  readonly url: string;
  /** Where its files are, its log among them. */
  readonly data: string;
  readonly port: number;
  /** As after a crash of the server: everything committed is there again, and every connection is lost. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A private PostgreSQL that nothing else uses and that leaves nothing behind. It listens on the loopback only, trusts
 * a client asks there, and by default does not wait for the disk. `socket`: asked through a file rather than the loopback,
 * in half the time. `crashes`: what is committed survives the server's own death. `logs`: it keeps a log, as it does by default.
 */
export async function startPostgres({ fsync = false, socket = false, crashes = false, logs = false } = {}): Promise<PostgresServer> {
  const programs = findPostgres();
  if (!programs) throw new Error(`PostgreSQL ${OLDEST_POSTGRES} or newer is not installed; npm test says how to install it.`);
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'vendange-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'vendange', '--auth=trust', '--encoding=UTF8', `--locale=${locale}`, ...(fsync ? [] : ['--no-sync'])],
    { ...user, cwd: folder, stdio: 'pipe' },
  );
  const port = await freePort();
  const begin = () =>
    spawnWithUs([join(programs, 'postgres'), '-D', data, ...settings(port, fsync, socket ? folder : '', crashes, logs)], folder, user);
  const servers = [begin()];
  const url = `postgres://vendange@127.0.0.1:${port}/postgres${socket ? `?host=${encodeURIComponent(folder)}` : ''}`;
  const stop = async () => {
    for (const server of servers.reverse()) {
      const gone = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined;
      server.stdin?.end();
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url);
  } catch (cause) {
    await stop();
    throw new Error('The PostgreSQL started for the tests does not answer.', { cause });
  }
  const restart = async () => {
    const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
    while (isAlive(Number(pid))) await sleep(20);
    // Its shell stays until the end: it removes the folder.
    servers.push(begin());
    await untilReady(url);
  };
  return { url, data, port, restart, stop };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** PostgreSQL refuses to run as root: its own user then, or nobody. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!entry) throw new Error('Running as root, and there is no user "postgres" nor "nobody" to run PostgreSQL as.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function settings(port: number, fsync: boolean, sockets: string, crashes: boolean, logs: boolean): string[] {
  const unsafe = fsync ? {} : crashes ? { fsync: 'off' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  // The last two are unusual on purpose: nothing of ours may depend on them.
  const all = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: sockets,
    max_connections: 200,
    ...unsafe,
    ...(logs && { logging_collector: 'on' }),
    timezone: 'Pacific/Auckland',
    datestyle: 'SQL,DMY',
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The shell holds our end of a pipe: when this process ends, however it ends, the pipe closes and the server stops. */
function spawnWithUs(command: string[], folder: string, user: { uid: number; gid: number } | undefined): ChildProcess {
  const script = '"$@" & server=$!; cat > /dev/null; kill -INT $server; wait $server; rm -rf "$VENDANGE_TEMP"';
  return spawn('/bin/sh', ['-c', script, 'sh', ...command], {
    ...user,
    cwd: folder,
    detached: true, // Ctrl-C reaches us, not the shell
    env: { PATH: process.env.PATH, VENDANGE_TEMP: folder },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

async function untilReady(url: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
    try {
      await ask(url, 'select 1');
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/** A new database on this server, empty or a copy of the one named `template`; resolves with its URL. */
export async function createDatabase(server: string, template = 'template0'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(server, `create database ${name} template ${template}`);
  return Object.assign(new URL(server), { pathname: name }).href;
}

export async function dropDatabase(server: string, url: string): Promise<void> {
  await ask(server, `drop database ${new URL(url).pathname.slice(1)} with (force)`);
}

/** Asks one question on a connection of its own. */
export async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
