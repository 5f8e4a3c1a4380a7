import { spawnSync } from 'node:child_process';
import { bundle } from './bundle.mjs';
import { ensureDependencies, ensureNode, root } from './ensure.mjs';

/** Bundles a program of support/ and runs it with what follows on the command line. */
export async function runProgram(name) {
  ensureNode();
  ensureDependencies({ tests: true });
  await bundle([`support/${name}.ts`], `dist/${name}`);
  const { status, error } = spawnSync(process.execPath, [`dist/${name}/${name}.mjs`, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
