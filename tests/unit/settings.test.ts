import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environment } from '../../src/config/config.ts';
import { settingsTable, withTable } from '../../support/settings-table.ts';

const page = readFileSync('docs/fr/reglages.md', 'utf8');

test('the page of settings holds every variable as the configuration reads it: npm run settings writes it anew', () => {
  expect(withTable(page, settingsTable())).toBe(page);
  for (const name of Object.keys(environment.shape)) expect(page).toContain(`| \`${name}\``);
});

test('vendange.env.example names only settings, and every secret of both platforms', () => {
  const names = readFileSync('vendange.env.example', 'utf8')
    .split('\n')
    .flatMap((line) => /^#? ?(\w+)=/.exec(line)?.[1] ?? []);
  const ofCompose = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD'];

  expect(names.filter((name) => !ofCompose.includes(name) && !page.includes(`\`${name}\``))).toEqual([]);
  expect(names).toEqual(
    expect.arrayContaining([...ofCompose, 'SLACK_BOT_TOKEN', 'TEAMS_CLIENT_ID', 'TEAMS_CLIENT_SECRET', 'TEAMS_TENANT_ID']),
  );
});
