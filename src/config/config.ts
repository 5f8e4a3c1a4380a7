import { join } from 'node:path';
import { z } from 'zod';
import { isZone } from '../domain/calendar.ts';
import { defaultZone, TERRITORIES } from '../domain/holidays.ts';
import { ExpectedError } from '../ports/expected-error.ts';
import { parseRedisUrl } from './redis-address.ts';

/** A setting that is missing or wrong, said in a sentence: which variable, what it is, where to get it. */
export class SettingError extends ExpectedError {
  override name = 'SettingError';
}

export type Config = z.output<typeof schema>;
export type SlackConfig = NonNullable<Config['slack']>;
export type TeamsConfig = NonNullable<Config['teams']>;

/** The environment, parsed once; throws SettingError with one sentence for each setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is one that was not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new SettingError([...new Set(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))].join('\n'));
}

const token = (prefix: string, message: string) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^${prefix}[\\w-]+$`), message);

const isSlackMember = (id: string) => /^[UW][A-Z0-9]{2,}$/.test(id);
/** The tenant of Microsoft's Agents Playground, which is no Entra id. */
const playgroundTenant = '00000000-0000-0000-0000-0000000000001';

const isEntraId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** Every variable that is read: `npm run settings` writes them down for people. */
export const environment = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .default('3000')
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a port to listen on, from 0 to 65535 (3000 when not set).')
    .transform(Number),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be one of trace, debug, info, warn, error, fatal, silent (info when not set).',
    })
    .default('info'),
  VENDANGE_DATA: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'must be the address of a PostgreSQL database, such as postgres://user:password@host:5432/vendange; leave it out to keep everything in the data folder.',
    )
    .optional(),
  REDIS_URL: z
    .string()
    .refine(
      (url) => parseRedisUrl(url) !== null,
      'must be the address of a Redis, such as redis://user:password@host:6379/0 (rediss:// with TLS), redis+sentinel://host1:26379,host2:26379/master or redis+cluster://host1:6379,host2:6379; leave it out to run as one process.',
    )
    .transform((url) => parseRedisUrl(url))
    .optional(),
  REDIS_PREFIX: z
    .string()
    .regex(
      /^[\w-]{1,40}$/,
      'must be what the names of this bot’s keys begin with in Redis: letters, digits, - and _ (vendange when not set).',
    )
    .default('vendange'),
  VENDANGE_ROLE: z
    .enum(['web', 'worker', 'all'], { error: 'must be web (hears people), worker (does what is due) or all (when not set).' })
    .default('all'),
  VENDANGE_ORGANISATION: z
    .string()
    .trim()
    .max(120, 'must be the name of your organisation, in 120 characters at most.')
    .default('Notre organisation'),
  VENDANGE_JOINS: z
    .enum(['on', 'off'], {
      error: 'must be on or off: on says that a Slack workspace or a Microsoft tenant the bot never saw is of the organisation it knows.',
    })
    .default('off')
    .transform((text) => text === 'on'),
  VENDANGE_TERRITORY: z
    .enum(TERRITORIES, {
      error: `must be the territory whose public holidays apply, one of ${TERRITORIES.join(', ')} (metropole when not set).`,
    })
    .default('metropole'),
  VENDANGE_ZONE: z
    .string()
    .refine(isZone, 'must be a time zone by its IANA name, such as Europe/Paris or Indian/Reunion (the territory’s when not set).')
    .optional(),
  VENDANGE_LOCALE: z
    .enum(['fr', 'en'], { error: 'must be the language people are first spoken to in: fr or en (fr when not set).' })
    .default('fr'),
  VENDANGE_COORDINATORS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    )
    .refine(
      (ids) => ids.every((id) => isSlackMember(id) || isEntraId(id)),
      'must list the first coordinators, separated by commas: by their Slack member id, such as U02AB34CD (in Slack: profile, three dots, "Copy member ID"), or by their object id in Microsoft Entra (entra.microsoft.com, Users).',
    ),
  VENDANGE_CONTACTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '')
        .map((one) => {
          const colon = one.indexOf(':');
          return { label: one.slice(0, colon).trim(), reach: one.slice(colon + 1).trim(), whole: colon > 0 };
        }),
    )
    .refine(
      (contacts) => contacts.every((one) => one.whole && one.label !== '' && one.reach !== ''),
      'must list whom to turn to in danger or distress as "who: how to reach them", separated by semicolons, such as "Médecine du travail: 01 23 45 67 89; Assistance sociale: poste 12".',
    ),
  VENDANGE_PLAYGROUND: z
    .enum(['on', 'off'], { error: 'must be on or off: the playground is there when no chat platform is connected, or when it is on.' })
    .optional(),
  SLACK_BOT_TOKEN: token(
    'xoxb-',
    'must be the bot token of your Slack app, which starts with xoxb- (api.slack.com/apps, your app, "OAuth & Permissions").',
  ).optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .trim()
    .regex(
      /^[\w-]{8,}$/,
      'must be the signing secret of your Slack app (api.slack.com/apps, your app, "Basic Information", "App Credentials").',
    )
    .optional(),
  SLACK_APP_TOKEN: token(
    'xapp-',
    'must be an app-level token of your Slack app, which starts with xapp- (api.slack.com/apps, your app, "Basic Information", "App-Level Tokens").',
  ).optional(),
  TEAMS_CLIENT_ID: z
    .string()
    .trim()
    .refine(isEntraId, 'must be the Microsoft App ID of your Azure Bot (portal.azure.com, your Azure Bot, "Configuration").')
    .optional(),
  TEAMS_CLIENT_SECRET: z
    .string()
    .trim()
    .min(
      8,
      'must be the value of a client secret of your app (entra.microsoft.com, "App registrations", "Certificates & secrets"), not its id.',
    )
    .optional(),
  TEAMS_MANAGED_IDENTITY: z
    .string()
    .trim()
    .refine(
      (identity) => identity === 'user' || identity === 'system' || isEntraId(identity),
      'must be user (the managed identity whose client id is TEAMS_CLIENT_ID), system, or the client id of another managed identity.',
    )
    .optional(),
  TEAMS_TENANT_ID: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((id) => id.trim().toLowerCase())
        .filter((id) => id !== ''),
    )
    .refine(
      (ids) => ids.length > 0 && ids.every(isEntraId),
      'must be the tenant ID of your organisation in Microsoft Entra (entra.microsoft.com, "Overview"); several are separated by commas, the first being where the bot is registered.',
    )
    .optional(),
  TEAMS_UNAUTHENTICATED: z
    .enum(['on', 'off'], {
      error: 'must be on or off: on lets anything on this machine speak as anyone, to try the bot with a development tool.',
    })
    .default('off')
    .transform((text) => text === 'on'),
  VENDANGE_URL: z
    .url({
      protocol: /^https$/,
      error: 'must be the public https address of the bot, such as https://vendange.example.org; leave it out when it has none.',
    })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  SLACK_API_URL: z.url('must be the address of Slack’s Web API; leave it out for Slack itself.').optional(),
});

