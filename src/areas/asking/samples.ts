import { sample } from '../../core/sample.ts';

// What several samples are made of.

export const sampleStates = ['held', 'searching', 'waiting', 'patient', 'accepted', 'told'] as const;
export const sampleItems = sampleStates.map((state) => ({
  initiative: sample.id,
  sentence: sample.written,
  state,
  purpose: 'tell' as const,
  inTurn: true,
  newsBy: sample.on,
  harvester: null,
}));
