import { execFileSync } from 'node:child_process';
import { root } from './ensure.mjs';

/*
 * `npm run sbom`: what runs in production, in CycloneDX. `npm sbom --omit dev` leaves out whatever a tool for tests needs too (pg,
 * zod): everything is asked for, and what is for development alone is taken out.
 */

const asked = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const bom = JSON.parse(
  execFileSync('npm', asked, { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000, shell: process.platform === 'win32' }),
);
const isOfDevelopment = ({ properties = [] }) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
const components = bom.components.filter((one) => !isOfDevelopment(one));
const kept = new Set([bom.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
const dependencies = bom.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
console.log(JSON.stringify({ ...bom, components, dependencies }, null, 2));
