import { z } from 'zod';
import { rounded } from '../bench/numbers.ts';
import type { Outcome } from './run.ts';

export const Breach = z.object({
  invariant: z.string(),
  seed: z.number(),
  at: z.string(),
  citizen: z.number().nullable(),
  kind: z.string(),
  what: z.string(),
});

/** What is told of a town's weeks, as one process says it to another. */
export const Summary = z.object({
  people: z.number(),
  weeks: z.number(),
  seed: z.number(),
  tookPart: z.number(),
  initiatives: z.number(),
  /** Messages received by each of those who took part; of whom were there all along, apart. */
  heard: z.array(z.number()),
  heardAllAlong: z.array(z.number()),
  counts: z.record(z.string(), z.number()),
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
  fingerprint: z.string(),
  breaches: z.array(Breach),
  /** Megabytes, at the peak. */
  memory: z.number(),
});
export type Summary = z.output<typeof Summary>;

export function summaryOf(
  { town, breaches, figures, fingerprint }: Outcome,
  { people, weeks, seed }: Pick<Summary, 'people' | 'weeks' | 'seed'>,
): Summary {
  const active = town.citizens.filter(({ tookPart }) => tookPart);
  return {
    people,
    weeks,
    seed,
    tookPart: active.length,
    initiatives: town.told.length,
    heard: active.map((one) => one.heard),
    heardAllAlong: active.filter(({ left, takesPart }) => takesPart && !left).map((one) => one.heard),
    counts: Object.fromEntries(town.counts),
    figures,
    fingerprint,
    breaches: [...breaches],
    memory: process.resourceUsage().maxRSS / 1024,
  };
}

/** The figures of several towns, a line each. */
export function reportOf(towns: readonly Summary[], seconds: number): string[] {
  const sum = (of: (one: Summary) => number) => towns.reduce((all, one) => all + of(one), 0);
  const heard = towns.flatMap((one) => one.heardAllAlong).sort((a, b) => a - b);
  const at = (share: number) => heard[Math.min(heard.length - 1, Math.floor(share * heard.length))] ?? 0;
  const received = sum((one) => one.heard.reduce((all, each) => all + each, 0));
  const tookPart = sum((one) => one.tookPart);
  const figures = added(towns.map((one) => one.figures));
  const weeks = towns[0]?.weeks ?? 0;
  const rows: readonly (readonly [string, string | number])[] = [
    ['towns', towns.length],
    ['people', sum((one) => one.people)],
    ['weeks', weeks],
    ['seeds', towns.map((one) => one.seed).join(', ')],
    ['took part', tookPart],
    ['messages they received', received],
    ['for each of them, on average', rounded(received / Math.max(tookPart, 1))],
    ['of those there all along: least, median, 95 %, most', `${at(0)}, ${at(0.5)}, ${at(0.95)}, ${at(1)}`],
    ['unprompted, for each person and week', rounded(Number(figures['unprompted messages'] ?? 0) / Math.max(tookPart, 1) / weeks)],
    ['initiatives told', sum((one) => one.initiatives)],
    ...Object.entries(figures),
    ['fingerprint', towns.map((one) => one.fingerprint).join(', ')],
    ['peak memory, MB', Math.round(sum((one) => one.memory))],
    ['seconds', Math.round(seconds)],
    ['breaches', sum((one) => one.breaches.length)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const done = Object.entries(added(towns.map((one) => one.counts))).sort((a, b) => Number(b[1]) - Number(a[1]));
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    '',
    'What people did:',
    ...done.map(([name, times]) => `${String(times).padStart(8)}  ${name}`),
  ];
}

/** Numbers are added up; what is said in words is said of each town. */
function added(each: readonly Readonly<Record<string, string | number>>[]): Record<string, string | number> {
  const all: Record<string, string | number> = {};
  for (const [name, value] of each.flatMap((one) => Object.entries(one))) {
    const before = all[name];
    all[name] =
      typeof before === 'number' && typeof value === 'number' ? before + value : before === undefined ? value : `${before}; ${value}`;
  }
  return all;
}

/** Everything needed to look at it again. */
export function sentenceFor({ invariant, seed, at, citizen, kind, what }: z.output<typeof Breach>): string {
  return `${invariant}: ${citizen === null ? '' : `person ${citizen} `}(${kind}) ${what} [seed ${seed}, ${at}]`;
}
