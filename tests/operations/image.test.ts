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

/*
 * The part of the Compose Specification that compose.yaml uses, as its schema says it: what is not here is refused, a word
 * misspelt included. https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
const name = z.string().regex(/^[a-zA-Z0-9._-]+$/);
const duration = z.string().regex(/^(\d+(us|ms|s|m|h))+$/);
/** Words of a command, of Compose's variables and of dollars meant for the container. */
const words = z.string().regex(/^(?:[^$]|\$\$|\$\{\w+:\?[^}]+\})*$/);
const service = z.strictObject({
  image: z.string().regex(/^[a-z0-9./-]+(:[\w.-]+)?$/),
  build: z.string().optional(),
  command: z.array(words).optional(),
  user: z.string().optional(),
  init: z.boolean().optional(),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string().startsWith('/')).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  shm_size: z
    .string()
    .regex(/^\d+[bkmg]b?$/)
    .optional(),
  stop_grace_period: duration.optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string().regex(/^[A-Z_]+$/), words).optional(),
  depends_on: z
    .record(name, z.strictObject({ condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']) }))
    .optional(),
  ports: z.array(z.string().regex(/^([\d.]+:)?\d+:\d+$/)).optional(),
  volumes: z.array(z.string().regex(/^[\w.-]+:\/[\w./-]+$/)).optional(),
  healthcheck: z.strictObject({
    test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], words),
    interval: duration,
    timeout: duration,
    retries: z.int().positive(),
    start_period: duration.optional(),
  }),
});
const Compose = z.strictObject({
  name,
  // An extension may hold anything: here, what two services share, which is checked where they do.
  'x-bot': z.unknown(),
  services: z.strictObject({ web: service, worker: service, postgres: service, redis: service }),
  volumes: z.record(name, z.null()),
});
const { services, volumes } = Compose.parse(parse(read('compose.yaml'), { merge: true }));

test('compose.yaml says nothing that Compose does not know, and names what is there', () => {
  for (const one of Object.values(services)) {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(one.depends_on ?? {})));
    for (const mounted of one.volumes ?? []) expect(Object.keys(volumes)).toContain(mounted.split(':')[0]);
  }
  const asked = [...read('compose.yaml').matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, variable]) => variable);
  expect(new Set(asked)).toEqual(new Set(['POSTGRES_PASSWORD', 'REDIS_PASSWORD']));
  for (const variable of asked) expect(read('vendange.env.example')).toContain(`\n${variable}=\n`);
  for (const [said, meant] of [
    ['readonly: true', 'read_only: true'],
    ['interval: 10', 'interval: 10s'],
    ['condition: healthy', 'condition: service_healthy'],
    ['secret: a', 'restart: unless-stopped'],
    ['$REDIS_PASSWORD', '$$REDIS_PASSWORD'],
  ] as const)
    expect(
      Compose.safeParse(
        parse(
          read('compose.yaml').replace(meant, () => said),
          { merge: true },
        ),
      ).success,
      said,
    ).toBe(false);
});

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
