import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { slackPath } from '../adapters/slack/index.ts';
import { teamsPath } from '../adapters/teams/index.ts';
import { Settings as packageSettings } from '../adapters/teams/package.ts';
import { registry } from '../src/areas/all.ts';
import { keptFor } from '../src/areas/rights/forget.ts';
import { frenchSpaces } from '../src/cards/fr/typography.ts';
import { pagePaths } from '../src/cards/own-pages.ts';
import { environment } from '../src/config/config.ts';
import { understand } from '../src/core/understand.ts';

/* What the guides and the dossier say of the program is what the program is. */

const read = (file: string) => readFileSync(file, 'utf8');
const pages = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const french = ['LISEZMOI.md', ...pages('docs/fr'), ...['slack', 'teams', 'playground'].map((name) => `adapters/${name}/README.md`)];
const all = [
  ...new Set(['README.md', 'LISEZMOI.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...pages('docs'), ...french]),
].filter((file) => readdirSync('.').includes(file) || file.includes('/'));

const blocks = (text: string) => [...text.matchAll(/^( *)```\w*\n(.*?)^ *```/gms)].map(([, , code = '']) => code).join('\n');
/** Lines of tables, cell by cell. */
const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| --'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
const inBackticks = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);

/** Given by compose.yaml, by systems, or by the person who tests. */
const elsewhere = [
  ...['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'HTTPS_PROXY', 'NODE_USE_ENV_PROXY', 'NODE_EXTRA_CA_CERTS', 'NEW_DATABASE'],
  ...['VENDANGE_SEED', 'VENDANGE_JOURNEYS_ON'],
];
const variables = new Set([...Object.keys(environment.shape), ...Object.keys(packageSettings.shape), ...elsewhere]);
const unknownVariables = (text: string) =>
  [...text.matchAll(/\b((?:VENDANGE|SLACK|TEAMS|REDIS|POSTGRES|NODE)_[A-Z_]+|DATABASE_URL|REDIS_URL|HTTPS_PROXY)\b/g)]
    .flatMap(([, name = '']) => (variables.has(name) ? [] : [name]))
    .toSorted();

const served = ['/healthz', '/readyz', '/metrics', '/slack/events', '/api/messages', '/confidentialite', '/conditions'];
/** Paths of the bot's own web server that a document quotes or shows in an address. */
const unknownPaths = (text: string) =>
  [
    ...inBackticks(text).flatMap((words) => /^\/[a-z]+(?:\/[a-z]+)?$/.exec(words)?.[0] ?? []),
    ...[...text.matchAll(/(?:127\.0\.0\.1:3000|<votre adresse>|<your address>|VOTRE-ADRESSE)(\/[a-z/]+)/g)].map(([, path = '']) => path),
  ].filter(
    (path) =>
      !served.includes(path) &&
      !/^\/(?:opt|var|etc|usr)\//.test(path) &&
      !['/data', '/tmp', '/initiative', '/vendange', '/invite'].includes(path),
  );

const unknownPorts = (text: string) =>
  [...text.matchAll(/(?:127\.0\.0\.1|localhost):(\d+)/g)].flatMap(([, port]) => (port === '3000' ? [] : [port]));

/** Files of the repository that a command reads: « scripts/due.mjs », « deploy/vendange.service ». */
const unknownFiles = (text: string) =>
  [...blocks(text).matchAll(/(?<![\w/.])(?:scripts|deploy|adapters|src)\/[\w./-]*\w/g)]
    .map(([file]) => file)
    .filter((file) => !isFile(file));
const isFile = (file: string) => {
  try {
    return read(file).length >= 0;
  } catch {
    return false;
  }
};

/** Options of our own commands that nothing reads: « npm run vintage -- --season », « scripts/due.mjs ». */
const unknownOptions = (text: string) =>
  [...text.matchAll(/(?:npm (?:run )?|scripts\/)(\w[\w:-]*)(?:\.mjs)?([^`|\n]*)/g)].flatMap(([, command = '', rest = '']) => {
    const name = command.replace(':', '-');
    const readers = [`scripts/${name}.mjs`, `support/${name}-program.ts`, ...(reading[name] ?? [])].filter(isFile);
    const known = (option: string) => readers.some((file) => new RegExp(`'--${option}'|\\b${option}: \\{ type:`).test(read(file)));
    return readers.length === 0 ? [] : [...rest.matchAll(/ --([a-z]+)/g)].flatMap(([, option = '']) => (known(option) ? [] : [option]));
  });
const reading: Readonly<Record<string, readonly string[]>> = {
  start: ['src/main.ts'],
  run: ['src/main.ts'],
  simulate: ['simulation/main.ts'],
};

describe.each(all)('%s', (file) => {
  it('names variables, paths, ports, options and files that are there', () => {
    const text = read(file);

    expect(unknownVariables(text)).toEqual([]);
    expect(unknownPaths(text)).toEqual([]);
    expect(unknownPorts(text)).toEqual([]);
    expect(unknownFiles(text)).toEqual([]);
    expect(unknownOptions(text)).toEqual([]);
  });

  it('shows commands that a shell can read', () => {
    for (const [, , code = ''] of read(file).matchAll(/^( *)```sh\n(.*?)^ *```/gms)) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' });
      expect(status, stderr).toBe(0);
    }
  });
});

it('sees a variable, a path, a port, an option and a file that are not there', () => {
  expect(unknownVariables('`VENDANGE_GONE` `VENDANGE_DATA`')).toEqual(['VENDANGE_GONE']);
  expect(unknownPaths('`/gone` `/metrics` http://127.0.0.1:3000/nowhere')).toEqual(['/gone', '/nowhere']);
  expect(unknownPorts('127.0.0.1:3001 127.0.0.1:3000')).toEqual(['3001']);
  expect(unknownOptions('`npm run vintage -- --gone x --out y` `npm start -- --role web --lost` `npm install --any`')).toEqual([
    'gone',
    'lost',
  ]);
  expect(unknownFiles('```sh\ncp deploy/gone.conf deploy/Caddyfile\n```\n')).toEqual(['deploy/gone.conf']);
});

test('whoever installs in English is given the commands of the French guides', () => {
  const commands = (files: readonly string[]) => {
    const lines = files.flatMap((file) => blocks(read(file)).split('\n'));
    return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')))].toSorted();
  };
  const guides = ['installer', 'administration', 'mettre-a-jour', 'sauvegarder', 'desinstaller'].map((name) => `docs/fr/${name}.md`);

  expect(commands(guides).length).toBeGreaterThan(40);
  expect(commands(['docs/install.md'])).toEqual(commands(guides));
});

test('the paths that documents may name are those that the bot serves, on the port that it takes', () => {
  expect(served).toEqual(expect.arrayContaining([slackPath, teamsPath, ...Object.values(pagePaths)]));
  expect(environment.shape.PORT.parse(undefined)).toBe(3000);
});

describe.each(french)('%s', (file) => {
  it('keeps French typography: no-break spaces and curved apostrophes', () => {
    const prose = read(file)
      .replace(/^ *```.*?^ *```/gms, '')
      .replace(/!(?=\[)|`[^`\n]*`|\]\([^)]*\)|<!--.*?-->|<https[^>]*>/g, '');
    const wrong = prose.split('\n').filter((line) => frenchSpaces(line) !== line);

    expect(wrong).toEqual([]);
  });
});

test.each(['agent', 'volontaire', 'pilote', 'coordination'])('the page « %s » teaches only words that are heard', (role) => {
  const taught = rows(read(`docs/fr/${role}.md`)).flatMap(([first = '']) => /^«\u00a0(.+)\u00a0»$/.exec(first)?.[1] ?? []);

  expect(taught.length).toBeGreaterThan(4);
  expect(taught.filter((text) => understand({ type: 'words', text }, registry).run === registry.fixed.notUnderstood)).toEqual([]);
});

describe('The dossier', () => {
  const record = read('docs/fr/dossier/registre.md');
  const kept = rows(record.split('## Ce qui est gardé')[1] ?? '').map(([, tables = '', readers = '', until = '']) => ({
    tables: inBackticks(tables),
    readers,
    until,
  }));

  it('says of every table of the database, once, who reads it and until when', () => {
    const tables = [...read('adapters/postgres/schema.sql').matchAll(/^create table (\w+) \(/gm)].map(([, name = '']) => name);

    expect(kept.flatMap((row) => row.tables).toSorted()).toEqual(tables.toSorted());
    for (const { tables: named, readers, until } of kept.slice(1)) {
      expect(readers, String(named)).not.toBe('');
      expect(until, String(named)).not.toBe('');
    }
  });

  it('names the same tables as the page on privacy', () => {
    const [, page = ''] = read('docs/privacy.md').split('## Where, and until when');
    const named = rows(page.split('\n## ')[0] ?? '').flatMap(([tables = '']) => inBackticks(tables));

    expect(named.toSorted()).toEqual(kept.flatMap((row) => row.tables).toSorted());
  });

  it.each<[table: string, days: number]>([
    ['people', keptFor.onlyNamed],
    ['attention', keptFor.attention],
    ['readers', keptFor.readers],
    ['trials', keptFor.givenUp],
    ['five_lines', keptFor.fiveLines],
    ['trial_questions', keptFor.trialQuestions],
    ['check_ins', keptFor.evaluated],
    ['check_ins', keptFor.unevaluated],
    ['evaluation_answers', keptFor.evaluated],
    ['evaluation_answers', keptFor.unevaluated],
    ['heard', keptFor.heard],
    ['heard', keptFor.heardWords],
    ['kept_words', keptFor.keptWords],
    ['moments', keptFor.moments],
    ['searches', keptFor.searches],
    ['deliveries', keptFor.posts],
    ['deliveries', keptFor.served],
    ['receipts', keptFor.receipts],
  ])('says of %s the days that the code keeps it: %i', (table, days) => {
    expect(kept.find(({ tables }) => tables.includes(table))?.until).toMatch(new RegExp(`\\b${days} jours`));
  });

  it('names every kind of message that a channel may be sent', () => {
    const [, part = ''] = record.split('## Ce qui paraît dans un canal');
    const kinds = registry.areas.flatMap(({ hooks }) => Object.entries(hooks).flatMap(([name, one]) => (one?.inChannel ? [name] : [])));

    expect(inBackticks(part).toSorted()).toEqual(kinds.toSorted());
  });
});

test('the statement of accessibility names everything that the bot makes to be read in a browser or printed', () => {
  const named: Readonly<Record<string, RegExp>> = {
    'src/areas/agreeing/sheet.ts': /euilles à imprimer \(accord, test/,
    'src/areas/library/pages/notebook.ts': /carnet/,
    'src/areas/library/pages/poster.ts': /brèves\)/,
    'src/areas/library/vintage/html.ts': /millésime/,
  };
  const making = readdirSync('src/areas', { recursive: true, encoding: 'utf8' })
    .map((name) => join('src/areas', name))
    .filter((file) => file.endsWith('.ts') && /\b(?:paper|htmlHead)\(/.test(read(file)));

  expect(making.toSorted()).toEqual(Object.keys(named));
  for (const statement of [read('docs/fr/dossier/accessibilite.md'), read('adapters/pages/fr.ts')])
    for (const words of Object.values(named)) expect(statement).toMatch(words);
});

test('publiccode.yml is of this version, under this licence, in both languages, and says nothing that the standard does not know', () => {
  const file = z.string().refine(isFile);
  const description = z.strictObject({
    shortDescription: z.string().max(150),
    longDescription: z.string().min(150).max(10_000),
    features: z.array(z.string()).min(1),
    screenshots: z.array(file).min(1),
  });
  const dependency = z.strictObject({ name: z.string(), versionMin: z.string(), optional: z.boolean().optional() });
  // https://yml.publiccode.tools/schema.core.html
  const PublicCode = z.strictObject({
    publiccodeYmlVersion: z.literal('0.4'),
    name: z.string(),
    url: z.url(),
    softwareVersion: z.string(),
    releaseDate: z.iso.date(),
    logo: file,
    platforms: z.array(z.string()).min(1),
    // Of the standard's list, those that such a program may be.
    categories: z
      .array(z.enum(['collaboration', 'communications', 'enterprise-social-networking', 'instant-messaging', 'knowledge-management']))
      .min(1),
    developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
    softwareType: z.enum(['standalone/web', 'standalone/backend', 'standalone/other', 'addon', 'library', 'configurationFiles']),
    intendedAudience: z.strictObject({ countries: z.array(z.literal('fr')), scope: z.array(z.enum(['government', 'local-authorities'])) }),
    description: z.strictObject({ fr: description, en: description }),
    legal: z.strictObject({ license: z.literal('MIT') }),
    maintenance: z.strictObject({
      type: z.enum(['internal', 'contract', 'community', 'none']),
      contacts: z.array(z.strictObject({ name: z.string(), email: z.email().optional() })).min(1),
    }),
    localisation: z.strictObject({ localisationReady: z.boolean(), availableLanguages: z.tuple([z.literal('fr'), z.literal('en')]) }),
    dependsOn: z.strictObject({ open: z.array(dependency) }),
  });
  const code = PublicCode.parse(parse(read('publiccode.yml')));
  const {
    version,
    engines: { node },
  } = z.object({ version: z.string(), engines: z.object({ node: z.string() }) }).parse(JSON.parse(read('package.json')));

  expect(code.softwareVersion).toBe(version);
  const least = (name: string) => code.dependsOn.open.find((one) => one.name === name)?.versionMin;
  expect(`>=${least('Node.js')}`).toBe(node);
  expect(read('docs/fr/installer.md')).toContain(`PostgreSQL ${least('PostgreSQL')} et Redis ${least('Redis')}`);
  expect(read('CHANGELOG.md')).toContain(`## ${version}\n`);
});

test('every licence of what runs in production has been read', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/licences.mjs', '--check'], { encoding: 'utf8' });

  expect(status, stderr).toBe(0);
});

test('npm run sbom lists what runs in production, and nothing that only tests use', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 64_000_000 });
  expect(status, stderr).toBe(0);
  const { bomFormat, components } = z
    .object({ bomFormat: z.string(), components: z.array(z.looseObject({ purl: z.string() })) })
    .parse(JSON.parse(stdout));
  const names = components.map(({ purl }) => decodeURIComponent(purl).replace(/^pkg:npm\/|@[^@]*$/g, ''));

  const { dependencies: inProduction } = z
    .object({ dependencies: z.record(z.string(), z.string()).transform((all) => Object.keys(all)) })
    .parse(JSON.parse(read('package.json')));

  expect(bomFormat).toBe('CycloneDX');
  expect(names).toEqual(expect.arrayContaining(inProduction));
  expect(names).not.toContain('vitest');
});
