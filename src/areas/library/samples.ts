import { sample } from '../../core/sample.ts';

// What several samples are made of.

export const sampleListedStory = { id: sample.id, state: 'story', title: sample.written, shared: true } as const;
export const sampleSeasons = [
  { name: 'winter', year: 2027 },
  { name: null, year: 2026 },
] as const;
