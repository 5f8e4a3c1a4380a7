import { spawnSync } from 'node:child_process';
import { ensureDependencies, ensureNode, root } from './ensure.mjs';

/** Bundles a program of support/ and runs it with what follows on the command line. */
export async function runProgram(name) {
  ensureNode();
  ensureDependencies({ tests: true });
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [`support/${name}.ts`],
    outdir: `dist/${name}`,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const { status, error } = spawnSync(process.execPath, [`dist/${name}/${name}.mjs`, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
