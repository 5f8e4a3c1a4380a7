import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, ensureNode, root } from './ensure.mjs';
import { ensureNeeds, needs } from './needs.mjs';

ensureNode();
ensureDependencies({ tests: true });
await ensureBuild();
ensureNeeds('npm test', needs.postgres, needs.redis, needs.nginx, needs.chromium);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status, error } = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
if (error) throw error;
process.exitCode = status ?? 1;
