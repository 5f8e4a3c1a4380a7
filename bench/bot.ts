import { main } from '../src/main.ts';
import { testify } from './witness.ts';

/** The bot as it is shipped, and a witness. */
await testify();
await main();
