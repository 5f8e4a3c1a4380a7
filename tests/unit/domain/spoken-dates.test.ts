import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { daySaid, periodIn, periodSaid, speaksOfDays } from '../../../src/domain/spoken/dates.ts';
import { tableIn } from '../../support/tables.ts';

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
    ['du lundi 23 au vendredi 27 novembre', '2026-11-23 2026-11-27'],
    ['du lundi 23 au vendredi 27', '2026-11-23 2026-11-27'],
    ['lundi 23', '2026-11-23 2026-11-23'],
    ['du 16 au 27 novembre', '2026-11-16 2026-11-27'],
    ['du 16 novembre au 27 novembre', '2026-11-16 2026-11-27'],
    ['du 16 novembre au 3 janvier', '2026-11-16 2027-01-03'],
    ['du 16 au 27', '2026-11-16 2026-11-27'],
    ['du 12 au 18', '2026-12-12 2026-12-18'],
    ['du 24 décembre au 10', '2026-12-24 2027-01-10'],
    ['depuis le 16 novembre et jusqu’au 25', '2026-11-16 2026-11-25'],
    ['depuis lundi jusqu’à vendredi', '2026-11-16 2026-11-20'],
    ['à partir du 3 décembre jusqu’au 12', '2026-12-03 2026-12-12'],
    ['à partir de lundi jusqu’au 27', '2026-11-23 2026-11-27'],
    ['entre le 3 et le 12 décembre', '2026-12-03 2026-12-12'],
    ['3-12 décembre', '2026-12-03 2026-12-12'],
    ['la semaine prochaine', '2026-11-23 2026-11-29'],
    ['toute la semaine prochaine', '2026-11-23 2026-11-29'],
    ['cette semaine', '2026-11-19 2026-11-22'],
    ['ce week-end', '2026-11-21 2026-11-22'],
    ['la semaine du 23 novembre', '2026-11-23 2026-11-29'],
    ['la semaine du 23', '2026-11-23 2026-11-29'],
    ['le mois prochain', '2026-12-01 2026-12-31'],
    ['jusqu’à la fin du mois', '2026-11-19 2026-11-30'],
    ['jusqu’à fin décembre', '2026-11-19 2026-12-31'],
    ['jusqu’à la fin de la semaine', '2026-11-19 2026-11-22'],
    ['jusqu’à la fin de la semaine prochaine', '2026-11-19 2026-11-29'],
    ['jusqu’à la fin de l’année', '2026-11-19 2026-12-31'],
    ['du 23 à la fin du mois', '2026-11-23 2026-11-30'],
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
    ['from Monday 23 to Friday 27 November', '2026-11-23 2026-11-27'],
    ['from November 16 to 27', '2026-11-16 2026-11-27'],
    ['between 3 and 12 December', '2026-12-03 2026-12-12'],
    ['since 16 November until the 25th', '2026-11-16 2026-11-25'],
    ['since Monday until Friday', '2026-11-16 2026-11-20'],
    ['starting 3 December until the 12th', '2026-12-03 2026-12-12'],
    ['next week', '2026-11-23 2026-11-29'],
    ['all next week', '2026-11-23 2026-11-29'],
    ['this week', '2026-11-19 2026-11-22'],
    ['this weekend', '2026-11-21 2026-11-22'],
    ['the week of 23 November', '2026-11-23 2026-11-29'],
    ['next month', '2026-12-01 2026-12-31'],
    ['until the end of the month', '2026-11-19 2026-11-30'],
    ['until the end of next week', '2026-11-19 2026-11-29'],
    ['until the end of December', '2026-11-19 2026-12-31'],
    ['until next Monday', '2026-11-19 2026-11-23'],
  ])('%s', (words, period) => {
    expect(said(words)).toBe(period);
  });
});

it.each([
  // Without an end, nobody knows until when.
  'depuis le 16 novembre',
  'depuis lundi',
  'à partir du 3 décembre',
  'à partir de lundi',
  'from 3 December',
  'since Monday',
  'since 16 November',
  'starting Monday',
  // It could be one day, or another.
  'mardi 23 novembre',
  'du mardi 23 au vendredi 27 novembre',
  'Tuesday 23 November',
  'next Friday',
  'jusqu’à la semaine prochaine',
  'pendant deux semaines',
  'for two weeks',
  'en décembre',
  'jusqu’à hier',
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

it.each(['du 26 au 24 novembre', 'du 26 au 24', 'from 26 to 24 November'])('« %s » may be the wrong way round: it is asked', (words) => {
  expect(said(words)).toBeNull();
});

it('« du 28 au 3 décembre » is under way on the 30th', () => {
  expect(said('du 28 au 3 décembre', Temporal.PlainDate.from('2026-11-30'))).toBe('2026-11-28 2026-12-03');
});

it.each([
  ['Absence pour une formation du 23 au 27 novembre, à Lyon', '2026-11-23', '2026-11-27'],
  ['Congés jusqu’au 12 décembre pour toute l’équipe', '2026-11-19', '2026-12-12'],
  ['Away for training next week, back on Monday', '2026-11-23', '2026-11-29'],
])('« %s » holds days', (words, from, until) => {
  const found = periodIn(words, today);

  expect([found?.from.toString(), found?.until.toString()]).toEqual([from, until]);
});

it('« Absente des cartes, la ruelle est enfin fleurie » holds none', () => {
  expect(periodIn('Absente des cartes, la ruelle est enfin fleurie', today)).toBeNull();
});

it('is never slow, whatever is typed', () => {
  const started = performance.now();
  for (const words of ['au '.repeat(3_000), 'du 3 au '.repeat(2_000), '1'.repeat(10_000), ' '.repeat(10_000), 'jusqu’au '.repeat(2_000)])
    said(words);

  expect(performance.now() - started).toBeLessThan(1_000);
});

const rows = (title: string) => tableIn('src/areas/time/README.md', title);

describe('The table of what is understood, in the page of the area,', () => {
  const table = rows('Days, said on Thursday 19 November 2026:');
  it('is there', () => expect(table.length).toBeGreaterThan(20));

  it.each(table)('says what is so: « %s », “%s”', (french, english, understood) => {
    const period = understood?.startsWith('asked') ? null : understood;
    expect([said(french ?? ''), said(english ?? '')]).toEqual([period, period]);
  });
});

describe('A day that a form asks for', () => {
  it.each([
    ['18 décembre', '2026-12-18'],
    ['à partir du 3 décembre', '2026-12-03'],
    ['jusqu’au 18', '2026-12-18'],
    ['from Monday', '2026-11-23'],
    ['fin décembre', '2026-12-31'],
  ])('« %s »', (words, day) => {
    expect(daySaid(words, today)?.toString()).toBe(day);
  });

  it.each(['bientôt', 'mardi 23 novembre', 'du 3 au 12'])('« %s » is none, or not for sure', (words) => {
    expect(daySaid(words, today)).toBeNull();
  });
});

it('speaks of days, or does not, on whatever day it is said', () => {
  for (const words of ['lundi 23 novembre', 'le 29 février', 'du lundi 23 au vendredi 27']) expect(speaksOfDays(words), words).toBe(true);
  for (const words of ['depuis lundi', 'apprenantes', 'du lundi 23 au marché']) expect(speaksOfDays(words), words).toBe(false);
});
