import type { Row, RowsOf } from '../../core/row.ts';
import { shownAtMost } from '../../core/words.ts';
import type { ShownTrial, TryingParams } from './params.ts';

export const tryingRows: RowsOf<TryingParams> = {
  trialInWords: ({ draft }) => [[['open-trial', draft === '' ? '' : `draft:${draft}`]]],
  noTrial: () => [[['open-trial', '']]],
  trialShown: (params) => {
    const { trial, role, state, missing, late, concluded } = params;
    const carried = role !== 'tester';
    if (state === 'given-up') return [[...readAll(params), ['try-again', trial]]];
    if (state === 'over') {
      const evaluation = concluded ? ([['read-evaluation', trial]] as const) : [];
      return [[...readAll(params), ...evaluation, ['learning-log', trial], ['try-again', trial]]];
    }
    return [
      [
        ...readAll(params),
        ...(carried && missing && late ? ([['begin-with-those', trial]] as const) : []),
        ...(carried ? ([['ask-for-trial', trial]] as const) : []),
        ...(carried ? ([['carry-trial-together', trial]] as const) : []),
        ['trial-sheet', trial],
        ['choose-trial-sharing', `${trial}:${params.version}:trial`],
      ],
      // Stopping is drawn like everything else.
      state === 'live' ? [...(carried ? ([['stop-trial', trial]] as const) : []), ['leave-trial', trial]] : [],
      [
        ...(carried && state === 'asking'
          ? ([
              ['change-trial', trial],
              ['give-up-trial', trial],
            ] as const)
          : []),
        ...(state === 'live'
          ? ([
              ['learning-log', trial],
              ['need-help', trial],
            ] as const)
          : []),
      ],
    ];
  },
  wholeTrial: ({ trial, next }) => (next === null ? [] : [[['read-trial-on', `${trial}:${next}`]]]),
  trialRequest: (params) => [[...readAll(params), ...answers(params)]],
  trialChanged: (params) => [[...readAll(params), ...answers(params)]],
  trialDeclined: () => [],
  trialCarryRequest: ({ trial }) => [
    [
      ['accept-trial-carrying', trial],
      ['decline-trial-carrying', trial],
    ],
  ],
  trialPeopleByButton: ({ trial }) => [
    [
      ['ask-for-trial', trial],
      ['carry-trial-together', trial],
    ],
  ],
  trialQuestionInWords: () => [[['ask-about-trial', '']]],
  trialBegins: (params) => [
    [...readAll(params), ['show-trial', params.trial], ['trial-sheet', params.trial], ['leave-trial', params.trial]],
  ],
  agreementMissing: ({ trial }) => [
    [
      ['begin-with-those', trial],
      ['ask-for-trial', trial],
      ['change-trial', trial],
      ['give-up-trial', trial],
    ],
  ],
  trialNotBegun: () => [],
  trialSharingKept: ({ trial, places }) => [
    [['show-trial', trial], ...(places.length > 0 ? ([['where-trial-told', trial]] as const) : [])],
  ],
  trialServiceGone: ({ trial, version, part }) => [[['choose-trial-sharing', `${trial}:${version}:${part}`]]],
  openTrial: (params) => [[...readAll(params), ['ask-to-join', params.trial]]],
  trialTesterJoined: ({ trial }) => [[['show-trial', trial]]],
  trials: ({ mine, open }) => [
    [...numbered(mine), ...open.map((one, index) => ['show-open-trial', one.trial, String(mine.length + index + 1)] as const)],
    [['open-trial', '']],
  ],
  homeTrials: ({ mine }) => [[...numbered(mine), ['open-trial', '']]],
};

function answers({ trial, version }: ShownTrial): Row {
  return [
    ['join-trial', `${trial}:${version}`],
    ['decline-trial', trial],
    ['ask-about-trial', trial],
  ];
}

const numbered = (mine: TryingParams['trials']['mine']): Row =>
  mine.map((one, index) => ['show-trial', one.trial, String(index + 1)] as const);

/** « Tout lire », when the card shows only a part. */
function readAll({ trial, what, hypothesis, wayBack, stillValid, time, question }: ShownTrial): Row {
  const long = [what, hypothesis, wayBack, stillValid, time, question].some((one) => one.length > shownAtMost);
  return long ? [['whole-trial', trial]] : [];
}
