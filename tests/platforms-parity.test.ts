import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { journeysOn } from '../support/journeys.ts';

const columns = ['what', 'slack', 'teams', 'playground', 'proof'] as const;
type Line = Record<(typeof columns)[number], string>;

/** The lines of the parity table. */
function parity(): readonly Line[] {
  const [, section = ''] = readFileSync('docs/platforms.md', 'utf8').split('# On Slack, on Teams, in the playground');
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| --'));
  return rows.slice(1).map((row) => {
    const [what = '', slack = '', teams = '', playground = '', proof = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { what, slack, teams, playground, proof };
  });
}

/** `file` or `file: some words of a title`. */
const proofs = ({ proof }: Line) => [...proof.matchAll(/`([^`:]+)(?:: ([^`]+))?`/g)].map(([, journey = '', words]) => ({ journey, words }));

const path = (journey: string) => `tests/journeys/${journey}.test.ts`;
/** Titles of tests, on a platform of their own or not. */
const titles = (journey: string) =>
  [...readFileSync(path(journey), 'utf8').matchAll(/^\s*(?:test|onSlack)\(\s*(['`"])(.*?)\1[,)]/gms)].map(([, , title = '']) => title);

const lived: Record<'slack' | 'teams' | 'playground', (journey: string, words: string | undefined) => boolean> = {
  slack: (journey) => journey !== 'teams' && journey !== 'playground',
  // `accounts` lives on both at once.
  teams: (journey) => journey === 'teams' || journey === 'accounts' || journeysOn.teams.some((one) => one === journey),
  playground: (journey, words) => journey === 'playground' || (words ?? '').includes('playground'),
};

test('the parity table says something of every platform on each of its lines', () => {
  expect(parity().length).toBeGreaterThan(12);
  for (const line of parity()) for (const column of columns) expect(line[column], line.what).not.toBe('');
});

test.each(parity().map((line) => [line.what, line] as const))(
  '« %s » is proved by journeys that are there, on each platform',
  (_, line) => {
    const named = proofs(line);
    for (const { journey, words } of named) {
      expect(existsSync(path(journey)), path(journey)).toBe(true);
      if (words !== undefined) expect(titles(journey).join('\n'), journey).toContain(words);
    }
    for (const platform of ['slack', 'teams', 'playground'] as const)
      expect(
        named.some(({ journey, words }) => lived[platform](journey, words)),
        platform,
      ).toBe(true);
  },
);
