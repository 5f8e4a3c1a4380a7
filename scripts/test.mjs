import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { ensureBuild, ensureDependencies, ensureNode, giveUp, root } from './ensure.mjs';
import { findPostgres, OLDEST_POSTGRES } from './postgres-binaries.mjs';

/** What tests run beside Node. They start their own, on free ports, and leave whatever already runs alone. */
const needs = [
  { name: `the PostgreSQL server, version ${OLDEST_POSTGRES} or newer`, isThere: () => findPostgres() !== null, debian: ['postgresql'] },
  { name: 'the browser Chromium', isThere: () => findChromium() !== null, debian: ['chromium'] },
];

ensureNode();
ensureDependencies({ tests: true });
await ensureBuild();
ensureNeeds();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status, error } = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
if (error) throw error;
process.exitCode = status ?? 1;

function ensureNeeds() {
  const missing = needs.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  if (canInstall()) install(missing.flatMap(({ debian }) => debian));
  const lacking = missing.filter(({ isThere }) => !isThere());
  if (lacking.length === 0) return;
  const packages = lacking.flatMap(({ debian }) => debian);
  giveUp(
    `The tests need ${lacking.map(({ name }) => name).join(', ')}. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}. Elsewhere, install it so that its programs are in the PATH.`,
  );
}

/** Root on Debian is a container or a runner of CI: elsewhere, nothing is installed without being asked. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function install(packages) {
  console.log(`Installing what the tests need: ${packages.join(', ')}.`);
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  apt('install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages);
}
