import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { registry } from '../../../src/areas/all.ts';
import { understand } from '../../../src/core/understand.ts';
import { judge } from '../../../src/domain/etiquette.ts';
import { settingsSchema } from '../../../src/domain/organisation.ts';
import { askedOfCoordination, asksWhatIsKept, isNear, isOver, mayBeErased, mayEndOn } from '../../../src/domain/term.ts';
import { office } from '../../support/office.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const at = (iso: string) => day(iso).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '12:00' }).toInstant();
const here = (until: string | null, erasedOn: string | null = null) => ({
  zone: 'Europe/Paris',
  settings: settingsSchema.parse({ until, erasedOn }),
});
const days = fc.integer({ min: 0, max: 3_000 }).map((more) => day('2026-01-01').add({ days: more }));

describe('the term of the bot itself', () => {
  test('is a day to come, at most twelve months away', () => {
    expect(mayEndOn(day('2027-06-30'), day('2026-11-23'))).toBe(true);
    expect(mayEndOn(day('2027-11-23'), day('2026-11-23'))).toBe(true);
    expect(mayEndOn(day('2027-11-24'), day('2026-11-23'))).toBe(false);
    expect(mayEndOn(day('2026-11-23'), day('2026-11-23'))).toBe(false);
    // A leap day has a last day too.
    expect(mayEndOn(day('2029-02-28'), day('2028-02-29'))).toBe(true);
    fc.assert(
      fc.property(days, fc.integer({ min: -800, max: 800 }), (today, ahead) => {
        const until = today.add({ days: ahead });
        expect(mayEndOn(until, today)).toBe(ahead > 0 && Temporal.PlainDate.compare(until, today.add({ months: 12 })) <= 0);
      }),
    );
  });

  test('is over at midnight after its last day, on the clocks of the organisation', () => {
    expect(isOver(here('2027-06-30'), Temporal.Instant.from('2027-06-30T21:59:59Z'))).toBe(false);
    expect(isOver(here('2027-06-30'), Temporal.Instant.from('2027-06-30T22:00:00Z'))).toBe(true);
    expect(isOver({ ...here('2027-06-30'), zone: 'Pacific/Noumea' }, Temporal.Instant.from('2027-06-30T13:00:00Z'))).toBe(true);
    expect(isOver(here(null), at('2099-01-01'))).toBe(false);
  });

  test('is said a month before, and what is kept of it is asked from the last day on', () => {
    const term = { until: day('2027-06-30') };
    expect(['2027-05-29', '2027-05-30', '2027-06-30', '2027-07-01'].map((one) => isNear(term, day(one)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(['2027-06-29', '2027-06-30', '2027-09-01'].map((one) => asksWhatIsKept(term, day(one)))).toEqual([false, true, true]);
  });

  test('asks coordination for a day once, then what becomes of everything a month after the end, and every three months', () => {
    expect(askedOfCoordination(here(null), at('2026-11-23'))).toEqual({ ask: 'unset', slot: 'unset' });
    const asked = (iso: string, erasedOn: string | null = null) => askedOfCoordination(here('2027-06-30', erasedOn), at(iso))?.slot;
    expect(asked('2027-06-30')).toBeUndefined();
    expect(asked('2027-07-29')).toBeUndefined();
    expect(asked('2027-07-30')).toBe('2027-06-30:0');
    expect(asked('2027-10-29')).toBe('2027-06-30:0');
    expect(asked('2027-10-30')).toBe('2027-06-30:1');
    expect(asked('2028-01-30')).toBe('2027-06-30:2');
    expect(asked('2028-01-30', '2027-08-02')).toBeUndefined();
  });

  test('nothing may be erased before everything was kept for a month, nor without a last day, nor twice', () => {
    fc.assert(
      fc.property(days, days, (until, today) => {
        const kept = Temporal.PlainDate.compare(today, until.add({ months: 1 })) < 0;
        expect(mayBeErased(here(until.toString()), at(today.toString()))).toBe(!kept);
        expect(mayBeErased(here(until.toString(), today.toString()), at(today.toString()))).toBe(false);
      }),
    );
    expect(mayBeErased(here(null), at('2099-01-01'))).toBe(false);
  });

  test('once it is over, whatever begins something is answered with the end: buttons, forms and words', () => {
    const run = (said: Parameters<typeof understand>[0]) => understand(said, registry).run;
    const begins = (said: Parameters<typeof understand>[0]) => registry.begins.has(run(said));
    for (const intent of [
      'open-tell',
      'tell-draft',
      'open-trial',
      'try-again',
      'bring-story',
      'ask-to-join',
      'ask-another',
      'resume-harvest',
    ])
      expect(begins({ type: 'press', intent, subject: '' }), intent).toBe(true);
    for (const intent of ['tell', 'story-brought']) expect(begins({ type: 'submit', intent, subject: '', values: {} }), intent).toBe(true);
    for (const text of [
      'y voir clair : la file',
      'une règle : la clé',
      'revenir sur : la neige',
      'initiative : on plante',
      'demander une rencontre',
      'je réserve le jeudi de 11 h à 12 h',
    ])
      expect(begins({ type: 'words', text }), text).toBe(true);
    for (const text of ['mes données', 'récits', 'exporter', 'aide', 'mes initiatives', 'vers qui me tourner'])
      expect(begins({ type: 'words', text }), text).toBe(false);
  });

  test('once it is over, what begins something is dropped however good the moment; a promise leaves as before', () => {
    const now = Temporal.Instant.from('2027-07-05T08:00:00Z');
    const kinds = registry.areas.flatMap(({ kinds }) => Object.values(kinds)).filter(({ unprompted }) => unprompted);
    for (const { name: kind, unprompted } of kinds) {
      const due = { kind, etiquette: unprompted ?? null, subject: '', direct: false, expiresAt: null };
      const receiver = { working: office, allowance: 2, spent: [], silences: new Set<string>() };
      expect(judge(due, { ...receiver, over: false }, now).type, kind).toBe('send');
      expect(judge(due, { ...receiver, over: true }, now).type, kind).toBe(unprompted?.endsWithTerm ? 'drop' : 'send');
    }
  });

  test('once it is over, only what begins something is silent; what was promised even to those who said stop never is', () => {
    const unprompted = registry.areas.flatMap(({ kinds }) => Object.values(kinds)).filter((kind) => kind.unprompted);
    const silent = unprompted.filter((kind) => kind.unprompted?.endsWithTerm).map(({ name }) => name);
    expect(silent.sort()).toEqual(['linkRequest', 'mayBePrinted', 'storyAlive', 'tellSuggestion']);
    expect(unprompted.filter((kind) => kind.unprompted?.endsWithTerm && kind.unprompted.survivesStop)).toEqual([]);
  });
});
