import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registry } from '../../src/areas/all.ts';
import { buttons as tryingButtons } from '../../src/areas/trying/buttons.ts';
import type { Act, Answer } from '../../src/core/act.ts';
import { area, goOn } from '../../src/core/area.ts';
import { buttonsOf } from '../../src/core/button.ts';
import { formsOf } from '../../src/core/form.ts';
import { heardAs } from '../../src/core/heard.ts';
import {
  type AnyCodec,
  id,
  ids,
  instant,
  int,
  type Named,
  named,
  nothing,
  opaque,
  page,
  serial,
  subject,
  unslashed,
  word,
} from '../../src/core/subject.ts';
import { taskSubjects } from '../../src/core/task-subjects.ts';
import { understand } from '../../src/core/understand.ts';
import { anyCharacter } from '../support/hostile-words.ts';

type Readable = Pick<AnyCodec, 'read'>;
type Value = fc.Arbitrary<unknown>;

const digits = (atMost: number) => fc.array(fc.nat(9), { minLength: 1, maxLength: atMost }).map((some) => some.join(''));
const record = fc.uuid();

const plain = new Map<Readable, Value>([
  [id, record],
  [ids, fc.array(record, { minLength: 1, maxLength: 4 })],
  [instant, digits(15)],
  [serial, digits(18)],
  [word, fc.oneof(record, fc.constant('coordination'))],
  [int, fc.nat()],
  [page, fc.nat(99_999)],
  [opaque, fc.string({ minLength: 1, unit: anyCharacter })],
  [unslashed, fc.string({ minLength: 1 }).map((text) => text.replaceAll('/', 'a'))],
  [nothing, fc.constant(undefined)],
]);

interface Structure extends Readable {
  readonly values?: readonly string[];
  readonly cases?: readonly Structure[];
  readonly shape?: Readonly<Record<string, Structure>>;
  readonly within?: Structure;
  readonly optional?: true;
}

/** Everything that a button or a form may be about. */
function valuesFor(codec: Structure): Value {
  const known = plain.get(codec);
  if (known) return known;
  if (codec.values) return fc.constantFrom(...codec.values);
  if (codec.cases) return fc.oneof(...codec.cases.map(valuesFor));
  if (codec.within) return codec.optional ? valuesFor(codec.within) : fc.oneof(valuesFor(codec.within), fc.constant(codec.read('')));
  const parts = Object.entries(codec.shape ?? {});
  const needed = parts.filter(([, part]) => !part.optional).length;
  return fc
    .integer({ min: needed, max: parts.length })
    .chain((many) =>
      fc.record(Object.fromEntries(parts.slice(0, many).map(([name, part]) => [name, valuesFor(part)])), { noNullPrototype: true }),
    );
}

const about: readonly (readonly [string, AnyCodec])[] = [
  ['a message that was heard', heardAs],
  ...Object.entries<AnyCodec>(taskSubjects).map(([name, codec]) => [`the task ${name}`, codec] as const),
  ...registry.areas.flatMap((one) => [
    ...Object.values(one.buttons).map((button) => [`the button ${button.intent}`, button.about] as const),
    ...Object.values(one.forms).map((form) => [`the form ${form.intent}`, form.about] as const),
  ]),
];

test.each(about)('what %s is about comes back as it was', (_, codec) => {
  fc.assert(
    fc.property(valuesFor(codec), (value) => void expect(named(codec, codec.write(value as never))).toEqual(value)),
    { numRuns: 40 },
  );
});

test.each(about)('what %s cannot be about is nothing, and what it can is written in one way', (_, codec) => {
  const changed = valuesFor(codec).chain((value) => {
    const text = codec.write(value as never);
    return fc
      .tuple(fc.nat(text.length), fc.string({ unit: fc.constantFrom(...':,-0a9 é\n') }))
      .map(([at, more]) => text.slice(0, at) + more);
  });
  const garbage = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...':0a-,'), maxLength: 60 }), changed);
  fc.assert(
    fc.property(garbage, (text) => {
      const value = named(codec, text);
      // An empty text names nothing.
      if (text !== '' && value !== null) expect(codec.write(value as never)).toBe(text);
    }),
    { numRuns: 60 },
  );
});

