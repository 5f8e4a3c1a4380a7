import { ensureDependencies, ensureNode } from './ensure.mjs';
import { ensureNeeds, needs } from './needs.mjs';
import { runProgram } from './program.mjs';

/* `npm run pictures`: takes the pictures that the documents show, anew. */

ensureNode();
ensureDependencies({ tests: true });
ensureNeeds('npm run pictures', needs.chromium, needs.emoji);
await runProgram('pictures-program');
