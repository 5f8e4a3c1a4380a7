import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { comparableAddresses } from '../../../src/domain/address.ts';
import { onePerson } from '../../../src/domain/one-person.ts';
import type { Person } from '../../../src/domain/person.ts';

const somebody: Person = {
  id: 'a',
  organisationId: 'o',
  name: 'Amina',
  firstName: 'Amina',
  locale: null,
  zone: null,
  territory: null,
  workDays: null,
  workFrom: null,
  workUntil: null,
  messagesAWeek: null,
  coordinator: false,
  unreachableSince: null,
  describedAt: null,
  absences: [],
  hasHome: false,
};
const together = (kept: Partial<Person>, gone: Partial<Person>) =>
  onePerson({ ...somebody, ...kept }, { ...somebody, ...gone }, { messagesAWeek: 2 });

describe('Of what one person chose in two places', () => {
  it('the hours of both hold, and those of one where the other chose none', () => {
    expect(together({ workDays: [1, 2, 3] }, { workDays: [2, 3, 4] }).workDays).toEqual([2, 3]);
    expect(together({ workFrom: '08:00', workUntil: '16:00' }, { workFrom: '09:00', workUntil: '17:00' })).toMatchObject({
      workFrom: '09:00',
      workUntil: '16:00',
    });
    expect(together({}, { workDays: [1], workFrom: '08:00', workUntil: '12:00' })).toMatchObject({
      workDays: [1],
      workFrom: '08:00',
      workUntil: '12:00',
    });
  });

  it('nothing in common leaves those of where they are', () => {
    expect(together({ workDays: [1] }, { workDays: [2] }).workDays).toEqual([1]);
    expect(together({ workFrom: '06:00', workUntil: '12:00' }, { workFrom: '13:00', workUntil: '18:00' })).toMatchObject({
      workFrom: '06:00',
      workUntil: '12:00',
    });
  });

  it('the fewer messages a week, the usual number counting for whoever chose none', () => {
    expect(together({ messagesAWeek: 3 }, {}).messagesAWeek).toBe(2);
    expect(together({}, { messagesAWeek: 1 }).messagesAWeek).toBe(1);
    expect(together({}, {}).messagesAWeek).toBeNull();
  });

  it('coordination, a page and a language are kept, and who they are is asked again when either is not known', () => {
    const at = Temporal.Instant.from('2026-11-23T08:00Z');
    expect(together({ describedAt: at }, { coordinator: true, hasHome: true, locale: 'en' })).toMatchObject({
      coordinator: true,
      hasHome: true,
      locale: 'en',
      describedAt: null,
    });
  });
});

it('Addresses are compared as they are meant, and a guest’s name is none', () => {
  expect(comparableAddresses([' Amina.Diallo@Vignes.example ', 'amina.diallo@vignes.example', undefined])).toEqual([
    'amina.diallo@vignes.example',
  ]);
  expect(comparableAddresses(['amina_autre.fr#EXT#@vignes.onmicrosoft.com', 'amina', '', 'a b@c.fr'])).toEqual([]);
});
