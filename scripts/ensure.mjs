/*
 * What must be there before anything of ours runs: the right Node, the dependencies, the build. Plain JavaScript on
 * Node's own modules, since it runs before anything else is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

/** Ends the process with a sentence instead of a stack trace. */
export function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  giveUp(`Vendange needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}. See https://nodejs.org/download.`);
}

/** Installs what package-lock.json says when something of it is missing; the tools for tests only where tests run. */
export function ensureDependencies({ tests = false } = {}) {
  const missing = missingDependency({ tests });
  if (!missing) return;
  console.log(`Installing the dependencies (${missing} is missing or another version); it takes a minute, once.`);
  // Not `npm ci`: it refuses a lock that lacks the packages of other platforms.
  const { status } = npm('install', '--no-save', '--no-audit', '--no-fund', ...(tests ? ['--include=dev'] : []));
  if (status !== 0) giveUp('The dependencies could not be installed: npm says why above.');
}

/**
 * Compares what npm noted when it installed with what is asked for: neither dates nor a mark of our own, which a copy,
 * a container or a switch of branches would make lie.
 */
function missingDependency({ tests }) {
  const asked = packagesIn(join(root, 'package-lock.json')) ?? {};
  const installed = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (!installed) return 'everything';
  // What the playground and the build need is optional, since the image does without; here it is wanted all the same.
  const ours = Object.keys(asked['']?.optionalDependencies ?? {}).map((name) => `node_modules/${name}`);
  const wanted = Object.entries(asked).filter(
    ([path, { optional, dev }]) => path !== '' && (!optional || ours.includes(path)) && (tests || !dev),
  );
  const [path] = wanted.find(([each, { version }]) => installed[each]?.version !== version) ?? [];
  return path?.replace('node_modules/', '');
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function npm(...args) {
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return spawnSync(process.execPath, [program, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

const SOURCES = ['src', 'adapters', 'jobs', 'scripts/ensure.mjs'];
const PROGRAMS = {
  main: 'src/main.ts',
  backup: 'adapters/postgres/backup.ts',
  vintage: 'src/commands/print-vintage.ts',
  'teams-package': 'adapters/teams/package.ts',
  due: 'src/commands/list-due.ts',
  move: 'src/commands/move.ts',
};

/** Makes dist/ from the sources when one of them is newer. */
export async function ensureBuild() {
  if (!existsSync(join(root, PROGRAMS.main))) {
    if (existsSync(join(root, 'dist/main.js'))) return; // shipped without its sources
    giveUp(`${PROGRAMS.main} is missing: start from a whole copy of the repository.`);
  }
  const built = Math.min(...Object.keys(PROGRAMS).map((name) => changedAt(join(root, 'dist', `${name}.js`))));
  if (built < Math.max(...SOURCES.map((source) => changedAt(join(root, source))))) await build();
}

/** When a file, or the newest file of a folder, was last written; 0 when there is none. */
function changedAt(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs, isDirectory } = statOf(path);
  return Math.max(mtimeMs, ...(isDirectory ? readdirSync(path).map((name) => changedAt(join(path, name))) : []));
}

function statOf(path) {
  const stat = statSync(path);
  return { mtimeMs: stat.mtimeMs, isDirectory: stat.isDirectory() };
}

export async function build() {
  const { build: bundle } = await import('esbuild');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: PROGRAMS,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}
