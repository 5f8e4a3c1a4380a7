import type { Territory } from '../src/domain/holidays.ts';

/*
 * The simulation's own reckoning of when people work: it judges what the bot sends, so it shares nothing with
 * the bot's calendar. Offsets come from Intl, holidays from the lists below.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const everywhere = ['12-25', '01-01', '03-29', '05-01', '05-06', '05-08', '05-17', '07-14', '08-15', '11-01', '11-11'];

/** From the end of November 2026 to the end of 2027 (Easter is on 28 March), by hand. */
const besides = {
  metropole: [],
  'alsace-moselle': ['12-26', '03-26'],
  'la-reunion': ['12-20'],
  guadeloupe: ['03-26', '05-27'],
  'saint-pierre-et-miquelon': [],
  'nouvelle-caledonie': ['09-24'],
} as const satisfies Partial<Record<Territory, readonly string[]>>;

export type SimulatedTerritory = keyof typeof besides;

/** The days these lists are for. */
export const KNOWN_DAYS = { from: '2026-11-12', until: '2027-12-31' } as const;

export function isPublicHoliday(territory: SimulatedTerritory, date: string): boolean {
  if (date < KNOWN_DAYS.from || date > KNOWN_DAYS.until) throw new RangeError(`No holidays are listed for ${date}.`);
  const day = date.slice(5);
  return everywhere.includes(day) || besides[territory].some((one) => one === day);
}

export interface LocalTime {
  /** ISO date. */
  readonly date: string;
  /** 'HH:MM' */
  readonly clock: string;
  /** ISO weekday, 1 (Monday) to 7. */
  readonly weekday: number;
}

export function localTime(zone: string, at: number): LocalTime {
  const local = at + offsetAt(zone, at);
  const text = new Date(local).toISOString();
  return { date: text.slice(0, 10), clock: text.slice(11, 16), weekday: weekdayOf(text.slice(0, 10)) };
}

/** The instant at which the clock of this zone shows this, epoch milliseconds. */
export function instantOf(zone: string, date: string, clock: string): number {
  const local = Date.parse(`${date}T${clock}Z`);
  const guess = local - offsetAt(zone, local);
  return local - offsetAt(zone, guess);
}

export function weekdayOf(date: string): number {
  return ((Date.parse(`${date}T00:00Z`) / DAY + 3) % 7) + 1;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: string, until: string): number {
  return (Date.parse(`${until}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY;
}

/** Clocks change on the hour: one look an hour is enough. */
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(zone: string, at: number): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  const hour = Math.floor(at / HOUR);
  const known = ofZone.get(hour);
  if (known !== undefined) return known;

  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(hour * HOUR).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  ofZone.set(hour, offset);
  return offset;
}
