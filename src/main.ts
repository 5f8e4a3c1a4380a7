import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { type DestinationStream, destination } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { serveOperations } from '../adapters/operations/index.ts';
import { createMetrics } from '../adapters/operations/metrics.ts';
import { servePages } from '../adapters/pages/index.ts';
import { openPlayground, servePlayground, WORKSPACE } from '../adapters/playground/index.ts';
import type { Database } from '../adapters/postgres/database.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { createStore } from '../adapters/postgres/store.ts';
import { identify, isTokenRefused, listenToSlack, type SlackIdentity, type SlackListener, slackPath } from '../adapters/slack/index.ts';
import { createSlackPlatform } from '../adapters/slack/outgoing.ts';
import type { Teams, TeamsWorld } from '../adapters/teams/index.ts';
import { createQueue } from '../jobs/create-queue.ts';
import { keepEmbedded } from '../jobs/keep-embedded.ts';
import { schedule } from '../jobs/schedule.ts';
import { workOf } from '../jobs/work.ts';
import { registry } from './areas/all.ts';
import { type Config, readConfig, SettingError, type SlackConfig, type TeamsConfig } from './config/config.ts';
import { explainedBy, openDatabase } from './config/open-database.ts';
import type { AgendaCore } from './core/agenda.ts';
import { configure, type Place, strangers } from './core/configure.ts';
import { answerShown, type Core, perform } from './core/perform.ts';
import { openLog, reporter } from './log.ts';
import { botOf, configurePlayed, renderings } from './playing.ts';
import type { ChatPlatforms } from './ports/chat-platform.ts';
import type { Clock } from './ports/clock.ts';
import { ExpectedError } from './ports/expected-error.ts';
import type { JobQueue } from './ports/queue.ts';
import type { Store, Tx } from './ports/store.ts';
import { createReaching } from './reach.ts';

const systemClock: Clock = { now: () => Temporal.Now.instant() };

export interface Running {
  readonly url: string;
  readonly queue: JobQueue;
  /** Resolves once the answers that were on their way have left. */
  answered(): Promise<void>;
  /** Finishes what it started, in the reverse order of the start. */
  stop(): Promise<void>;
}

/** What a start may be given instead of what the configuration says: the clock and the chance of tests, their database. */
export interface World {
  readonly clock?: Clock;
  readonly draw?: () => number;
  readonly log?: (line: string) => void;
  /** Where events are logged: the standard output when not given. */
  readonly logTo?: DestinationStream;
  readonly database?: Database;
  /** Whom Teams' tokens come from. */
  readonly teams?: TeamsWorld;
  /** Milliseconds: how long a platform's answer is waited for, after how long what was being sent is looked for, and how long nothing may be heard of a task. */
  readonly patience?: { readonly platformMs: number; readonly sendingMs: number; readonly taskMs?: number };
}

