import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import {
  type CheckInMember,
  conditionsFor,
  conditionsOf,
  hadTime,
  isAsked,
  isSilent,
  remindAt,
  type Weather,
  weatherSaid,
  weathers,
  wordsFor,
} from '../../../src/domain/check-in.ts';
import { office } from '../../support/office.ts';
import { tableIn } from '../../support/tables.ts';

const weather = fc.constantFrom(...weathers);
const instant = Temporal.Instant.from('2026-11-23T08:00Z');
const someone = (personId: string): CheckInMember => ({
  personId,
  askedAt: instant,
  answeredAt: null,
  words: '',
  weather: null,
  forTeam: false,
  showing: 'five',
  counted: false,
  silent: false,
  paceAsked: false,
});
const names = ['amina', 'bruno', 'chloe', 'driss', 'elsa', 'farid', 'gwen', 'hugo'];

/** What one of them reads of the whole, of what all of them said. */
const seen = (said: readonly Weather[], own: Weather | null) =>
  JSON.stringify(
    conditionsFor({ conditions: conditionsOf(own ? [...said, own] : said), counted: said.length + (own ? 1 : 0) }, own !== null),
  );

/** Every way in which this many people can answer. */
function* everyAnswer(people: number): Generator<readonly Weather[]> {
  if (people === 0) return yield [];
  for (const rest of everyAnswer(people - 1)) for (const one of weathers) yield [one, ...rest];
}

describe('Conditions', () => {
  it('are said from five answers besides the reader’s own, and not before', () => {
    fc.assert(
      fc.property(fc.array(weather, { maxLength: 12 }), fc.option(weather), (said, own) => {
        expect(seen(said, own) === 'null').toBe(said.length < 5);
      }),
    );
  });

  it('tell nobody for certain what any other person said, even when all agree and the reader knows their own', () => {
    for (const others of [5, 6]) {
      for (const own of [null, ...weathers]) {
        const possible = new Map<string, Set<Weather>>();
        // Nobody is told apart: what holds for the first holds for all.
        for (const said of everyAnswer(others)) {
          const view = seen(said, own);
          possible.set(view, (possible.get(view) ?? new Set()).add(said[0] ?? 'sunny'));
        }
        for (const [view, first] of possible) expect(first.size, `${view}, having said ${own}`).toBeGreaterThan(1);
      }
    }
  });

  it('do not depend on who said what', () => {
    fc.assert(
      fc.property(fc.array(weather, { minLength: 5, maxLength: 12 }), (said) => {
        expect(conditionsOf(said)).toEqual(conditionsOf([...said].sort()));
      }),
    );
  });

  it('say what was said most, and what several said', () => {
    expect(conditionsOf(['fair', 'fair', 'fair', 'rain', 'rain', 'storm'])).toEqual({ mostly: ['fair'], sometimes: ['rain'] });
    expect(conditionsOf(['storm', 'sunny', 'storm', 'sunny', 'fair'])).toEqual({ mostly: ['sunny', 'storm'], sometimes: [] });
    expect(conditionsOf(['storm', 'storm', 'storm', 'storm'])).toBeNull();
  });
});

const members = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }).chain((people) =>
  fc.tuple(
    ...people.map((personId) =>
      fc
        .record({
          answered: fc.boolean(),
          wrote: fc.boolean(),
          showing: fc.constantFrom('five' as const, 'unnamed' as const, 'named' as const),
          forTeam: fc.boolean(),
        })
        .map(
          ({ answered, wrote, showing, forTeam }): CheckInMember =>
            answered
              ? { ...someone(personId), answeredAt: instant, words: wrote ? `mots de ${personId}` : '', showing, forTeam }
              : someone(personId),
        ),
    ),
  ),
);
const closing = fc.constantFrom(null, instant);

