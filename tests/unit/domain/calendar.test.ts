import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingDaysTo,
  endOfWork,
  isGoodMoment,
  isWorkingDay,
  isZone,
  localDate,
  nextGoodMoment,
  nextWorkingMorning,
  startOfWork,
  type WorkingTime,
} from '../../../src/domain/calendar.ts';
import { defaultZone, holidaysOf, TERRITORIES, type Territory } from '../../../src/domain/holidays.ts';

const at = (text: string) => Temporal.Instant.from(text);
const date = (text: string) => Temporal.PlainDate.from(text);

/** Temporal keeps its values private: without this, toEqual takes any two instants for equal. */
expect.addEqualityTesters([
  (a: unknown, b: unknown) => (a instanceof Temporal.Instant && b instanceof Temporal.Instant ? a.equals(b) : undefined),
  (a: unknown, b: unknown) => (a instanceof Temporal.PlainDate && b instanceof Temporal.PlainDate ? a.equals(b) : undefined),
]);

it('two instants, or two dates, are equal when they are the same one', () => {
  expect(at('2026-06-03T12:00Z')).toEqual(at('2026-06-03T14:00+02:00'));
  expect(at('2026-06-03T12:00Z')).not.toEqual(at('2026-06-03T12:01Z'));
  expect(date('2026-06-03')).not.toEqual(date('2026-06-04'));
});

