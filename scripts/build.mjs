import { build, ensureDependencies, ensureNode } from './ensure.mjs';

ensureNode();
ensureDependencies();
await build();
