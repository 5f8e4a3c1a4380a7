import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { kindLists } from '../../adapters/postgres/names.ts';
import { registry } from '../../src/areas/all.ts';
import { formatFor } from '../../src/cards/format.ts';
import { kept, nothing, ofTrial } from '../../src/core/about.ts';
import { area, begin, goOn, registryOf } from '../../src/core/area.ts';
import { cardOf } from '../../src/core/cards.ts';
import { formsOf, inWords } from '../../src/core/form.ts';
import { inWordsOf, sayInWords } from '../../src/core/form-in-words.ts';
import { inOneTransaction } from '../../src/core/task.ts';

const { fixed, words, tasks, gone, changedMeanwhile, filesInDoubt, tellTrouble, opening, fewer, more } = registry;
const around = { fixed, renamed: {}, shared: words, gone, changedMeanwhile, filesInDoubt, tellTrouble, opening, fewer, more };
const idle = inOneTransaction(async () => {});
const none = { messages: {}, buttons: {}, phrases: {}, because: {}, forms: {} };
const doing = (name: string, does: Parameters<typeof area>[1]['tasks'] & {}) =>
  area(name, { kinds: {}, buttons: {}, forms: {}, acts: {}, submits: {}, spoken: {}, tasks: does, fr: none, en: none });
const everything = Object.fromEntries([...tasks]);

test('everything that the agenda can hold is done by one area, or the program does not start', () => {
  expect(() => registryOf([], { ...around, tasks: everything })).not.toThrow();
  for (const name of tasks.keys()) {
    const { [name]: _, ...others } = everything;
    expect(() => registryOf([], { ...around, tasks: others })).toThrow(`No area does the task « ${name} ».`);
  }
  expect(() => registryOf([doing('one', { 'begin-trial': idle })], { ...around, tasks: everything })).toThrow(
    'a task named « begin-trial »',
  );
  expect(() => registryOf([doing('one', { forget: idle }), doing('two', { forget: idle })], { ...around, tasks: {} })).toThrow(
    'a task named « forget »',
  );
});

test('two areas cannot both decide what follows when a message about a record is not sent', () => {
  const unsent = { meeting: { dropped: async () => {} } };
  const [one, two] = ['one', 'two'].map((name) => ({ ...doing(name, {}), unsent }));
  expect(() => registryOf(one && two ? [one, two] : [], { ...around, tasks: everything })).toThrow('a record named « meeting »');
});

test('a kind that gives way to none, a kind of two areas and a phrase said for two acts do not start', () => {
  const gives = (name: string, row: object) => ({
    ...doing(name, {}),
    kinds: { asked: { name: 'asked', samples: [{}], now: nothing, ...row } },
  });
  const says = (name: string) => ({
    ...doing(name, {}),
    spoken: goOn({ say: fixed.help }),
    fr: { ...none, phrases: { say: ['la même phrase'] } },
  });
  const all = { ...around, tasks: everything };

  expect(() => registryOf([gives('one', { givesWayTo: ['asked'], forgottenAs: 'asked' })], all)).not.toThrow();
  expect(() => registryOf([gives('one', { givesWayTo: ['asked', 'answered'] })], all)).toThrow('gives way to « answered »');
  expect(() => registryOf([gives('one', { forgottenAs: 'over' })], all)).toThrow('gives way to « over »');
  expect(() => registryOf([gives('one', {}), gives('two', {})], all)).toThrow('a kind named « asked »');
  expect(() => registryOf([says('one'), says('two')], all)).toThrow('« la même phrase » is said for two acts');
});

test('a phrase is heard by its act, in both languages, or the area does not compile', () => {
  const parts = { kinds: {}, buttons: {}, forms: {}, acts: {}, submits: {} };
  const [fr, en] = [
    { ...none, phrases: { say: ['dire', 'pause'] } },
    { ...none, phrases: { say: ['say', 'pause'] } },
  ];
  const says = area('says', { ...parts, spoken: goOn({ say: fixed.help }), fr, en });

  const { phrases } = registryOf([says], { ...around, tasks: everything });

  expect(phrases.map(({ tokens, intent }) => [tokens.join(' '), intent.run])).toEqual(
    ['dire', 'pause', 'say'].map((phrase) => [phrase, fixed.help]),
  );
  // @ts-expect-error nothing is done for `say`
  area('no act', { ...parts, spoken: {}, fr, en });
  // @ts-expect-error nothing is said for `more`
  area('no phrase', { ...parts, spoken: goOn({ say: fixed.help, more: fixed.help }), fr, en });
  // @ts-expect-error nobody can say it in English
  area('one language', { ...parts, spoken: goOn({ say: fixed.help }), fr, en: none });
});

