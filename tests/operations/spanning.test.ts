import { expect, test } from 'vitest';
import type { Database } from '../../adapters/postgres/database.ts';
import { settableClock } from '../../fakes/clock.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { startFakeTeams } from '../../fakes/teams/server.ts';
import { readConfig } from '../../src/config/config.ts';
import { start } from '../../src/main.ts';
import { freshDatabase } from '../support/databases.ts';

test('Several places are one organisation when one installation has them together, and never because a token or a folder was changed', async () => {
  const clock = settableClock('2026-11-19T10:00[Europe/Paris]');
  const [slack, teams] = [await startFakeSlack({ clock: clock.ms }), await startFakeTeams({ clock: clock.ms })];
  const kept = await freshDatabase('postgres');
  // Several starts, one after the other.
  const database: Database = { engine: kept.engine, transaction: (work) => kept.transaction(work), close: async () => {} };
  const onSlack = { SLACK_BOT_TOKEN: slack.team.token, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl };
  const startOn = async (env: Readonly<Record<string, string>>) => {
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...env });
    const running = await start(config, { clock, database, log: () => {}, teams: teams.forBot });
    await running.stop();
  };
  const places = async () => {
    const { rows } = await kept.transaction((tx) =>
      tx.query('select w.platform from workspaces w join organisations o on o.id = w.organisation_id order by w.platform'),
    );
    return rows.map(({ platform }) => platform);
  };

  await startOn(onSlack);
  // The same data, and another place alone: it may be another town.
  await expect(startOn(teams.env)).rejects.toThrow(/^VENDANGE_JOINS: .*Microsoft tenant/);
  expect(await places()).toEqual(['slack']);

  await startOn({ ...onSlack, ...teams.env });
  expect(await places()).toEqual(['slack', 'teams']);
  // Either may go, and come back.
  await startOn(teams.env);

  const elsewhere = { ...teams.env, TEAMS_TENANT_ID: '99999999-2222-4333-8444-555555555555' };
  await expect(startOn(elsewhere)).rejects.toThrow('keep it apart');
  await startOn({ ...elsewhere, VENDANGE_JOINS: 'on' });
  expect(await places()).toEqual(['slack', 'teams', 'teams']);

  await slack.close();
  await teams.close();
});
