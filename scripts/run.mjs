import module from 'node:module';

/* The program itself, once everything is there: what `npm start` ends with, and all that the container image runs. */
process.setSourceMapsEnabled(true);
// Node 22 and newer keep what they compiled: the next start is quicker.
module.enableCompileCache?.();
const { main } = await import('../dist/main.js');
await main();
