import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import localization25 from '@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.Localization.schema.json' with {
  type: 'json',
};
import manifest25 from '@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.schema.json' with { type: 'json' };
import localization29 from '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json' with {
  type: 'json',
};
import manifest29 from '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.schema.json' with { type: 'json' };
import Draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageFiles, packageTeams } from '../../adapters/teams/package.ts';
import { asksForPage } from '../../adapters/teams/words.ts';
import { registry } from '../../src/areas/all.ts';
import { understand } from '../../src/core/understand.ts';
import { ExpectedError } from '../../src/ports/expected-error.ts';

const settings = {
  TEAMS_CLIENT_ID: '11111111-2222-3333-4444-55555555555A',
  VENDANGE_ORGANISATION: 'Ville de Grenade-sur-l’Adour',
  TEAMS_WEBSITE_URL: 'https://ville.example/vendange',
  TEAMS_PRIVACY_URL: 'https://ville.example/vendange/donnees',
  TEAMS_TERMS_URL: 'https://ville.example/vendange/usage',
};
const version = '1.2.3';
const readme = readFileSync(new URL('../../adapters/teams/README.md', import.meta.url), 'utf8');

/** The files of the zip as Teams would read them. */
async function packaged(env: Readonly<Record<string, string>> = settings, slash = false) {
  const out = mkdtempSync(join(tmpdir(), 'vendange-teams-'));
  const file = await packageTeams({ out, slash, version }, env);
  const files = unzipSync(readFileSync(file));
  const text = (name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
  return { file, files, manifest: Manifest.parse(text('manifest.json')), english: z.record(z.string(), z.string()).parse(text('en.json')) };
}

const Command = z.object({ title: z.string(), description: z.string(), type: z.string().optional(), prompt: z.string().optional() });
const Manifest = z.looseObject({
  manifestVersion: z.string(),
  bots: z.tuple([
    z.looseObject({
      scopes: z.array(z.string()),
      isNotificationOnly: z.literal(false),
      commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(Command) })),
    }),
  ]),
  composeExtensions: z.tuple([
    z.looseObject({ commands: z.array(z.looseObject({ id: z.string(), context: z.array(z.string()), fetchTask: z.boolean() })) }),
  ]),
});

/** What Microsoft's schema has against it; its own package ships those it publishes. */
function against(schema: object, json: unknown): unknown[] {
  // Some of its patterns are not what the `u` flag takes.
  const validator = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(validator);
  const valid = validator.compile(schema);
  return valid(json) ? [] : [...(valid.errors ?? [])];
}

/** Width, height and pixels (RGBA) of a PNG of eight bits, not interlaced. */
function readPng(bytes: Uint8Array) {
  const png = Buffer.from(bytes);
  const [width, height, depth, color] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]];
  const channels = color === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  const pixels: number[] = [];
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : (pixels[y * line + x - channels] ?? 0);
      const up = pixels[(y - 1) * line + x] ?? 0;
      const corner = x < channels ? 0 : (pixels[(y - 1) * line + x - channels] ?? 0);
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      const predicted = [0, left, up, (left + up) >> 1, paeth][filter ?? 0] ?? 0;
      pixels.push(((raw[y * (line + 1) + 1 + x] ?? 0) + predicted) & 255);
    }
  }
  return { width, height, depth, channels, pixels };
}

