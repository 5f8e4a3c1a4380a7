import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure.mjs';

/* `npm run licences`: the licence of each package that runs in production, as package-lock.json says it; `-- --check` fails on an unknown one. */

const known = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC-BY-3.0', 'PSF-2.0', 'Unlicense']);
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const byLicence = new Map();
for (const [path, { dev, version, license = olderField(path) }] of Object.entries(packages)) {
  if (path === '' || dev) continue;
  byLicence.set(license, [...(byLicence.get(license) ?? []), `${path.replace(/^.*node_modules\//, '')} ${version}`]);
}
for (const [licence, names] of [...byLicence].sort()) console.log(`${licence}: ${[...new Set(names)].sort().join(', ')}`);
const others = [...byLicence.keys()].filter((licence) => licence.split(/ AND | OR |[()]/).some((one) => one !== '' && !known.has(one)));
/** Some packages say `licenses`, which the lock leaves out. */
function olderField(path) {
  const file = join(root, path, 'package.json');
  const { licenses = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return licenses.map(({ type }) => type).join(' OR ') || 'unknown';
}

if (process.argv.includes('--check') && others.length > 0) {
  console.error(`Read these licences first: ${others.join(', ')}`);
  process.exitCode = 1;
}
