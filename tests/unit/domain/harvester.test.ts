import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { type Candidate, chooseHarvester } from '../../../src/domain/harvester.ts';

const start = Temporal.Instant.from('2026-11-23T08:00Z');
const after = (hours: number) => start.add({ hours });

const drawn = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const candidate: fc.Arbitrary<Candidate> = fc.record({
  personId: fc.uuid(),
  lastSolicitedAt: fc.option(fc.integer({ min: 0, max: 50 }).map(after)),
  concerned: fc.boolean(),
  setAside: fc.boolean(),
  asked: fc.boolean(),
  unavailable: fc.boolean(),
  busy: fc.boolean(),
});

it('never chooses somebody concerned, set aside, asked already, unavailable or busy; says whether waiting is of use', () => {
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ personId }) => personId, maxLength: 12 }), drawn, (candidates, draw) => {
      const choice = chooseHarvester(candidates, () => draw);

      const possible = candidates.filter((one) => !one.concerned && !one.setAside && !one.asked && !one.unavailable);
      const free = possible.filter((one) => !one.busy);
      expect(choice.type).toBe(possible.length === 0 ? 'nobody' : free.length === 0 ? 'later' : 'chosen');
      if (choice.type === 'chosen') expect(free.map(({ personId }) => personId)).toContain(choice.personId);
    }),
  );
});

it('chooses who was solicited longest ago; never solicited comes first; the order of the list changes nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { selector: ({ personId }) => personId, minLength: 1, maxLength: 12 }), drawn, (given, draw) => {
      const candidates = given.map((one) => ({ ...one, concerned: false, setAside: false, asked: false, unavailable: false, busy: false }));
      const choice = chooseHarvester(candidates, () => draw);

      const chosen = candidates.find(({ personId }) => choice.type === 'chosen' && personId === choice.personId);
      const age = ({ lastSolicitedAt }: Candidate) => lastSolicitedAt?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
      if (!chosen) throw new Error('Somebody is free, and nobody was chosen.');
      expect(age(chosen)).toBe(Math.min(...candidates.map(age)));
      const oldest = candidates.filter((one) => age(one) === age(chosen));
      if (oldest.length === 1) expect(chooseHarvester(candidates.toReversed(), () => draw)).toEqual(choice);
    }),
  );
});

it('over any sequence, those equally available are solicited equally, but for one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(drawn, { minLength: 1, maxLength: 80 }), (team, draws) => {
      const last = new Map<string, Temporal.Instant | null>(Array.from({ length: team }, (_, index) => [`person ${index}`, null]));
      const counts = new Map<string, number>([...last.keys()].map((id) => [id, 0]));
      draws.forEach((draw, hour) => {
        const candidates = [...last].map(([personId, lastSolicitedAt]) => ({ ...nobodysBusiness, personId, lastSolicitedAt }));
        const choice = chooseHarvester(candidates, () => draw);
        if (choice.type !== 'chosen') throw new Error('Everyone is free, and nobody was chosen.');
        last.set(choice.personId, after(hour));
        counts.set(choice.personId, (counts.get(choice.personId) ?? 0) + 1);
      });

      expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
    }),
  );
});

const nobodysBusiness = { concerned: false, setAside: false, asked: false, unavailable: false, busy: false };

it('a volunteer at their ceiling is never asked for more, and everybody is asked in turn', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.tuple(drawn, fc.boolean()), { minLength: 1, maxLength: 60 }),
      (team, ceiling, events) => {
        const people = Array.from({ length: team }, (_, index) => ({ personId: `person ${index}`, at: start, meetings: 0 }));
        for (const [hour, [draw, ends]] of events.entries()) {
          const meeting = people.find(({ meetings }) => meetings > 0);
          if (ends && meeting) meeting.meetings -= 1;
          const candidates = people.map((one) => ({
            ...nobodysBusiness,
            personId: one.personId,
            lastSolicitedAt: one.at,
            busy: one.meetings >= ceiling,
          }));
          const choice = chooseHarvester(candidates, () => draw);
          if (choice.type !== 'chosen') {
            expect(people.every(({ meetings }) => meetings >= ceiling)).toBe(true);
            continue;
          }
          const chosen = people.find(({ personId }) => personId === choice.personId);
          if (!chosen) throw new Error('A stranger was chosen.');
          chosen.at = after(hour);
          chosen.meetings += 1;
          expect(chosen.meetings).toBeLessThanOrEqual(ceiling);
        }
      },
    ),
  );
});

it('ties are drawn fairly at both ends of the draw', () => {
  const team = ['a', 'b', 'c'].map((personId) => ({ ...nobodysBusiness, personId, lastSolicitedAt: null }));

  expect([0, 0.34, 0.67, 0.999_999].map((draw) => chooseHarvester(team, () => draw))).toMatchObject([
    { personId: 'a' },
    { personId: 'b' },
    { personId: 'c' },
    { personId: 'c' },
  ]);
});
