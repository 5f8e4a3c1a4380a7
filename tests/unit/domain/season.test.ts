import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { latestSeasons, seasonIn, seasonKey, seasonOf, seasonOfKey, seasonSaid, stretchOf } from '../../../src/domain/season.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const today = day('2026-11-22');

it('every day is of one season, within it and of its year', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const one = day(date.toISOString().slice(0, 10));
      const season = seasonOf(one);
      const { from, until } = stretchOf(season);
      expect(season.year).toBe(one.year);
      expect(Temporal.PlainDate.compare(from, one)).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(one, until)).toBeLessThan(0);
      expect(seasonOfKey(seasonKey(season))).toEqual(season);
    }),
  );
});

it.each([
  ['automne 2026', 'autumn-2026'],
  ['Été 2025', 'summer-2025'],
  ['autumn 2026', 'autumn-2026'],
  ['2026', '2026'],
  ['automne', 'autumn-2026'],
  ['hiver', 'winter-2026'],
  ['fall, 2024', 'autumn-2024'],
])('« %s » is %s', (words, key) => {
  const said = seasonSaid(words, today);
  expect(said && seasonKey(said)).toBe(key);
});

it.each(['', 'médiathèque', 'feuilles d’automne', 'automne médiathèque', '1789', 'carême 2026'])('« %s » is no season', (words) => {
  expect(seasonSaid(words, today)).toBeNull();
});

it('a season is found at the end of other words, with its year', () => {
  expect(seasonIn('médiathèque automne 2026', today)).toEqual({ season: { name: 'autumn', year: 2026 }, rest: 'médiathèque' });
  expect(seasonIn('le vélo, 2025', today)).toEqual({ season: { name: null, year: 2025 }, rest: 'le vélo' });
  expect(seasonIn('feuilles d’automne', today)).toEqual({ season: null, rest: 'feuilles d’automne' });
  expect(seasonIn('les 3000', today)).toEqual({ season: null, rest: 'les 3000' });
});

it('the last seasons go back through the years', () => {
  expect(latestSeasons(day('2026-02-28'), 3).map(seasonKey)).toEqual(['winter-2026', 'autumn-2025', 'summer-2025']);
});

it('a key that names nothing is nothing', () => {
  for (const key of ['any', 'lent-2026', '', 'autumn', 'autumn-26']) expect(seasonOfKey(key)).toBeNull();
});
