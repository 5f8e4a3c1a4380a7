import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, localDate } from '../../../src/domain/calendar.ts';
import { hasRoom } from '../../../src/domain/etiquette.ts';
import { answerBy, lastAnswerDay } from '../../../src/domain/invitation.ts';
import { office } from '../../support/office.ts';

const told = fc.integer({ min: 0, max: 364 }).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }));
const weeks = fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 4, 5], [2, 3], [1, 4]);

it('whatever a teller is sent until the last day an answer is waited for, the news finds room in their week by the promised day', () => {
  fc.assert(
    fc.property(told, weeks, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 6, max: 30 }), (today, days, allowance, newsDays) => {
      const working = { ...office, days };
      const newsBy = addWorkingDays(working, today, newsDays);
      if (!newsBy) throw new Error('There are always working days.');
      const last = lastAnswerDay(working, allowance, newsBy);
      // Every message their week allows is spent as late as can be.
      const spent: Temporal.PlainDate[] = [];
      for (let day = last; spent.length < allowance; day = day.subtract({ days: 1 })) if (isWorkingDay(working, day)) spent.push(day);
      let free = last.add({ days: 1 });
      const roomOn = (day: Temporal.PlainDate) =>
        isWorkingDay(working, day) &&
        hasRoom({ working, allowance, spent }, day.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '10:00' }).toInstant());
      while (!roomOn(free)) free = free.add({ days: 1 });
      expect(Temporal.PlainDate.compare(free, newsBy)).toBeLessThanOrEqual(0);
    }),
  );
});

it('an answer is never waited for after the last day, and leaves a working day at least', () => {
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '10:00' }).toInstant();
  fc.assert(
    fc.property(told, fc.integer({ min: 1, max: 10 }), fc.integer({ min: -3, max: 20 }), (sent, answerDays, ahead) => {
      const last = sent.add({ days: ahead });
      const by = answerBy(office, answerDays, at(sent), last);
      const next = addWorkingDays(office, sent, 1);
      if (!by) return void expect(next && Temporal.PlainDate.compare(next, last)).toBeGreaterThan(0);
      const day = localDate(office, by);
      expect(Temporal.PlainDate.compare(day, last)).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(day, sent)).toBeGreaterThan(0);
      expect(Temporal.Instant.compare(by, answerBy(office, answerDays, at(sent)) ?? by)).toBeLessThanOrEqual(0);
    }),
  );
});
