import { expect, it } from 'vitest';
import { hoursSaid } from '../../../src/domain/spoken/hours.ts';
import { tableIn } from '../../support/tables.ts';

it.each([
  ['de 8 h à 16 h', null, '08:00-16:00'],
  ['de 8 à 16 h', null, '08:00-16:00'],
  ['8h30 - 16h45', null, '08:30-16:45'],
  ['8:30–17:00', null, '08:30-17:00'],
  ['entre 9 heures et 17 heures', null, '09:00-17:00'],
  ['du lundi au jeudi', [1, 2, 3, 4], null],
  ['du lundi au jeudi de 8 h à 16 h 30', [1, 2, 3, 4], '08:00-16:30'],
  ['de 8 h à 16 h du lundi au jeudi', [1, 2, 3, 4], '08:00-16:00'],
  ['le lundi, le mardi et le jeudi', [1, 2, 4], null],
  ['les mardis et jeudis', [2, 4], null],
  ['du lundi au vendredi sauf le mercredi', [1, 2, 4, 5], null],
  ['sauf le mercredi', [1, 2, 4, 5], null],
  ['du samedi au mardi', [1, 2, 6, 7], null],
  ['lundi-vendredi, 9 h - 17 h', [1, 2, 3, 4, 5], '09:00-17:00'],
  ['Monday to Thursday, from 8:30 to 16:00', [1, 2, 3, 4], '08:30-16:00'],
  ['on Tuesdays and Fridays', [2, 5], null],
  ['de 22 h à 6 h', null, '22:00-06:00'],
  ['de 8h à midi', null, '08:00-12:00'],
  ['de midi à 20 h', null, '12:00-20:00'],
  ['9am-5pm', null, '09:00-17:00'],
  ['from 9 am to 12 pm', null, '09:00-12:00'],
  ['from 9 to 5 pm', null, null],
  ['en semaine', [1, 2, 3, 4, 5], null],
  ['on weekdays except Friday', [1, 2, 3, 4], null],
])('« %s »', (words, days, hours) => {
  const said = hoursSaid(words);

  expect(said?.days ?? null).toEqual(days);
  expect(said?.hours ? `${said.hours.from}-${said.hours.until}` : null).toBe(hours);
});

it.each([
  '',
  'à mi-temps',
  'avec les services techniques',
  'de 25 h à 26 h',
  'de 8 h 75 à 9 h',
  'du lundi au lundi sauf lundi à dimanche',
  'le 12',
])('« %s » is not taken for hours', (words) => {
  expect(hoursSaid(words)).toBeNull();
});

const table = tableIn('src/areas/time/README.md', 'Hours, and days of the week:');

it('the table of what is understood is in the page of the area', () => expect(table.length).toBeGreaterThan(8));

it.each(table)('as the table says: « %s », “%s”', (french, english, understood) => {
  for (const words of [french ?? '', english ?? '']) {
    const said = hoursSaid(words);
    const parts = [said?.days?.join() ?? '', said?.hours ? `${said.hours.from}-${said.hours.until}` : ''].filter(Boolean);
    expect(parts.join(' '), words).toBe(understood?.startsWith('asked') ? '' : understood);
  }
});
