import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startPostgres } from '../support/postgres.ts';
import { reportOf } from './report.ts';
import { type TownProgress, townProcess } from './town-process.ts';

/*
 * Towns live side by side, in a process each: one would leave the other core idle, since a run that repeats a seed must do
 * one thing at a time. A seed repeats every figure, and each town has its own: the one that a breach names, with `--towns 1`
 * and a town's share of people and kills, lives that town again.
 */
const peopleInATown = 1_000;

const whole = z.coerce.number().int().min(0);
const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    weeks: { type: 'string' },
    seed: { type: 'string' },
    kills: { type: 'string' },
    towns: { type: 'string' },
    apart: { type: 'boolean' },
    watch: { type: 'string' },
    until: { type: 'string' },
  },
});
const asked = z
  .object({
    people: whole.min(2).default(2000),
    weeks: whole.min(1).max(54).default(52),
    seed: whole.default(1),
    kills: whole.default(0),
    towns: whole.min(1).optional(),
    /** The bot is a process of its own, and its deaths are SIGKILLs. */
    apart: z.boolean().default(false),
    /** By their number: all that this person does and receives is said. */
    watch: whole.default(0),
    /** The last day of the bot itself. */
    until: z.iso.date().optional(),
  })
  .parse(values);

const program = join(import.meta.dirname, 'town-program.mjs');
const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
const say = (line: string) => void process.stdout.write(`${line}\n`);

const server = await startPostgres({ socket: true });
try {
  const count = asked.towns ?? Math.max(1, Math.round(asked.people / peopleInATown));
  const share = (all: number, index: number) => Math.floor((all * (index + 1)) / count) - Math.floor((all * index) / count);
  const progress = progressOf(count);
  const towns = await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const { weeks, apart, watch, until } = asked;
      const town = {
        people: share(asked.people, index),
        kills: share(asked.kills, index),
        seed: asked.seed + index,
        weeks,
        apart,
        watch,
        until,
      };
      return townProcess(program, { ...town, server: server.url }, { progress: (one) => progress(index, one), line: say });
    }),
  );
  say('');
  for (const line of reportOf(towns, seconds())) say(line);
  if (towns.some((one) => one.breaches.length > 0)) process.exitCode = 1;
} finally {
  await server.stop();
}

/** A line for each week that all towns have lived. */
function progressOf(count: number): (index: number, progress: TownProgress) => void {
  const lived: Map<number, TownProgress>[] = Array.from({ length: count }, () => new Map());
  return (index, progress) => {
    lived[index]?.set(progress.week, progress);
    const each = lived.flatMap((one) => one.get(progress.week) ?? []);
    if (each.length < count) return;
    const sum = (of: (one: TownProgress) => number) => each.reduce((all, one) => all + of(one), 0);
    const facts = `${sum((one) => one.messages)} messages  ${sum((one) => one.initiatives)} initiatives  ${sum((one) => one.breaches)} breaches`;
    say(`week ${progress.week} of ${asked.weeks}  ${progress.date}  ${facts}  ${Math.round(seconds())} s`);
  };
}
