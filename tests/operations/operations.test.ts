import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { expect, inject, onTestFinished, test } from 'vitest';
import { settableClock } from '../../fakes/clock.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { listDue } from '../../src/commands/list-due.ts';
import { readConfig } from '../../src/config/config.ts';
import { openLog, reporter, within } from '../../src/log.ts';
import { start } from '../../src/main.ts';
import { createDatabase, dropDatabase, startPostgres } from '../../support/postgres.ts';
import { freePort, startRedis } from '../../support/redis.ts';
import { command, press } from '../support/acts.ts';
import { lastEphemeral, meet, startBot, type TestBot } from '../support/bot.ts';
import { slackChat } from '../support/chat-slack.ts';
import { scratchFolder } from '../support/databases.ts';

const ask = async (url: string, path: string) => {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, text: await response.text(), reference: response.headers.get('x-request-id') };
};

const sentence = 'On a planté des vignes dans la cour du collège';

async function aboutToInvite(): Promise<{ bot: TestBot; dora: Awaited<ReturnType<typeof meet>>[0] }> {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UDORAMARTIN' } });
  const [amina, bruno, dora] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Dora Martin');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  return { bot, dora };
}

test('/metrics counts what is due, late, sent and failed on each platform, and says no name and no word', async () => {
  const { bot } = await aboutToInvite();
  bot.slack.fail({ method: 'chat.postMessage', how: 'rate-limit', retryAfter: 30 });
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  const waiting = (await ask(bot.url, '/metrics')).text;
  expect(waiting).toMatch(/^vendange_held\{platform="slack",what="workspace"\} 1$/m);
  expect(waiting).toMatch(/^vendange_due\{platform="slack",what="messages"\} 1$/m);
  expect(waiting).toMatch(/^vendange_failed_total\{platform="slack",why="retry"\} 1$/m);
  expect(waiting).not.toMatch(/^vendange_late\{.*messages/m);
  bot.clock.moveBy({ minutes: 6 });
  expect((await ask(bot.url, '/metrics')).text).toMatch(/^vendange_late\{platform="slack",what="messages"\} 1$/m);

  await bot.rest();
  const { status, text } = await ask(bot.url, '/metrics');

  expect(status).toBe(200);
  expect(text).toMatch(/^vendange_sent_total\{platform="slack"\} 1$/m);
  expect(text).not.toMatch(/^vendange_due\{.*messages/m);
  expect(text).not.toMatch(/Amina|Bruno|Dora|UAMINA|vignes|T0FAKE/);
  // Two commands, and the three events that come back of the one message that was sent.
  const acknowledged = /^vendange_acknowledgement_seconds_count\{platform="slack"\} 5$/m;
  await expect.poll(async () => (await ask(bot.url, '/metrics')).text).toMatch(acknowledged);
});

test('/readyz says what is missing: without Redis people are still heard, without the database they are not', async () => {
  const [postgres, redis, slack] = await Promise.all([
    startPostgres({ crashes: true }),
    startRedis(),
    startFakeSlack({ signingClock: Date.now }),
  ]);
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_SIGNING_SECRET: slack.signingSecret,
  });
  const bot = await start(config, { log: () => {} });
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
  });
  const ready = async () => {
    const { status, text } = await ask(bot.url, '/readyz');
    const said: unknown = JSON.parse(text);
    return { status, said };
  };

  await expect.poll(ready, { timeout: 5_000 }).toEqual({ status: 200, said: { ready: true, role: 'all', missing: [] } });
  await redis.stop();
  await expect.poll(ready, { timeout: 5_000 }).toEqual({ status: 200, said: { ready: true, role: 'all', missing: ['redis'] } });
  await postgres.stop();
  expect(await ready()).toEqual({ status: 503, said: { ready: false, role: 'all', missing: ['database', 'redis'] } });
  expect((await ask(bot.url, '/healthz')).status).toBe(200);
});

test('every line logged for a request has its reference, which the answer bears too', async () => {
  const lines: string[] = [];
  const report = reporter(openLog('info', { write: (line: string) => void lines.push(line) }));

  within({ request: 'ab12cd34' }, () => report('something', { platform: 'slack' }));
  report('else', { error: new Error('quoting « une phrase »') });

  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'something', request: 'ab12cd34', platform: 'slack' });
  expect(lines[1]).not.toContain('request');
  expect(lines[1]).not.toContain('phrase');
  const { bot } = await aboutToInvite();
  expect((await ask(bot.url, '/healthz')).reference).toMatch(/^[0-9a-f]{8}$/);
});

