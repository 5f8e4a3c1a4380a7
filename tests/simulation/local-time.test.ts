import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, instantOf, isPublicHoliday, KNOWN_DAYS, localTime } from '../../simulation/local-time.ts';
import { isHoliday } from '../../src/domain/holidays.ts';

const territories = ['metropole', 'alsace-moselle', 'la-reunion', 'guadeloupe', 'saint-pierre-et-miquelon', 'nouvelle-caledonie'] as const;
const zones = ['Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe', 'America/Miquelon', 'Pacific/Noumea'] as const;

test.each(territories)('the holidays listed by hand for %s are those the bot knows', (territory) => {
  const [mine, theirs]: [string[], string[]] = [[], []];
  for (let day: string = KNOWN_DAYS.from; day <= KNOWN_DAYS.until; day = addDays(day, 1)) {
    if (isPublicHoliday(territory, day)) mine.push(day);
    if (isHoliday(territory, day, [])) theirs.push(day);
  }

  expect(mine.length).toBeGreaterThanOrEqual(12);
  expect(mine).toEqual(theirs);
  expect(() => isPublicHoliday(territory, addDays(KNOWN_DAYS.until, 1))).toThrow(RangeError);
});

test.each(zones)('the clock of %s, changes included, is the one Temporal shows', (zone) => {
  for (let at = Date.parse('2026-11-22T00:00Z'); at < Date.parse('2027-12-20T00:00Z'); at += 3_600_000 * 2.75) {
    const real = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

    const { date, clock, weekday } = localTime(zone, at);

    expect(`${date} ${clock} ${weekday}`).toBe(
      `${real.toPlainDate()} ${real.toPlainTime().toString({ smallestUnit: 'minute' })} ${real.dayOfWeek}`,
    );
  }
  for (const date of ['2026-12-24', '2027-03-28', '2027-07-01', '2027-10-31']) {
    const local = localTime(zone, instantOf(zone, date, '09:30'));
    expect([local.date, local.clock]).toEqual([date, '09:30']);
  }
});
