import { runIn } from '../support/modes.ts';

/* The same stories, told by a bot whose work BullMQ wakes and spreads. */

runIn('with Redis');
await import('./tell.test.ts');
await import('./meet.test.ts');
await import('./check-ins.test.ts');
await import('./digest.test.ts');
await import('./faults.test.ts');
