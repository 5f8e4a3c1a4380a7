import type { WorkingTime } from '../../src/domain/calendar.ts';

/** The hours of an office in Paris. */
export const office: WorkingTime = {
  zone: 'Europe/Paris',
  territory: 'metropole',
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '18:00',
  absences: [],
  holidayOverrides: [],
};
