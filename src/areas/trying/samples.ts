import { sample } from '../../core/sample.ts';

// What several samples are made of.

export const sampleTrial = {
  trial: sample.id,
  version: 2,
  what: sample.written,
  hypothesis: sample.long,
  wayBack: sample.written,
  stillValid: '',
  time: sample.written,
  question: sample.written,
  startsOn: sample.on,
  endsOn: sample.later,
};
export const sampleListed = { trial: sample.id, what: sample.written, startsOn: sample.on, endsOn: sample.later };
export const sampleMine = [
  { ...sampleListed, state: 'asking', role: null },
  { ...sampleListed, state: 'asking', role: 'pilot' },
  { ...sampleListed, state: 'live', role: 'tester' },
  { ...sampleListed, state: 'live', role: 'carrier' },
] as const;
