import { sample } from '../../core/sample.ts';

// What several samples are made of.

export const sampleStory = { story: sample.id, version: 2, kind: 'story', title: sample.written, body: sample.long } as const;