/** Starts everything, or nothing: what was started before something failed is stopped again. */
export async function start(config: Config, world: World = {}): Promise<Running> {
  const base = world.clock ?? systemClock;
  const log = openLog(config.logLevel, world.logTo ?? destination(1));
  const report = reporter(log);
  const say = world.log ?? ((line: string) => process.stdout.write(`${line}\n`));
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    stopping.abort();
    while (stops.length > 0) await stops.pop()?.();
  };
  const stopping = new AbortController();
  const reaching = createReaching(report, stopping.signal);

  try {
    if (config.redis) await (await import('../jobs/redis.ts')).checkRedis(config.redis.address);
    const { database, embedded } = world.database
      ? { database: world.database, embedded: null }
      : await openDatabase(config, { now: base.now(), say });
    stops.push(() => database.close());
    if (world.database) await migrate(database);
    const store = createStore(database, registry.sought);

    const playground = config.playground && (await openPlayground({ file: join(config.dataFolder, 'playground.json'), base }));
    const clock = playground?.clock ?? base;
    const waitedMs = world.patience && { timeoutMs: world.patience.platformMs };
    const slack = config.slack && (await identifySlack(config.slack, waitedMs));
    const now = clock.now();
    const played = await store.transaction(async (tx) => {
      const workspaces = await configureAll(tx, config, slack, now);
      if (workspaces === 0 && !playground) await configure(tx, config.organisation, null, now);
      await schedule(tx, config.organisation.zone, now);
      if (embedded) {
        // No other process can be running: every act that was under way was cut off.
        await tx.agenda.freeLeases();
        await tx.posts.freeLeases();
      }
      return playground && (await configurePlayed(tx, config, WORKSPACE, [], now));
    });

    const metrics = createMetrics(store, clock);
    const web = express().disable('x-powered-by').disable('etag');
    serveOperations(web, {
      store,
      clock: base,
      metrics,
      role: config.role,
      redis: config.redis && (() => queue.redis?.() ?? Promise.resolve(false)),
      awaited: reaching.awaited,
      isStopping: () => stopping.signal.aborted,
    });
    servePages(web, { store, slug: config.playground?.clockMoves ? 'playground' : 'default', embedded: embedded !== null });
    const teams = config.teams && (await teamsOn(web, config.teams, { store, clock, report, world }));

    const platforms: ChatPlatforms = metrics.counting({
      ...(playground && { playground: playground.platform }),
      ...(config.slack && {
        slack: createSlackPlatform({
          token: config.slack.token,
          apiUrl: config.slack.apiUrl,
          now: () => clock.now().epochMilliseconds,
          ...waitedMs,
        }),
      }),
      ...(teams && { teams: teams.platform }),
    });
    const core: AgendaCore = {
      store,
      clock,
      draw: world.draw ?? Math.random,
      areas: { ...registry, pagesAt: config.pagesAt },
      coordinators: [...(config.slack?.coordinators ?? []), ...(config.teams?.coordinators ?? [])],
      wake: () => queue.wake(),
      report,
      platforms,
      stopping: stopping.signal,
      ...(world.patience && { sendingMs: world.patience.sendingMs }),
      ...(world.patience?.taskMs !== undefined && { taskMs: world.patience.taskMs }),
    };
    const queue = await createQueue(config, core);
    // Where nothing is started, something is open all the same.
    stops.push(() => queue.stop());

    let listener: SlackListener | null = null;
    const listen = async ({ token, signingSecret, appToken, apiUrl }: SlackConfig, identity: SlackIdentity) => {
      if (config.role === 'worker') return;
      const mode =
        signingSecret === null ? { type: 'socket' as const, appToken: appToken ?? '' } : { type: 'http' as const, signingSecret, web };
      const opened = listenToSlack({
        token,
        identity,
        mode,
        apiUrl,
        report,
        receive: (incoming) => perform(core, incoming),
        answered: (pressed) => answerShown(core, pressed),
        ...waitedMs,
      });
      await opened.start();
      listener = opened;
      stops.push(opened.stop);
    };
    if (config.slack && slack) await listen(config.slack, slack);
    else if (config.slack) {
      const settings = config.slack;
      // Slack sends again later what is not taken.
      web.post(slackPath, (_, response, next) => (listener ? next() : response.status(503).end()));
      reaching.untilReached('slack', async () => {
        const identity = await identify(settings.token, settings.apiUrl, waitedMs);
        await store.transaction((tx) => configureAll(tx, config, identity, clock.now()));
        await listen(settings, identity);
        queue.wake();
      });
    }
    if (teams) reaching.untilReached('teams', teams.reach);
    if (teams && config.role !== 'worker') {
      await teams.listen(
        (incoming) => perform(core, incoming),
        (pressed) => answerShown(core, pressed),
      );
      stops.push(() => teams.settle());
    }

    const movable = config.playground?.clockMoves ?? false;
    const page = playground && played && servePlayground(web, playground, botOf(core, queue, config, played), { movable, renderings });

    const server = createServer(withinTime, web);
    server.listen(config.port, config.host);
    await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new SettingError(`PORT: ${config.port} is already in use by another program; choose another port.`)
        : error;
    });
    stops.push(async () => {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
    });
    stops.push(async () => page?.stop());

    if (config.role !== 'web') {
      queue.start(workOf(core));
      stops.push(() => queue.stop());
    }
    if (embedded) {
      const keeper = keepEmbedded(embedded, config.dataFolder, clock, report);
      stops.push(() => keeper.stop());
    }

    stops.push(() => reaching.settle());

    const answered = async () => {
      await teams?.settle();
      await listener?.settle();
    };
    const { port } = server.address() as AddressInfo;
    const url = `http://${config.host}:${port}`;
    for (const line of introduction(config, slack, url)) say(line);
    return { url, queue, answered, stop };
  } catch (error) {
    await stop();
    throw world.database ? error : explainedBy(config, error);
  }
}

/** Null when Slack does not answer; throws when it refuses the token. */
async function identifySlack({ token, apiUrl }: SlackConfig, waited?: { timeoutMs: number }): Promise<SlackIdentity | null> {
  try {
    return await identify(token, apiUrl, waited);
  } catch (error) {
    if (!isTokenRefused(error)) return null;
    throw new SettingError(
      'SLACK_BOT_TOKEN: Slack does not accept this bot token; copy it again (api.slack.com/apps, your app, "OAuth & Permissions"), after reinstalling the app if it was revoked.',
    );
  }
}

/** One organisation, wherever its people are. Resolves with how many workspaces it has. */
async function configureAll(tx: Tx, config: Config, slack: SlackIdentity | null, now: Temporal.Instant): Promise<number> {
  const workspaces = workspacesOf(config, slack);
  if (!config.joins) refuse(await strangers(tx, workspaces));
  for (const { coordinators, ...workspace } of workspaces) await configure(tx, { ...config.organisation, coordinators }, workspace, now);
  return workspaces.length;
}

