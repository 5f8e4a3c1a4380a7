import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { parseRedisUrl, type RedisAddress } from '../../src/config/redis-address.ts';

/** The ways in which a bot under test may be run: what each adds to its settings. */
const modes = {
  'in one process': () => ({}),
  'with Redis': () => ({ REDIS_URL: inject('redisUrl'), REDIS_PREFIX: randomUUID(), DATABASE_URL: inject('postgresUrl') }),
} as const;
export type QueueMode = keyof typeof modes;

let inUse: QueueMode = 'in one process';

/** From now on, bots that say nothing else run in this way. */
export function runIn(mode: QueueMode): void {
  inUse = mode;
}
export const modeInUse = (): QueueMode => inUse;

export function queueSettings(mode: QueueMode): Readonly<Record<string, string>> {
  return modes[mode]();
}

export function addressOf(url: string): RedisAddress {
  const address = parseRedisUrl(url);
  if (!address) throw new Error(`${url} is not the address of a Redis.`);
  return address;
}
