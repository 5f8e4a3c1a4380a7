import Holidays from 'date-holidays';

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
  /** What date-holidays calls it: a country, or a state of France. */
  readonly country: string;
  readonly state?: string;
}

/*
 * All these lists hold the eleven national days. Beyond the law, and kept because an agent who hears nothing on a day of work loses
 * less than one who is written to on a day of rest; overrides correct them:
 * - Good Friday in Guadeloupe and Martinique, a usage and not in the Code du travail (L3422-2);
 * - Good Friday in all of Alsace-Moselle, where the law has it in communes with a Protestant or mixed church.
 * Not listed, since they come from agreements and usages: Miradji, Idi-el-Fitri, Idi-el-Kabir and Maoulid in Mayotte, the days of
 * carnival in the Antilles and Guyane, 2 January in the administrations of Polynésie française.
 */
const PLACES: Readonly<Record<Territory, Place>> = {
  metropole: { zone: 'Europe/Paris', country: 'FR' },
  // 67, 68 and 57 have the same list.
  'alsace-moselle': { zone: 'Europe/Paris', country: 'FR', state: '67' },
  guadeloupe: { zone: 'America/Guadeloupe', country: 'FR', state: 'GP' },
  martinique: { zone: 'America/Martinique', country: 'FR', state: 'MQ' },
  guyane: { zone: 'America/Cayenne', country: 'FR', state: 'GF' },
  'la-reunion': { zone: 'Indian/Reunion', country: 'FR', state: 'RE' },
  mayotte: { zone: 'Indian/Mayotte', country: 'FR', state: 'YT' },
  'saint-barthelemy': { zone: 'America/St_Barthelemy', country: 'FR', state: 'BL' },
  'saint-martin': { zone: 'America/Marigot', country: 'FR', state: 'MF' },
  'saint-pierre-et-miquelon': { zone: 'America/Miquelon', country: 'PM' },
  'nouvelle-caledonie': { zone: 'Pacific/Noumea', country: 'NC' },
  'polynesie-francaise': { zone: 'Pacific/Tahiti', country: 'PF' },
  'wallis-et-futuna': { zone: 'Pacific/Wallis', country: 'WF' },
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
  const listed = known.get(key) ?? readHolidays(territory, year);
  known.set(key, listed);
  return listed;
}

function readHolidays(territory: Territory, year: number): ReadonlySet<string> {
  const { country, state } = PLACES[territory];
  const library = new Holidays({ country, ...(state && { state }) }, { types: ['public'] });
  const dates = new Set(library.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)));

  if (territory === 'saint-martin' && year >= 2018) {
    // The Code du travail still says 27 May (a decree of 2016 meant to move it, and misprinted the month). The island's council voted
    // 28 May in 2015, and since 2018 the préfecture has applied L3422-2 on that day.
    dates.delete(`${year}-05-27`);
    dates.add(`${year}-05-28`);
  }
  return dates;
}
