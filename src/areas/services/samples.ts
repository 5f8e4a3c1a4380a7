import { sample } from '../../core/sample.ts';

// What several samples are made of.

export const sampleService = { id: sample.id, name: sample.written, channels: sample.channels };
