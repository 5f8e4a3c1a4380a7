import { parseArgs } from 'node:util';
import { ensureBuild, ensureDependencies, ensureNode, giveUp } from './ensure.mjs';

/* `npm run move -- --to postgres://…`: everything of the data folder into an empty PostgreSQL database. */

const to = readTarget();
ensureNode();
ensureDependencies();
await ensureBuild();
const { move } = await import('../dist/move.js');
try {
  await move(process.env.VENDANGE_DATA || 'data', to, (text) => process.stdout.write(text));
} catch (error) {
  giveUp(error.message);
}

function readTarget() {
  try {
    return parseArgs({ options: { to: { type: 'string', default: process.env.DATABASE_URL ?? '' } } }).values.to;
  } catch {
    return '';
  }
}
