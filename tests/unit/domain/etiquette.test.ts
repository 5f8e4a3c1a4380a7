import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { registry } from '../../../src/areas/all.ts';
import { isGoodMoment, localDate, type WorkingTime } from '../../../src/domain/calendar.ts';
import { type Due, expiryOf, hasRoom, judge, type Receiver } from '../../../src/domain/etiquette.ts';
import { office as paris } from '../../support/office.ts';

const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`).toInstant();
const day = (iso: string) => Temporal.PlainDate.from(iso);

const receiver = (changes: Partial<Receiver> = {}): Receiver => ({
  working: paris,
  allowance: 2,
  spent: [],
  silences: new Set(),
  over: false,
  ...changes,
});
const etiquetteOf = (kind: string) => registry.kind(kind)?.unprompted ?? null;
const due = (kind: string, changes: Partial<Due> = {}): Due => ({
  kind,
  etiquette: etiquetteOf(kind),
  subject: 'initiative:1',
  direct: false,
  expiresAt: null,
  ...changes,
});

const kinds = registry.areas.flatMap((area) => Object.values(area.kinds).flatMap(({ name, unprompted }) => (unprompted ? [name] : [])));
const anyKind = fc.constantFrom(...kinds);
const moment = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => at('2026-03-02T00:00').add({ minutes }));
const someone: fc.Arbitrary<WorkingTime> = fc.record({
  zone: fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'Pacific/Noumea', 'America/Miquelon'),
  territory: fc.constantFrom('metropole', 'alsace-moselle', 'la-reunion', 'nouvelle-caledonie'),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  from: fc.constantFrom('07:30', '09:00', '22:00'),
  until: fc.constantFrom('22:30', '23:59'),
  absences: fc.array(
    fc.integer({ min: 0, max: 390 }).chain((first) =>
      fc.integer({ min: 0, max: 20 }).map((length) => ({
        from: day('2026-03-02').add({ days: first }).toString(),
        until: day('2026-03-02')
          .add({ days: first + length })
          .toString(),
      })),
    ),
    { maxLength: 4 },
  ),
  holidayOverrides: fc.constant([]),
});

describe('Judging', () => {
  it('never sends outside somebody’s hours, days, holidays and absences; a wait always ends at a good moment', () => {
    fc.assert(
      fc.property(anyKind, someone, moment, (kind, working, now) => {
        const verdict = judge(due(kind), receiver({ working }), now);

        expect(verdict.type).not.toBe('drop');
        if (verdict.type === 'send') expect(isGoodMoment(working, now)).toBe(true);
        if (verdict.type === 'wait') {
          expect(isGoodMoment(working, now)).toBe(false);
          expect(isGoodMoment(working, verdict.until)).toBe(true);
          expect(Temporal.Instant.compare(verdict.until, now)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('never sends more than one a day, nor more than allowed in any seven days, and nothing waits for ever', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(someone, fc.integer({ min: 1, max: 3 }), gaps, (working, allowance, minutes) => {
        let now = at('2026-03-02T09:00');
        const spent: Temporal.PlainDate[] = [];
        for (const gap of minutes) {
          now = now.add({ minutes: gap });
          let verdict = judge(due('nobodyFound'), receiver({ working, allowance, spent }), now);
          for (let waits = 0; verdict.type === 'wait'; waits++) {
            expect(waits).toBeLessThan(60);
            now = verdict.until;
            verdict = judge(due('nobodyFound'), receiver({ working, allowance, spent }), now);
          }
          expect(verdict).toEqual({ type: 'send', spends: true });
          spent.push(localDate(working, now));
        }

        const days = spent.map(String);
        expect(new Set(days).size).toBe(days.length);
        for (const first of spent) {
          const week = spent.filter(
            (one) => Temporal.PlainDate.compare(one, first) >= 0 && Temporal.PlainDate.compare(one, first.add({ days: 7 })) < 0,
          );
          expect(week.length).toBeLessThanOrEqual(allowance);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what is waited for beyond its last moment is dropped at once, never kept to be dropped later', () => {
    fc.assert(
      fc.property(anyKind, someone, moment, fc.integer({ min: -100, max: 20_000 }), (kind, working, now, minutes) => {
        const expiresAt = now.add({ minutes });
        const verdict = judge(due(kind, { expiresAt }), receiver({ working }), now);

        if (minutes <= 0) expect(verdict).toEqual({ type: 'drop', why: 'expired' });
        if (verdict.type === 'wait') expect(Temporal.Instant.compare(verdict.until, expiresAt)).toBeLessThan(0);
        if (verdict.type === 'drop') expect(minutes <= 0 || !isGoodMoment(working, now)).toBe(true);
      }),
    );
  });

  it('an answer is sent at once, whatever the hour, the budget and the silences', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds, 'help'), someone, moment, (kind, working, now) => {
        const full = receiver({ working, spent: [localDate(working, now)], silences: new Set(['everything']) });

        expect(judge(due(kind, { direct: true }), full, now)).toEqual({ type: 'send', spends: false });
      }),
    );
    expect(judge(due('help'), receiver(), at('2026-11-22T03:00'))).toEqual({ type: 'send', spends: false });
  });

  it.each(kinds)('“stop” and %s', (kind) => {
    const now = at('2026-11-23T10:00');
    const sent = etiquetteOf(kind)?.survivesStop;

    for (const silence of ['everything', `kind:${kind}`, 'subject:initiative:1']) {
      expect(judge(due(kind), receiver({ silences: new Set([silence]) }), now).type, silence).toBe(sent ? 'send' : 'drop');
    }
    for (const silence of ['kind:other', 'subject:initiative:2', 'subject:']) {
      expect(
        judge(due(kind, { subject: silence === 'subject:' ? '' : 'initiative:1' }), receiver({ silences: new Set([silence]) }), now).type,
      ).toBe('send');
    }
  });

  it('what answers a promise, or someone waiting, is said even after “stop”; what asks something is not', () => {
    expect(kinds.filter((kind) => etiquetteOf(kind)?.survivesStop)).toEqual(
      expect.arrayContaining(['introduction', 'nobodyFound', 'handedOver', 'meetingCalledOff', 'coordinationWanted']),
    );
    for (const kind of ['invitation', 'personalRequest', 'technicalTrouble'] as const) expect(etiquetteOf(kind)?.survivesStop).toBe(false);
    // Requests addressed to their receiver, the way back of a trial that is over, and the end of a hand lent, promised for its morning.
    expect(kinds.filter((kind) => etiquetteOf(kind)?.exempt).toSorted()).toEqual([
      'coordinationWanted',
      'handEnds',
      'helpWanted',
      'talkWanted',
      'trialOver',
      'trialQuestion',
    ]);
  });
});

describe('The budget', () => {
  it.each([
    [[], true],
    [['2026-11-23'], false],
    [['2026-11-22'], true],
    [['2026-11-17', '2026-11-20'], false],
    [['2026-11-16', '2026-11-20'], true],
    [['2026-11-16', '2026-11-16'], true],
  ] as const)('after messages on %j there is room on Monday 23: %s', (days, room) => {
    const spent = days.map((one) => day(one));

    expect(hasRoom(receiver({ spent }), at('2026-11-23T10:00'))).toBe(room);
  });

  it('waits for the first day that leaves room, at the start of work', () => {
    const wait = (spent: readonly string[]) => {
      const verdict = judge(due('nobodyFound'), receiver({ spent: spent.map((one) => day(one)) }), at('2026-11-23T10:00'));
      return verdict.type === 'wait' ? verdict.until.toZonedDateTimeISO('Europe/Paris').toString().slice(0, 16) : verdict.type;
    };

    expect(wait(['2026-11-23'])).toBe('2026-11-24T09:00');
    expect(wait(['2026-11-20', '2026-11-23'])).toBe('2026-11-27T09:00');
    expect(wait(['2026-11-18', '2026-11-19'])).toBe('2026-11-25T09:00');
    expect(wait(['2026-11-21', '2026-11-22'])).toBe('2026-11-30T09:00');
  });
});

describe('Expiry', () => {
  it.each([
    ['invitation', '2026-11-20T09:00', '2026-11-24T09:00'],
    ['personalRequest', '2026-11-20T21:00', '2026-11-27T17:59'],
    ['technicalTrouble', '2026-11-20T09:00', '2026-12-04T09:00'],
    ['nobodyFound', '2026-11-20T09:00', undefined],
    ['help', '2026-11-20T09:00', undefined],
  ])('%s due on %s is no longer worth saying on %s', (kind, from, until) => {
    const etiquette = etiquetteOf(kind);
    const expiry = etiquette && expiryOf(etiquette, paris, at(from));

    expect(expiry?.toZonedDateTimeISO('Europe/Paris').toString().slice(0, 16)).toBe(until);
  });
});
