import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config/config.ts';

/* What can be checked of the image and of compose.yaml without a container engine; `npm run image` runs the image's commands. */

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const lines = read('Dockerfile')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }),
});
const { services, volumes } = z
  .object({
    services: z.object({ web: service, worker: service, postgres: service, redis: service }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(read('compose.yaml'), { merge: true }));

test('the image is small, runs Node 24 as somebody who is not root, and holds nothing of what built it', () => {
  expect(lines.filter((line) => line.startsWith('FROM '))).toEqual(['FROM node:24-bookworm-slim AS build', 'FROM node:24-bookworm-slim']);
  expect(lines.find((line) => line.startsWith('RUN npm'))).toContain('--omit=dev');
  expect(last).toContain('USER node');
  expect(last.some((line) => line.startsWith('COPY .'))).toBe(false);
  expect(last.find((line) => line.startsWith('ENV'))).toContain('NODE_ENV=production');
  expect(last.filter((line) => /^(ENTRYPOINT|CMD)/.test(line))).toEqual([
    'ENTRYPOINT ["node", "scripts/run.mjs"]',
    'CMD ["--role", "all"]',
  ]);
});

test('the image holds the program of every command that is run on a server, and what each reads', () => {
  const copied = last.filter((line) => line.startsWith('COPY')).join(' ');

  for (const name of ['run', 'ensure', 'due', 'move', 'restore', 'vintage', 'teams-package'])
    expect(copied).toContain(`/app/scripts/${name}.mjs`);
  expect(copied).toContain('./adapters/teams/manifest');
  expect(copied).toContain('./adapters/postgres/migrations');
});

test('nothing that the program loads when it starts is left out of the image', () => {
  const { optionalDependencies } = z
    .object({ optionalDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const sources = ['src', 'adapters', 'jobs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => (name.endsWith('.ts') ? [join(folder, name)] : [])),
  );
  const loaded = sources.flatMap((file) =>
    [...read(file).matchAll(/^import (?!type )[^;]*? from '([^'.][^']*)';$/gms)].map(([, name = '']) => `${file}: ${name}`),
  );

  expect(lines.find((line) => line.startsWith('RUN npm prune'))).toContain('--omit=optional');
  expect(loaded.length).toBeGreaterThan(100);
  expect(
    loaded.filter((one) => Object.keys(optionalDependencies).some((name) => one.endsWith(`: ${name}`) || one.includes(`: ${name}/`))),
  ).toEqual([]);
});

test('nothing but sources goes to the builder: no data, no settings, no history', () => {
  const ignored = read('.dockerignore').split('\n');
  expect(ignored[0]).toBe('*');
  const allowed = ignored.filter((line) => line.startsWith('!'));
  expect(allowed).toEqual(['!package.json', '!package-lock.json', '!.npmrc', '!src', '!adapters', '!jobs', '!scripts']);
  expect(read('.gitignore')).toContain('vendange.env');
});

test('both roles come from one image, write nowhere, gain no right, and have the time to stop', () => {
  for (const [name, one] of [
    ['web', services.web],
    ['worker', services.worker],
  ] as const) {
    expect(one).toMatchObject({
      image: 'vendange',
      build: '.',
      command: ['--role', name],
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      stop_grace_period: '35s',
      env_file: 'vendange.env',
      depends_on: { postgres: { condition: 'service_healthy' }, redis: { condition: 'service_healthy' } },
    });
    expect(one.healthcheck.test.join(' ')).toContain('/readyz');
  }
  expect(services.worker.ports).toBeUndefined();
  expect(services.web.ports).toEqual(['127.0.0.1:3000:3000']);
});

test('what compose gives the bot is what the bot understands', () => {
  const filled = (text = '') => text.replace(/\$\{(\w+):\?[^}]*\}/g, 's3cret');
  const secrets = Object.fromEntries(
    read('vendange.env.example')
      .split('\n')
      .filter((line) => /^\w+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const given = Object.fromEntries(Object.entries(services.web.environment ?? {}).map(([name, value]) => [name, filled(value)]));

  const config = readConfig({
    ...secrets,
    ...given,
    NODE_ENV: 'production',
    HOST: '0.0.0.0',
    VENDANGE_ROLE: 'web',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'abcdef012345',
  });

  expect(config).toMatchObject({ role: 'web', databaseUrl: 'postgres://vendange:s3cret@postgres:5432/vendange', playground: null });
  expect(config.redis?.address).toMatchObject({ nodes: [{ host: 'redis', port: 6379 }], password: 's3cret' });
});

test('what is kept is on volumes, Redis with its journal and evicting nothing', () => {
  expect(Object.keys(volumes)).toEqual(['postgres', 'redis']);
  expect(services.postgres.volumes).toEqual(['postgres:/var/lib/postgresql/data']);
  expect(services.redis.volumes).toEqual(['redis:/data']);
  expect(services.redis.command?.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
  for (const one of Object.values(services)) expect(one.healthcheck.test[0]).toBe('CMD');
});
