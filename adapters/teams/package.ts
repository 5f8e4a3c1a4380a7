import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { pagePaths } from '../../src/cards/own-pages.ts';
import { ExpectedError } from '../../src/ports/expected-error.ts';

const id = z.guid().transform((one) => one.toLowerCase());
const page = z.url({ protocol: /^https$/ }).max(2048);

/** What the package is filled with. The bot's own settings are read too (`src/config/config.ts`): one file serves both. */
export const Settings = z.object({
  TEAMS_CLIENT_ID: id,
  TEAMS_APP_ID: id.optional(),
  VENDANGE_ORGANISATION: z.string().trim().min(1).max(32),
  VENDANGE_URL: page.transform((url) => url.replace(/\/+$/, '')).optional(),
  TEAMS_WEBSITE_URL: page.optional(),
  TEAMS_PRIVACY_URL: page.optional(),
  TEAMS_TERMS_URL: page.optional(),
});

/** Where a page is, when it is not the bot's own. */
const ofTheBot = {
  TEAMS_WEBSITE_URL: pagePaths.terms,
  TEAMS_PRIVACY_URL: pagePaths.privacy,
  TEAMS_TERMS_URL: pagePaths.terms,
} as const;

const wanted: Readonly<Record<keyof z.infer<typeof Settings>, string>> = {
  TEAMS_CLIENT_ID: 'the “Application (client) ID” of the app registration, like 11111111-2222-3333-4444-555555555555',
  TEAMS_APP_ID: 'another id of the same form for the package, or nothing: the client id then serves for both',
  VENDANGE_ORGANISATION: 'the name of your organisation, in 32 characters at most: Teams shows it as the developer',
  VENDANGE_URL: 'the public https address of the bot, whose own pages then serve',
  TEAMS_WEBSITE_URL: 'the https address of a page about your organisation or about Vendange there, unless VENDANGE_URL is set',
  TEAMS_PRIVACY_URL: 'the https address of the page that says what is kept about people, and for how long, unless VENDANGE_URL is set',
  TEAMS_TERMS_URL: 'the https address of the page that says how Vendange may be used, unless VENDANGE_URL is set',
};

const withPages = Settings.transform((settings, context) => {
  const at = (name: keyof typeof ofTheBot) => {
    const url = settings[name] ?? (settings.VENDANGE_URL && `${settings.VENDANGE_URL}${ofTheBot[name]}`);
    if (url === undefined) context.addIssue({ code: 'custom', path: [name], message: wanted[name] });
    return url ?? '';
  };
  return { ...settings, website: at('TEAMS_WEBSITE_URL'), privacy: at('TEAMS_PRIVACY_URL'), terms: at('TEAMS_TERMS_URL') };
});

type Environment = Readonly<Record<string, string | undefined>>;

/** The files of the package, by name: what Teams reads of the manifest, filled in. Throws `ExpectedError`. */
export function packageFiles(env: Environment, { version, slash = false }: { readonly version: string; readonly slash?: boolean }) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const { data: settings, error } = withPages.safeParse(given);
  if (!settings) {
    const names = new Set(error.issues.map(({ path }) => String(path[0])));
    const said = Object.entries(wanted).filter(([name]) => names.has(name));
    throw new ExpectedError(said.map(([name, what]) => `${name} is ${name in given ? 'not valid' : 'missing'}: ${what}.`).join('\n'));
  }
  const values: Readonly<Record<string, string>> = {
    version,
    botId: settings.TEAMS_CLIENT_ID,
    appId: settings.TEAMS_APP_ID ?? settings.TEAMS_CLIENT_ID,
    organisation: settings.VENDANGE_ORGANISATION,
    websiteUrl: settings.website,
    privacyUrl: settings.privacy,
    termsUrl: settings.terms,
  };
  const folder = manifestFolder();
  const template = Template.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const manifest = filled(slash ? withSlash(template) : template, values);
  return {
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'en.json': slash ? strToU8(promptsTranslated(readFileSync(join(folder, 'en.json'), 'utf8'))) : readFileSync(join(folder, 'en.json')),
    'color.png': readFileSync(join(folder, 'color.png')),
    'outline.png': readFileSync(join(folder, 'outline.png')),
  };
}

const Template = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.literal('1.25'),
  bots: z.array(
    z.looseObject({
      commandLists: z.array(z.looseObject({ scopes: z.array(z.string()), commands: z.array(z.looseObject({ title: z.string() })) })),
    }),
  ),
  composeExtensions: z.array(z.looseObject({ commands: z.array(z.looseObject({ context: z.array(z.string()) })) })),
});

/**
 * Version 1.29 of the manifest, which a tenant may not take yet: `/` in a channel or a group chat opens the form too, and what is
 * proposed in the bot's own conversation is a prompt starter.
 */
function withSlash(template: z.infer<typeof Template>) {
  return {
    ...template,
    $schema: template.$schema.replace('v1.25', 'v1.29'),
    manifestVersion: '1.29',
    bots: template.bots.map((bot) => ({
      ...bot,
      commandLists: bot.commandLists.map((list) => ({
        ...list,
        commands: list.scopes.includes('personal')
          ? list.commands.map((command) => ({ ...command, type: 'prompt', prompt: command.title }))
          : list.commands,
      })),
    })),
    composeExtensions: template.composeExtensions.map((one) => ({
      ...one,
      commands: one.commands.map((command) => (command.context.includes('compose') ? { ...command, triggers: ['slash'] } : command)),
    })),
  };
}

/** A prompt is its title, in the other language too. */
function promptsTranslated(json: string): string {
  const texts = z.record(z.string(), z.string()).parse(JSON.parse(json));
  const prompts = Object.entries(texts).flatMap(([path, text]) =>
    /^bots\[0\]\.commandLists\[0\]\..*\.title$/.test(path) ? [[path.replace(/title$/, 'prompt'), text] as const] : [],
  );
  return `${JSON.stringify({ ...texts, $schema: texts.$schema?.replace('v1.25', 'v1.29'), ...Object.fromEntries(prompts) }, null, 2)}\n`;
}

/** Every `{{name}}` of every text by its value. */
function filled(template: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof template === 'string') return template.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => values[name] ?? hole);
  if (Array.isArray(template)) return template.map((one) => filled(one, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, values)]));
}

/** `npm run teams:package`: the zip to upload, in `out`; answers where it is. The same settings give the same bytes. */
export async function packageTeams(
  { out, slash, version }: { readonly out: string; readonly slash: boolean; readonly version: string },
  env: Environment,
): Promise<string> {
  const zip = zipSync(packageFiles(env, { version, slash }), { level: 9, mtime: new Date(1980, 0, 1) });
  const file = join(out, `vendange-teams-${version}.zip`);
  await mkdir(out, { recursive: true });
  await writeFile(file, zip);
  return file;
}

/** The bundle and the sources lie at different depths below the folder that holds the manifest. */
function manifestFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'adapters/teams/manifest');
    if (existsSync(folder)) return folder;
  }
  throw new Error('The folder adapters/teams/manifest is missing: it must be shipped beside the program.');
}
