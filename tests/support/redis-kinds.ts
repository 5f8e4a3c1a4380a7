import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort, type RedisServer, startRedis } from '../../support/redis.ts';
import { scratchFolder } from './databases.ts';

/** A Redis as it is reached in some way, on the loopback. */
export interface RedisKind {
  /** As REDIS_URL says it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** With a certificate of its own, for `localhost`. */
export async function redisWithTls(): Promise<RedisKind & { readonly certificate: string }> {
  const folder = scratchFolder();
  mkdirSync(folder, { recursive: true });
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', certificate, ...named], { stdio: 'pipe' });
  const port = await freePort();
  const tls = ['--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', key, '--tls-auth-clients', 'no'];
  const redis = await startRedis({ settings: tls });
  return { url: `rediss://localhost:${port}`, certificate, stop: redis.stop };
}

/** A cluster of one, which holds every slot and refuses what concerns two at once, as any cluster does. */
export async function redisCluster(): Promise<RedisKind & { readonly node: RedisServer }> {
  const bus = String(await freePort());
  const node = await startRedis({
    settings: ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1', '--cluster-port', bus],
  });
  const client = new Redis(node.url);
  await client.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  await until(async () => String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  client.disconnect();
  return { url: `redis+cluster://127.0.0.1:${node.port}`, node, stop: node.stop };
}

/** A master and its replica, which a Sentinel puts in its place within a second or two. */
export async function redisBehindSentinel(): Promise<RedisKind & { readonly master: RedisServer; readonly replica: RedisServer }> {
  const master = await startRedis();
  const replica = await startRedis({ settings: ['--replicaof', '127.0.0.1', String(master.port)] });
  const folder = scratchFolder();
  mkdirSync(folder, { recursive: true });
  const [file, port] = [join(folder, 'sentinel.conf'), await freePort()];
  const watched = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor vendange 127.0.0.1 ${master.port} 1`,
    'sentinel down-after-milliseconds vendange 500',
    'sentinel failover-timeout vendange 2000',
  ];
  writeFileSync(file, `${watched.join('\n')}\n`);
  const sentinel = await startRedis({ sentinel: { file, port } });
  const client = new Redis(sentinel.url.replace(/\/0$/, ''));
  await until(async () => JSON.stringify(await client.call('SENTINEL', 'replicas', 'vendange')).includes(String(replica.port)));
  client.disconnect();
  return {
    url: `redis+sentinel://127.0.0.1:${port}/vendange`,
    master,
    replica,
    async stop() {
      await Promise.all([sentinel, replica, master].map((one) => one.stop()));
    },
  };
}

async function until(so: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 15_000; !(await so()); await sleep(50)) if (Date.now() > deadline) throw new Error('It never is.');
}