const one = '11111111-2222-4333-8444-555555555555';

test('an act reached by a press receives what its button is about; nothing of another shape, and undefined where it names none', () => {
  const press = (intent: string, text: string) => understand({ type: 'press', intent, subject: text }, registry).about;
  expect(press('join-trial', `${one}:2`)).toEqual({ trial: one, version: 2 });
  expect(press('join-trial', one)).toBeNull();
  expect(press('join-trial', `${one}:2:3`)).toBeNull();
  expect(press('join-trial', '')).toBeUndefined();
  expect(press('export-data', one)).toBeNull();
  const submit = (text: string) => understand({ type: 'submit', intent: 'trial-opened', subject: text, values: {} }, registry).about;
  expect(submit(`change:${one}:3`)).toEqual({ change: one, version: 3 });
  expect(submit(`changed:${one}:3`)).toBeNull();
});

test('cards that were posted are about what they were: these texts do not change', () => {
  const { buttons } = Object.assign({}, ...registry.areas.map((each) => ({ [each.name]: each }))).digest;
  expect(tryingButtons.openTrial({ draft: '17' }).subject).toBe('draft:17');
  expect(tryingButtons.openTrial({ initiative: one }).subject).toBe(`initiative:${one}`);
  expect(tryingButtons.openTrial().subject).toBe('');
  expect(tryingButtons.chooseTrialSharing({ trial: one }).subject).toBe(one);
  expect(tryingButtons.chooseTrialSharing({ trial: one, version: 2, part: 'trial' }).subject).toBe(`${one}:2:trial`);
  expect(buttons.openDigest.about.read('in:19:a@thread.tacv2')).toEqual({ channel: '19:a@thread.tacv2' });
});

test('a button, a form and an act that disagree about their subject do not compile', () => {
  const aTrial = subject({ trial: id });
  const buttons = buttonsOf({ stop: { about: aTrial }, list: {} });
  // @ts-expect-error of another record
  expect(buttons.stop({ story: one }).subject).not.toBe(one);
  // @ts-expect-error it is about nothing
  expect(buttons.list({ trial: one }).subject).toBe('');
  // @ts-expect-error of no record: a text says nothing of what it names
  expect(() => buttons.stop(one).subject).not.toThrow();

  const answer: Answer = { type: 'nothing' };
  const none = { messages: {}, buttons: { stop: '', list: '' }, phrases: {}, because: {}, forms: { end: () => ({}) as never } };
  const forms = formsOf<{ end: { trial: string } }>()({
    end: { intent: 'end', about: aTrial, form: ({ trial }) => ({ about: { trial }, fields: [] }), samples: [] },
  });
  const ofStory = async (_: Act, __?: Named<{ readonly story: string }>): Promise<Answer> => answer;
  const ofTrial = async (_: Act, __?: Named<{ readonly trial: string }>): Promise<Answer> => answer;
  const parts = { kinds: {}, buttons, forms, spoken: {}, fr: none, en: none };
  const acts = goOn({ stop: ofTrial, list: ofStory });
  expect(area('one', { ...parts, acts, submits: goOn({ end: ofTrial }) }).name).toBe('one');
  // @ts-expect-error the act of a button of a trial takes a story
  expect(area('one', { ...parts, acts: { ...acts, ...goOn({ stop: ofStory }) }, submits: goOn({ end: ofTrial }) }).name).toBe('one');
  // @ts-expect-error and that of its form
  expect(area('one', { ...parts, acts, submits: goOn({ end: ofStory }) }).name).toBe('one');
  formsOf<{ end: { story: string } }>()({
    // @ts-expect-error the form is about a story, where its codec writes a trial
    end: { intent: 'end', about: aTrial, form: ({ story }) => ({ about: { story }, fields: [] }), samples: [] },
  });
});
