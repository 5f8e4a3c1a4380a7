import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisAddress } from '../src/config/redis-address.ts';
import { redis as retries } from '../src/core/retries.ts';

/** Expected: a Redis that cannot serve. The sentence says what to do. */
export class RedisRefused extends Error {
  override readonly name = 'RedisRefused';
}

/**
 * `patient`: a worker waits for Redis as long as it takes. Otherwise what is asked while Redis is away fails at once:
 * nobody who writes to the bot waits for a queue.
 */
export function connectRedis(address: RedisAddress, { patient }: { patient: boolean }): Redis | Cluster {
  const { type, nodes, username, password, tls } = address;
  const access = { ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
  // A connection cut without a word is noticed by keep-alive, and by the database being looked at all the same.
  const options: RedisOptions = {
    ...access,
    db: address.db,
    maxRetriesPerRequest: patient ? null : 1,
    enableOfflineQueue: patient,
    connectTimeout: 5_000,
    keepAlive: 10_000,
    retryStrategy: retries.afterMs,
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
    ...(patient ? {} : { commandTimeout: 5_000 }),
  };
  const [node] = nodes;
  switch (type) {
    case 'one':
      return new Redis({
        ...options,
        host: node?.host ?? '127.0.0.1',
        port: node?.port ?? 6_379,
        ...(tls && { tls: { servername: node?.host ?? '' } }),
      });
    case 'sentinel':
      return new Redis({
        ...options,
        sentinels: [...nodes],
        name: address.master,
        sentinelRetryStrategy: retries.afterMs,
        ...(password !== undefined && { sentinelPassword: password }),
        ...(tls && { tls: {}, enableTLSForSentinelMode: true }),
      });
    case 'cluster':
      return new Cluster([...nodes], {
        clusterRetryStrategy: retries.afterMs,
        enableOfflineQueue: patient,
        redisOptions: { ...options, db: 0, ...(tls && { tls: {} }) },
        ...(tls && { dnsLookup: (host: string, done: (error: null, address: string) => void) => done(null, host) }),
      });
  }
}

const oldest = [6, 2] as const;

/** Resolves once Redis answers; rejects with a sentence when it does not, or is too old. */
export async function checkRedis(address: RedisAddress, withinMs = 10_000): Promise<void> {
  const redis = connectRedis(address, { patient: true });
  let last = '';
  const noted = (error: unknown): null => {
    if (error instanceof Error) last = 'code' in error ? String(error.code) : (error.message.split(' ')[0] ?? '');
    return null;
  };
  redis.on('error', noted);
  try {
    const info = await Promise.race([redis.info('server').catch(noted), later(withinMs)]);
    if (info === null) {
      const sayable = /^[A-Z_]+$/.test(last) ? ` (${last})` : '';
      throw new RedisRefused(
        `REDIS_URL: Redis could not be reached${sayable}: check the address and the password, that this machine may connect to it, then start again.`,
      );
    }
    const version = /^redis_version:(\S+)/m.exec(info)?.[1] ?? '0';
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
      throw new RedisRefused(
        `REDIS_URL: this Redis is version ${version}, and ${oldest.join('.')} or newer is needed: upgrade it, or leave REDIS_URL out to run as one process.`,
      );
    }
  } finally {
    redis.disconnect();
  }
}

function later(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, null).unref();
  });
}
