import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isZone } from '../../../src/domain/calendar.ts';
import { defaultZone, holidaysOf, isHoliday, TERRITORIES, type Territory } from '../../../src/domain/holidays.ts';

/** By hand, from the dates of Easter: 5 April 2026, 28 March 2027, 16 April 2028. */
const movable = {
  2026: { goodFriday: '04-03', easterMonday: '04-06', ascension: '05-14', whitMonday: '05-25' },
  2027: { goodFriday: '03-26', easterMonday: '03-29', ascension: '05-06', whitMonday: '05-17' },
  2028: { goodFriday: '04-14', easterMonday: '04-17', ascension: '05-25', whitMonday: '06-05' },
} as const;
const years = [2026, 2027, 2028] as const;

const national = [
  '01-01',
  'easterMonday',
  '05-01',
  '05-08',
  'ascension',
  'whitMonday',
  '07-14',
  '08-15',
  '11-01',
  '11-11',
  '12-25',
] as const;

const local: Record<Territory, readonly string[]> = {
  metropole: [],
  'alsace-moselle': ['goodFriday', '12-26'],
  guadeloupe: ['goodFriday', '05-27'],
  martinique: ['goodFriday', '05-22'],
  guyane: ['06-10'],
  'la-reunion': ['12-20'],
  mayotte: ['04-27'],
  'saint-barthelemy': ['10-09'],
  'saint-martin': ['05-28'],
  'saint-pierre-et-miquelon': [],
  'nouvelle-caledonie': ['09-24'],
  'polynesie-francaise': ['03-05', 'goodFriday', '11-20'],
  'wallis-et-futuna': ['04-28', '06-29', '07-29'],
};

const zones: Record<Territory, readonly [winter: string, summer: string]> = {
  metropole: ['+01:00', '+02:00'],
  'alsace-moselle': ['+01:00', '+02:00'],
  guadeloupe: ['-04:00', '-04:00'],
  martinique: ['-04:00', '-04:00'],
  guyane: ['-03:00', '-03:00'],
  'la-reunion': ['+04:00', '+04:00'],
  mayotte: ['+03:00', '+03:00'],
  'saint-barthelemy': ['-04:00', '-04:00'],
  'saint-martin': ['-04:00', '-04:00'],
  'saint-pierre-et-miquelon': ['-03:00', '-02:00'],
  'nouvelle-caledonie': ['+11:00', '+11:00'],
  'polynesie-francaise': ['-10:00', '-10:00'],
  'wallis-et-futuna': ['+12:00', '+12:00'],
};

/** What date-holidays calls it: a country, or a state of France. The three départements of Alsace-Moselle have the same list. */
const inLibrary: Record<Territory, { readonly country: string; readonly state?: string }> = {
  metropole: { country: 'FR' },
  'alsace-moselle': { country: 'FR', state: '67' },
  guadeloupe: { country: 'FR', state: 'GP' },
  martinique: { country: 'FR', state: 'MQ' },
  guyane: { country: 'FR', state: 'GF' },
  'la-reunion': { country: 'FR', state: 'RE' },
  mayotte: { country: 'FR', state: 'YT' },
  'saint-barthelemy': { country: 'FR', state: 'BL' },
  // Its list of Saint-Martin has the day of the Code du travail, 27 May.
  'saint-martin': { country: 'FR' },
  'saint-pierre-et-miquelon': { country: 'PM' },
  'nouvelle-caledonie': { country: 'NC' },
  'polynesie-francaise': { country: 'PF' },
  'wallis-et-futuna': { country: 'WF' },
};

describe.each(TERRITORIES)('in %s', (territory) => {
  it.each(years)('the holidays of %i are the eleven national days and the local ones, and nothing else', (year) => {
    const named: Record<string, string> = movable[year];
    const expected = [...national, ...local[territory]].map((day) => `${year}-${named[day] ?? day}`);
    expect([...holidaysOf(territory, year, [])].sort()).toEqual(expected.sort());
  });

  it('until the end of the century, they are those of a library that others keep', () => {
    const { country, state } = inLibrary[territory];
    const library = new Holidays({ country, ...(state && { state }) }, { types: ['public'] });
    for (let year = 2026; year <= 2100; year++) {
      const listed = library.getHolidays(year).map(({ date }) => date.slice(0, 10));
      const expected = territory === 'saint-martin' ? [...listed, `${year}-05-28`] : listed;
      expect([...holidaysOf(territory, year, [])].sort()).toEqual([...new Set(expected)].sort());
    }
  });

  it('people live by the clock of their own place', () => {
    const zone = defaultZone(territory);
    const offsetOn = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(zone).offset;
    expect(isZone(zone)).toBe(true);
    expect([offsetOn('2026-01-15'), offsetOn('2026-07-15')]).toEqual(zones[territory]);
  });
});

describe('coordination', () => {
  it('adds a day, such as a feast of Mayotte', () => {
    const overrides = [{ date: '2026-03-20', holiday: true }];
    expect(holidaysOf('mayotte', 2026, overrides)).toContain('2026-03-20');
    expect(isHoliday('mayotte', '2026-03-20', overrides)).toBe(true);
  });

  it('takes back a contested day, such as Good Friday in a commune of Moselle without a Protestant church', () => {
    const overrides = [{ date: '2026-04-03', holiday: false }];
    expect(holidaysOf('alsace-moselle', 2026, overrides)).not.toContain('2026-04-03');
    expect(isHoliday('alsace-moselle', '2026-04-03', overrides)).toBe(false);
    expect(isHoliday('alsace-moselle', '2027-03-26', overrides)).toBe(true);
  });

  it('has its last word on a date', () => {
    const overrides = [
      { date: '2026-06-12', holiday: true },
      { date: '2026-06-12', holiday: false },
    ];
    expect(holidaysOf('metropole', 2026, overrides)).not.toContain('2026-06-12');
    expect(isHoliday('metropole', '2026-06-12', overrides)).toBe(false);
  });

  it('changes only the year of the date, and nothing for the organisations that did not ask', () => {
    const overrides = [{ date: '2026-06-12', holiday: true }];
    expect(holidaysOf('metropole', 2027, overrides)).toEqual(holidaysOf('metropole', 2027, []));
    holidaysOf('metropole', 2026, overrides);
    expect(holidaysOf('metropole', 2026, [])).not.toContain('2026-06-12');
  });
});

it('Saint-Martin has 28 May, and Ascension where it falls on the day before', () => {
  expect(holidaysOf('saint-martin', 2026, [])).toContain('2026-05-28');
  expect(holidaysOf('saint-martin', 2026, [])).not.toContain('2026-05-27');
  expect(holidaysOf('saint-martin', 2049, [])).toContain('2049-05-27');
});

it('an ordinary Saturday is no holiday, and a holiday on a Sunday is not moved to Monday', () => {
  expect(isHoliday('metropole', '2026-03-07', [])).toBe(false);
  expect(isHoliday('metropole', '2026-11-01', [])).toBe(true);
  expect(isHoliday('metropole', '2026-11-02', [])).toBe(false);
});
