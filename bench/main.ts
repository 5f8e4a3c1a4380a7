import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { slackPath } from '../adapters/slack/index.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import { findPostgres } from '../scripts/postgres-binaries.mjs';
import { createDatabase, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { claimCosts, pendings } from './agenda.ts';
import { digestCosts } from './digest.ts';
import type { Measure, Task } from './load.ts';
import { median, rounded } from './numbers.ts';
import { workOfServer } from './postgres-work.ts';
import { type Load, type Server, startLoad, startServer } from './processes.ts';

/*
 * Figures are medians of `repetitions`. Saturated, bare Bolt and the bot take turns, so that a machine busy with something
 * else slows both: their ratio is the figure to trust.
 */
const repetitions = 3;
const people = 600;
/** The channel of every request. The peer shows its ephemeral answers there. */
const channel = 'C0BANC';
const connections = 32;
const seconds = { atRate: 4, saturated: 3, idle: 4 } as const;
/** Until V8 has compiled what it will: so many answers, or so many seconds. */
const warmUp = { answers: 4_000, seconds: 10 } as const;

/** For each answer: milliseconds of the server's own work and of PostgreSQL's, and how often the server waited for PostgreSQL. */
type Figures = Measure & { readonly cpu: number; readonly postgresCpu: number; readonly roundTrips: number };

/** What is measured in turn: the bot last. */
const contenderNames = ['bolt', 'floor', 'roundTrips', 'peer', 'ours'] as const;
type Contender = (typeof contenderNames)[number];

interface Speed {
  readonly rate: number;
  readonly atRate: Figures;
  readonly saturated: Readonly<Partial<Record<Contender, Figures>>>;
  /** Ours, of each of the others: the median of the repetitions, and each of them, which says how noisy this run was. */
  readonly ratios: Readonly<Partial<Record<Contender, { readonly ratio: number; readonly each: readonly number[] }>>>;
}

interface Mode {
  /** Resident, idle, in megabytes. */
  readonly memory: number;
  readonly speed: Speed;
}

interface Bench {
  readonly slack: FakeSlack;
  readonly load: Load;
  readonly bolt: Server;
  readonly scratch: string;
  /** Null where PostgreSQL is not installed. */
  readonly postgres: PostgresServer | null;
}

const stops: (() => Promise<void> | void)[] = [];

async function prepare(): Promise<Bench> {
  const scratch = mkdtempSync(join(tmpdir(), 'vendange-bench-'));
  stops.push(() => rmSync(scratch, { recursive: true, force: true }));
  const slack = await startFakeSlack();
  stops.push(() => slack.close());
  slack.rateLimits.enabled = false;
  for (let n = 0; n < people; n++) slack.addUser({ id: `UBANC${n}`, real_name: `Personne ${n}`, tz: 'Europe/Paris', locale: 'fr-FR' });
  slack.addChannel({ id: channel, members: [slack.team.bot, ...Array.from({ length: people }, (_, n) => `UBANC${n}`)] });
  // A real disk: an answer leaves once its commit is flushed.
  const postgres = findPostgres() ? await startPostgres({ fsync: true }) : null;
  if (postgres) stops.push(() => postgres.stop());
  const load = startLoad();
  stops.push(() => load.stop());
  const bolt = await startServer('bolt', { SLACK_SIGNING_SECRET: slack.signingSecret });
  stops.push(() => bolt.stop());
  return { slack, load, bolt, scratch, postgres };
}

async function startBot({ slack }: Bench, facts: Readonly<Record<string, string>>): Promise<Server> {
  const bot = await startServer('bot', {
    PORT: '0',
    LOG_LEVEL: 'error',
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    ...facts,
  });
  stops.push(() => bot.stop());
  return bot;
}

/** On folders of its own, each started twice. */
async function startTimes(bench: Bench): Promise<{ first: number; second: number }> {
  const first: number[] = [];
  const second: number[] = [];
  for (let n = 0; n < repetitions; n++) {
    for (const times of [first, second]) {
      const bot = await startBot(bench, { VENDANGE_DATA: join(bench.scratch, `data-${n}`) });
      times.push(bot.startedIn);
      await bot.stop();
    }
  }
  return { first: median(first), second: median(second) };
}

async function modeOf(bench: Bench, rate: number, facts: Readonly<Record<string, string>>, postgres: PostgresServer | null): Promise<Mode> {
  const bot = await startBot(bench, facts);
  await sleep(seconds.idle * 1000);
  const memory = (await bot.witness()).memory / 1e6;
  const speed = await speedOf(bench, bot, rate, postgres);
  await bot.stop();
  return { memory, speed };
}

async function speedOf(bench: Bench, bot: Server, rate: number, postgres: PostgresServer | null): Promise<Speed> {
  const { slack, load, bolt } = bench;
  const ask = async (contender: Contender, server: Server, forSeconds: number, how: Task['load']): Promise<Figures> => {
    const [before, postgresBefore] = [await server.witness(), postgres ? workOfServer(postgres) : 0];
    const measure = await load.run({
      url: `${server.url}${slackPath}`,
      secret: slack.signingSecret,
      team: slack.team.id,
      channel,
      people,
      seconds: forSeconds,
      load: how,
      answer: contender === 'ours' ? 'card' : 'nothing',
    });
    const [after, postgresAfter] = [await server.witness(), postgres ? workOfServer(postgres) : 0];
    const answers = measure.answered + measure.wrong;
    return {
      ...measure,
      cpu: (after.cpu - before.cpu) / answers,
      postgresCpu: (postgresAfter - postgresBefore) / answers,
      roundTrips: (after.roundTrips - before.roundTrips) / answers,
    };
  };
  const warm = async (contender: Contender, server: Server) => {
    let figures: Figures | undefined;
    for (let second = 0, answers = 0; second < warmUp.seconds && answers < warmUp.answers; second++) {
      figures = await ask(contender, server, 1, { connections });
      answers += figures.answered;
    }
    return figures?.roundTrips ?? Number.NaN;
  };

  const roundTrips = Math.round(await warm('ours', bot));
  const contenders: [Contender, Server][] = [['bolt', bolt], ...(postgres ? await others(bench, postgres, roundTrips) : [])];
  for (const [contender, server] of contenders) await warm(contender, server);

  const atRate: Figures[] = [];
  for (let n = 0; n < repetitions; n++) atRate.push(await ask('ours', bot, seconds.atRate, { rate }));
  const turns: Partial<Record<Contender, Figures>>[] = [];
  for (let n = 0; n < repetitions; n++) {
    const turn: Partial<Record<Contender, Figures>> = {};
    for (const [contender, server] of [...contenders, ['ours', bot]] as const)
      turn[contender] = await ask(contender, server, seconds.saturated, { connections });
    turns.push(turn);
  }
  for (const [contender, server] of contenders) if (contender !== 'bolt') await server.stop();

  const saturated: Partial<Record<Contender, Figures>> = {};
  const ratios: Partial<Record<Contender, { ratio: number; each: number[] }>> = {};
  for (const contender of [...contenders.map(([one]) => one), 'ours' as const]) {
    saturated[contender] = middle(turns.flatMap((turn) => turn[contender] ?? []));
    const each = turns.map((turn) => (turn.ours?.perSecond ?? Number.NaN) / (turn[contender]?.perSecond ?? Number.NaN));
    if (contender !== 'ours') ratios[contender] = { ratio: median(each), each };
  }
  return { rate, atRate: middle(atRate), saturated, ratios };
}

/** Each with its own database on the same PostgreSQL. */
async function others({ slack }: Bench, { url }: PostgresServer, roundTrips: number): Promise<[Contender, Server][]> {
  const facts = async () => ({ SLACK_SIGNING_SECRET: slack.signingSecret, DATABASE_URL: await createDatabase(url) });
  const started: [Contender, Server][] = [
    ['floor', await startServer('bolt', { ...(await facts()), ROUND_TRIPS: '1' })],
    ['roundTrips', await startServer('bolt', { ...(await facts()), ROUND_TRIPS: String(Math.max(roundTrips, 3)) })],
    ['peer', await startServer('peer', { ...(await facts()), SLACK_BOT_TOKEN: slack.team.token, SLACK_API_URL: slack.apiUrl })],
  ];
  for (const [, server] of started) stops.push(() => server.stop());
  return started;
}

/** Each figure's own median; what went wrong is added up. */
function middle(measures: readonly Figures[]): Figures {
  const of = (figure: keyof Figures) => median(measures.map((one) => one[figure]));
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    worst: of('worst'),
    answered: of('answered'),
    cpu: of('cpu'),
    postgresCpu: of('postgresCpu'),
    roundTrips: of('roundTrips'),
    wrong: measures.reduce((sum, one) => sum + one.wrong, 0),
  };
}

