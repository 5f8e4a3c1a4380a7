/* Run as a process of its own, with certificates of its own: says whether it may use this Redis. */
import { checkRedis } from '../../jobs/redis.ts';
import { parseRedisUrl } from '../../src/config/redis-address.ts';

const address = parseRedisUrl(process.argv[2] ?? '');
try {
  if (!address) throw new Error('not an address');
  await checkRedis(address, 3_000);
  console.log('yes');
} catch (error) {
  console.log(error instanceof Error ? error.message : 'no');
}
process.exit();
