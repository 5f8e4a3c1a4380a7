import { rounded } from '../bench/numbers.ts';
import type { Breach, Outcome } from './run.ts';

/** The figures of a run, a line each. */
export function reportOf(
  { options, town, breaches, figures, fingerprint }: Outcome,
  { seconds, memory }: { seconds: number; memory: number },
): string[] {
  const active = town.citizens.filter(({ tookPart }) => tookPart);
  const stayed = active.filter(({ left, takesPart }) => !left && takesPart);
  const heard = stayed.map((one) => one.heard).sort((a, b) => a - b);
  const at = (share: number) => heard[Math.min(heard.length - 1, Math.floor(share * heard.length))] ?? 0;
  const all = active.reduce((sum, one) => sum + one.heard, 0);
  const unprompted = Number(figures['unprompted messages'] ?? 0);
  const rows: readonly (readonly [string, string | number])[] = [
    ['people', options.people],
    ['weeks', options.weeks],
    ['seed', options.seed],
    ['took part', active.length],
    ['messages they received', all],
    ['messages for each of them, on average', rounded(all / Math.max(active.length, 1))],
    ['of those there all along: least, median, 95 %, most', `${at(0)}, ${at(0.5)}, ${at(0.95)}, ${at(1)}`],
    ['unprompted, for each person and week', rounded(unprompted / Math.max(active.length, 1) / options.weeks)],
    ['initiatives told', town.told.length],
    ...Object.entries(figures),
    ['fingerprint', fingerprint],
    ['seconds', Math.round(seconds)],
    ['peak memory, MB', Math.round(memory)],
    ['breaches', breaches.length],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    '',
    'What people did:',
    ...[...town.counts].sort((a, b) => b[1] - a[1]).map(([name, times]) => `${String(times).padStart(8)}  ${name}`),
  ];
}

/** Everything needed to look at it again. */
export function sentenceFor({ invariant, seed, at, citizen, kind, what }: Breach): string {
  return `${invariant}: ${citizen === null ? '' : `person ${citizen} `}(${kind}) ${what} [seed ${seed}, ${at}]`;
}