const sizes = [1_000, 100_000, 1_000_000] as const;

const initiatives = [100, 10_000] as const;

async function claims(server: PostgresServer): Promise<Record<string, { ms: number[]; ratio: number }>> {
  const entries = [];
  for (const pending of pendings) {
    const costs = await claimCosts(server, pending, sizes);
    entries.push([pending, { ms: costs, ratio: (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN) }] as const);
  }
  return Object.fromEntries(entries);
}

function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

function table(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    say(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
  say();
}

const ms = (value: number) => `${rounded(value)} ms`;

const headings = ['a second', 'p50', 'p99', 'worst', 'CPU each', 'PostgreSQL each', 'round trips', 'answers', 'wrong', 'ours of it'];

function speedRow(name: string, figures: Figures | undefined, ratio?: { ratio: number; each: readonly number[] }): string[] {
  if (!figures) return [name];
  const { perSecond, p50, p99, worst, cpu, postgresCpu, roundTrips, answered, wrong } = figures;
  const times = [p50, p99, worst, cpu, postgresCpu].map(ms);
  const of = ratio ? `${rounded(ratio.ratio)} (${ratio.each.map(rounded).join(', ')})` : '';
  return [name, String(Math.round(perSecond)), ...times, String(rounded(roundTrips)), String(Math.round(answered)), String(wrong), of];
}

/** `npm run bench -- main speed`: answers alone. */
const speedAlone = process.argv.includes('speed');

async function run(): Promise<void> {
  const began = performance.now();
  const bench = await prepare();
  say(
    `Node ${process.version}. The bot, PostgreSQL, the load generator and whatever else runs here share ${availableParallelism()} cores.`,
  );
  if (!bench.postgres) say('PostgreSQL is not installed here: only the embedded mode is measured.');
  say();

  // Each table as soon as it is known: a run that is cut short has said something.
  const starts = speedAlone ? null : await startTimes(bench);
  if (starts) {
    table([
      ['starts of the embedded mode', 'first', 'second'],
      ['', ms(starts.first), ms(starts.second)],
    ]);
  }
  const embedded = await modeOf(bench, 50, { VENDANGE_DATA: join(bench.scratch, 'data-0') }, null);
  sayMode('embedded', embedded);
  const postgres = bench.postgres && (await modeOf(bench, 200, { DATABASE_URL: await createDatabase(bench.postgres.url) }, bench.postgres));
  if (postgres) sayMode('PostgreSQL', postgres);
  const claimed = bench.postgres && !speedAlone && (await claims(bench.postgres));
  if (claimed) {
    table([
      ['claiming 100 due rows of the agenda', ...sizes.map((size) => `${size.toLocaleString('en')} others`), 'ratio'],
      ...Object.entries(claimed).map(([pending, { ms: costs, ratio }]) => [pending, ...costs.map(ms), String(rounded(ratio))]),
    ]);
  }
  const digests = bench.postgres && !speedAlone && (await digestCosts(bench.postgres, initiatives));
  if (digests) {
    table([
      ['composing one digest', ...initiatives.map((size) => `${size.toLocaleString('en')} initiatives`), 'ratio'],
      ['', ...digests.map(ms), String(rounded((digests.at(-1) ?? Number.NaN) / (digests[0] ?? Number.NaN)))],
    ]);
  }
  say(`Measured in ${Math.round((performance.now() - began) / 1000)} s.`);
  const ratioOf = (contender: Contender) => postgres?.speed.ratios[contender]?.ratio ?? null;
  const ratios = { floor: ratioOf('floor'), peer: ratioOf('peer'), bolt: ratioOf('bolt'), roundTrips: ratioOf('roundTrips') };
  const all = { ratios, starts, embedded, postgres, claims: claimed, digests };
  say(JSON.stringify(all, (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value)));
}

const names: Readonly<Record<Contender, string>> = {
  bolt: 'bare Bolt',
  floor: 'bare Bolt and one durable insert',
  roundTrips: 'bare Bolt and a transaction of as many round trips',
  peer: 'the Chat SDK, which stores it and shows it',
  ours: 'Vendange',
};

function sayMode(name: string, { memory, speed }: Mode): void {
  table([
    [`${name}: /initiative, signed request to answer`, ...headings],
    speedRow(`Vendange, ${speed.rate} a second`, speed.atRate),
    ...contenderNames.flatMap((one) =>
      speed.saturated[one] ? [speedRow(`${names[one]}, ${connections} at a time`, speed.saturated[one], speed.ratios[one])] : [],
    ),
    ['idle memory', `${Math.round(memory)} MB`],
  ]);
}

try {
  await run();
} finally {
  for (const stop of stops.reverse()) await stop();
}
