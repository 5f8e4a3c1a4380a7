import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isWorkingDay, type WorkingTime } from '../../../src/domain/calendar.ts';
import { checkInDays } from '../../../src/domain/trial.ts';
import { office } from '../../support/office.ts';

const monday = Temporal.PlainDate.from('2026-11-02');
const open = (days: readonly number[]): WorkingTime => ({ ...office, days });
const trials = fc
  .record({
    begins: fc.nat(300),
    lasts: fc.nat(200),
    gaps: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 }).map((gaps) => gaps.sort((a, b) => a - b)),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  })
  .map(({ begins, lasts, gaps, days }) => {
    const startsOn = monday.add({ days: begins });
    return { plan: { startsOn, endsOn: startsOn.add({ days: lasts }), gaps }, working: open(days) };
  });

/** How many working days after one day another comes. */
function apart(from: Temporal.PlainDate, until: Temporal.PlainDate, working: WorkingTime): number {
  let count = 0;
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(working, day)) count++;
  }
  return count;
}

test('check-ins come on working days, strictly inside the trial, and never closer together', () => {
  fc.assert(
    fc.property(trials, ({ plan, working }) => {
      const days = checkInDays(plan, working);

      const gaps = days.map((day, index) => apart(days[index - 1] ?? plan.startsOn, day, working));
      expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
      for (const [index, gap] of gaps.entries()) expect(gap).toBe(plan.gaps[index] ?? gap);
      for (const day of days) {
        expect(isWorkingDay(working, day)).toBe(true);
        expect(Temporal.PlainDate.compare(plan.startsOn, day)).toBe(-1);
        expect(Temporal.PlainDate.compare(day, plan.endsOn)).toBe(-1);
      }
    }),
  );
});

test('they depend on the dates, the gaps and the calendar alone, and change none of them', () => {
  fc.assert(
    fc.property(trials, ({ plan, working }) => {
      const before = JSON.stringify([plan, working]);

      const days = checkInDays(plan, working);

      expect(checkInDays(plan, working).map(String)).toEqual(days.map(String));
      expect(JSON.stringify([plan, working])).toBe(before);
      const ending = plan.endsOn.add({ days: 40 });
      expect(
        checkInDays({ ...plan, endsOn: ending }, working)
          .map(String)
          .slice(0, days.length),
      ).toEqual(days.map(String));
    }),
  );
});

test('with the usual rhythm: after two working days, then 3, 5, 8 and 13, around public holidays', () => {
  const plan = { startsOn: Temporal.PlainDate.from('2026-11-09'), endsOn: Temporal.PlainDate.from('2027-01-29'), gaps: [2, 3, 5, 8, 13] };

  // Wednesday 11 November and Christmas are public holidays.
  expect(checkInDays(plan, open([1, 2, 3, 4, 5])).map(String)).toEqual([
    '2026-11-12',
    '2026-11-17',
    '2026-11-24',
    '2026-12-04',
    '2026-12-23',
    '2027-01-25',
  ]);
});
