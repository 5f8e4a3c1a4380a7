import { ensureBuild, ensureDependencies, ensureNode } from './ensure.mjs';

ensureNode();
ensureDependencies();
await ensureBuild();
process.setSourceMapsEnabled(true);
const { main } = await import('../dist/main.js');
await main();
