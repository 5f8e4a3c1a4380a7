import { Temporal } from 'temporal-polyfill';

export const TERRITORIES = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'la-reunion',
  'mayotte',
  'saint-barthelemy',
  'saint-martin',
  'saint-pierre-et-miquelon',
  'nouvelle-caledonie',
  'polynesie-francaise',
  'wallis-et-futuna',
] as const;

export type Territory = (typeof TERRITORIES)[number];

/** A day coordination adds to, or removes from, the holidays of a territory. The last word on a date wins. */
export interface HolidayOverride {
  /** ISO date. */
  readonly date: string;
  readonly holiday: boolean;
}

interface Place {
  /** IANA. Polynésie française has two more, Pacific/Marquesas and Pacific/Gambier: a person's own zone tells. */
  readonly zone: string;
  /** Besides the eleven national days, « MM-DD ». */
  readonly own?: readonly string[];
  readonly goodFriday?: true;
}

/** « MM-DD » (Code du travail, L3133-1), and days after Easter: Easter Monday, Ascension, Whit Monday. */
const national = {
  fixed: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
  afterEaster: [1, 39, 50],
} as const;

/*
 * Beyond the law, and kept because an agent who hears nothing on a day of work loses less than one who is written to on a day of rest;
 * overrides correct them:
 * - Good Friday in Guadeloupe and Martinique, a usage and not in the Code du travail (L3422-2);
 * - Good Friday in all of Alsace-Moselle, where the law has it in communes with a Protestant or mixed church.
 * Not listed, since they come from agreements and usages: Miradji, Idi-el-Fitri, Idi-el-Kabir and Maoulid in Mayotte, the days of
 * carnival in the Antilles and Guyane, 2 January in the administrations of Polynésie française.
 * Saint-Martin: the Code du travail still says 27 May (a decree of 2016 meant to move it, and misprinted the month). The island's
 * council voted 28 May in 2015, and since 2018 the préfecture has applied L3422-2 on that day.
 * Polynésie française: as since 2026.
 */
const PLACES: Readonly<Record<Territory, Place>> = {
  metropole: { zone: 'Europe/Paris' },
  'alsace-moselle': { zone: 'Europe/Paris', goodFriday: true, own: ['12-26'] },
  guadeloupe: { zone: 'America/Guadeloupe', goodFriday: true, own: ['05-27'] },
  martinique: { zone: 'America/Martinique', goodFriday: true, own: ['05-22'] },
  guyane: { zone: 'America/Cayenne', own: ['06-10'] },
  'la-reunion': { zone: 'Indian/Reunion', own: ['12-20'] },
  mayotte: { zone: 'Indian/Mayotte', own: ['04-27'] },
  'saint-barthelemy': { zone: 'America/St_Barthelemy', own: ['10-09'] },
  'saint-martin': { zone: 'America/Marigot', own: ['05-28'] },
  'saint-pierre-et-miquelon': { zone: 'America/Miquelon' },
  'nouvelle-caledonie': { zone: 'Pacific/Noumea', own: ['09-24'] },
  'polynesie-francaise': { zone: 'Pacific/Tahiti', goodFriday: true, own: ['03-05', '11-20'] },
  'wallis-et-futuna': { zone: 'Pacific/Wallis', own: ['04-28', '06-29', '07-29'] },
};

/** The IANA zone where most people of the territory live. */
export function defaultZone(territory: Territory): string {
  return PLACES[territory].zone;
}

/** The ISO dates of the public holidays of a territory in a year, as coordination sees them. */
export function holidaysOf(territory: Territory, year: number, overrides: readonly HolidayOverride[]): ReadonlySet<string> {
  const listed = listedHolidays(territory, year);
  const ofYear = overrides.filter(({ date }) => yearOf(date) === year);
  if (ofYear.length === 0) return listed;

  const holidays = new Set(listed);
  for (const { date, holiday } of ofYear) {
    if (holiday) holidays.add(date);
    else holidays.delete(date);
  }
  return holidays;
}

/** `holidaysOf` for one ISO date, without building the year's set. */
export function isHoliday(territory: Territory, date: string, overrides: readonly HolidayOverride[]): boolean {
  const override = overrides.findLast((one) => one.date === date);
  return override?.holiday ?? listedHolidays(territory, yearOf(date)).has(date);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

const known = new Map<string, ReadonlySet<string>>();

function listedHolidays(territory: Territory, year: number): ReadonlySet<string> {
  const key = `${territory} ${year}`;
  const listed = known.get(key) ?? list(territory, year);
  known.set(key, listed);
  return listed;
}

function list(territory: Territory, year: number): ReadonlySet<string> {
  const { own = [], goodFriday } = PLACES[territory];
  const easter = easterOf(year);
  return new Set([
    ...[...national.fixed, ...own].map((day) => `${year}-${day}`),
    ...[...national.afterEaster, ...(goodFriday ? [-2] : [])].map((days) => easter.add({ days }).toString()),
  ]);
}

/** Easter Sunday of a Gregorian year: the first Sunday after the full moon of the ecclesiastical calendar (Gauss; Meeus, ch. 8). */
function easterOf(year: number): Temporal.PlainDate {
  const [golden, century, inCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const fromMarch = epact + toSunday - 7 * late + 21;
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: fromMarch });
}
