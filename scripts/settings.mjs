import { runProgram } from './program.mjs';

/* `npm run settings`: writes the table of docs/fr/reglages.md anew. */

await runProgram('settings-program');
