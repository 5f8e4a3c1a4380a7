import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** SIGKILL: what it held is gone, unless it keeps a journal. */
  kill(): Promise<void>;
  /** The same port again: empty, or with its journal. */
  restart(): Promise<void>;
  /** Resolves with how many keys are gone. */
  flush(): Promise<number>;
  keys(): Promise<number>;
  /** Changes a setting while it runs. */
  configure(setting: string, value: string): Promise<void>;
  stop(): Promise<void>;
}

export interface RedisSettings {
  /** The append-only file, and how it is brought back after a kill; nothing is kept otherwise. */
  readonly keeps?: boolean;
  /** More of its settings, as on its command line. */
  readonly settings?: readonly string[];
  /** A Sentinel instead, with this file of its own. */
  readonly sentinel?: { readonly file: string; readonly port: number };
}

/** A private Redis on the loopback, which leaves nothing behind and dies with us. */
export async function startRedis({ keeps = false, settings = [], sentinel }: RedisSettings = {}): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vendange-redis-'));
  const port = sentinel?.port ?? (await freePort());
  const url = `redis://127.0.0.1:${port}/0`;
  const usual = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', keeps ? 'yes' : 'no', '--dir', folder];
  const args = sentinel ? [sentinel.file, '--sentinel'] : [...usual, ...settings];
  let server: ChildProcess;
  const begin = async () => {
    server = spawnWithUs(['redis-server', ...args]);
    await untilAnswers(port);
  };
  const end = async () => {
    const gone = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined;
    server.stdin?.end();
    await gone;
  };
  await begin();
  return {
    url,
    port,
    kill: end,
    async restart() {
      await end();
      await begin();
    },
    async flush() {
      const client = new Redis(url);
      const keys = await client.dbsize();
      await client.flushall();
      client.disconnect();
      return keys;
    },
    async keys() {
      const client = new Redis(url);
      const keys = await client.dbsize();
      client.disconnect();
      return keys;
    },
    async configure(setting, value) {
      const client = new Redis(url);
      await client.config('SET', setting, value);
      client.disconnect();
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The shell holds our end of a pipe: when this process ends, however it ends, the pipe closes and the server is killed. */
function spawnWithUs(command: readonly string[]): ChildProcess {
  const script = '"$@" & server=$!; cat > /dev/null; kill -KILL $server; wait $server';
  return spawn('/bin/sh', ['-c', script, 'sh', ...command], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
}

async function untilAnswers(port: number): Promise<void> {
  const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 30, maxRetriesPerRequest: null });
  client.on('error', () => {});
  const answered = await Promise.race([client.ping().catch(() => 'an error'), sleep(15_000, null, { ref: false })]);
  client.disconnect();
  if (answered === null) throw new Error('The Redis started for the tests does not answer.');
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || address === null) throw new Error('No free port.');
  return address.port;
}
