import { expect, test } from 'vitest';
import { registry } from '../src/areas/all.ts';
import { nothing } from '../src/core/about.ts';
import { area, registryOf } from '../src/core/area.ts';
import { inOneTransaction } from '../src/core/task.ts';

const { fixed, words, tasks, gone, changedMeanwhile, filesInDoubt, tellTrouble, opening, below } = registry;
const around = { fixed, shared: words, gone, changedMeanwhile, filesInDoubt, tellTrouble, opening, below };
const idle = inOneTransaction(async () => {});
const none = { messages: {}, buttons: {}, because: {}, forms: {} };
const doing = (name: string, does: Parameters<typeof area>[1]['tasks'] & {}) =>
  area(name, { kinds: {}, buttons: {}, forms: {}, acts: {}, submits: {}, tasks: does, fr: none, en: none });
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
  const gives = (name: string, row: object) => ({ ...doing(name, {}), kinds: { asked: { name: 'asked', now: nothing, ...row } } });
  const says = (name: string) => ({ ...doing(name, {}), spoken: [{ run: fixed.help, words: ['la même phrase'] }] });
  const all = { ...around, tasks: everything };

  expect(() => registryOf([gives('one', { givesWayTo: ['asked'], forgottenAs: 'asked' })], all)).not.toThrow();
  expect(() => registryOf([gives('one', { givesWayTo: ['asked', 'answered'] })], all)).toThrow('gives way to « answered »');
  expect(() => registryOf([gives('one', { forgottenAs: 'over' })], all)).toThrow('gives way to « over »');
  expect(() => registryOf([gives('one', {}), gives('two', {})], all)).toThrow('a kind named « asked »');
  expect(() => registryOf([says('one'), says('two')], all)).toThrow('« la même phrase » is said for two acts');
});