describe('The package for Teams', () => {
  it('holds the manifest, its translation and its icons, and nothing else', async () => {
    const { file, files } = await packaged();

    expect(file).toMatch(/vendange-teams-1\.2\.3\.zip$/);
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
  });

  it('is the same, byte for byte, made twice', async () => {
    const [one, two] = [await packaged(), await packaged()];

    expect(readFileSync(one.file).equals(readFileSync(two.file))).toBe(true);
  });

  it.each([
    ['1.25', false, manifest25, localization25],
    ['1.29', true, manifest29, localization29],
  ] as const)('is valid by Microsoft’s schema %s, filled in whole', async (manifestVersion, slash, schema, localization) => {
    const { manifest, english } = await packaged(settings, slash);

    expect(manifest.manifestVersion).toBe(manifestVersion);
    expect(against(schema, manifest)).toEqual([]);
    expect(against(localization, english)).toEqual([]);
    expect(JSON.stringify(manifest)).not.toContain('{{');
    expect(manifest).toMatchObject({
      id: settings.TEAMS_CLIENT_ID.toLowerCase(),
      version,
      developer: { name: settings.VENDANGE_ORGANISATION, privacyUrl: settings.TEAMS_PRIVACY_URL },
      bots: [{ botId: settings.TEAMS_CLIENT_ID.toLowerCase(), scopes: ['personal', 'team', 'groupChat'] }],
      composeExtensions: [{ botId: settings.TEAMS_CLIENT_ID.toLowerCase() }],
    });
  });

  it('names the bot’s own pages once its public address is known, unless the organisation has its own', async () => {
    const { TEAMS_CLIENT_ID, VENDANGE_ORGANISATION, TEAMS_TERMS_URL } = settings;
    const { manifest } = await packaged({
      TEAMS_CLIENT_ID,
      VENDANGE_ORGANISATION,
      VENDANGE_URL: 'https://vendange.ville.example/',
      TEAMS_TERMS_URL,
    });

    expect(manifest.developer).toEqual({
      name: VENDANGE_ORGANISATION,
      websiteUrl: 'https://vendange.ville.example/conditions',
      privacyUrl: 'https://vendange.ville.example/confidentialite',
      termsOfUseUrl: TEAMS_TERMS_URL,
    });
  });

  it('offers in the bot’s own conversation prompts that are understood as they stand, in both languages', async () => {
    const { manifest, english } = await packaged(settings, true);
    const list = manifest.bots[0].commandLists.findIndex(({ scopes }) => scopes.includes('personal'));
    const prompts = (manifest.bots[0].commandLists[list]?.commands ?? []).flatMap(({ type, prompt }, index) => [
      type === 'prompt' ? prompt : undefined,
      english[`bots[0].commandLists[${list}].commands[${index}].prompt`],
    ]);

    expect(prompts.length).toBeGreaterThan(10);
    expect(
      prompts.filter((text = '') => !asksForPage(text) && understand({ type: 'words', text }, registry).run.name === 'notUnderstood'),
    ).toEqual([]);
  });

  it('asks for no permission, no tab, and no web page of its own', async () => {
    const { manifest } = await packaged();

    for (const more of [
      'authorization',
      'permissions',
      'devicePermissions',
      'webApplicationInfo',
      'validDomains',
      'staticTabs',
      'configurableTabs',
    ])
      expect(manifest).not.toHaveProperty(more);
  });

  it('declares nothing that the guide does not justify', async () => {
    const { manifest } = await packaged();
    const table = readme.split('## Les autorisations demandées')[1]?.split('\n## ')[0] ?? '';

    for (const scope of manifest.bots[0].scopes) expect(table).toContain(`portée \`${scope}\``);
    for (const { id } of manifest.composeExtensions[0].commands) expect(table).toContain(`\`${id}\``);
    for (const name of Object.keys(settings)) expect(readme).toContain(name);
    expect(table).toContain('supportsFiles');
  });

  it('offers « Raconter une initiative » on a message and where one writes, each as a dialog', async () => {
    const { manifest } = await packaged();
    const { manifest: withSlash } = await packaged(settings, true);

    expect(manifest.composeExtensions[0].commands).toMatchObject([
      { id: 'tell', type: 'action', context: ['compose', 'commandBox'], fetchTask: true, title: 'Raconter une initiative' },
      { id: 'suggest-telling', type: 'action', context: ['message'], fetchTask: true, title: 'Raconter une initiative' },
    ]);
    expect(withSlash.composeExtensions[0].commands).toMatchObject([{ id: 'tell', triggers: ['slash'] }, { id: 'suggest-telling' }]);
    expect(withSlash.composeExtensions[0].commands[1]).not.toHaveProperty('triggers');
  });

  it('proposes only words that are understood, in both languages, for every place the bot may be', async () => {
    const { manifest, english } = await packaged();
    const lists = manifest.bots[0].commandLists;
    const titles = lists.flatMap(({ commands }, list) =>
      commands.flatMap(({ title }, index) => [title, english[`bots[0].commandLists[${list}].commands[${index}].title`] ?? '']),
    );

    expect(lists.flatMap(({ scopes }) => scopes).toSorted()).toEqual([...manifest.bots[0].scopes].toSorted());
    // What Slack shows as a page is asked for in words here: the adapter understands them itself.
    const unknown = titles.filter(
      (text) => !asksForPage(text) && understand({ type: 'words', text }, registry).run.name === 'notUnderstood',
    );
    expect(unknown).toEqual([]);
    expect(titles.length).toBeGreaterThan(20);
  });

  it('is translated whole: each French text has its English one, no longer than Teams takes', async () => {
    const { manifest, english } = await packaged();
    const at = (path: string): unknown =>
      path
        .match(/\w+/g)
        ?.reduce<unknown>((part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined), manifest);
    const paths = (part: unknown, path: string): string[] => {
      if (Array.isArray(part)) return part.flatMap((one, index) => paths(one, `${path}[${index}]`));
      if (typeof part !== 'object' || part === null) return [];
      return Object.entries(part).flatMap(([key, value]) => {
        const here = path === '' ? key : `${path}.${key}`;
        return typeof value === 'string' && /\b(?:title|description|short|full)$/.test(here) ? [here] : paths(value, here);
      });
    };
    const translated = Object.keys(english).filter((key) => key !== '$schema');

    expect(translated.toSorted()).toEqual(paths(manifest, '').toSorted());
    for (const path of translated) expect(typeof at(path), path).toBe('string');
  });

  it('has icons of the sizes Teams wants: one in colour, opaque; one in white on nothing', async () => {
    const { files } = await packaged();
    const color = readPng(files['color.png'] ?? new Uint8Array());
    const outline = readPng(files['outline.png'] ?? new Uint8Array());

    expect(color).toMatchObject({ width: 192, height: 192, depth: 8, channels: 3 });
    expect(outline).toMatchObject({ width: 32, height: 32, depth: 8, channels: 4 });
    const drawn = Array.from({ length: 32 * 32 }, (_, index) => outline.pixels.slice(index * 4, index * 4 + 4)).filter(
      ([, , , alpha]) => alpha !== 0,
    );
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.length).toBeLessThan(32 * 32);
    expect(drawn.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
  });
});

