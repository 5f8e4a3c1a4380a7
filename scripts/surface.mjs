import { spawnSync } from 'node:child_process';
import { ensureDependencies, ensureNode, root } from './ensure.mjs';

/* `npm run surface`: counts what people can read and press, against the budget of docs/surface.md. `-- --cards` lists every card. */

ensureNode();
ensureDependencies();
const { build } = await import('esbuild');
await build({
  absWorkingDir: root,
  entryPoints: ['support/surface-program.ts'],
  outdir: 'dist/surface',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
});
const { status, error } = spawnSync(process.execPath, ['dist/surface/surface-program.mjs', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
if (error) throw error;
process.exitCode = status ?? 1;