/** An agent in Paris, Monday to Friday, 09:00 to 17:30. */
function agent(changes: Partial<WorkingTime> = {}): WorkingTime {
  const usual = { zone: 'Europe/Paris', territory: 'metropole', days: [1, 2, 3, 4, 5], from: '09:00', until: '17:30' } as const;
  return { ...usual, absences: [], holidayOverrides: [], ...changes };
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

describe('a good moment', () => {
  it('begins at the first minute of the hours, and ends before the minute they end', () => {
    expect(isGoodMoment(agent(), at('2026-06-03T08:59:59.999+02:00'))).toBe(false);
    expect(isGoodMoment(agent(), at('2026-06-03T09:00+02:00'))).toBe(true);
    expect(isGoodMoment(agent(), at('2026-06-03T17:29:59.999999999+02:00'))).toBe(true);
    expect(isGoodMoment(agent(), at('2026-06-03T17:30+02:00'))).toBe(false);
  });

  it('is neither on a day off, nor on a holiday, nor during an absence, its last day included', () => {
    const away = agent({ days: [1, 2, 4, 5], absences: [{ from: '2026-06-08', until: '2026-06-09' }] });
    const noon = (day: string) => isGoodMoment(away, at(`${day}T12:00+02:00`));
    expect([noon('2026-06-02'), noon('2026-06-03'), noon('2026-07-14')]).toEqual([true, false, false]);
    expect([noon('2026-06-05'), noon('2026-06-08'), noon('2026-06-09'), noon('2026-06-11')]).toEqual([true, false, false, true]);
  });

  it('follows the holidays that coordination added or took back', () => {
    const bridge = [{ date: '2026-05-15', holiday: true }];
    const worked = [{ date: '2026-05-25', holiday: false }];
    expect(isGoodMoment(agent(), at('2026-05-15T12:00+02:00'))).toBe(true);
    expect(isGoodMoment(agent({ holidayOverrides: bridge }), at('2026-05-15T12:00+02:00'))).toBe(false);
    expect(isGoodMoment(agent(), at('2026-05-25T12:00+02:00'))).toBe(false);
    expect(isGoodMoment(agent({ holidayOverrides: worked }), at('2026-05-25T12:00+02:00'))).toBe(true);
  });

  it('never comes for somebody who works on no day, nor when the hours end as they begin', () => {
    const now = at('2026-06-03T12:00+02:00');
    for (const never of [agent({ days: [] }), agent({ from: '18:00', until: '18:00' })]) {
      expect(isGoodMoment(never, now)).toBe(false);
      expect(nextGoodMoment(never, now)).toBeNull();
      expect(nextWorkingMorning(never, now)).toBeNull();
      expect(addWorkingDays(never, date('2026-06-03'), 0)).toBeNull();
      expect(addWorkingDaysTo(never, now, 1)).toBeNull();
    }
  });
});

describe('the next good moment', () => {
  it('is now when now is good, to the nanosecond', () => {
    const now = at('2026-06-03T09:00:00.000000001+02:00');
    expect(nextGoodMoment(agent(), now)).toEqual(now);
  });

  it('is this morning, tomorrow morning, or Monday morning', () => {
    expect(nextGoodMoment(agent(), at('2026-06-03T03:00+02:00'))).toEqual(at('2026-06-03T09:00+02:00'));
    expect(nextGoodMoment(agent(), at('2026-06-03T17:30+02:00'))).toEqual(at('2026-06-04T09:00+02:00'));
    expect(nextGoodMoment(agent(), at('2026-06-05T18:00+02:00'))).toEqual(at('2026-06-08T09:00+02:00'));
  });

  it('waits for the end of the year to be over: Christmas, a weekend, New Year and another weekend', () => {
    const away = agent({ absences: [{ from: '2026-12-28', until: '2026-12-31' }] });
    expect(nextGoodMoment(away, at('2026-12-24T17:30+01:00'))).toEqual(at('2027-01-04T09:00+01:00'));
  });

  it('keeps nine in the morning on both sides of the two changes of clock in Paris', () => {
    expect(nextGoodMoment(agent(), at('2026-03-27T18:00+01:00'))).toEqual(at('2026-03-30T09:00+02:00'));
    expect(nextGoodMoment(agent(), at('2026-10-23T18:00+02:00'))).toEqual(at('2026-10-26T09:00+01:00'));
  });

  it('is found two years ahead, and not later', () => {
    const now = at('2026-06-03T12:00+02:00');
    const backAfter = (until: string) => nextGoodMoment(agent({ days: everyDay, absences: [{ from: '2026-01-01', until }] }), now);
    expect(backAfter('2028-06-02')).toEqual(at('2028-06-03T09:00+02:00'));
    expect(backAfter('2028-06-03')).toBeNull();
  });
});

describe('on the night the clock jumps from two to three in Paris', () => {
  const night = { days: everyDay, territory: 'metropole' } as const;
  const sunday = date('2026-03-29');

  it('hours that begin in the missing hour begin at the jump', () => {
    const early = agent({ ...night, from: '02:30', until: '06:00' });
    expect(nextGoodMoment(early, at('2026-03-29T01:00+01:00'))).toEqual(at('2026-03-29T03:00+02:00'));
    expect(startOfWork(early, sunday)).toEqual(at('2026-03-29T03:00+02:00'));
    expect(endOfWork(early, sunday)).toEqual(at('2026-03-29T06:00+02:00'));
  });

  it('hours that end in the missing hour end at the jump', () => {
    const late = agent({ ...night, from: '00:30', until: '02:30' });
    expect(endOfWork(late, sunday)).toEqual(at('2026-03-29T03:00+02:00'));
    expect(isGoodMoment(late, at('2026-03-29T01:59+01:00'))).toBe(true);
    expect(isGoodMoment(late, at('2026-03-29T03:00+02:00'))).toBe(false);
  });

  it('hours that are all missing make no working day', () => {
    const lost = agent({ ...night, from: '02:10', until: '02:50' });
    expect(isWorkingDay(lost, sunday)).toBe(false);
    expect(nextGoodMoment(lost, at('2026-03-28T12:00+01:00'))).toEqual(at('2026-03-30T02:10+02:00'));
    expect(nextWorkingMorning(lost, at('2026-03-28T12:00+01:00'))).toEqual(at('2026-03-30T02:10+02:00'));
    expect(addWorkingDays(lost, date('2026-03-28'), 1)).toEqual(date('2026-03-30'));
  });

  it('a deadline in the missing hour falls at the jump, or in the last minute of work if that is over', () => {
    const asked = at('2026-03-28T02:20+01:00');
    expect(addWorkingDaysTo(agent({ ...night, from: '00:30', until: '04:00' }), asked, 1)).toEqual(at('2026-03-29T03:00+02:00'));
    expect(addWorkingDaysTo(agent({ ...night, from: '00:30', until: '02:30' }), asked, 1)).toEqual(at('2026-03-29T01:59+01:00'));
  });
});

describe('on the night Paris lives the hour from two to three twice', () => {
  const night = { days: everyDay, territory: 'metropole' } as const;
  const sunday = date('2026-10-25');

  it('hours within that hour are good twice', () => {
    const twice = agent({ ...night, from: '02:10', until: '02:40' });
    expect(nextGoodMoment(twice, at('2026-10-25T01:00+02:00'))).toEqual(at('2026-10-25T02:10+02:00'));
    expect(nextGoodMoment(twice, at('2026-10-25T02:40+02:00'))).toEqual(at('2026-10-25T02:10+01:00'));
    expect(nextGoodMoment(twice, at('2026-10-25T02:40+01:00'))).toEqual(at('2026-10-26T02:10+01:00'));
    expect(startOfWork(twice, sunday)).toEqual(at('2026-10-25T02:10+02:00'));
    expect(endOfWork(twice, sunday)).toEqual(at('2026-10-25T02:40+01:00'));
  });

  it('hours that ended within it are open again when the clock goes back', () => {
    const reopened = agent({ ...night, from: '00:30', until: '02:30' });
    expect(isGoodMoment(reopened, at('2026-10-25T02:30+02:00'))).toBe(false);
    expect(nextGoodMoment(reopened, at('2026-10-25T02:30+02:00'))).toEqual(at('2026-10-25T02:00+01:00'));
    expect(endOfWork(reopened, sunday)).toEqual(at('2026-10-25T02:30+01:00'));
    expect(addWorkingDaysTo(reopened, at('2026-10-24T02:45+02:00'), 1)).toEqual(at('2026-10-25T02:29+01:00'));
  });

  it('hours that ended as it began are over the first time', () => {
    expect(endOfWork(agent({ ...night, from: '00:30', until: '02:00' }), sunday)).toEqual(at('2026-10-25T02:00+02:00'));
  });
});

describe('the next working morning', () => {
  it('is never today, even before work or in the middle of the day', () => {
    expect(nextWorkingMorning(agent(), at('2026-06-03T03:00+02:00'))).toEqual(at('2026-06-04T09:00+02:00'));
    expect(nextWorkingMorning(agent(), at('2026-06-03T12:00+02:00'))).toEqual(at('2026-06-04T09:00+02:00'));
  });

  it('comes after the holiday and the weekend', () => {
    expect(nextWorkingMorning(agent(), at('2026-04-03T12:00+02:00'))).toEqual(at('2026-04-07T09:00+02:00'));
    expect(nextWorkingMorning(agent({ territory: 'alsace-moselle' }), at('2026-04-02T12:00+02:00'))).toEqual(at('2026-04-07T09:00+02:00'));
  });

  it('depends on the day it is there: midnight in Paris is still the day before in Papeete', () => {
    const instant = at('2026-06-04T00:30+02:00');
    const papeete = agent({ zone: 'Pacific/Tahiti', territory: 'polynesie-francaise' });
    expect(nextWorkingMorning(agent(), instant)).toEqual(at('2026-06-05T09:00+02:00'));
    expect(nextWorkingMorning(papeete, instant)).toEqual(at('2026-06-04T09:00-10:00'));
  });
});

describe('working days', () => {
  it('none after a day is that day, or the next working day', () => {
    expect(addWorkingDays(agent(), date('2026-06-05'), 0)).toEqual(date('2026-06-05'));
    expect(addWorkingDays(agent(), date('2026-06-06'), 0)).toEqual(date('2026-06-08'));
  });

  it('skip what is not worked: in May 2026, two days after Wednesday 13 are a Monday', () => {
    const bridge = agent({ holidayOverrides: [{ date: '2026-05-15', holiday: true }] });
    expect(addWorkingDays(bridge, date('2026-05-13'), 2)).toEqual(date('2026-05-19'));
    expect(addWorkingDays(agent(), date('2026-05-13'), 2)).toEqual(date('2026-05-18'));
  });

  it('cross the year end', () => {
    expect(addWorkingDays(agent(), date('2026-12-24'), 5)).toEqual(date('2027-01-04'));
  });

  it('are counted beyond two years, as long as there are some', () => {
    expect(addWorkingDays(agent({ days: [3], territory: 'guyane' }), date('2026-01-01'), 200)).not.toBeNull();
    expect(addWorkingDays(agent({ absences: [{ from: '2026-01-01', until: '2029-01-01' }] }), date('2026-06-03'), 1)).toBeNull();
  });

  it('are whole and not negative, or the code that counts them is wrong', () => {
    expect(() => addWorkingDays(agent(), date('2026-06-03'), -1)).toThrow(RangeError);
    expect(() => addWorkingDays(agent(), date('2026-06-03'), 1.5)).toThrow(RangeError);
  });
});

describe('"no answer in two working days"', () => {
  it('falls at the same time of day, over a weekend as over a change of clock', () => {
    expect(addWorkingDaysTo(agent(), at('2026-06-02T10:12:34.567+02:00'), 2)).toEqual(at('2026-06-04T10:12:34.567+02:00'));
    expect(addWorkingDaysTo(agent(), at('2026-03-26T10:12+01:00'), 2)).toEqual(at('2026-03-30T10:12+02:00'));
  });

  it('is brought into working hours: the first minute for what was asked at dawn, the last for what was asked at night', () => {
    expect(addWorkingDaysTo(agent(), at('2026-06-02T06:00+02:00'), 2)).toEqual(at('2026-06-04T09:00+02:00'));
    expect(addWorkingDaysTo(agent(), at('2026-06-02T22:00+02:00'), 2)).toEqual(at('2026-06-04T17:29+02:00'));
    expect(addWorkingDaysTo(agent(), at('2026-06-02T17:29:59+02:00'), 2)).toEqual(at('2026-06-04T17:29:59+02:00'));
  });
});

describe('at night, from nine in the evening to five in the morning', () => {
  const nurse = (changes: Partial<WorkingTime> = {}) => agent({ from: '21:00', until: '05:00', ...changes });

  it('a night is good from its evening to its morning, and belongs to the day on which it begins', () => {
    const good = (moment: string) => isGoodMoment(nurse(), at(`2026-06-${moment}+02:00`));
    // Monday 1 June; Sunday night is not worked, Friday night is.
    expect([good('01T04:59'), good('01T20:59'), good('01T21:00'), good('02T04:59'), good('02T05:00')]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect([good('05T23:00'), good('06T03:00'), good('06T21:00')]).toEqual([true, true, false]);
  });

  it('neither a holiday nor an absence is written into, even in the small hours of a night that began before', () => {
    const away = nurse({ days: everyDay, absences: [{ from: '2026-06-09', until: '2026-06-09' }] });
    const good = (moment: string) => isGoodMoment(away, at(`2026-${moment}+02:00`));
    expect([good('07-13T23:00'), good('07-14T02:00'), good('07-14T22:00'), good('07-15T02:00'), good('07-15T22:00')]).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
    expect([good('06-08T23:00'), good('06-09T02:00'), good('06-09T23:00'), good('06-10T02:00'), good('06-10T22:00')]).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('the next good moment is this evening; said in the small hours, the next working morning is this evening too', () => {
    expect(nextGoodMoment(nurse(), at('2026-06-03T12:00+02:00'))).toEqual(at('2026-06-03T21:00+02:00'));
    expect(nextGoodMoment(nurse(), at('2026-06-03T02:00+02:00'))).toEqual(at('2026-06-03T02:00+02:00'));
    expect(nextWorkingMorning(nurse(), at('2026-06-03T02:00+02:00'))).toEqual(at('2026-06-03T21:00+02:00'));
    expect(nextWorkingMorning(nurse(), at('2026-06-03T22:00+02:00'))).toEqual(at('2026-06-04T21:00+02:00'));
  });

  it('a deadline falls at the same time of another night, or as it begins for what was asked by day', () => {
    expect(addWorkingDaysTo(nurse(), at('2026-06-02T22:10+02:00'), 2)).toEqual(at('2026-06-04T22:10+02:00'));
    expect(addWorkingDaysTo(nurse(), at('2026-06-03T02:10+02:00'), 1)).toEqual(at('2026-06-04T02:10+02:00'));
    expect(addWorkingDaysTo(nurse(), at('2026-06-02T12:00+02:00'), 1)).toEqual(at('2026-06-03T21:00+02:00'));
    expect(endOfWork(nurse(), date('2026-06-05'))).toEqual(at('2026-06-06T05:00+02:00'));
    expect(endOfWork(nurse(), date('2026-07-13'))).toEqual(at('2026-07-14T00:00+02:00'));
  });
});

describe('far from Paris', () => {
  it('the same instant is Monday at work in Mata-Utu and Sunday in Papeete', () => {
    const wallis = agent({ zone: 'Pacific/Wallis', territory: 'wallis-et-futuna' });
    const tahiti = agent({ zone: 'Pacific/Tahiti', territory: 'polynesie-francaise' });
    const instant = at('2026-06-07T22:00Z');
    expect([String(localDate(wallis, instant)), String(localDate(tahiti, instant))]).toEqual(['2026-06-08', '2026-06-07']);
    expect([isGoodMoment(wallis, instant), isGoodMoment(tahiti, instant)]).toEqual([true, false]);
    expect(nextGoodMoment(tahiti, instant)).toEqual(at('2026-06-08T19:00Z'));
  });

  it('a holiday is over in Wallis when it begins in Tahiti', () => {
    const tahiti = agent({ zone: 'Pacific/Tahiti', territory: 'polynesie-francaise' });
    expect(nextGoodMoment(agent({ zone: 'Pacific/Wallis', territory: 'wallis-et-futuna' }), at('2026-07-14T00:00+12:00'))).toEqual(
      at('2026-07-15T09:00+12:00'),
    );
    expect(nextGoodMoment(tahiti, at('2026-07-14T00:00-10:00'))).toEqual(at('2026-07-15T09:00-10:00'));
  });

  it('nine in the morning in the Marquesas is half past six in the evening, universal time', () => {
    const marquesas = agent({ zone: 'Pacific/Marquesas', territory: 'polynesie-francaise' });
    expect(nextGoodMoment(marquesas, at('2026-06-03T12:00Z'))).toEqual(at('2026-06-03T18:30Z'));
  });

  it('where the clock goes back at midnight, as in Santiago, Sunday begins after the second last hour of Saturday', () => {
    const night = agent({ zone: 'America/Santiago', days: everyDay, from: '00:00', until: '23:30' });
    expect(startOfWork(night, date('2026-04-05'))).toEqual(at('2026-04-05T00:00-04:00'));
    expect(nextGoodMoment(night, at('2026-04-04T23:30-03:00'))).toEqual(at('2026-04-04T23:00-04:00'));
    expect(endOfWork(night, date('2026-04-04'))).toEqual(at('2026-04-04T23:30-04:00'));
  });

  it('Samoa had no 30 December 2011: nobody worked that day, and it counts for nothing', () => {
    const apia = agent({ zone: 'Pacific/Apia', territory: 'guyane', days: everyDay });
    const skipped = date('2011-12-30');
    expect(isWorkingDay(apia, skipped)).toBe(false);
    expect(startOfWork(apia, skipped)).toEqual(at('2011-12-31T00:00+14:00'));
    expect(endOfWork(apia, skipped)).toEqual(startOfWork(apia, skipped));
    expect(addWorkingDays(apia, date('2011-12-29'), 1)).toEqual(date('2011-12-31'));
    expect(nextGoodMoment(apia, at('2011-12-29T18:00-10:00'))).toEqual(at('2011-12-31T09:00+14:00'));
    expect(addWorkingDaysTo(apia, at('2011-12-29T12:00-10:00'), 1)).toEqual(at('2011-12-31T12:00+14:00'));
  });

  it.each(TERRITORIES)('an agent in %s works on 13 July, rests on 14 July, and hears from the bot on the 15th at nine', (territory) => {
    const there = agent({ zone: defaultZone(territory), territory });
    const atNine = (day: string) => Temporal.PlainDateTime.from(`${day}T09:00`).toZonedDateTime(there.zone).toInstant();
    expect(isGoodMoment(there, atNine('2026-07-13'))).toBe(true);
    expect(isGoodMoment(there, atNine('2026-07-14'))).toBe(false);
    expect(nextGoodMoment(there, endOfWork(there, date('2026-07-13')))).toEqual(atNine('2026-07-15'));
  });
});

it('a zone is a name of the IANA base', () => {
  expect(['Europe/Paris', 'Pacific/Marquesas', 'UTC', 'America/Argentina/Buenos_Aires'].every(isZone)).toBe(true);
  expect(['', 'Paris', 'Europe/Lutetia', '+01:00', '-0930', 'GMT+1', ' Europe/Paris'].some(isZone)).toBe(false);
});

/*
 * The same rules, told by a wall clock: Intl says what it shows, minute after minute. Slow, and with no idea of what an offset is.
 */

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** 'YYYY-MM-DD HH:MM'. */
function wallClock(zone: string, ms: number): string {
  const two = '2-digit';
  const clock =
    wallClocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' });
  wallClocks.set(zone, clock);
  return clock.format(ms);
}

function naiveInHours(time: WorkingTime, shown: string): boolean {
  const clock = shown.slice(11);
  return time.from <= clock && clock < time.until;
}

function naiveWorks(time: WorkingTime, day: string): boolean {
  if (!time.days.includes(date(day).dayOfWeek)) return false;
  if (holidaysOf(time.territory, date(day).year, time.holidayOverrides).has(day)) return false;
  return time.absences.every((absence) => day < absence.from || day > absence.until);
}

/** Of a night: the evening of a day that is worked, or the small hours after one, on a day that is free. */
function naiveNight(time: WorkingTime, shown: string): boolean {
  const [day, clock] = [shown.slice(0, 10), shown.slice(11)];
  if (clock >= time.from) return naiveWorks(time, day);
  return clock < time.until && naiveWorks(time, String(date(day).subtract({ days: 1 }))) && naiveWorks({ ...time, days: everyDay }, day);
}

function naiveGood(time: WorkingTime, ms: number): boolean {
  const shown = wallClock(time.zone, ms);
  if (time.until < time.from) return naiveNight(time, shown);
  return naiveInHours(time, shown) && naiveWorks(time, shown.slice(0, 10));
}

/** The first good moment met by walking: `ms` itself, then every whole minute of the next three days. */
function naiveNext(time: WorkingTime, ms: number): number | undefined {
  if (naiveGood(time, ms)) return ms;
  const last = ms + 3 * DAY;
  for (let minute = Math.ceil(ms / MINUTE) * MINUTE; minute < last; minute += MINUTE) {
    if (naiveGood(time, minute)) return minute;
  }
  return undefined;
}

/** The minutes at which the clock shows that date, and the person's hours. */
function naiveHours(time: WorkingTime, day: string): number[] {
  const noon = Date.parse(`${day}T12:00Z`);
  const around = Array.from({ length: 54 * 60 }, (_, minute) => noon + (minute - 27 * 60) * MINUTE);
  return around.filter((ms) => {
    const shown = wallClock(time.zone, ms);
    return shown.startsWith(day) && naiveInHours(time, shown);
  });
}

const zones = [
  ...[...TERRITORIES.map(defaultZone), 'Pacific/Marquesas', 'Pacific/Gambier'],
  // Quarters of an hour, half an hour of summer time, two hours of it, changes at midnight, the ends of the world.
  ...['Asia/Kathmandu', 'Pacific/Chatham', 'America/St_Johns', 'Australia/Lord_Howe', 'Antarctica/Troll', 'America/Havana'],
  ...['Africa/Cairo', 'Africa/Casablanca', 'Atlantic/Azores', 'America/Santiago', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
];

const changing = zones.filter((zone) => nextChange(zone, 2026) !== undefined);

/** A zone, and an instant near which something happens there: a change of clock, or the year end. */
const placesAndTimes = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...changing), fc.integer({ min: 2024, max: 2029 }))
      .map(([zone, year]) => ({ zone, anchor: nextChange(zone, year) ?? Date.UTC(year, 0, 1) })),
  },
  { weight: 3, arbitrary: fc.constantFrom(...zones).map((zone) => ({ zone, anchor: Date.UTC(2027, 0, 1) })) },
  // A day that never was; a clock that went back over midnight.
  { weight: 1, arbitrary: fc.constant({ zone: 'Pacific/Apia', anchor: Date.UTC(2011, 11, 30, 10) }) },
  { weight: 1, arbitrary: fc.constant({ zone: 'America/St_Johns', anchor: Date.UTC(2006, 9, 29, 2, 31) }) },
);

/** In even years, a change of the second half of the year: the clock goes forward in one hemisphere, back in the other. */
function nextChange(zone: string, year: number): number | undefined {
  const start = Temporal.ZonedDateTime.from({ year, month: year % 2 ? 1 : 7, day: 1, timeZone: zone });
  return start.getTimeZoneTransition('next')?.epochMilliseconds;
}

/** Any hours, or short ones near what the clock shows as it changes. */
function hoursAround(zone: string, anchor: number) {
  const clock = wallClock(zone, anchor).slice(11);
  const middle = Math.floor((Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) / 15);
  return fc
    .oneof(
      fc.tuple(fc.integer({ min: 0, max: 94 }), fc.integer({ min: 1, max: 95 })),
      fc.tuple(fc.integer({ min: middle - 6, max: middle + 4 }), fc.integer({ min: 1, max: 8 })),
    )
    .map(([from, length]) => [Math.min(Math.max(from, 0), 94), length] as const)
    .map(([from, length]) => ({ from: quarter(from), until: quarter(Math.min(from + length, 95)) }));
}

function quarter(index: number): string {
  return Temporal.PlainTime.from('00:00')
    .add({ minutes: index * 15 })
    .toString({ smallestUnit: 'minute' });
}

const weeks = fc.oneof(fc.constant(everyDay), fc.constant([1, 2, 3, 4, 5]), fc.subarray(everyDay));

interface Situation {
  readonly time: WorkingTime;
  /** Milliseconds. */
  readonly now: number;
}

const situations: fc.Arbitrary<Situation> = placesAndTimes.chain(({ zone, anchor }) => {
  const near = fc.integer({ min: -5, max: 5 }).map((days) => new Date(anchor + days * DAY).toISOString().slice(0, 10));
  const absence = fc.tuple(near, fc.integer({ min: 0, max: 3 })).map(([from, days]) => ({ from, until: String(date(from).add({ days })) }));
  return fc.record({
    time: fc
      .record({
        hours: hoursAround(zone, anchor),
        territory: fc.constantFrom<Territory>(...TERRITORIES),
        days: weeks,
        absences: fc.array(absence, { maxLength: 2 }),
        holidayOverrides: fc.array(fc.record({ date: near, holiday: fc.boolean() }), { maxLength: 3 }),
      })
      .map(({ hours, ...rest }) => ({ zone, ...hours, ...rest })),
    now: fc.oneof(
      fc
        .tuple(fc.constantFrom(0, -DAY, -2 * DAY, DAY), fc.integer({ min: -120, max: 120 }))
        .map(([shift, minutes]) => anchor + shift + minutes * MINUTE),
      fc.integer({ min: -3 * DAY, max: 3 * DAY }).map((ms) => anchor + ms),
    ),
  });
});

/** The same, where the hours cross midnight. */
const nights: fc.Arbitrary<Situation> = fc
  .tuple(situations, fc.integer({ min: 72, max: 95 }), fc.integer({ min: 0, max: 40 }))
  .map(([{ time, now }, from, until]) => ({ time: { ...time, from: quarter(from), until: quarter(until) }, now }));
const any = fc.oneof(situations, nights);

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);

