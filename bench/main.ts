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
import { type Load, type Server, startLoad, startServer } from './processes.ts';

/*
 * Figures are medians of `repetitions`. Saturated, bare Bolt and the bot take turns, so that a machine busy with something
 * else slows both: their ratio is the figure to trust.
 */
const repetitions = 3;
const people = 300;
const connections = 32;
const seconds = { atRate: 4, saturated: 3, idle: 4 } as const;
/** Until V8 has compiled what it will: so many answers, or so many seconds. */
const warmUp = { answers: 4_000, seconds: 10 } as const;

/** `cpu`: milliseconds of the process's own work for each answer. */
type Figures = Measure & { readonly cpu: number };

interface Speed {
  readonly rate: number;
  readonly atRate: Figures;
  readonly saturated: Figures;
  readonly bolt: Figures;
  readonly ratio: number;
  /** The ratio of each repetition: how noisy this run was. */
  readonly ratios: readonly number[];
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

async function modeOf(bench: Bench, rate: number, facts: Readonly<Record<string, string>>): Promise<Mode> {
  const bot = await startBot(bench, facts);
  await sleep(seconds.idle * 1000);
  const memory = (await bot.witness()).memory / 1e6;
  const speed = await speedOf(bench, bot, rate);
  await bot.stop();
  return { memory, speed };
}

async function speedOf({ slack, load, bolt }: Bench, bot: Server, rate: number): Promise<Speed> {
  const ask = async (server: Server, forSeconds: number, how: Task['load']): Promise<Figures> => {
    const before = (await server.witness()).cpu;
    const measure = await load.run({
      url: `${server.url}${slackPath}`,
      secret: slack.signingSecret,
      team: slack.team.id,
      people,
      seconds: forSeconds,
      load: how,
      answer: server === bolt ? 'nothing' : 'card',
    });
    return { ...measure, cpu: ((await server.witness()).cpu - before) / (measure.answered + measure.wrong) };
  };
  for (const server of [bolt, bot]) {
    let answers = 0;
    for (let second = 0; second < warmUp.seconds && answers < warmUp.answers; second++) {
      answers += (await ask(server, 1, { connections })).answered;
    }
  }

  const atRate: Figures[] = [];
  for (let n = 0; n < repetitions; n++) atRate.push(await ask(bot, seconds.atRate, { rate }));
  const pairs: { bare: Figures; ours: Figures }[] = [];
  for (let n = 0; n < repetitions; n++) {
    pairs.push({ bare: await ask(bolt, seconds.saturated, { connections }), ours: await ask(bot, seconds.saturated, { connections }) });
  }
  const ratios = pairs.map(({ bare, ours }) => ours.perSecond / bare.perSecond);
  return {
    rate,
    atRate: middle(atRate),
    saturated: middle(pairs.map((pair) => pair.ours)),
    bolt: middle(pairs.map((pair) => pair.bare)),
    ratio: median(ratios),
    ratios,
  };
}

/** Each figure's own median; what went wrong is added up. */
function middle(measures: readonly Figures[]): Figures {
  const of = (figure: keyof Figures) => median(measures.map((one) => one[figure]));
  const wrong = measures.reduce((sum, one) => sum + one.wrong, 0);
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    worst: of('worst'),
    answered: of('answered'),
    cpu: of('cpu'),
    wrong,
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

function speedRow(name: string, { perSecond, p50, p99, worst, cpu, answered, wrong }: Figures, ratio = ''): string[] {
  return [name, String(Math.round(perSecond)), ms(p50), ms(p99), ms(worst), ms(cpu), String(Math.round(answered)), String(wrong), ratio];
}

async function run(): Promise<void> {
  const began = performance.now();
  const bench = await prepare();
  say(
    `Node ${process.version}. The bot, PostgreSQL, the load generator and whatever else runs here share ${availableParallelism()} cores.`,
  );
  if (!bench.postgres) say('PostgreSQL is not installed here: only the embedded mode is measured.');
  say();

  // Each table as soon as it is known: a run that is cut short has said something.
  const starts = await startTimes(bench);
  table([
    ['starts of the embedded mode', 'first', 'second'],
    ['', ms(starts.first), ms(starts.second)],
  ]);
  const embedded = await modeOf(bench, 50, { VENDANGE_DATA: join(bench.scratch, 'data-0') });
  sayMode('embedded', embedded);
  const postgres = bench.postgres && (await modeOf(bench, 200, { DATABASE_URL: await createDatabase(bench.postgres.url) }));
  if (postgres) sayMode('PostgreSQL', postgres);
  const claimed = bench.postgres && (await claims(bench.postgres));
  if (claimed) {
    table([
      ['claiming 100 due rows of the agenda', ...sizes.map((size) => `${size.toLocaleString('en')} others`), 'ratio'],
      ...Object.entries(claimed).map(([pending, { ms: costs, ratio }]) => [pending, ...costs.map(ms), String(rounded(ratio))]),
    ]);
  }
  const digests = bench.postgres && (await digestCosts(bench.postgres, initiatives));
  if (digests) {
    table([
      ['composing one digest', ...initiatives.map((size) => `${size.toLocaleString('en')} initiatives`), 'ratio'],
      ['', ...digests.map(ms), String(rounded((digests.at(-1) ?? Number.NaN) / (digests[0] ?? Number.NaN)))],
    ]);
  }
  say(`Measured in ${Math.round((performance.now() - began) / 1000)} s.`);
  const all = { starts, embedded, postgres, claims: claimed, digests };
  say(JSON.stringify(all, (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value)));
}

function sayMode(name: string, { memory, speed }: Mode): void {
  table([
    [`${name}: /initiative, signed request to answer`, 'a second', 'p50', 'p99', 'worst', 'CPU each', 'answers', 'wrong', 'of bare Bolt'],
    speedRow(`${speed.rate} a second`, speed.atRate),
    speedRow(`saturated, ${connections} at a time`, speed.saturated, `${rounded(speed.ratio)} (${speed.ratios.map(rounded).join(', ')})`),
    speedRow('bare Bolt, saturated, in turn', speed.bolt),
    ['idle memory', `${Math.round(memory)} MB`],
  ]);
}

try {
  await run();
} finally {
  for (const stop of stops.reverse()) await stop();
}
