import { Temporal } from 'temporal-polyfill';
import { type HolidayOverride, isHoliday, type Territory } from './holidays.ts';

/** ISO dates, both inclusive, local to the person. */
export interface Absence {
  readonly from: string;
  readonly until: string;
}

/** When a person works, and may be written to. */
export interface WorkingTime {
  /** IANA. */
  readonly zone: string;
  readonly territory: Territory;
  /** ISO weekdays, 1 (Monday) to 7. Empty: there is never a good moment. */
  readonly days: readonly number[];
  /** 'HH:MM' local, inclusive. */
  readonly from: string;
  /** 'HH:MM' local, exclusive. Before `from`, it is that of the next day: a night belongs to the day on which it begins. */
  readonly until: string;
  readonly absences: readonly Absence[];
  readonly holidayOverrides: readonly HolidayOverride[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Two years, a leap day included: how far a search looks before it answers null. */
const HORIZON_DAYS = 731;

/** True for a name of the IANA base ('Europe/Paris'), not for an offset ('+01:00'), which recent versions of Intl take as well. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[a-z]/i.test(zone);
  } catch {
    return false;
  }
}

/**
 * A moment to write to the person: their local clock is within their hours, on a day they work. What a night has after midnight
 * must besides be on no holiday and in no absence.
 */
export function isGoodMoment(time: WorkingTime, instant: Temporal.Instant): boolean {
  const at = instant.epochMilliseconds;
  const local = at + stretchAt(time.zone, at).offset;
  const day = Math.floor(local / DAY);
  const clock = local - day * DAY;
  return hoursOn(time, day).some(({ from, until }) => from <= clock && clock < until);
}

/** The instant itself when it is good; otherwise the start of the next good period; null when there is none within two years. */
export function nextGoodMoment(time: WorkingTime, instant: Temporal.Instant): Temporal.Instant | null {
  if (isGoodMoment(time, instant)) return instant;
  const good = firstGood(time, instant.epochMilliseconds, dayAt(time.zone, instant) + HORIZON_DAYS);
  return good === null ? null : Temporal.Instant.fromEpochMilliseconds(good);
}

/** Start of the first working day strictly after the day of the instant, which is the eve in a night after midnight; null when there is none within two years. */
export function nextWorkingMorning(time: WorkingTime, instant: Temporal.Instant): Temporal.Instant | null {
  const day = firstWorkingDay(time, workDayAt(time, instant).day + 1);
  return day === null ? null : Temporal.Instant.fromEpochMilliseconds(startOf(time, day));
}

/**
 * The same local clock time, brought into working hours, on the `count`-th working day after the day of the instant; null when two
 * years pass without a working day. A clock time after hours becomes the last minute of work, so with a count of 0 the result may lie
 * before the instant; between two nights it becomes the first minute.
 */
export function addWorkingDaysTo(time: WorkingTime, instant: Temporal.Instant, count: number): Temporal.Instant | null {
  const asked = workDayAt(time, instant);
  const day = workingDayAfter(time, asked.day, count);
  if (day === null) return null;

  const [end, until] = [endOf(time, day), clockOf(time.until) + (isNight(time) ? DAY : 0)];
  const wanted = asked.clock < until ? firstAt(time.zone, day * DAY + Math.max(asked.clock, clockOf(time.from))) : end;
  return Temporal.Instant.fromEpochMilliseconds(wanted < end ? wanted : end - MINUTE);
}

/**
 * The `count`-th working day after the date; a count of 0 is the date itself if the person works, else their next working day.
 * Null when two years pass without a working day.
 */
export function addWorkingDays(time: WorkingTime, date: Temporal.PlainDate, count: number): Temporal.PlainDate | null {
  const day = workingDayAfter(time, dayOf(date), count);
  return day === null ? null : plainDate(day);
}

/** The person works on that local day: one of their weekdays, no holiday, no absence, and their hours exist on it. */
export function isWorkingDay(time: WorkingTime, date: Temporal.PlainDate): boolean {
  return isWorking(time, dayOf(date));
}

/** The first instant of their hours on that date, whether or not they work then. If the clock skips `from`, the instant of the jump. */
export function startOfWork(time: WorkingTime, date: Temporal.PlainDate): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(startOf(time, dayOf(date)));
}

/** The instant after the last of their hours of that date, an hour that is lived twice included; of a night, on the next date. */
export function endOfWork(time: WorkingTime, date: Temporal.PlainDate): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(endOf(time, dayOf(date)));
}

export function localDate(time: { readonly zone: string }, instant: Temporal.Instant): Temporal.PlainDate {
  return plainDate(dayAt(time.zone, instant));
}

/*
 * Below, a simulation asks millions of times, so everything is an integer: instants and local times are milliseconds, days are counted
 * from 1 January 1970. Temporal tells where a zone's offset changes; between two changes the local clock is plain arithmetic, and
 * neither a skipped hour, a repeated one nor a skipped day needs a rule of its own.
 */

/** From `at`, stretch by stretch, until `lastDay`. */
function firstGood(time: WorkingTime, at: number, lastDay: number): number | null {
  const stretch = stretchAt(time.zone, at);
  for (let day = Math.floor((at + stretch.offset) / DAY); day * DAY - stretch.offset < stretch.until; day++) {
    if (day > lastDay) return null;
    for (const { from, until } of hoursOn(time, day)) {
      const good = Math.max(at, day * DAY + from - stretch.offset);
      if (good < Math.min(stretch.until, day * DAY + until - stretch.offset)) return good;
    }
  }
  return firstGood(time, stretch.until, lastDay);
}

