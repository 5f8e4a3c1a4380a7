import { parseArgs } from 'node:util';
import { ensureBuild, ensureDependencies, ensureNode, giveUp } from './ensure.mjs';

/* `npm run move`: everything of the data folder into the empty PostgreSQL database of DATABASE_URL, or of `--to`. */

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
  const { to = process.env.DATABASE_URL ?? '' } = given();
  // What is on a command line is read by anyone who lists the processes, and kept by the shell.
  if (given().to !== undefined && /^\w+:\/\/[^?#]*:[^?#]*@|[?&]password=/i.test(to))
    giveUp(
      'A password on the command line can be read by others: set DATABASE_URL to this address instead, then npm run move. Nothing was moved.',
    );
  return to;
}

function given() {
  try {
    return parseArgs({ options: { to: { type: 'string' } } }).values;
  } catch {
    return {};
  }
}
