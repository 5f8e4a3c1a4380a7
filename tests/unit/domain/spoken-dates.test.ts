import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { periodSaid } from '../../../src/domain/spoken/dates.ts';

const today = Temporal.PlainDate.from('2026-11-19'); // a Thursday

const said = (words: string, on = today): string | null => {
  const period = periodSaid(words, on);
  return period && `${period.from} ${period.until}`;
};

describe('In French', () => {
  it.each([
    ['jusqu’au 12', '2026-11-19 2026-12-12'],
    ["jusqu'au 12", '2026-11-19 2026-12-12'],
    ['jusqu au 30', '2026-11-19 2026-11-30'],
    ['jusqu’au 19', '2026-11-19 2026-11-19'],
    ['jusqu’à vendredi', '2026-11-19 2026-11-20'],
    ['jusqu’à jeudi', '2026-11-19 2026-11-26'],
    ['jusqu’au 3 janvier', '2026-11-19 2027-01-03'],
    ['jusqu’au 3 janvier 2028', '2026-11-19 2028-01-03'],
    ['jusqu’au 1er décembre inclus', '2026-11-19 2026-12-01'],
    ['jusqu’à demain', '2026-11-19 2026-11-20'],
    ['du 3 au 12 décembre', '2026-12-03 2026-12-12'],
    ['du 3 au 12', '2026-12-03 2026-12-12'],
    ['du 25 au 3', '2026-11-25 2026-12-03'],
    ['du 28 au 3 janvier', '2026-12-28 2027-01-03'],
    ['du 28 décembre au 3 janvier', '2026-12-28 2027-01-03'],
    ['du lundi 30 novembre au vendredi 4 décembre', '2026-11-30 2026-12-04'],
    ['de lundi à mercredi', '2026-11-23 2026-11-25'],
    ['du 03/12 au 12/12', '2026-12-03 2026-12-12'],
    ['du 03/12/2026 au 12/12/26', '2026-12-03 2026-12-12'],
    ['le 24 décembre', '2026-12-24 2026-12-24'],
    ['le 24', '2026-11-24 2026-11-24'],
    ['24/12', '2026-12-24 2026-12-24'],
    ['demain', '2026-11-20 2026-11-20'],
    ['après-demain', '2026-11-21 2026-11-21'],
    ['aujourd’hui', '2026-11-19 2026-11-19'],
    ['lundi', '2026-11-23 2026-11-23'],
    ['vendredi prochain', '2026-11-20 2026-11-20'],
    ['Le 1er DÉCEMBRE', '2026-12-01 2026-12-01'],
    ['le 29 février 2028', '2028-02-29 2028-02-29'],
  ])('%s', (words, period) => {
    expect(said(words)).toBe(period);
  });
});

describe('In English', () => {
  it.each([
    ['until 12 December', '2026-11-19 2026-12-12'],
    ['until the 12th', '2026-11-19 2026-12-12'],
    ['till Friday', '2026-11-19 2026-11-20'],
    ['from 3 to 12 December', '2026-12-03 2026-12-12'],
    ['from the 3rd to the 12th of December', '2026-12-03 2026-12-12'],
    ['from December 3 until December 12', '2026-12-03 2026-12-12'],
    ['on Monday', '2026-11-23 2026-11-23'],
    ['tomorrow', '2026-11-20 2026-11-20'],
    ['today', '2026-11-19 2026-11-19'],
    ['the day after tomorrow', '2026-11-21 2026-11-21'],
    ['December 24', '2026-12-24 2026-12-24'],
    ['24th of December 2026', '2026-12-24 2026-12-24'],
    ['2026-12-03 2026-12-12', '2026-12-03 2026-12-12'],
    ['2026-12-03', '2026-12-03 2026-12-03'],
  ])('%s', (words, period) => {
    expect(said(words)).toBe(period);
  });
});

it.each([
  '',
  'bientôt',
  'jusqu’à la saint-glinglin',
  'le 31 février',
  'le 0',
  'le 32',
  'du 12 décembre au 3 décembre 2026',
  'la semaine des quatre jeudis',
  'On a planté 12 vignes',
  '2026-13-45',
  '99999999999',
  'du',
  'au',
  '🍇',
])('« %s » is not a period', (words) => {
  expect(said(words)).toBeNull();
});

it('at the end of a year, of a leap February, and on the day itself', () => {
  expect(said('jusqu’au 2', Temporal.PlainDate.from('2026-12-31'))).toBe('2026-12-31 2027-01-02');
  expect(said('le 31', Temporal.PlainDate.from('2027-01-31'))).toBe('2027-01-31 2027-01-31');
  expect(said('le 31', Temporal.PlainDate.from('2027-02-01'))).toBe('2027-03-31 2027-03-31');
  expect(said('le 29 février', Temporal.PlainDate.from('2027-12-01'))).toBe('2028-02-29 2028-02-29');
});

it('is never slow, whatever is typed', () => {
  const started = performance.now();
  for (const words of ['au '.repeat(3_000), 'du 3 au '.repeat(2_000), '1'.repeat(10_000), ' '.repeat(10_000), 'jusqu’au '.repeat(2_000)])
    said(words);

  expect(performance.now() - started).toBeLessThan(1_000);
});
