import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { localDate, startOfWork, type WorkingTime } from '../../../src/domain/calendar.ts';
import { lastReturn, lentAtMost, morningBefore, returnTrouble } from '../../../src/domain/five-lines.ts';
import { isHoliday } from '../../../src/domain/holidays.ts';

const working = fc.record({
  zone: fc.constantFrom('Europe/Paris', 'America/Martinique', 'Indian/Reunion', 'Pacific/Noumea'),
  territory: fc.constantFrom('metropole' as const, 'alsace-moselle' as const),
  days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  from: fc.constantFrom('07:30', '09:00', '21:00'),
  until: fc.constantFrom('12:00', '18:00', '06:00'),
  absences: fc.constantFrom([], [{ from: '2026-12-01', until: '2026-12-11' }]),
  holidayOverrides: fc.constant([]),
});
const instant = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') })
  .map((at) => Temporal.Instant.fromEpochMilliseconds(at));

/** Counted day by day, apart from the calendar's own reckoning. */
function workedBetween({ days, territory }: WorkingTime, from: Temporal.PlainDate, until: Temporal.PlainDate): number {
  let worked = 0;
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 }))
    if (days.includes(day.dayOfWeek) && !isHoliday(territory, day.toString(), [])) worked += 1;
  return worked;
}

test('a return is taken when it is neither past nor more than ten working days away, whatever the calendar', () => {
  fc.assert(
    fc.property(working, instant, fc.integer({ min: -5, max: 120 }), (time, now, ahead) => {
      const today = localDate(time, now);
      const until = today.add({ days: ahead });
      const trouble = returnTrouble(time, now, now, until);

      if (ahead < 0) {
        expect(trouble).toBe('return-past');
        return;
      }
      const worked = workedBetween(time, today, until);
      if (worked > lentAtMost) expect(trouble).toBe('return-too-far');
      if (worked < lentAtMost) expect(trouble).toBeNull();
      // The tenth day itself is taken, and no day after it, even a free one.
      if (worked === lentAtMost)
        expect(trouble).toBe(workedBetween(time, today, until.subtract({ days: 1 })) < lentAtMost ? null : 'return-too-far');
    }),
  );
});

test('corrected later, the return can be no further than when it was first written; absences leave it where it is', () => {
  fc.assert(
    fc.property(working, instant, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 60 }), (time, writtenAt, since, ahead) => {
      const now = writtenAt.add({ hours: 24 * since });
      const until = localDate(time, writtenAt).add({ days: ahead });
      const last = lastReturn(time, writtenAt);
      if (returnTrouble(time, writtenAt, now, until) === null && last)
        expect(Temporal.PlainDate.compare(until, last)).toBeLessThanOrEqual(0);
      expect(lastReturn({ ...time, absences: [] }, writtenAt)).toEqual(last);
    }),
  );
});

test('the end is recalled at the beginning of a day of work before it, still to come, and of no later one', () => {
  fc.assert(
    fc.property(working, instant, fc.integer({ min: 0, max: 30 }), (time, now, ahead) => {
      const until = localDate(time, now).add({ days: ahead });
      const morning = morningBefore(time, until, now);
      if (!morning) return;
      const day = localDate(time, morning);
      expect(Temporal.Instant.compare(morning, now)).toBeGreaterThan(0);
      expect(morning).toEqual(startOfWork(time, day));
      expect(Temporal.PlainDate.compare(day, until)).toBeLessThan(0);
      expect(time.days).toContain(day.dayOfWeek);
      const absent = (date: Temporal.PlainDate) => time.absences.some(({ from, until: last }) => `${date}` >= from && `${date}` <= last);
      for (let between = day.add({ days: 1 }); Temporal.PlainDate.compare(between, until) < 0; between = between.add({ days: 1 }))
        expect(workedBetween(time, between.subtract({ days: 1 }), between) === 0 || absent(between)).toBe(true);
    }),
  );
});
