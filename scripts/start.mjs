/*
 * `npm start` says "exec …" so that the shell npm starts gives way to this process: the signals npm passes on then reach
 * it, and it stops properly. The second half of that line is for Windows, which has no exec.
 */
import { ensureBuild, ensureDependencies, ensureNode } from './ensure.mjs';

ensureNode();
ensureDependencies();
await ensureBuild();
await import('./run.mjs');