function workingDayAfter(time: WorkingTime, day: number, count: number): number | null {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a number of working days: ${count}`);
  let found = count === 0 ? firstWorkingDay(time, day) : day;
  for (let left = count; left > 0 && found !== null; left--) found = firstWorkingDay(time, found + 1);
  return found;
}

/** `day` or the first working day after it. */
function firstWorkingDay(time: WorkingTime, day: number): number | null {
  for (let candidate = day; candidate < day + HORIZON_DAYS; candidate++) {
    if (isWorking(time, candidate)) return candidate;
  }
  return null;
}

/** Without the last condition, a day the clock skips altogether, or whose hours all fall in a skipped hour, would count. */
function isWorking(time: WorkingTime, day: number): boolean {
  return worksOn(time, day) && startOf(time, day) < endOf(time, day);
}

function worksOn(time: WorkingTime, day: number): boolean {
  return time.days.includes(weekdayOf(day)) && isOpen(time, day);
}

/** No holiday, and no absence of theirs. */
function isOpen(time: WorkingTime, day: number): boolean {
  const date = isoDate(day);
  return !time.absences.some(({ from, until }) => from <= date && date <= until) && !isHoliday(time.territory, date, time.holidayOverrides);
}

const isNight = (time: Pick<WorkingTime, 'from' | 'until'>) => time.until < time.from;

/** What the local clock shows of their hours on that local day, in order: of a night that began the day before, then of their own. */
function hoursOn(time: WorkingTime, day: number): readonly { readonly from: number; readonly until: number }[] {
  const [from, until] = [clockOf(time.from), clockOf(time.until)];
  if (!isNight(time)) return from < until && worksOn(time, day) ? [{ from, until }] : [];
  return [
    ...(worksOn(time, day - 1) && isOpen(time, day) ? [{ from: 0, until }] : []),
    ...(worksOn(time, day) ? [{ from, until: DAY }] : []),
  ];
}

/** To which day of work an instant belongs, and its local clock since the midnight of that day. */
function workDayAt(time: WorkingTime, instant: Temporal.Instant): { readonly day: number; readonly clock: number } {
  const local = instant.epochMilliseconds + stretchAt(time.zone, instant.epochMilliseconds).offset;
  const day = Math.floor(local / DAY);
  const clock = local - day * DAY;
  return isNight(time) && clock < clockOf(time.until) ? { day: day - 1, clock: clock + DAY } : { day, clock };
}

function startOf(time: WorkingTime, day: number): number {
  return firstAt(time.zone, day * DAY + clockOf(time.from));
}

function endOf(time: WorkingTime, day: number): number {
  if (!isNight(time)) return lastAt(time.zone, day * DAY + clockOf(time.until));
  const next = (day + 1) * DAY;
  return isOpen(time, day + 1) ? lastAt(time.zone, next + clockOf(time.until)) : firstAt(time.zone, next);
}

/** The first instant whose local time is `local` or later; the search starts a day early, more than any offset. */
function firstAt(zone: string, local: number): number {
  let stretch = stretchAt(zone, local - DAY);
  while (stretch.until + stretch.offset <= local) stretch = stretchAt(zone, stretch.until);
  return Math.max(stretch.from, local - stretch.offset);
}

/** The instant after the last one whose local time is before `local`. */
function lastAt(zone: string, local: number): number {
  let stretch = stretchAt(zone, local + DAY);
  while (stretch.from + stretch.offset >= local) stretch = stretchAt(zone, stretch.from - 1);
  return Math.min(stretch.until, local - stretch.offset);
}

/** A time in which the offset of a zone, local minus UTC, stays the same; `until` is exclusive. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/** About two a year for a zone with summer time: they are few enough to keep, and to look through one by one. */
const stretches = new Map<string, Stretch[]>();

function stretchAt(zone: string, at: number): Stretch {
  const known = stretches.get(zone) ?? [];
  const found = known.find(({ from, until }) => from <= at && at < until);
  if (found) return found;

  const stretch = readStretch(zone, at);
  stretches.set(zone, [...known, stretch]);
  return stretch;
}

function readStretch(zone: string, at: number): Stretch {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // The previous transition is strictly before the moment asked for: one millisecond later, `at` itself counts.
  const previous = moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = moment.getTimeZoneTransition('next');
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: moment.offsetNanoseconds / 1_000_000,
  };
}

function dayAt(zone: string, instant: Temporal.Instant): number {
  const at = instant.epochMilliseconds;
  return Math.floor((at + stretchAt(zone, at).offset) / DAY);
}

/** Milliseconds from local midnight to 'HH:MM', on a day when the clock does not change. */
function clockOf(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * MINUTE;
}

/** ISO weekday; 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function dayOf(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / DAY;
}

/** Asked for some twenty days at each promise, of a few hundred altogether; started again when a simulation has seen many. */
const isoDates = new Map<number, string>();

function isoDate(day: number): string {
  const known = isoDates.get(day);
  if (known !== undefined) return known;

  if (isoDates.size > 10_000) isoDates.clear();
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  isoDates.set(day, date);
  return date;
}

function plainDate(day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(isoDate(day));
}
