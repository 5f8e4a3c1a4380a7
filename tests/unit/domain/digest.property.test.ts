import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, expectTypeOf, test } from 'vitest';
import { registry } from '../../../src/areas/all.ts';
import { kinds as digestKinds } from '../../../src/areas/digest/messages.ts';
import type { Block, Span } from '../../../src/cards/card.ts';
import { formatFor } from '../../../src/cards/format.ts';
import { cardOf } from '../../../src/core/cards.ts';
import { message } from '../../../src/core/kind.ts';
import { type Agreement, type Audience, justUs, type Naming, type Sharing, sharingOf } from '../../../src/domain/agreement.ts';
import { digestAtMost, type Item, type ItemState, inTurn, itemFor, itemStates, type Waiting } from '../../../src/domain/digest.ts';
import { drawFrom } from '../../../src/domain/draw.ts';
import type { Locale } from '../../../src/domain/organisation.ts';

/*
 * The seven constructions of the digest (P43 to P49), over generated organisations: people who carry subjects
 * together, say to whom each may be told and how they appear, change their minds, and channels that read week after week.
 */

const people = ['Awa', 'Bao', 'Chloé', 'Driss', 'Esther', 'Fatou'] as const;
const services = ['voirie', 'école'] as const;

interface Subject {
  readonly carriers: readonly number[];
  /** Its state in each of two times: what it becomes. */
  readonly states: readonly [ItemState, ItemState];
}
type Choice = { readonly audience: Audience; readonly service: string | null; readonly naming: Naming };
interface Said {
  readonly week: number;
  readonly subject: number;
  readonly choices: readonly Choice[];
}
interface Town {
  readonly subjects: readonly Subject[];
  readonly said: readonly Said[];
  /** The week in which each subject goes into its second state. */
  readonly turns: readonly number[];
  readonly channel: { readonly service: string | null; readonly since: number };
  readonly weeks: number;
  readonly seed: string;
}

const choice: fc.Arbitrary<Choice> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      audience: fc.constant('organisation' as const),
      service: fc.constant(null),
      naming: fc.constantFrom('names' as const, 'team' as const, 'none' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      audience: fc.constant('service' as const),
      service: fc.constantFrom(...services),
      naming: fc.constantFrom('names' as const, 'team' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ audience: 'us' as const, service: null, naming: 'none' as const }) },
);
const town: fc.Arbitrary<Town> = fc.integer({ min: 1, max: 30 }).chain((size) =>
  fc.record({
    subjects: fc.array(
      fc.record({
        carriers: fc.uniqueArray(fc.integer({ min: 0, max: people.length - 1 }), { minLength: 1, maxLength: 3 }),
        states: fc.constantFrom<readonly [ItemState, ItemState]>(
          ['story', 'story'],
          ['bud', 'bud'],
          ['live', 'stopped'],
          ['stopped', 'granted'],
          ['stopped', 'refused'],
        ),
      }),
      { minLength: size, maxLength: size },
    ),
    said: fc.array(
      fc.record({
        week: fc.integer({ min: 0, max: 5 }),
        subject: fc.integer({ min: 0, max: size - 1 }),
        choices: fc.array(choice, { minLength: 3, maxLength: 3 }),
      }),
      { minLength: size, maxLength: size * 3 },
    ),
    turns: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: size, maxLength: size }),
    channel: fc.record({ service: fc.constantFrom(null, ...services), since: fc.integer({ min: 0, max: 3 }) }),
    weeks: fc.constant(12),
    seed: fc.string({ minLength: 1, maxLength: 8 }),
  }),
);

interface Digest {
  readonly items: readonly Item[];
  readonly waiting: readonly Waiting[];
}

const nameOf = (names: readonly string[], person: number) => names[person] ?? '';
const titleOf = (subject: number) => `Histoire ${'abcdefghijklmnopqrstuvwxyzABCDEFGH'[subject]}`;

/** What each subject's people allow together after that week, and since when. */
function sharingAt({ subjects, said }: Town, subject: number, week: number): { sharing: Sharing; since: number } {
  const carriers = (subjects[subject]?.carriers ?? []).map(String);
  const last = said.findLast((one) => one.subject === subject && one.week <= week);
  const agreements: Agreement[] = carriers.flatMap((personId, index) => {
    const chosen = last?.choices[index];
    return chosen ? [{ ...justUs, ...chosen, personId, version: 1 }] : [];
  });
  return { sharing: sharingOf(carriers, agreements, 1), since: last?.week ?? -1 };
}