type Environment = z.output<typeof environment>;

/** A chat platform is configured. */
const isConnected = (env: Environment) => env.SLACK_BOT_TOKEN !== undefined || usesTeams(env);

const usesTeams = (env: Environment) => env.TEAMS_CLIENT_ID !== undefined || env.TEAMS_UNAUTHENTICATED;

/** Asked for, or nothing else to talk with the bot; never in production. */
const hasPlayground = (env: Environment) =>
  env.VENDANGE_PLAYGROUND === undefined ? !isConnected(env) && env.NODE_ENV !== 'production' : env.VENDANGE_PLAYGROUND === 'on';

/** Names and addresses by which a machine calls itself, and nobody else can. */
export const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const schema = environment
  .superRefine((env, context) => {
    const wrong = (variable: string, message: string) => context.addIssue({ code: 'custom', path: [variable], message });
    const slack = env.SLACK_BOT_TOKEN !== undefined;
    if (slack && env.SLACK_SIGNING_SECRET === undefined && env.SLACK_APP_TOKEN === undefined) {
      wrong(
        'SLACK_SIGNING_SECRET',
        'is missing: the signing secret of your Slack app (api.slack.com/apps, your app, "Basic Information"), or set SLACK_APP_TOKEN for Socket Mode.',
      );
    }
    if (!slack && (env.SLACK_SIGNING_SECRET !== undefined || env.SLACK_APP_TOKEN !== undefined)) {
      wrong(
        'SLACK_BOT_TOKEN',
        'is missing: the bot token of your Slack app, which starts with xoxb- (api.slack.com/apps, your app, "OAuth & Permissions").',
      );
    }
    if (env.SLACK_SIGNING_SECRET !== undefined && env.SLACK_APP_TOKEN !== undefined) {
      wrong(
        'SLACK_APP_TOKEN',
        'and SLACK_SIGNING_SECRET are two ways of hearing from Slack: keep the first for Socket Mode, or the second for HTTP, and leave the other out.',
      );
    }
    const credentials = [env.TEAMS_CLIENT_SECRET, env.TEAMS_MANAGED_IDENTITY].filter((one) => one !== undefined).length;
    if (env.TEAMS_CLIENT_ID === undefined && (credentials > 0 || (env.TEAMS_TENANT_ID !== undefined && !env.TEAMS_UNAUTHENTICATED))) {
      wrong('TEAMS_CLIENT_ID', 'is missing: the Microsoft App ID of your Azure Bot (portal.azure.com, your Azure Bot, "Configuration").');
    }
    if (env.TEAMS_CLIENT_ID !== undefined && credentials !== 1 && !env.TEAMS_UNAUTHENTICATED) {
      wrong(
        'TEAMS_CLIENT_SECRET',
        credentials === 0
          ? 'is missing: a client secret of your app (entra.microsoft.com, "App registrations", "Certificates & secrets"), or set TEAMS_MANAGED_IDENTITY.'
          : 'and TEAMS_MANAGED_IDENTITY are two ways for the bot to prove who it is: keep one, and leave the other out.',
      );
    }
    if (env.TEAMS_CLIENT_ID !== undefined && env.TEAMS_TENANT_ID === undefined && !env.TEAMS_UNAUTHENTICATED) {
      wrong(
        'TEAMS_TENANT_ID',
        'is missing: the tenant ID of your organisation (entra.microsoft.com, "Overview"). Nobody from another tenant is heard.',
      );
    }
    if (env.TEAMS_UNAUTHENTICATED && (env.NODE_ENV !== 'development' || !isLoopback(env.HOST))) {
      wrong(
        'TEAMS_UNAUTHENTICATED',
        'lets anything speak as anyone: leave it out, unless NODE_ENV is development and HOST is this machine alone (127.0.0.1 or localhost).',
      );
    }
    const coordinators = env.VENDANGE_COORDINATORS;
    if (isConnected(env) && coordinators.some(isSlackMember) && !slack) {
      wrong('VENDANGE_COORDINATORS', 'names somebody by a Slack member id, and Slack is not connected.');
    }
    if (isConnected(env) && coordinators.some(isEntraId) && !usesTeams(env)) {
      wrong('VENDANGE_COORDINATORS', 'names somebody by a Microsoft Entra id, and Teams is not connected.');
    }
    if (env.REDIS_URL !== undefined && env.DATABASE_URL === undefined) {
      wrong(
        'DATABASE_URL',
        'is missing: with REDIS_URL several processes share one PostgreSQL, and the database in the data folder serves one process alone; set DATABASE_URL, or leave REDIS_URL out.',
      );
    }
    if (env.VENDANGE_ROLE !== 'all' && env.REDIS_URL === undefined) {
      wrong(
        'REDIS_URL',
        `is missing: a process that is only ${env.VENDANGE_ROLE} shares its work with others through PostgreSQL and Redis; leave --role out to run as one process.`,
      );
    }
    if (env.VENDANGE_ROLE !== 'all' && hasPlayground(env)) {
      wrong('VENDANGE_ROLE', 'must be all for the playground, which lives in one process: connect a chat platform, or leave --role out.');
    }
    if (env.NODE_ENV === 'production' && env.VENDANGE_PLAYGROUND === 'on') {
      wrong('VENDANGE_PLAYGROUND', 'is for trying the bot on one’s own machine: leave it out when NODE_ENV is production.');
    }
    if (hasPlayground(env) && !isLoopback(env.HOST)) {
      wrong(
        'HOST',
        'must be 127.0.0.1 or localhost for the playground, where anyone speaks as anyone: leave HOST out, connect a chat platform, or set VENDANGE_PLAYGROUND to off.',
      );
    }
    if (env.NODE_ENV === 'production' && env.SLACK_API_URL !== undefined) {
      wrong('SLACK_API_URL', 'is for tests: in production, leave it out, so that tokens go to Slack alone.');
    }
  })
  .transform((env) => ({
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    // What was played never mixes with what people entrust to the bot once a platform is connected.
    dataFolder: hasPlayground(env) && !isConnected(env) ? join(env.VENDANGE_DATA, 'playground') : env.VENDANGE_DATA,
    playground: hasPlayground(env) ? { clockMoves: !isConnected(env) } : null,
    databaseUrl: env.DATABASE_URL ?? null,
    redis: env.REDIS_URL ? { address: env.REDIS_URL, prefix: env.REDIS_PREFIX } : null,
    role: env.VENDANGE_ROLE,
    joins: env.VENDANGE_JOINS,
    // The page of the playground comes from the same server.
    pagesAt: env.VENDANGE_URL ?? (hasPlayground(env) && !isConnected(env) ? '' : null),
    organisation: {
      name: env.VENDANGE_ORGANISATION,
      territory: env.VENDANGE_TERRITORY,
      zone: env.VENDANGE_ZONE ?? defaultZone(env.VENDANGE_TERRITORY),
      locale: env.VENDANGE_LOCALE,
      coordinators: env.VENDANGE_COORDINATORS,
      contacts: env.VENDANGE_CONTACTS.map(({ label, reach }) => ({ label, reach })),
    },
    slack:
      env.SLACK_BOT_TOKEN === undefined
        ? null
        : {
            token: env.SLACK_BOT_TOKEN,
            signingSecret: env.SLACK_SIGNING_SECRET ?? null,
            appToken: env.SLACK_APP_TOKEN ?? null,
            apiUrl: env.SLACK_API_URL,
            coordinators: env.VENDANGE_COORDINATORS.filter(isSlackMember),
          },
    teams: !usesTeams(env)
      ? null
      : {
          clientId: env.TEAMS_CLIENT_ID ?? null,
          clientSecret: env.TEAMS_CLIENT_SECRET ?? null,
          managedIdentity: env.TEAMS_MANAGED_IDENTITY ?? null,
          tenants: env.TEAMS_TENANT_ID ?? [playgroundTenant],
          unauthenticated: env.TEAMS_UNAUTHENTICATED,
          coordinators: env.VENDANGE_COORDINATORS.filter(isEntraId).map((id) => id.toLowerCase()),
        },
  }));
