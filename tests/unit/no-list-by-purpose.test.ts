import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { purposes } from '../../src/domain/purpose.ts';

/** Lines of the sources in this folder that speak of a purpose. */
function linesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter((line) => /purpose/i.test(line) && !line.startsWith('/**') && !line.startsWith('import') && !line.startsWith('*'));
}

it('no method of the store takes a purpose but the one that keeps a sentence: nobody can list, count or choose by purpose (P63)', () => {
  expect(linesOf('src/ports')).toEqual([
    'told: { organisationId: string; personId: string; sentence: string; purpose: Purpose; item: string | null; inTurn: boolean },',
  ]);
});

it('no statement groups or chooses by purpose, but to know that initiatives, and not requests, are growing', () => {
  const statements = linesOf('adapters/postgres');
  expect(statements.filter((line) => /where|group by|order by|count/i.test(line))).toEqual([
    "where i.organisation_id = $1 and i.purpose = 'tell' and i.told_at >= $2 and i.held_until <= $3`,",
  ]);
});

it('neither metrics nor the log know a purpose', () => {
  const said = [...linesOf('adapters/operations'), ...readFileSync('src/log.ts', 'utf8').split('\n')].join('\n');
  for (const purpose of purposes.filter((one) => one !== 'tell' && one !== 'help' && one !== 'clear' && one !== 'rule' && one !== 'same'))
    expect(said).not.toContain(purpose);
  expect(said).not.toMatch(/purpose/i);
});