const byWeek = (town: Town): Town => ({ ...town, said: [...town.said].sort((a, b) => a.week - b.week) });

function itemAt(at: Town, names: readonly string[], one: Pick<Waiting, 'subject' | 'state'>, week: number, run: string): Item | null {
  const subject = Number(one.subject.split(':')[1]);
  const draw = drawFrom(run);
  const told = {
    ...one,
    title: titleOf(subject),
    learning: 'Ce que l’on garde',
    until: one.state === 'live' ? Temporal.PlainDate.from('2026-12-18') : null,
    from: null,
    text: one.state === 'story' ? 'Un texte' : '',
  };
  const by = {
    sharing: sharingAt(at, subject, week).sharing,
    names: (at.subjects[subject]?.carriers ?? []).map((one) => nameOf(names, one)),
  };
  return itemFor(told, by, at.channel.service, (key) => draw(`${one.subject}/${key}`));
}

/** Every digest of the channel, week after week. */
function lived(given: Town, names: readonly string[] = people): readonly Digest[] {
  const at = byWeek(given);
  const read = new Set<string>();
  const digests: Digest[] = [];
  for (let week = at.channel.since; week < at.weeks; week++) {
    const waiting: Waiting[] = at.subjects.flatMap(({ states }, subject): Waiting[] => {
      const state = week >= (at.turns[subject] ?? 0) ? states[1] : states[0];
      const { since } = sharingAt(at, subject, week);
      return since < at.channel.since || read.has(`story:${subject}/${state}`) ? [] : [{ subject: `story:${subject}`, state, since }];
    });
    const run = `${at.seed}/${week}`;
    const items: Item[] = [];
    for (const one of inTurn(waiting, drawFrom(run))) {
      const item = items.length < digestAtMost ? itemAt(at, names, one, week, run) : null;
      if (item) items.push(item);
    }
    for (const { subject, state } of items) read.add(`${subject}/${state}`);
    digests.push({ items, waiting });
  }
  return digests;
}

const text = (span: Span): string => (typeof span === 'string' ? span : (Object.values(span).find((one) => typeof one === 'string') ?? ''));
const lineOf = (block: Block) => (block.type === 'paragraph' ? block.spans.map(text).join('') : '');
function linesOf(items: readonly Item[], locale: Locale = 'fr'): readonly string[] {
  const format = formatFor(locale, 'Europe/Paris', Temporal.PlainDate.from('2026-11-23'));
  return cardOf(
    message(digestKinds.digest, { every: 'week', items, call: true, grows: true, until: null }),
    {
      locale,
      format,
      words: registry.words[locale],
    },
    null,
  )
    .blocks.filter(({ type }) => type !== 'buttons')
    .map(lineOf);
}

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) };

test('1. no number is attached to a person or a service: none can be expressed, and none is said', () => {
  type Numbers = { [K in keyof Item]: Item[K] extends number ? K : never }[keyof Item];
  expectTypeOf<Numbers>().toEqualTypeOf<never>();
  fc.assert(
    fc.property(town, (given) => {
      for (const { items } of lived(given)) {
        for (const locale of ['fr', 'en'] as const) {
          const lines = linesOf(items, locale);
          // The last day of a trial is the one number there is.
          for (const line of lines) expect(line.replace(/🚧[^:]*/u, '')).not.toMatch(/\d/);
        }
      }
    }),
    runs,
  );
});