/** Organisations are strictly apart: what is kept of one is never opened to the people of another by a token or a folder that was changed. */
function refuse([stranger]: readonly Place[]): void {
  if (!stranger) return;
  const where =
    stranger.platform === 'slack' ? `the Slack workspace ${stranger.externalId}` : `the Microsoft tenant ${stranger.externalId}`;
  throw new SettingError(
    `VENDANGE_JOINS: what is kept here is of people who are elsewhere, and nothing is known of ${where}. For another organisation, keep it apart (another VENDANGE_DATA or DATABASE_URL); if it is the same one, set VENDANGE_JOINS to on for this start.`,
  );
}

/** The organisation's places on the platforms that are connected, each with the coordinators that are named by their ids there. */
function workspacesOf({ slack, teams }: Config, identity: SlackIdentity | null) {
  return [
    ...(slack && identity ? [{ platform: 'slack' as const, externalId: identity.team, coordinators: slack.coordinators }] : []),
    ...(teams?.tenants ?? []).map((tenant, place) => ({
      platform: 'teams' as const,
      externalId: tenant,
      coordinators: place === 0 ? (teams?.coordinators ?? []) : [],
    })),
  ];
}

/** Loaded when it is needed: its SDK weighs more than the rest of the program. */
async function teamsOn(
  web: Express,
  config: TeamsConfig,
  { store, clock, report, world }: { store: Store; clock: Clock; report: Core['report']; world: World },
): Promise<Teams> {
  const { openTeams } = await import('../adapters/teams/index.ts');
  return openTeams({
    credentials: config,
    store,
    web,
    now: () => clock.now().epochMilliseconds,
    report,
    world: world.teams,
    ...(world.patience && { timeoutMs: world.patience.platformMs }),
  });
}

/** What is running, where, and what to set to connect a platform. */
function introduction(config: Config, slack: SlackIdentity | null, url: string): string[] {
  const facts =
    config.databaseUrl === null
      ? `Everything is kept in the folder ${config.dataFolder}.`
      : 'Everything is kept in the PostgreSQL database of DATABASE_URL.';
  const running = `Vendange is running${config.role === 'all' ? '' : `, as ${config.role},`} for ${config.organisation.name}, at ${url} (Ctrl+C stops it). ${facts}`;
  const play = config.playground ? [`The playground is at ${url} : open it in a browser, on this machine.`] : [];
  const teams = config.teams ? [`Teams must reach this server at https://<your address>/api/messages.`] : [];
  if (slack === null && config.slack)
    return [
      running,
      ...play,
      ...teams,
      'Slack does not answer yet: check that this machine may connect to slack.com. It is tried again until it does.',
    ];
  if (slack === null && config.teams) return [running, ...play, ...teams];
  if (slack === null) {
    return [
      running,
      ...play,
      'No platform is connected. For Microsoft Teams, follow adapters/teams/README.md, and set TEAMS_CLIENT_ID and TEAMS_TENANT_ID.',
      'For Slack, follow adapters/slack/README.md, then set SLACK_BOT_TOKEN and either',
      'SLACK_SIGNING_SECRET (Slack calls this server) or SLACK_APP_TOKEN (this server calls Slack), and start again.',
    ];
  }
  const how = config.slack?.signingSecret
    ? `Slack must reach this server at https://<your address>${slackPath}.`
    : 'It listens through Socket Mode.';
  return [running, ...play, `Slack is connected: ${slack.teamName}. ${how}`, ...teams];
}

/** `--role worker`, or `--role=worker`, before what the environment says. */
function roleAmong(args: readonly string[]): { VENDANGE_ROLE?: string } {
  const at = args.findIndex((arg) => arg === '--role' || arg.startsWith('--role='));
  const role = at < 0 ? undefined : args[at]?.includes('=') ? args[at].slice('--role='.length) : (args[at + 1] ?? 'none');
  return role === undefined ? {} : { VENDANGE_ROLE: role };
}

/** How long a request may take to come, milliseconds: nobody holds the others' place by sending theirs drop by drop. */
const withinTime = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };

/** However much is under way, milliseconds. */
const stopsWithinMs = 30_000;

/** The program: starts from the environment, stops on SIGINT and SIGTERM. */
export async function main(): Promise<void> {
  let running: Running;
  try {
    running = await start(readConfig({ ...process.env, ...roleAmong(process.argv) }));
  } catch (error) {
    const expected = error instanceof ExpectedError;
    process.stderr.write(
      `Vendange did not start.\n${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
    return;
  }
  const stop = () => {
    // What is not over by then is found again by others: its lease ends.
    setTimeout(() => process.exit(1), stopsWithinMs).unref();
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
