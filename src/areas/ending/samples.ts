import { sample } from '../../core/sample.ts';
import type { Concluded } from './ending-shown.ts';

// What several samples are made of.

export const sampleConclusions: readonly Concluded[] = [
  { trial: sample.id, version: 1, what: sample.written, learnt: sample.written, follow: 'leave', decider: '', decideBy: null },
  { trial: sample.id, version: 2, what: sample.long, learnt: sample.long, follow: 'again', decider: '', decideBy: null },
  {
    trial: sample.id,
    version: 1,
    what: sample.written,
    learnt: sample.long,
    follow: 'practice',
    decider: sample.written,
    decideBy: sample.later,
  },
];
