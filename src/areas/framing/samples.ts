import { sample } from '../../core/sample.ts';

// What several samples are made of.

export const sampleFrame = {
  body: sample.written,
  contact: sample.named,
  signed: { name: sample.named, position: sample.written, on: sample.on, committeeOn: sample.later },
};
