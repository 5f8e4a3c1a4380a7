import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { findNginx } from '../../scripts/needs.mjs';
import { freePort } from '../../support/redis.ts';
import { command } from '../support/acts.ts';
import { lastEphemeral, meet, startBot, type TestBot } from '../support/bot.ts';
import { scratchFolder } from '../support/databases.ts';

/* The samples of deploy/: read by the programs they are for where these are installed, and nginx for real. */

const read = (name: string) => readFileSync(`deploy/${name}`, 'utf8');
const passed = ['/slack/events', '/api/messages', '/confidentialite', '/conditions'];

/** What a program says of a sample, or null where it is not installed. */
function judged(program: string, ...args: readonly string[]): { status: number | null; said: string } | null {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return error ? null : { status, said: `${stdout}${stderr}` };
}

/** The sample, on a free port and with a certificate of its own, before this bot. */
async function startNginx(bot: TestBot) {
  const folder = scratchFolder();
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => join(folder, name);
  const made = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'].concat(
      ['-keyout', file('privkey.pem'), '-out', file('fullchain.pem'), '-subj', '/CN=vendange.example.org'],
      ['-addext', 'subjectAltName=DNS:vendange.example.org,IP:127.0.0.1'],
    ),
  );
  if (made.status !== 0) throw new Error(String(made.stderr));
  const [port, plain] = [await freePort(), await freePort()];
  writeFileSync(file('snippet.conf'), read('nginx-snippet.conf').replace('http://127.0.0.1:3000', bot.url));
  const site = read('nginx.conf')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;\nlisten 127.0.0.1:${plain};`)
    .replace('listen [::]:443 ssl;', '')
    .replaceAll('/etc/letsencrypt/live/vendange.example.org', folder)
    .replaceAll('/etc/nginx/snippets/vendange.conf', file('snippet.conf'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${file(name)};`).join('\n');
  writeFileSync(
    file('nginx.conf'),
    `daemon off;\npid ${file('pid')};\nerror_log ${file('error.log')};\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${site}\n}\n`,
  );
  const program = findNginx() ?? 'nginx';
  const checked = judged(program, '-t', '-e', file('error.log'), '-c', file('nginx.conf'));
  if (checked?.status !== 0) throw new Error(checked?.said ?? 'nginx is not installed: npm test says how.');
  const nginx = spawn(program, ['-e', file('error.log'), '-c', file('nginx.conf')], { stdio: 'ignore' });
  onTestFinished(async () => {
    nginx.kill('SIGQUIT');
    await once(nginx, 'exit');
  });
  const ca = readFileSync(file('fullchain.pem'));
  const ask = (path: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, ca, servername: 'vendange.example.org' }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      asked.on('error', reject).end();
    });
  for (let tries = 0; tries < 50; tries++) {
    if (await ask('/').catch(() => null)) break;
    await sleep(100);
  }
  return { plain: `http://127.0.0.1:${plain}`, ask };
}

test('through nginx, an initiative is told and acknowledged, both pages are read, and nothing else is there', async () => {
  const bot = await startBot({ platform: 'slack' });
  const { plain, ask } = await startNginx(bot);

  expect((await ask('/confidentialite')).text).toContain('Ville de Vignes');
  expect((await ask('/conditions?langue=en')).text).toContain('Terms of use');
  for (const path of ['/', '/metrics', '/readyz', '/healthz', '/playground', '/slack', '/slack/events/', '/confidentialite/../metrics'])
    expect(await ask(path), path).toMatchObject({ status: 404 });

  // The fake Slack knows no certificate of ours: it calls the same server without TLS.
  bot.slack.botUrl = `${plain}/slack/events`;
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', 'On a planté des vignes dans la cour du collège');

  expect(lastEphemeral(amina).text).toContain('C’est noté');
});

test('nginx and Caddy pass on the same four paths', () => {
  const nginx = [...read('nginx.conf').matchAll(/location = (\S+) /g)].map(([, path]) => path);
  const caddy = /@vendange path (.*)/.exec(read('Caddyfile'))?.[1]?.split(' ');

  expect(nginx).toEqual(passed);
  expect(caddy).toEqual(passed);
  expect(read('nginx.conf')).toContain('location / { return 404; }');
  const validated = judged('caddy', 'validate', '--adapter', 'caddyfile', '--config', 'deploy/Caddyfile');
  if (validated) expect(validated, validated.said).toMatchObject({ status: 0 });
});

test('the unit runs the program as the image does, writes in one place, and leaves it the time to stop', () => {
  const unit = read('vendange.service');
  const verified = judged('systemd-analyze', 'verify', 'deploy/vendange.service');

  if (verified) expect(verified.said.replace(/^.*Command .* is not executable.*\n/gm, '')).toBe('');
  expect(unit).toContain('ExecStart=/usr/bin/node scripts/run.mjs');
  expect(readFileSync('Dockerfile', 'utf8')).toContain('ENTRYPOINT ["node", "scripts/run.mjs"]');
  expect(/VENDANGE_DATA=\/var\/lib\/(\w+)/.exec(unit)?.[1]).toBe(/StateDirectory=(\w+)/.exec(unit)?.[1]);
  expect(unit).toContain('TimeoutStopSec=35');
  expect(unit).toContain('NODE_ENV=production');
});

const Rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(z.object({ alert: z.string(), expr: z.string(), for: z.string(), annotations: z.object({ summary: z.string() }) })),
    }),
  ),
});
const Dashboard = z.object({
  uid: z.string(),
  panels: z.array(z.object({ id: z.number(), title: z.string(), targets: z.array(z.object({ expr: z.string() })) })).min(6),
});

test('alerts and the dashboard ask only for figures that /metrics gives', async () => {
  const bot = await startBot();
  const given = await (await fetch(`${bot.url}/metrics`)).text();
  const rules = Rules.parse(parse(read('alerts.yaml'))).groups.flatMap((group) => group.rules);
  const { panels } = Dashboard.parse(JSON.parse(read('grafana.json')));
  const asked = [...rules, ...panels.flatMap(({ targets }) => targets)].flatMap(
    ({ expr }) => expr.match(/\b(?:vendange|process)_\w+/g) ?? [],
  );

  expect(asked.length).toBeGreaterThan(10);
  expect(asked.map((name) => name.replace(/_bucket$/, '')).filter((name) => !given.includes(`# TYPE ${name} `))).toEqual([]);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const checked = judged('promtool', 'check', 'rules', 'deploy/alerts.yaml');
  if (checked) expect(checked, checked.said).toMatchObject({ status: 0 });
});
