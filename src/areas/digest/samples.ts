import { sample } from '../../core/sample.ts';
import { type Item, itemStates } from '../../domain/digest.ts';
import { digestParts } from '../../domain/subscription.ts';
import type { DigestShown } from './digests-shown.ts';

// What several samples are made of.

export const sampleTellable = {
  subject: `story:${sample.id}`,
  state: 'story',
  title: sample.written,
  people: { as: 'names', names: [sample.named, sample.named] },
  learning: sample.long,
  until: null,
  from: null,
  text: sample.long,
} as const;
export const sampleTold: readonly Item[] = itemStates.flatMap((state): Item[] => [
  { ...sampleTellable, state, until: state === 'live' ? sample.later : null, from: state === 'granted' ? sample.on : null },
  { ...sampleTellable, state, people: { as: 'team' }, learning: state === 'live' ? sample.written : '', text: '' },
  { ...sampleTellable, state, people: { as: 'none' } },
]);
export const sampleDigests = (['on', 'paused', 'stopped'] as const).flatMap((state): DigestShown[] => [
  {
    id: sample.id,
    channel: sample.channels[0],
    every: 'week',
    weekday: 1,
    at: '09:00',
    clock: null,
    locale: 'fr',
    includes: digestParts,
    state,
    next: state === 'on' ? sample.instant : null,
    last: { on: sample.on, outcome: 'nothing' },
  },
  {
    id: sample.id,
    channel: sample.channels[1],
    every: 'month',
    weekday: 7,
    at: '16:30',
    clock: 'la-reunion',
    locale: 'en',
    includes: ['trials'],
    state,
    next: null,
    last: state === 'on' ? null : { on: sample.on, outcome: state === 'paused' ? 'waiting' : 'posted' },
  },
]);
