import type { Concluded, EndingParams } from '../params/ending.ts';
import { shownAtMost } from '../words.ts';
import type { Row, RowsOf } from './row.ts';

export const endingRows: RowsOf<EndingParams> = {
  // Stopping is drawn like everything else.
  wayBackSoon: ({ trial, carries }) => [[...(carries ? ([['stop-trial', trial]] as const) : []), ['leave-trial', trial]]],
  trialOver: ({ trial, answering, concludes }) => [
    answering === 'open'
      ? [
          ['answer-evaluation', trial],
          ['talk-evaluation', trial],
          ['decline-evaluation', trial],
        ]
      : answering === 'answered'
        ? [
            ['edit-evaluation', trial],
            ['withdraw-answer', trial],
          ]
        : [['read-evaluation', trial]],
    ...(concludes
      ? [
          [
            ['conclude-trial', trial],
            ['note-aloud', trial],
          ] as const,
        ]
      : []),
  ],
  trialStopped: ({ trial }) => [[['conclude-trial', trial]]],
  // As for initiatives.
  whichTrial: ({ act, items }) =>
    items.some((one) => one.what === null) ? [] : [items.map((one, index) => [act, one.trial, String(index + 1)])],
  stopsOnItsDay: ({ trial }) => (trial === '' ? [] : [[['try-again', trial]]]),
  lastInTrial: ({ trial }) => [[['stop-trial', trial]]],
  trialCarrierLeft: ({ trial, pilots }) => [[...(pilots ? ([['pass-trial', trial]] as const) : []), ['stop-trial', trial]]],
  trialNeedsCarrier: ({ trial }) => [
    [
      ['take-trial', trial],
      ['leave-trial', trial],
    ],
  ],
  trialTaken: ({ trial }) => [
    [
      ['pass-trial', trial],
      ['stop-trial', trial],
    ],
  ],
  pilotStepsBack: ({ trial }) => [
    [
      ['pass-trial', trial],
      ['stay-pilot', trial],
      ['stop-trial', trial],
    ],
  ],
  relayAlone: ({ trial }) => [
    [
      ['stay-pilot', trial],
      ['stop-trial', trial],
    ],
  ],

  evaluationInWords: ({ trial }) => [[['answer-evaluation', trial]]],
  evaluationKept: ({ trial, words, undo }) => [
    words === null
      ? [
          ['edit-evaluation', trial],
          ['withdraw-answer', trial],
        ]
      : [
          ['not-an-evaluation', undo],
          ['edit-evaluation', trial],
        ],
  ],
  evaluationDeclined: ({ trial }) => [[['answer-evaluation', trial]]],
  evaluationClosed: ({ trial }) => [[['read-evaluation', trial]]],
  talkAsked: ({ trial, notes }) => (notes ? [[['note-aloud', trial]]] : []),
  talkWanted: ({ trial }) => [[['note-aloud', trial]]],
  aloudInWords: ({ trial }) => [[['note-aloud', trial]]],
  aloudNoted: ({ trial, note }) => [
    [
      ['note-aloud', trial],
      ['remove-aloud', `${trial}:${note}`],
    ],
  ],
  evaluationAnswers: ({ trial, next }) => [
    [...(next === null ? [] : ([['read-answers-on', `${trial}:${next}`]] as const)), ['conclude-trial', trial], ['note-aloud', trial]],
  ],

  concludeTrial: ({ trial }) => [
    [
      ['conclude-trial', trial],
      ['read-answers', trial],
      ['note-aloud', trial],
    ],
  ],
  concludeInWords: ({ trial }) => [[['conclude-trial', trial]]],
  conclusionKept: (concluded) => [[...whole(concluded), ['correct-conclusion', concluded.trial], ...following(concluded)]],
  evaluationReady: (concluded) => [
    [...whole(concluded), ...(concluded.corrects ? ([['correct-conclusion', concluded.trial]] as const) : []), ...following(concluded)],
  ],
  wholeEvaluation: ({ trial, next }) => (next === null ? [] : [[['read-evaluation-on', `${trial}:${next}`]]]),
};

function whole({ trial, learnt }: Concluded): Row {
  return learnt.length > shownAtMost ? [['whole-evaluation', trial]] : [];
}

/** What can be done with a conclusion, by those who took part: each chooses who may hear of it. */
function following({ trial, version, follow }: Concluded): Row {
  return [
    ['choose-trial-sharing', `${trial}:${version}:evaluation`],
    ...(follow === 'again' ? ([['try-again', trial]] as const) : []),
    ...(follow === 'practice' ? ([['practice-text', trial]] as const) : []),
  ];
}
