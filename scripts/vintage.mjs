import { parseArgs } from 'node:util';
import { ensureBuild, ensureDependencies, ensureNode, giveUp } from './ensure.mjs';

/* `npm run vintage -- --season automne-2026 --out folder`: the booklet of a season, or of a year. */

const asked = readArguments();
ensureNode();
ensureDependencies();
await ensureBuild();
const { printVintage } = await import('../dist/vintage.js');
try {
  await printVintage(asked, process.env);
} catch (error) {
  giveUp(error.message);
}

function readArguments() {
  try {
    const { values } = parseArgs({ options: { season: { type: 'string' }, out: { type: 'string', default: '.' } } });
    return values;
  } catch {
    return giveUp('Say which season and where: npm run vintage -- --season automne-2026 --out folder (or --season 2026).');
  }
}
