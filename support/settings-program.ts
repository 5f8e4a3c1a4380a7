import { readFileSync, writeFileSync } from 'node:fs';
import { settingsTable, withTable } from './settings-table.ts';

/* `npm run settings`: writes the table of docs/fr/reglages.md from the schemas of the configuration. */

const page = 'docs/fr/reglages.md';
writeFileSync(page, withTable(readFileSync(page, 'utf8'), settingsTable()));
