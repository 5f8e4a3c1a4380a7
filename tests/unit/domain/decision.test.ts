import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../src/domain/calendar.ts';
import { decisionAskedOn } from '../../../src/domain/decision.ts';
import { office } from '../../support/office.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe('When those who carry a proposal are asked whether it was answered', () => {
  it('on the first working morning after the day it was to come by, holidays and weekends left out', () => {
    expect(decisionAskedOn(day('2027-01-14'), [], office)).toEqual(day('2027-01-15'));
    expect(decisionAskedOn(day('2027-01-15'), [], office)).toEqual(day('2027-01-18'));
    // The day after is 1 January, a Friday.
    expect(decisionAskedOn(day('2026-12-31'), [], office)).toEqual(day('2027-01-04'));
  });

  it('once more, a month later, on the first working day from then on; then never', () => {
    expect(decisionAskedOn(day('2027-01-15'), [day('2027-01-18')], office)).toEqual(day('2027-02-18'));
    expect(decisionAskedOn(day('2027-01-08'), [day('2027-01-11'), day('2027-02-11')], office)).toBeNull();
    // A later day was agreed on after the first question.
    expect(decisionAskedOn(day('2027-03-31'), [day('2027-01-18')], office)).toEqual(day('2027-04-01'));
  });

  it('twice at most, each time on a working day after it was to come, and never within the same month', () => {
    const byDay = fc.integer({ min: 0, max: 1500 }).map((days) => day('2026-01-01').add({ days }));
    // The bot may be late by so many days, each time.
    const late = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(byDay, late, (decideBy, delays) => {
        const asked: Temporal.PlainDate[] = [];
        for (const days of delays) {
          const on = decisionAskedOn(decideBy, asked, office);
          if (!on) break;
          expect(isWorkingDay(office, on)).toBe(true);
          expect(Temporal.PlainDate.compare(on, decideBy)).toBe(1);
          const before = asked.at(-1);
          if (before) expect(Temporal.PlainDate.compare(on, before.add({ months: 1 }))).toBeGreaterThanOrEqual(0);
          asked.push(on.add({ days }));
        }
        expect(asked).toHaveLength(2);
      }),
    );
  });
});
