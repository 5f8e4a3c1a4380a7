import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { giveUp } from './ensure.mjs';
import { findPostgres, OLDEST_POSTGRES } from './postgres-binaries.mjs';

/** What runs beside Node. Each script starts its own, on a free port, and touches no server that already runs. */
export const needs = {
  postgres: {
    name: `the PostgreSQL server, version ${OLDEST_POSTGRES} or newer`,
    isThere: () => findPostgres() !== null,
    debian: ['postgresql'],
  },
  redis: { name: 'the Redis server, version 6.2 or newer', isThere: () => isInPath('redis-server'), debian: ['redis-server'] },
  nginx: { name: 'the web server nginx', isThere: () => findNginx() !== null, debian: ['nginx'] },
  emoji: {
    name: 'a font of emoji',
    isThere: () => spawnSync('fc-list', [':lang=und-zsye'], { encoding: 'utf8' }).stdout?.trim() !== '',
    debian: ['fontconfig', 'fonts-noto-color-emoji'],
  },
  chromium: { name: 'the browser Chromium', isThere: () => findChromium() !== null, debian: ['chromium'] },
};

/** Installs what is missing where that is ours to do; elsewhere says how. `who`: « The tests ». */
export function ensureNeeds(who, ...wanted) {
  const missing = wanted.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  if (canInstall())
    install(
      who,
      missing.flatMap(({ debian }) => debian),
    );
  const lacking = missing.filter(({ isThere }) => !isThere());
  if (lacking.length === 0) return;
  const packages = lacking.flatMap(({ debian }) => debian);
  giveUp(
    `${who} needs ${lacking.map(({ name }) => name).join(', ')}. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}. Elsewhere, install it so that its programs are in the PATH.`,
  );
}

/** The nginx of this machine, or null. Debian puts it where only the PATH of root leads. */
export function findNginx() {
  return inPath('nginx') ?? (existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : null);
}

const isInPath = (program) => inPath(program) !== null;

/** One of the programs of the PATH. */
function inPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? null;
}

/** Root on Debian is a container or a runner of CI: elsewhere, nothing is installed without being asked. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function install(who, packages) {
  console.log(`Installing what ${who} needs: ${packages.join(', ')}.`);
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  apt('install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages);
}
