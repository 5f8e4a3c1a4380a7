import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { slackPath } from '../../adapters/slack/index.ts';
import { teamsPath } from '../../adapters/teams/index.ts';
import { keysNamed, mint } from '../../fakes/teams/tokens.ts';
import { say } from '../support/acts.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { directoryId } from '../support/chat-teams.ts';

// Whole requests are waited for.
vi.setConfig({ testTimeout: 40_000 });

/** What was answered so far, and whether the line was cut. */
interface Line {
  readonly socket: Socket;
  answer(): string;
  cut(): boolean;
}

/** Begins a request and says nothing more: its body does not come. */
async function begun(url: string, path: string, headers: Readonly<Record<string, string | number>>, body = ''): Promise<Line> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let [answer, cut] = ['', false];
  socket.on('data', (data) => {
    answer += data;
  });
  socket.on('close', () => {
    cut = true;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  const lines = Object.entries({ host: `${hostname}:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  return { socket, answer: () => answer, cut: () => cut };
}

/** Answered, and the line cut, while the body is still awaited. */
async function expectTurnedAway(line: Line, status: number) {
  await expect.poll(() => line.answer(), { timeout: 2_000 }).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
}

const teamsHeaders = (authorization: string | null, length = 200_000) => ({
  'content-type': 'application/json',
  'content-length': length,
  ...(authorization === null ? {} : { authorization }),
});

test('What cannot be a token of Microsoft for this bot is turned away before its body is read', async () => {
  const bot = await startBot({ platform: 'teams' });
  const { teams } = bot;
  const whole = teams.token();
  const [head, claims] = whole.split('.');

  for (const [what, authorization] of Object.entries({
    nothing: null,
    'another scheme': 'Basic dXNlcjpwYXNz',
    'not a token': 'Bearer not.a.token',
    'two parts': `Bearer ${head}.${claims}`,
    'four parts': `Bearer ${whole}.x`,
    'too long': `Bearer ${whole}${'x'.repeat(9_000)}`,
    unsigned: `Bearer ${mint(teams.keys, { aud: teams.world.clientId }, { alg: 'none' })}`,
    'another algorithm': `Bearer ${mint(teams.keys, { aud: teams.world.clientId }, { alg: 'HS256' })}`,
    'no key': `Bearer ${mint(teams.keys, { aud: teams.world.clientId }, { kid: undefined })}`,
    'an unknown key': `Bearer ${mint(keysNamed('somebody'), { aud: teams.world.clientId })}`,
    'another bot': `Bearer ${teams.token({ aud: randomUUID() })}`,
    'another issuer': `Bearer ${teams.token({ iss: 'https://sts.windows.net/elsewhere/' })}`,
    expired: `Bearer ${teams.token({ exp: Math.floor(Date.now() / 1_000) - 600 })}`,
  })) {
    const line = await begun(bot.url, teamsPath, teamsHeaders(authorization));
    await expect.poll(() => line.answer(), { timeout: 2_000, message: what }).toMatch(/^HTTP\/1.1 401 /);
    await expect.poll(() => line.cut(), { timeout: 2_000, message: what }).toBe(true);
  }
});

test('However many unknown keys are named, Microsoft is asked for its keys at a bounded pace', async () => {
  const bot = await startBot({ platform: 'teams' });
  const { teams } = bot;
  const forged = (kid: string) => `Bearer ${mint({ ...keysNamed('somebody'), kid }, { aud: teams.world.clientId })}`;

  const statuses = await Promise.all(
    Array.from({ length: 60 }, (_, nth) => teams.deliver({ type: 'message' }, forged(`kid-${nth}`)).then(({ status }) => status)),
  );

  expect(new Set(statuses)).toEqual(new Set([401]));
  expect(teams.keysAsked).toBeLessThanOrEqual(1);
});

test('Keys that Microsoft changes are known again', async () => {
  const bot = await startBot({ platform: 'teams' });
  bot.chat.addUser({ id: 'UAMINA', real_name: 'Amina Diallo', first_name: 'Amina', tz: 'Europe/Paris', locale: 'fr-FR' });
  const amina = bot.teams.person(directoryId('UAMINA'));
  expect(await say(bot, amina, 'aide')).not.toBe('');
  const elapsed = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + 11_000);
  onTestFinished(() => void vi.restoreAllMocks());

  bot.teams.keys = keysNamed('next');
  await bot.later({ seconds: 5 });

  expect(await say(bot, amina, 'aide')).not.toBe('');
});

test('What bears no signature of Slack of today is turned away before its body is read', async () => {
  const bot = await startBot({ platform: 'slack' });
  const now = Math.floor(Date.now() / 1_000);
  const signature = `v0=${'0'.repeat(64)}`;
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 200_000 };

  for (const headers of [
    {},
    { 'x-slack-signature': signature },
    { 'x-slack-request-timestamp': now },
    { 'x-slack-signature': 'v0=short', 'x-slack-request-timestamp': now },
    { 'x-slack-signature': signature, 'x-slack-request-timestamp': now - 600 },
    { 'x-slack-signature': signature, 'x-slack-request-timestamp': 'soon' },
  ])
    await expectTurnedAway(await begun(bot.url, slackPath, { ...form, ...headers }), 401);
});

/** As far as each platform can tell before the body has come. */
async function plausible(bot: TestBot) {
  return [
    [
      slackPath,
      {
        'content-type': 'application/json',
        'x-slack-signature': `v0=${'0'.repeat(64)}`,
        'x-slack-request-timestamp': Math.floor(Date.now() / 1_000),
      },
    ],
    [teamsPath, { 'content-type': 'application/json', authorization: `Bearer ${bot.teams.token()}` }],
  ] as const;
}

test('A body larger than any of a platform is refused by its announced length, and as it comes', async () => {
  const bot = await startBot({ platform: 'both' });

  for (const [path, headers] of await plausible(bot)) {
    await expectTurnedAway(await begun(bot.url, path, { ...headers, 'content-length': 4_000_000 }), 413);
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    await expectTurnedAway(await begun(bot.url, path, { ...headers, 'transfer-encoding': 'chunked' }, `${chunk.repeat(10)}0\r\n\r\n`), 413);
  }
});

test('Forty requests that stall hold little, hinder nobody, and are let go', async () => {
  const bot = await startBot({ platform: 'both' });
  bot.slack.addUser({ id: 'UBRUNO', real_name: 'Bruno Petit', tz: 'Europe/Paris' });
  const bruno = bot.slack.person('UBRUNO');
  await say(bot, bruno, 'aide');
  const before = process.memoryUsage().rss;
  const lines: Line[] = [];

  for (let nth = 0; nth < 20; nth++) {
    for (const [path, headers] of await plausible(bot))
      lines.push(await begun(bot.url, path, { ...headers, 'content-length': 250_000 }, 'x'.repeat(240_000)));
  }
  await bot.later({ seconds: 2 });
  expect(await say(bot, bruno, 'aide')).not.toBe('');
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);

  await expect.poll(() => lines.filter((line) => !line.cut()).length, { timeout: 15_000, interval: 200 }).toBe(0);
  for (const line of lines) expect(line.answer()).toMatch(/^HTTP\/1.1 408 /);
});

test('A request whose headers come drop by drop is let go', async () => {
  const bot = await startBot({ platform: 'slack' });
  const { hostname, port } = new URL(bot.url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write(`POST ${slackPath} HTTP/1.1\r\nhost: x\r\n`);
  const drops = setInterval(() => socket.write('a: b\r\n'), 500);
  onTestFinished(() => clearInterval(drops));

  const began = performance.now();
  socket.resume();
  await once(socket, 'close');

  expect(performance.now() - began).toBeLessThan(9_000);
});
