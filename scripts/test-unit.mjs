import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies, ensureNode, root } from './ensure.mjs';

ensureNode();
ensureDependencies({ tests: true });
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const config = join(root, 'vitest.unit.config.ts');
const { status, error } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
if (error) throw error;
process.exitCode = status ?? 1;
