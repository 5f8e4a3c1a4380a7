import { spawn } from 'node:child_process';
import { bundle } from './bundle.mjs';
import { ensureDependencies, ensureNode, root } from './ensure.mjs';
import { ensureNeeds, needs } from './needs.mjs';

/* `npm run simulate -- --people 2000 --weeks 52 --seed 1`: installs what it needs, bundles simulation/, then runs it. */

ensureNode();
ensureDependencies({ tests: true });
ensureNeeds('npm run simulate', needs.postgres);
await bundle(['simulation/main.ts', 'simulation/town-program.ts', 'simulation/bot-program.ts'], 'dist/simulation', { sourcemap: 'linked' });
const args = ['--enable-source-maps', 'dist/simulation/main.mjs', ...process.argv.slice(2)];
spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }).once('exit', (code) => {
  process.exitCode = code ?? 1;
});
