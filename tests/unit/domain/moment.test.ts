import { expect, test } from 'vitest';
import { isWithinWork } from '../../../src/domain/person.ts';

const days = { days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' };
const nights = { days: [1, 2, 3, 4], from: '21:00', until: '05:00' };

test.each([
  [{ weekday: 4, from: '11:00', until: '12:00' }, days, true],
  [{ weekday: 4, from: '09:00', until: '18:00' }, days, true],
  [{ weekday: 6, from: '11:00', until: '12:00' }, days, false],
  [{ weekday: 4, from: '17:00', until: '18:30' }, days, false],
  [{ weekday: 4, from: '08:00', until: '10:00' }, days, false],
  [{ weekday: 4, from: '12:00', until: '11:00' }, days, false],
  [{ weekday: 4, from: '11:00', until: '11:00' }, days, false],
  [{ weekday: 4, from: '22:00', until: '23:00' }, nights, true],
  [{ weekday: 4, from: '02:00', until: '03:00' }, nights, true],
  [{ weekday: 4, from: '11:00', until: '12:00' }, nights, false],
  [{ weekday: 4, from: '04:00', until: '22:00' }, nights, false],
])('%o lies within work of %o: %s', (moment, work, is) => {
  expect(isWithinWork(moment, work)).toBe(is);
});
