import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isWorkingDay } from '../../../src/domain/calendar.ts';
import { digestSaid } from '../../../src/domain/spoken/digest.ts';
import { latestSlot, nextSlot, type Rhythm, readingTime } from '../../../src/domain/subscription.ts';
import { office } from '../../support/office.ts';

const weekly: Rhythm = { every: 'week', weekday: 1, at: '09:00', zone: 'Europe/Paris', territory: 'metropole' };
const local = (rhythm: Rhythm, from: string, count: number) => {
  let at = Temporal.ZonedDateTime.from(from).toInstant();
  return Array.from({ length: count }, () => {
    at = nextSlot(rhythm, office, at).at;
    return at.toZonedDateTimeISO(rhythm.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  });
};

test('every Monday at nine, on the clocks of the place, across both changes of the year', () => {
  expect(local(weekly, '2026-03-20T12:00[Europe/Paris]', 3)).toEqual(['2026-03-23T09:00', '2026-03-30T09:00', '2026-04-07T09:00']);
  expect(local(weekly, '2026-10-18T12:00[Europe/Paris]', 2)).toEqual(['2026-10-19T09:00', '2026-10-26T09:00']);
  expect(local({ ...weekly, weekday: 7, at: '02:30' }, '2026-03-27T12:00[Europe/Paris]', 1)).toEqual(['2026-03-29T03:30']);
});

test('on a public holiday it is the next working day, of the territory', () => {
  // Easter Monday, and the abolition of slavery in La Réunion.
  expect(local(weekly, '2026-04-01T12:00[Europe/Paris]', 1)).toEqual(['2026-04-07T09:00']);
  const reunion: Rhythm = { ...weekly, weekday: 7, zone: 'Indian/Reunion', territory: 'la-reunion' };
  expect(local(reunion, '2026-12-17T12:00[Indian/Reunion]', 1)).toEqual(['2026-12-21T09:00']);
});

test('every month, on the first such day', () => {
  const monthly: Rhythm = { ...weekly, every: 'month', weekday: 4, at: '14:00' };
  expect(local(monthly, '2026-09-30T12:00[Europe/Paris]', 4)).toEqual([
    '2026-10-01T14:00',
    '2026-11-05T14:00',
    '2026-12-03T14:00',
    '2027-01-07T14:00',
  ]);
});

const rhythm: fc.Arbitrary<Rhythm> = fc
  .record({
    every: fc.constantFrom('week' as const, 'month' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    at: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`),
    place: fc.constantFrom(
      ['Europe/Paris', 'metropole'] as const,
      ['America/Miquelon', 'saint-pierre-et-miquelon'] as const,
      ['Pacific/Noumea', 'nouvelle-caledonie'] as const,
      ['Indian/Reunion', 'la-reunion'] as const,
    ),
  })
  .map(({ place: [zone, territory], ...rest }) => ({ ...rest, zone, territory }));
const instant = fc
  .integer({ min: Date.parse('2025-01-01T00:00Z'), max: Date.parse('2029-12-31T00:00Z') })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

test('between two slots there is none, and each is the last one from its own instant on', () => {
  fc.assert(
    fc.property(rhythm, instant, (given, from) => {
      const reading = readingTime(given, office);
      let after = from;
      const days = new Set<string>();
      for (let count = 0; count < 30; count++) {
        const slot = nextSlot(given, office, after);
        expect(Temporal.Instant.compare(slot.at, after)).toBe(1);
        expect(latestSlot(given, office, slot.at)).toEqual(slot);
        expect(Temporal.Instant.compare(latestSlot(given, office, slot.at.subtract({ milliseconds: 1 })).at, slot.at)).toBe(-1);
        expect(isWorkingDay({ ...reading, from: '00:00', until: '24:00' }, slot.day)).toBe(true);
        days.add(slot.day.toString());
        after = slot.at;
      }
      expect(days.size).toBe(30);
      // Thirty weeks, or months, and no more than a long week-end of holidays besides.
      const lived = after.since(from).total('days');
      const period = given.every === 'week' ? 7 : 30.44;
      expect(lived).toBeGreaterThan(29 * period - 8);
      expect(lived).toBeLessThan(30 * period + 8);
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) },
  );
}, 60_000);

test.each([
  ['chaque lundi à 9 h 30', { every: null, weekday: 1, at: '09:30', territory: null, locale: null, includes: null }],
  [
    '#accueil chaque mois, le premier jeudi à 14h, en anglais',
    { every: 'month', weekday: 4, at: '14:00', territory: null, locale: 'en', includes: null },
  ],
  [
    'weekly, Friday at 8:00, without the trials',
    { every: 'week', weekday: 5, at: '08:00', territory: null, locale: null, includes: ['stories', 'call'] },
  ],
  ['lundi à 9 h, heure de La Réunion', { every: null, weekday: 1, at: '09:00', territory: 'la-reunion', locale: null, includes: null }],
  [
    'every week at 8:00, Nouvelle-Calédonie time',
    { every: 'week', weekday: null, at: '08:00', territory: 'nouvelle-caledonie', locale: null, includes: null },
  ],
  ['sans l’appel ni les récits', null],
  ['sans les récits et sans les tests', { every: null, weekday: null, at: null, territory: null, locale: null, includes: ['call'] }],
  ['de comptoir du lundi', null],
  ['à 25 h', null],
  ['', null],
] as const)('« %s »', (words, said) => {
  expect(digestSaid(words)).toEqual(said);
});