describe('Without what it needs, it is refused with a sentence', () => {
  it.each([
    [{}, /^TEAMS_CLIENT_ID is missing: the “Application \(client\) ID”/],
    [{ ...settings, TEAMS_CLIENT_ID: 'vendange' }, /^TEAMS_CLIENT_ID is not valid: /],
    [{ ...settings, TEAMS_APP_ID: 'x' }, /^TEAMS_APP_ID is not valid: /],
    [{ ...settings, VENDANGE_ORGANISATION: 'x'.repeat(33) }, /^VENDANGE_ORGANISATION is not valid: .*32 characters/],
    [{ ...settings, TEAMS_PRIVACY_URL: 'http://ville.example' }, /^TEAMS_PRIVACY_URL is not valid: the https address/],
    [{ ...settings, TEAMS_TERMS_URL: ' ' }, /^TEAMS_TERMS_URL is missing: /],
  ])('%j', (env, sentence) => {
    expect(() => packageFiles(env, { version })).toThrow(ExpectedError);
    expect(() => packageFiles(env, { version })).toThrow(sentence);
  });

  it('also from the command line', () => {
    const out = mkdtempSync(join(tmpdir(), 'vendange-teams-'));
    const script = new URL('../../scripts/teams-package.mjs', import.meta.url).pathname;

    const { status, stderr } = spawnSync(process.execPath, [script, '--out', out], { env: { PATH: process.env.PATH }, encoding: 'utf8' });

    expect(status).toBe(1);
    expect(stderr).toContain('TEAMS_CLIENT_ID is missing');
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
    expect(readdirSync(out)).toEqual([]);
  }, 60_000);
});
