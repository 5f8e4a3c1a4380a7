import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Agreement, isShared, justUs, leftBehind, mostDiscreet, type Sharing, sharingOf } from '../../../src/domain/agreement.ts';

/** Anything that may be stored: a service that was removed, one that would be printed. */
const sharing: fc.Arbitrary<Sharing> = fc
  .record({
    audience: fc.constantFrom('us' as const, 'service' as const, 'organisation' as const),
    service: fc.constantFrom('voirie', 'etat-civil', null),
    naming: fc.constantFrom('names' as const, 'team' as const, 'none' as const),
    vintage: fc.boolean(),
  })
  .map((one) => (one.audience === 'service' ? one : { ...one, service: null }));
const version = 3;
const people = fc.uniqueArray(fc.constantFrom('amina', 'bruno', 'chloe', 'driss'), { minLength: 1 });
const agreements = fc.dictionary(
  fc.constantFrom('amina', 'bruno', 'chloe', 'driss'),
  fc.tuple(sharing, fc.constantFrom(version, version - 1)),
);
const listed = (made: Readonly<Record<string, readonly [Sharing, number]>>): Agreement[] =>
  Object.entries(made).map(([personId, [chosen, of]]) => ({ personId, version: of, ...chosen }));

const named = { none: 0, team: 1, names: 2 };
/** Everybody who hears it by `a` hears it by `b`, named no less, and printed no less. */
const atMostAsOpen = (a: Sharing, b: Sharing) =>
  !isShared(a) ||
  (isShared(b) &&
    (b.audience === 'organisation' || a.service === b.service) &&
    named[a.naming] <= named[b.naming] &&
    Number(a.vintage) <= Number(b.vintage));

test('the most discreet of two choices does not depend on their order or grouping, nor on being said twice, and opens nothing', () => {
  fc.assert(
    fc.property(sharing, sharing, sharing, (a, b, c) => {
      const ab = mostDiscreet([a, b]);

      expect(mostDiscreet([b, a])).toEqual(ab);
      expect(mostDiscreet([ab, c])).toEqual(mostDiscreet([a, mostDiscreet([b, c])]));
      expect(mostDiscreet([a, b, c])).toEqual(mostDiscreet([ab, c]));
      expect(mostDiscreet([a, a])).toEqual(mostDiscreet([a]));
      expect(mostDiscreet([ab, ab])).toEqual(ab);
      expect(atMostAsOpen(ab, a) && atMostAsOpen(ab, b)).toBe(true);
    }),
  );
});

test('a service is between just us and everyone; two services have nobody in common, and one that was removed has nobody', () => {
  const everyone: Sharing = { audience: 'organisation', service: null, naming: 'names', vintage: true };
  const voirie: Sharing = { ...everyone, audience: 'service', service: 'voirie' };

  expect(mostDiscreet([voirie, everyone])).toEqual({ ...voirie, vintage: false });
  expect(mostDiscreet([voirie, justUs])).toEqual(justUs);
  expect(mostDiscreet([voirie, { ...voirie, service: 'etat-civil' }])).toEqual(justUs);
  expect(mostDiscreet([{ ...voirie, service: null }, everyone])).toEqual(justUs);
});

test('the most discreet choice wins: nobody is told of further, named more, or printed against their own choice', () => {
  fc.assert(
    fc.property(people, agreements, fc.option(sharing), (carriers, made, departed) => {
      const together = sharingOf(carriers, listed(made), version, departed);

      for (const person of carriers) {
        const mine = listed(made).find((one) => one.personId === person && one.version === version);
        expect(atMostAsOpen(together, mine ?? justUs)).toBe(true);
      }
      if (departed) expect(atMostAsOpen(together, departed)).toBe(true);
    }),
  );
});

test('whoever erases themself opens nothing: what remains is at most as open as what all allowed before', () => {
  fc.assert(
    fc.property(people, agreements, fc.option(sharing), (carriers, made, departed) => {
      const [leaving, ...staying] = carriers;
      const before = sharingOf(carriers, listed(made), version, departed);
      const theirs = listed(made).find((one) => one.personId === leaving && one.version === version);
      const remaining = listed(made).filter((one) => one.personId !== leaving);

      const after = sharingOf(staying, remaining, version, leftBehind(theirs, departed));

      expect(atMostAsOpen(after, before)).toBe(true);
      expect(after).toMatchObject({ audience: before.audience, service: before.service });
      if (staying.length === 0) expect(after.naming).toBe('none');
    }),
  );
});

test('a story whose people all left keeps the audience they gave it, without names', () => {
  const given: Sharing = { audience: 'organisation', service: null, naming: 'names', vintage: true };

  expect(sharingOf([], [], 1, leftBehind(given, null))).toEqual({ ...given, naming: 'none' });
  expect(sharingOf([], [], 1, leftBehind(undefined, given))).toEqual(justUs);
  expect(sharingOf([], [], 1)).toEqual(justUs);
});

test('silence, an earlier version, or “just us” from one of its people keeps it between them', () => {
  const discreet = fc.constantFrom('silent', 'earlier', 'us');
  fc.assert(
    fc.property(people, agreements, discreet, sharing, (carriers, made, how, chosen) => {
      const [one = ''] = carriers;
      const others = listed(made).filter(({ personId }) => personId !== one);
      const theirs = {
        silent: [],
        earlier: [{ personId: one, version: version - 1, ...chosen }],
        us: [{ personId: one, version, ...chosen, audience: 'us' as const, service: null }],
      };

      expect(sharingOf(carriers, [...others, ...theirs[how]], version)).toEqual(justUs);
    }),
  );
});

test('the order of people and answers changes nothing, and people who do not carry it have no say', () => {
  fc.assert(
    fc.property(people, agreements, sharing, fc.func(fc.integer()), (carriers, made, chosen, rank) => {
      const shuffled = <T>(items: readonly T[]) => [...items].sort((a, b) => rank(a) - rank(b));
      const answers = [...listed(made), { personId: 'eric', version, ...chosen }];

      expect(sharingOf(shuffled(carriers), shuffled(answers), version)).toEqual(sharingOf(carriers, listed(made), version));
    }),
  );
});

test('people without a screen count like the others; what they said of another version, or took back, is just us', () => {
  fc.assert(
    fc.property(people, agreements, sharing, (carriers, made, oral) => {
      const together = sharingOf(carriers, listed(made), version, null, { ...oral, version });

      expect(atMostAsOpen(together, sharingOf(carriers, listed(made), version))).toBe(true);
      expect(atMostAsOpen(together, oral)).toBe(true);
      expect(sharingOf(carriers, listed(made), version, null, { ...oral, version: version - 1 })).toEqual(justUs);
      expect(sharingOf(carriers, listed(made), version, null, { ...justUs, version })).toEqual(justUs);
      expect(sharingOf([], [], version, null, { ...oral, version })).toEqual(mostDiscreet([oral]));
    }),
  );
});
