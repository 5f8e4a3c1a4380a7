import { expect, onTestFinished, test, vi } from 'vitest';
import { slackPath } from '../../adapters/slack/index.ts';
import { teamsPath } from '../../adapters/teams/index.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { startFakeTeams } from '../../fakes/teams/server.ts';
import { readConfig, SettingError } from '../../src/config/config.ts';
import { start, type World } from '../../src/main.ts';
import { messageWith } from '../support/acts.ts';
import { meet } from '../support/bot.ts';
import { slackChat } from '../support/chat-slack.ts';
import { teamsChat } from '../support/chat-teams.ts';
import { freshDatabase } from '../support/databases.ts';
import { isReady, sentence, told } from './town.ts';

/* A start while a platform is down: the other one goes on, and the missing one is tried again until it answers. */

vi.setConfig({ testTimeout: 60_000 });

async function onBoth(teamsWorld: Partial<NonNullable<World['teams']>> = {}, platformMs = 500) {
  const slack = await startFakeSlack({ signingClock: Date.now });
  const teams = await startFakeTeams();
  const logs: string[] = [];
  const config = readConfig({
    PORT: '0',
    VENDANGE_ORGANISATION: 'Ville de Vignes',
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    ...teams.env,
  });
  onTestFinished(async () => {
    await slack.close();
    await teams.close();
  });
  return {
    slack,
    teams,
    said: (event: string) => logs.map((line): Record<string, unknown> => JSON.parse(line)).filter((line) => line.event === event),
    async start() {
      const database = await freshDatabase('postgres');
      const bot = await start(config, {
        database,
        log: () => {},
        logTo: { write: (line: string) => void logs.push(line) },
        teams: { ...teams.forBot, ...teamsWorld },
        patience: { platformMs, sendingMs: 2 * platformMs },
      });
      onTestFinished(() => bot.stop());
      slack.botUrl = `${bot.url}${slackPath}`;
      teams.botUrl = `${bot.url}${teamsPath}`;
      const ready = async () => {
        const response = await fetch(`${bot.url}/readyz`);
        const { missing }: { missing?: unknown } = JSON.parse(await response.text());
        return { status: response.status, missing };
      };
      return { ...bot, ready };
    },
  };
}

test.each(['hang', 'reset', '503'] as const)('Slack is down (%s): Teams is answered, and Slack is heard once it is back', async (how) => {
  const town = await onBoth();
  const down = town.slack.fail({ method: 'auth.test', how, times: 1_000 });
  const bot = await town.start();
  const [bruno] = meet({ chat: teamsChat(town.teams) }, 'Bruno Petit');
  const [amina] = meet({ chat: slackChat(town.slack) }, 'Amina Diallo');
  await expect.poll(bot.ready).toEqual({ status: 200, missing: ['slack'] });
  await bruno.dm(`initiative ${sentence(1)}`);
  await expect.poll(() => messageWith(bruno, 'C’est noté').visible, { timeout: 10_000 }).toContain('C’est noté');
  expect((await fetch(`${bot.url}${slackPath}`, { method: 'POST' })).status).toBe(503);

  const pauses = () => town.said('platform-unreachable').map((line) => line.nextAttemptMs);
  await expect.poll(pauses, { timeout: 10_000 }).toEqual([1_000, 2_000]);
  expect(town.said('platform-unreachable')[0]).toMatchObject({ platform: 'slack' });
  down.cancel();
  await expect.poll(bot.ready, { timeout: 10_000 }).toEqual(isReady);
  expect(town.said('platform-reached')).toMatchObject([{ platform: 'slack' }]);
  expect(await told(amina, sentence(2))).toContain('C’est noté');
});

test('Microsoft gives no token: Slack is answered, and Teams is awaited until it does', async () => {
  let down = true;
  const town = await onBoth({ token: async () => (down ? Promise.reject(new Error('down')) : town.teams.botToken) });
  const bot = await town.start();
  const [amina] = meet({ chat: slackChat(town.slack) }, 'Amina Diallo');
  await expect.poll(() => town.said('platform-unreachable').length, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(await bot.ready()).toEqual({ status: 200, missing: ['teams'] });
  expect(await told(amina, sentence(1))).toContain('C’est noté');
  down = false;
  await expect.poll(bot.ready, { timeout: 10_000 }).toEqual(isReady);
});

test('Slack refuses the token: the start stops, and says so', async () => {
  const town = await onBoth();
  town.slack.team.tokenError = 'token_revoked';
  const error: unknown = await town.start().catch((error: unknown) => error);
  expect(error).toBeInstanceOf(SettingError);
  expect(String(error)).toContain('Slack does not accept this bot token');
});

test.each([
  ['a message to one person', 'chat.postMessage', 'aide'],
  ['a file that takes long', 'files.getUploadURLExternal', 'exporter mes données'],
])('Slack does not answer about %s: others are answered meanwhile, in Teams and in Slack', async (_, method, words) => {
  const town = await onBoth({}, 10_000);
  const bot = await town.start();
  const [amina, chloe] = meet({ chat: slackChat(town.slack) }, 'Amina Diallo', 'Chloé Roux');
  const [bruno] = meet({ chat: teamsChat(town.teams) }, 'Bruno Petit');
  await amina.dm('aide');
  await bot.queue.idle();
  const hung = town.slack.fail({ method, how: 'hang' });
  await amina.dm(words);
  await expect.poll(() => hung.remaining, { timeout: 10_000 }).toBe(0);

  const before = performance.now();
  await bruno.dm(`initiative ${sentence(1)}`);
  await chloe.dm(`initiative ${sentence(2)}`);
  for (const one of [bruno, chloe])
    await expect.poll(() => one.messages().some(({ visible }) => visible.includes('C’est noté')), { timeout: 7_000 }).toBe(true);
  expect(performance.now() - before).toBeLessThan(8_000);
  // Nothing more is waited for.
  await town.slack.close();
});