describe('Words', () => {
  it('are read as each writer chose: never before five others answered and it closed, unless they agreed', () => {
    fc.assert(
      fc.property(
        members,
        closing,
        fc.constantFrom(...names),
        fc.uniqueArray(fc.constantFrom(...names)),
        (all, closedAt, reader, taking) => {
          const read = wordsFor(reader, { closedAt }, all, new Set(taking));

          for (const one of all) {
            const theirs = read.find(({ words }) => words === one.words && one.words !== '');
            const others = all.filter(({ personId, answeredAt }) => answeredAt && personId !== one.personId).length;
            const hidden = one.showing === 'five' && (others < 5 || closedAt === null) && one.personId !== reader;
            expect(theirs !== undefined).toBe(one.words !== '' && !hidden);
            if (theirs && one.personId !== reader)
              expect(theirs.by).toBe(one.showing === 'named' && taking.includes(one.personId) ? one.personId : null);
          }
        },
      ),
    );
  });

  it('say nothing of who answered, or of the weather: without names, swapping two people gives the same', () => {
    fc.assert(
      fc.property(members, (all) => {
        const anonymous = all.map((one) => ({ ...one, showing: one.showing === 'named' ? ('unnamed' as const) : one.showing }));
        const swapped = anonymous.map((one) => ({ ...one, personId: `${one.personId}-x` }));

        const read = wordsFor('reader', { closedAt: instant }, anonymous, new Set(names));

        expect(wordsFor('reader', { closedAt: instant }, swapped, new Set(names))).toEqual(read);
        expect(read.every(({ by }) => by === null)).toBe(true);
      }),
    );
  });
});

test('whoever prefers it more rarely is asked one time out of two, and whoever prefers not is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (times) => {
      const asked: boolean[] = [];
      for (let time = 0; time < times; time++) asked.push(isAsked('rarer', asked.at(-1) ?? false));

      expect(asked.filter(Boolean)).toHaveLength(Math.ceil(times / 2));
      expect(isAsked('each', true) && isAsked('each', false)).toBe(true);
      expect(isAsked('none', true) || isAsked('none', false)).toBe(false);
    }),
  );
});

test('three silences running make somebody silent; a check-in that never reached them is none', () => {
  const silent = { askedAt: instant, silent: true };
  const absent = { askedAt: null, silent: false };

  expect(isSilent([silent, silent])).toBe(false);
  expect(isSilent([silent, absent, silent, silent])).toBe(true);
  expect(isSilent([silent, silent, { askedAt: instant, silent: false }])).toBe(false);
  expect(isSilent([{ askedAt: instant, silent: false }, silent, silent, silent])).toBe(true);
});

const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`).toInstant();

test('a reminder comes two working days later, and not at all when it would leave no time', () => {
  const [thursday, before] = [at('2026-11-26T09:30'), at('2026-12-02T09:00')];

  expect(remindAt(office, thursday, before)?.toString()).toBe(at('2026-11-30T09:30').toString());
  expect(remindAt(office, thursday, at('2026-12-01T09:00'))).toBeNull();
  expect(hadTime(thursday, office, at('2026-11-27T09:30'))).toBe(true);
  expect(hadTime(thursday, office, at('2026-11-27T09:00'))).toBe(false);
});

test.each([
  ['☀️', { weather: 'sunny', words: '' }],
  ['🌧️ le chariot grince', { weather: 'rain', words: 'le chariot grince' }],
  ['le chariot grince 🌧', { weather: 'rain', words: 'le chariot grince' }],
  ['⛈ !', { weather: 'storm', words: '' }],
  ['Ça coince.', { weather: 'rain', words: '' }],
  ['ce n’est pas le moment', { weather: 'storm', words: '' }],
  ['tout s’y prête', { weather: 'sunny', words: '' }],
  ['Fine', { weather: 'fair', words: '' }],
  ['ça coince à la caisse', { weather: null, words: 'ça coince à la caisse' }],
  ['☀️ puis ⛈️', { weather: null, words: '☀️ puis ⛈️' }],
  ['rien', { weather: null, words: 'rien' }],
])('« %s » is understood', (text, understood) => {
  expect(weatherSaid(text)).toEqual(understood);
});

const weatherTable = tableIn('src/areas/checking/README.md', '## Weather in words');

test('the table of the words of the weather, in the page of the area, says what is so', () => {
  expect(weatherTable.map(([picture]) => weatherSaid(picture ?? '').weather)).toEqual([...weathers, null]);
  for (const [picture = '', ...cells] of weatherTable) {
    for (const words of cells.join(', ').split(', ')) {
      const { weather } = weatherSaid(picture);
      expect(weatherSaid(`${words}.`), words).toEqual({ weather, words: weather ? '' : `${words}.` });
    }
  }
});
