import { root } from './ensure.mjs';

/**
 * Bundles programs side by side, to be run from the checkout: dependencies stay where npm put them. esbuild is loaded here,
 * once dependencies are there.
 * @param {readonly string[]} entryPoints
 * @param {string} outdir
 * @param {import('esbuild').BuildOptions} more
 */
export async function bundle(entryPoints, outdir, more = {}) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    ...more,
  });
}
