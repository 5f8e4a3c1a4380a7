import { sample } from '../../core/sample.ts';
import { trialActs } from '../trying/own-trial.ts';
import type { ConcludedFor } from './ending-shown.ts';

// What several samples are made of.

export const sampleConclusions: readonly ConcludedFor[] = [
  {
    trial: sample.id,
    version: 1,
    what: sample.written,
    learnt: sample.written,
    follow: 'leave',
    decider: '',
    decideBy: null,
    decides: false,
  },
  { trial: sample.id, version: 2, what: sample.long, learnt: sample.long, follow: 'again', decider: '', decideBy: null, decides: false },
  {
    trial: sample.id,
    version: 1,
    what: sample.written,
    learnt: sample.long,
    follow: 'practice',
    decider: sample.written,
    decideBy: sample.later,
    decides: true,
  },
];

const samplePractice = { trial: sample.id, what: sample.written, learnt: sample.long, decider: sample.written, decideBy: sample.later };
const sampleDecision = { trial: sample.id, what: sample.written, version: 1, words: sample.long };

/** What the longer messages are drawn with, by their kinds. */
export const samples = {
  wayBackSoon: [true, false].map((carries) => ({
    trial: sample.id,
    what: sample.written,
    wayBack: sample.long,
    endsOn: sample.later,
    carries,
  })),
  trialOver: (['open', 'answered', 'closed'] as const).flatMap((answering) =>
    (['today', 'ahead', 'past'] as const).map((when) => ({
      trial: sample.id,
      what: sample.written,
      wayBack: sample.written,
      question: sample.long,
      on: sample.on,
      when,
      answering,
      concludes: when === 'past' && answering !== 'closed',
    })),
  ),
  whichTrial: [
    ...trialActs.flatMap((act) =>
      [sample.long, null].map((gone) => ({ act, items: [sample.long, sample.long, gone].map((what) => ({ trial: sample.id, what })) })),
    ),
    { act: 'stop-trial' as const, items: [{ trial: sample.id, what: sample.written }] },
  ],
  stopsOnItsDay: [
    { trial: '', endsOn: sample.on },
    { trial: sample.id, endsOn: null },
  ] as const,
  pilotStepsBack: [sample.named, ''].map((second) => ({
    trial: sample.id,
    what: sample.written,
    until: sample.on,
    endsOn: sample.later,
    second,
  })),
  evaluationKept: [
    { trial: sample.id, words: null, undo: null, readers: [sample.named, sample.named] },
    { trial: sample.id, words: sample.long, undo: { trial: sample.id, from: 12, at: 1_795_338_000_000 }, readers: [] },
  ] as const,
  talkAsked: [
    { trial: sample.id, people: [sample.named], notes: false },
    { trial: sample.id, people: [], notes: true },
  ] as const,
  evaluationAnswers: [
    { trial: sample.id, what: sample.written, question: sample.written, pieces: [], next: null },
    {
      trial: sample.id,
      what: sample.written,
      question: sample.written,
      pieces: [
        { opens: true, name: sample.named, aloud: false, part: 'question', words: sample.written },
        { opens: true, name: '', aloud: true, part: 'public', words: sample.written },
        { opens: true, name: '', aloud: false, part: 'changed', words: sample.written },
        { opens: false, name: '', aloud: false, part: 'keep', words: sample.written },
      ],
      next: 1,
    },
  ] as const,
  practiceText: [
    { ...samplePractice, reminds: false, nextOn: null },
    { ...samplePractice, reminds: true, nextOn: sample.later },
    { ...samplePractice, reminds: true, nextOn: null },
  ],
  decisionReady: [
    { ...sampleDecision, granted: true, from: sample.later, corrects: true },
    { ...sampleDecision, granted: true, from: null, corrects: false },
    { ...sampleDecision, granted: false, words: sample.written, from: null, corrects: true },
  ],
};
