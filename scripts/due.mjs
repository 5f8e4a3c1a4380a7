import { ensureBuild, ensureDependencies, ensureNode, giveUp } from './ensure.mjs';

/* `npm run due`: what is due, late, stuck or dead, from the bot's own database. */

ensureNode();
ensureDependencies();
await ensureBuild();
const { listDue } = await import('../dist/due.js');
try {
  await listDue(process.env, console.log);
} catch (error) {
  giveUp(error.message);
}
