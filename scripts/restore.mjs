import { resolve } from 'node:path';
import { ensureBuild, ensureDependencies, ensureNode, giveUp } from './ensure.mjs';

const [file] = process.argv.slice(2);
if (!file) giveUp('Say which backup: npm run restore -- data/backups/vendange-….tar.gz');

ensureNode();
ensureDependencies();
await ensureBuild();
const { restoreBackup } = await import('../dist/backup.js');
const folder = process.env.VENDANGE_DATA || 'data';
try {
  await restoreBackup(resolve(file), folder);
} catch (error) {
  giveUp(error.message);
}
console.log(`The folder ${folder} now holds the database of ${file}.`);