test('a task given up after many attempts: coordination hears it, sees it and tries it again, by the button or in words', async () => {
  const { bot, dora } = await aboutToInvite();
  await bot.database.transaction((tx) => tx.exec(`update agenda set state = 'dead', last_error = 'Error' where what = 'invite-harvester'`));
  const lines: string[] = [];
  await listDue({ DATABASE_URL: inject('postgresUrl') }, (line) => lines.push(line), Temporal.Instant.from('2026-11-20T08:00Z')).catch(
    () => {},
  );

  expect(await command(bot, dora, '/vendange', 'coordination')).toContain('Messages gardés : 1');
  const state = lastEphemeral(dora);
  expect(state.intents).toContain('retry-stuck');
  await press(bot, dora, state, 'retry-stuck');
  expect(await command(bot, dora, '/vendange', 'coordination')).toContain('Tous les messages ont pu partir');
  const { rows } = await bot.database.transaction((tx) => tx.query(`select state from agenda where what = 'invite-harvester'`));
  expect(rows.filter(({ state }) => state === 'dead')).toEqual([]);

  await bot.database.transaction((tx) => tx.exec(`update agenda set state = 'dead' where what = 'forget'`));
  expect(await command(bot, dora, '/vendange', 'relancer')).not.toContain('vignes');
});

test('npm run due lists what is due, late, stuck and dead, without a name or a word', async () => {
  const url = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => dropDatabase(inject('postgresUrl'), url));
  const slack = await startFakeSlack({ signingClock: Date.now });
  const env = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    DATABASE_URL: url,
  };
  const bot = await start(readConfig(env), { clock: settableClock('2026-11-19T10:00[Europe/Paris]'), log: () => {} });
  await bot.queue.idle();
  await bot.stop();
  await slack.close();
  const lines: string[] = [];

  await listDue(env, (line) => lines.push(line), Temporal.Instant.from('2026-11-19T10:00Z'));
  await listDue(env, (line) => lines.push(line), Temporal.Instant.from('2026-11-20T02:12Z'));
  await listDue(env, (line) => lines.push(line), Temporal.Instant.from('2026-11-20T03:12Z'));

  expect(lines).toEqual([
    'Nothing is due, late, stuck or dead.',
    ...['ask-whether-alive', 'forget', 'mind-terms'].map(
      (task) => `due          1  task ${task}, since 2026-11-20T02:10:00Z: may leave now`,
    ),
    ...['ask-whether-alive', 'forget', 'mind-terms'].map(
      (task) => `late         1  task ${task}, since 2026-11-20T02:10:00Z: due for more than five minutes`,
    ),
  ]);
  await expect(listDue({ VENDANGE_DATA: scratchFolder(), VENDANGE_PLAYGROUND: 'off' }, () => {})).rejects.toThrow(
    'There is no database in the folder',
  );
});

test('asked to stop, it finishes what it is sending, gives back the rest, and ends', async () => {
  const url = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => dropDatabase(inject('postgresUrl'), url));
  const clock = settableClock('2026-11-19T10:00[Europe/Paris]');
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: url,
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_SIGNING_SECRET: slack.signingSecret,
  });
  const first = await start(config, { clock, log: () => {} });
  slack.botUrl = `${first.url}/slack/events`;
  const people = meet(
    { chat: slackChat(slack) },
    ...Array.from({ length: 26 }, (_, index) => `Personne ${String.fromCharCode(65 + index)}`),
  );
  for (const one of people) await one.command('/initiative', `${sentence} (${one.id})`);
  await first.queue.idle();
  slack.rateLimits.enabled = false;
  clock.moveTo('2026-11-20T09:00[Europe/Paris]');
  first.queue.wake();
  await sleep(60);

  await first.stop();

  const count = () => slack.sent().filter(({ via }) => via === 'chat.postMessage').length;
  const before = count();
  const second = await start(config, { clock, log: () => {} });
  await second.queue.idle();
  await second.stop();
  expect(before).toBeLessThan(people.length);
  for (const one of people) expect(one.messages().filter(({ fromBot }) => fromBot)).toHaveLength(1);
  await slack.close();
});

test('a wrong role, and a Redis without PostgreSQL, end the start with a sentence', async () => {
  const port = await freePort();
  const run = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
      env: { PATH: process.env.PATH, PORT: String(port), VENDANGE_DATA: scratchFolder(), ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    const [code] = await once(child, 'close');
    return { code, said };
  };

  expect(await run(['--role', 'worker'], {})).toMatchObject({
    code: 1,
    said: expect.stringContaining('REDIS_URL: is missing: a process that is only worker'),
  });
  expect(await run(['--role=cook'], {})).toMatchObject({ code: 1, said: expect.stringContaining('VENDANGE_ROLE: must be web') });
  expect(await run([], { REDIS_URL: inject('redisUrl') })).toMatchObject({
    code: 1,
    said: expect.stringContaining('DATABASE_URL: is missing'),
  });
});
