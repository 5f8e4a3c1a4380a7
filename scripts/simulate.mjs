import { spawn } from 'node:child_process';
import { ensureDependencies, ensureNode, root } from './ensure.mjs';
import { ensureNeeds, needs } from './needs.mjs';

/* `npm run simulate -- --people 2000 --weeks 52 --seed 1`: installs what it needs, bundles simulation/, then runs it. */

ensureNode();
ensureDependencies({ tests: true });
ensureNeeds('npm run simulate', needs.postgres);
const { build } = await import('esbuild');
await build({
  absWorkingDir: root,
  entryPoints: ['simulation/main.ts', 'simulation/town-program.ts', 'simulation/bot-program.ts'],
  outdir: 'dist/simulation',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
});
const args = ['--enable-source-maps', 'dist/simulation/main.mjs', ...process.argv.slice(2)];
spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }).once('exit', (code) => {
  process.exitCode = code ?? 1;
});
