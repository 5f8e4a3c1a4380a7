import { runProgram } from './program.mjs';

/* `npm run surface`: counts what people can read and press, against the budget of docs/surface.md. `-- --cards` lists every card. */

await runProgram('surface-program');