test('an act says whether it begins something, or its area does not compile; one that says both does not start', () => {
  const parts = { kinds: {}, buttons: {}, forms: {}, acts: {}, submits: {} };
  const worded = { ...none, phrases: { say: ['dire'] } };
  const says = (spoken: ReturnType<typeof goOn<{ say: typeof fixed.help }>>) => area('says', { ...parts, spoken, fr: worded, en: worded });
  const started = (...areas: Parameters<typeof registryOf>[0]) => registryOf(areas, { ...around, tasks: everything });

  expect(started(says(begin({ say: fixed.help }))).begins.has(fixed.help)).toBe(true);
  expect(started(says(goOn({ say: fixed.help }))).begins.has(fixed.help)).toBe(false);
  const elsewhere = { ...doing('elsewhere', {}), acts: begin({ again: fixed.help }) };
  expect(() => started(says(goOn({ say: fixed.help })), elsewhere)).toThrow('« say » goes on, and begins something elsewhere');
  // @ts-expect-error it does not say
  area('says', { ...parts, spoken: { say: fixed.help }, fr: worded, en: worded });
  // @ts-expect-error nor with what follows it
  area('says', { ...parts, spoken: { say: { run: fixed.help, follows: 'colon' } }, fr: worded, en: worded });
});

test('a form that needs words has them in both languages, or its area does not compile; two of one name do not start', () => {
  const forms = formsOf<{ ask: object }>()({
    ask: {
      intent: 'ask',
      form: () => ({ fields: [] }),
      inWords: inWords(kept(ofTrial), () => [], [{ trial: 'one' }]),
      samples: [],
    },
  });
  const shown = () => ({ title: '', intro: [], submit: '', cancel: '', fields: {} });
  const worded = { ...none, forms: { ask: shown }, inWords: { ask: ({ trial }: { trial: string }) => ({ summary: trial, body: [] }) } };
  const parts = { kinds: {}, buttons: {}, forms, acts: {}, submits: goOn({ ask: fixed.help }), spoken: {} };
  const asks = area('asks', { ...parts, fr: worded, en: worded });
  // @ts-expect-error nothing is said of it in English
  area('one language', { ...parts, fr: worded, en: { ...none, forms: { ask: shown } } });
  // @ts-expect-error of no trial
  expect(() => sayInWords(forms.ask)).not.toThrow();

  const said = inWordsOf([asks]);
  const asking = registryOf([asks, said], { ...around, tasks: everything });
  const format = formatFor('fr', 'Europe/Paris', Temporal.PlainDate.from('2026-11-19'), {});
  const card = (params: unknown) =>
    cardOf({ kind: said.kinds.formInWords, params }, { locale: 'fr', format, words: asking.words.fr }, null);

  expect(asking.inWords('ask')).toBe(forms.ask.inWords);
  expect(said.kinds.formInWords.samples.map((params) => card(params).summary)).toEqual(['one']);
  expect(() => registryOf([asks, { ...asks, name: 'two' }], { ...around, tasks: everything })).toThrow('a form named « ask »');
});

test('the store looks for kinds by what their rows declare, whatever their names', () => {
  const asked = { name: 'asked', samples: [{}], now: nothing };
  const areas = [{ ...doing('one', {}), kinds: { asked: { ...asked, soughtAs: 'lists' as const }, other: { ...asked, name: 'other' } } }];

  const { sought } = registryOf(areas, { ...around, tasks: everything });

  expect(sought).toEqual({ invitations: [], lists: ['asked'], digests: [] });
  expect(() => kindLists(sought)).toThrow('a kind that no row declares');
  expect(kindLists(registry.sought).lists).toBe(`('${registry.sought.lists.join("', '")}')`);
});

test('no query names a kind or a task that the compiler does not check', () => {
  const folders = ['adapters/postgres', 'simulation/invariants', 'simulation', 'bench'];
  const files = folders.flatMap((folder) => readdirSync(folder).flatMap((file) => (file.endsWith('.ts') ? [join(folder, file)] : [])));
  const named = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:kind|what) (?:=|<>|(?:not )?in) \(?'([\w-]+)'/g)].flatMap(([, name = '']) =>
      registry.kind(name) || tasks.has(name) ? [`${file}: ${name}`] : [],
    ),
  );

  expect(named).toEqual([]);
});

test('the index of lists is one of the kinds that list', () => {
  const schema = readFileSync('adapters/postgres/schema.sql', 'utf8');

  const [, where = ''] = /CREATE INDEX deliveries_lists .* WHERE (.*);/.exec(schema) ?? [];

  expect([...where.matchAll(/'(\w+)'::text/g)].map(([, name]) => name)).toEqual(registry.sought.lists);
});