test('2. the order knows neither people nor popularity: only how long it waited, then a draw', () => {
  fc.assert(
    fc.property(town, fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 40, maxLength: 40 }), (given, shuffle) => {
      const digests = lived(given);
      const others = lived({
        ...given,
        subjects: given.subjects.map((one) => ({ ...one, carriers: one.carriers.map((_, index) => index) })),
      });
      expect(others.map(({ items }) => items.map((one) => one.subject))).toEqual(
        digests.map(({ items }) => items.map((one) => one.subject)),
      );
      for (const { waiting } of digests) {
        const mixed = waiting
          .map((one, place) => ({ one, at: shuffle[place] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const turn = inTurn(mixed, drawFrom(given.seed));
        expect(turn).toEqual(inTurn(waiting, drawFrom(given.seed)));
        expect(turn.map((one) => one.since)).toEqual(turn.map((one) => one.since).sort((a, b) => a - b));
      }
    }),
    runs,
  );
});

test('3. each item is new exactly once in a channel, in the state it is in, and none waits for ever', () => {
  fc.assert(
    fc.property(town, (given) => {
      const at = byWeek(given);
      const digests = lived(given);
      const told = digests.flatMap(({ items }) => items.map(({ subject, state }) => `${subject}/${state}`));
      expect(new Set(told).size).toBe(told.length);
      digests.forEach(({ items }, index) => {
        const week = at.channel.since + index;
        expect(items.length).toBeLessThanOrEqual(digestAtMost);
        for (const { subject, state } of items) {
          const number = Number(subject.split(':')[1]);
          expect(state).toBe(at.subjects[number]?.states[week >= (at.turns[number] ?? 0) ? 1 : 0]);
        }
      });
      // Long after the last word, everything that may be read there since it subscribed has been.
      at.subjects.forEach(({ states }, subject) => {
        const { since } = sharingAt(at, subject, at.weeks);
        const one = { subject: `story:${subject}`, state: states[1] };
        if (since >= at.channel.since && itemAt(at, people, one, at.weeks, 'last')) expect(told).toContain(`${one.subject}/${one.state}`);
      });
    }),
    runs,
  );
});

test('4. trials that stopped and buds have the same place and the same size as the rest', () => {
  fc.assert(
    fc.property(town, fc.constantFrom(...itemStates), (given, other) => {
      const digests = lived(given);
      const alike = lived({
        ...given,
        subjects: given.subjects.map((one) => ({ ...one, states: [other, other] })),
        turns: given.turns.map(() => 0),
      });
      const once = lived({ ...given, turns: given.turns.map(() => 0) });
      expect(alike.map(({ items }) => items.map((one) => one.subject))).toEqual(once.map(({ items }) => items.map((one) => one.subject)));
      // One line each; an opening, what grows, the call, the thanks and where to ask besides.
      for (const { items } of digests) if (items.length > 0) expect(linesOf(items)).toHaveLength(items.length + 5);
    }),
    runs,
  );
});

test('5. people appear as they chose together: the most discreet choice, and no name otherwise', () => {
  fc.assert(
    fc.property(town, (given) => {
      const at = byWeek(given);
      lived(given).forEach(({ items }, index) => {
        const lines = linesOf(items);
        items.forEach((item, place) => {
          const subject = Number(item.subject.split(':')[1]);
          const { naming } = sharingAt(at, subject, at.channel.since + index).sharing;
          const names = people.filter((name) => lines[place + 2]?.includes(name));
          const carriers = (at.subjects[subject]?.carriers ?? []).map((one) => nameOf(people, one));
          expect(names.toSorted()).toEqual(naming === 'names' ? carriers.toSorted() : []);
        });
      });
    }),
    runs,
  );
});

test('6. swapping any two people gives the same digest with the two names swapped', () => {
  const who = fc.integer({ min: 0, max: people.length - 1 });
  fc.assert(
    fc.property(town, who, who, (given, one, other) => {
      const swapped = people.map((name, index) => (index === one ? nameOf(people, other) : index === other ? nameOf(people, one) : name));
      const swap = (line: string) => {
        const [a, b] = [nameOf(people, one), nameOf(people, other)];
        return a === b ? line : line.replaceAll(a, '§').replaceAll(b, a).replaceAll('§', b);
      };
      const lines = (names: readonly string[]) => lived(given, names).map(({ items }) => linesOf(items));
      expect(lines(swapped)).toEqual(lines(people).map((digest) => digest.map(swap)));
    }),
    runs,
  );
});

test('7. agreement taken back edits what was posted: shown again, a digest holds only what may be read there now', () => {
  fc.assert(
    fc.property(town, fc.integer({ min: 0, max: 12 }), (given, week) => {
      const at = byWeek(given);
      lived(given).forEach(({ items }, index) => {
        const run = `${at.seed}/${at.channel.since + index}`;
        const now = items.flatMap((one) => itemAt(at, people, one, week, run) ?? []);
        const shown = linesOf(now).join('\n');
        for (const { subject } of items) {
          const { audience, service } = sharingAt(at, Number(subject.split(':')[1]), week).sharing;
          const heard = audience === 'organisation' || (audience === 'service' && service === at.channel.service);
          expect(shown.includes(`${titleOf(Number(subject.split(':')[1]))}.`)).toBe(heard);
        }
        // What remains keeps its order.
        expect(now.map((one) => one.subject)).toEqual(
          items.map((one) => one.subject).filter((one) => now.some(({ subject }) => subject === one)),
        );
      });
    }),
    runs,
  );
});