/** The property that several days of minutes are walked for. */
const slow = { numRuns: 120 };

describe('whatever the zone, the hours, the absences and the holidays', () => {
  it('a moment is good when the clock on the wall says so', () => {
    fc.assert(
      fc.property(any, ({ time, now }) => {
        for (const ms of [now, now - 1, now + 7 * 60 * MINUTE]) expect(isGoodMoment(time, instant(ms))).toBe(naiveGood(time, ms));
        expect(String(localDate(time, instant(now)))).toBe(wallClock(time.zone, now).slice(0, 10));
      }),
      { numRuns: 400 },
    );
  });

  it('the next good moment is the first one met by walking minute after minute', () => {
    fc.assert(
      fc.property(any, ({ time, now }) => {
        const found = nextGoodMoment(time, instant(now));
        const walked = naiveNext(time, now);
        if (walked !== undefined) {
          expect(found?.epochMilliseconds).toBe(walked);
        } else if (found === null) {
          expect(time.days).toEqual([]);
        } else {
          for (let ms = now + 3 * DAY; ms < found.epochMilliseconds; ms += 15 * MINUTE) expect(naiveGood(time, ms)).toBe(false);
          expect(naiveGood(time, found.epochMilliseconds)).toBe(true);
          expect(naiveGood(time, found.epochMilliseconds - 1)).toBe(false);
        }
      }),
      slow,
    );
  });

  it('the next good moment never comes sooner for who asks later, and is its own next', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 4 * DAY }), ({ time, now }, wait) => {
        const sooner = nextGoodMoment(time, instant(now));
        const later = nextGoodMoment(time, instant(now + wait));
        if (!sooner || !later) {
          expect(time.days).toEqual([]);
          return;
        }
        expect(sooner.epochMilliseconds).toBeGreaterThanOrEqual(now);
        expect(later.epochMilliseconds).toBeGreaterThanOrEqual(sooner.epochMilliseconds);
        expect(nextGoodMoment(time, sooner)).toEqual(sooner);
      }),
      { numRuns: 400 },
    );
  });

  it('a day is worked if its hours exist, and they lie between its start and its end', () => {
    fc.assert(
      fc.property(situations, ({ time, now }) => {
        const day = localDate(time, instant(now));
        const shown = naiveHours(time, String(day));
        expect(isWorkingDay(time, day)).toBe(shown.length > 0 && naiveWorks(time, String(day)));

        const [start, end] = [startOfWork(time, day).epochMilliseconds, endOfWork(time, day).epochMilliseconds];
        expect([start, end]).toEqual(shown.length > 0 ? [shown.at(0), (shown.at(-1) ?? 0) + MINUTE] : [start, start]);
      }),
      slow,
    );
  });

  it('working days are counted exactly', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 0, max: 30 }), ({ time, now }, count) => {
        const day = localDate(time, instant(now));
        const found = addWorkingDays(time, day, count);
        if (!found) {
          expect(time.days).toEqual([]);
          return;
        }

        expect(isWorkingDay(time, found)).toBe(true);
        let worked = 0;
        for (let one = day; !one.equals(found); one = one.add({ days: 1 })) {
          if (isWorkingDay(time, one.add({ days: count === 0 ? 0 : 1 }))) worked++;
        }
        expect(worked).toBe(count);
      }),
      { numRuns: 200 },
    );
  });

  it('the next working morning is a good moment, and the first of the next working day', () => {
    fc.assert(
      fc.property(situations, ({ time, now }) => {
        const morning = nextWorkingMorning(time, instant(now));
        const day = addWorkingDays(time, localDate(time, instant(now)), 1);
        if (!morning || !day) {
          expect([morning, day, time.days]).toEqual([null, null, []]);
          return;
        }
        expect(morning).toEqual(startOfWork(time, day));
        expect(isGoodMoment(time, morning)).toBe(true);
        expect(Temporal.PlainDate.compare(localDate(time, instant(now)), localDate(time, morning))).toBe(-1);
      }),
      { numRuns: 300 },
    );
  });

  it('a deadline in working days is a good moment of the right day, at the same time on the clock if that day shows it', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 0, max: 4 }), ({ time, now }, count) => {
        const deadline = addWorkingDaysTo(time, instant(now), count);
        const day = addWorkingDays(time, localDate(time, instant(now)), count);
        if (!deadline || !day) {
          expect([deadline, day, time.days]).toEqual([null, null, []]);
          return;
        }
        expect(isGoodMoment(time, deadline)).toBe(true);
        expect(localDate(time, deadline)).toEqual(day);

        const clock = wallClock(time.zone, now).slice(11);
        const shown = naiveHours(time, String(day)).some((ms) => wallClock(time.zone, ms).endsWith(clock));
        if (shown) expect(wallClock(time.zone, deadline.epochMilliseconds).slice(11)).toBe(clock);
        if (clock < time.from) expect(deadline).toEqual(startOfWork(time, day));
      }),
      slow,
    );
  });

  it('a deadline in working days of a night is a good moment of a night that is worked, the right one, at the same time on the clock if it shows it', () => {
    fc.assert(
      fc.property(nights, fc.integer({ min: 0, max: 4 }), ({ time, now }, count) => {
        const clock = wallClock(time.zone, now).slice(11);
        const local = localDate(time, instant(now));
        const night = clock < time.until ? local.subtract({ days: 1 }) : local;
        const [deadline, day] = [addWorkingDaysTo(time, instant(now), count), addWorkingDays(time, night, count)];
        if (!deadline || !day) {
          expect([deadline, day, time.days]).toEqual([null, null, []]);
          return;
        }
        expect(isGoodMoment(time, deadline)).toBe(true);
        expect(Temporal.Instant.compare(deadline, startOfWork(time, day))).toBeGreaterThanOrEqual(0);
        expect(Temporal.Instant.compare(deadline, endOfWork(time, day))).toBe(-1);
        if (clock >= time.until && clock < time.from) expect(deadline).toEqual(startOfWork(time, day));
      }),
      slow,
    );
  });

  it('the next working morning of somebody who works at night is the beginning of a night, after the one they may be in', () => {
    fc.assert(
      fc.property(nights, ({ time, now }) => {
        const morning = nextWorkingMorning(time, instant(now));
        if (!morning) {
          expect(time.days).toEqual([]);
          return;
        }
        expect(isGoodMoment(time, morning)).toBe(true);
        // The night of a day that the clock skips begins on the next.
        const day = localDate(time, morning);
        expect([day, day.subtract({ days: 1 })].map((one) => startOfWork(time, one))).toContainEqual(morning);
        expect(morning.epochMilliseconds).toBeGreaterThan(now);
      }),
      { numRuns: 300 },
    );
  });
});
