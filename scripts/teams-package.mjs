import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, ensureDependencies, ensureNode, giveUp, root } from './ensure.mjs';

/* `npm run teams:package -- --out folder --slash`: the package that an administrator uploads to Teams. */

const asked = readArguments();
ensureNode();
ensureDependencies();
await ensureBuild();
const { packageTeams } = await import('../dist/teams-package.js');
try {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = await packageTeams({ ...asked, version }, process.env);
  console.log(`${file} is ready to upload: adapters/teams/README.md says where.`);
} catch (error) {
  giveUp(error.message);
}

function readArguments() {
  try {
    return parseArgs({ options: { out: { type: 'string', default: '.' }, slash: { type: 'boolean', default: false } } }).values;
  } catch {
    return giveUp('Say where to put the package: npm run teams:package -- --out folder (and --slash for the commands under « / »).');
  }
}
