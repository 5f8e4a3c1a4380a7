import { main } from '../src/main.ts';

/** The bot as it is shipped, with one thing more: it tells its parent how much memory it holds. */
process.on('message', () => process.send?.(process.memoryUsage.rss()));
process.once('disconnect', () => process.exit());
await main();
