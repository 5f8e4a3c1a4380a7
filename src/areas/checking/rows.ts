import type { Row, RowsOf } from '../../core/row.ts';
import type { CheckingParams } from './params.ts';

export const checkingRows: RowsOf<CheckingParams> = {
  checkIn: ({ checkIn, trial, pace }) => [
    weathers(checkIn),
    [
      ['write-check-in', checkIn],
      ['talk-in-person', trial],
      ['need-help', trial],
      ...(pace === 'each' ? ([['pace-rarer', trial]] as const) : []),
      ['learning-log', trial],
    ],
  ],
  checkInReminder: ({ checkIn, trial }) => [
    weathers(checkIn),
    [
      ['write-check-in', checkIn],
      ['talk-in-person', trial],
      ['need-help', trial],
      ['pace-rarer', trial],
    ],
  ],
  checkInSilence: ({ checkIn, trial }) => [
    [
      ['pace-each', trial],
      ['pace-rarer', trial],
      ['pace-none', trial],
    ],
    [
      ['write-check-in', checkIn],
      ['need-help', trial],
    ],
  ],
  checkInLate: ({ checkIn, trial }) => [
    [
      ['write-check-in', checkIn],
      ['learning-log', trial],
    ],
  ],
  checkInKept: ({ checkIn, trial, words, showing, undo }) => [
    [
      [words === '' ? 'write-check-in' : 'edit-check-in', checkIn],
      ...(words !== '' && showing === 'five' ? ([['share-unnamed', checkIn]] as const) : []),
      ...(undo === null ? [] : ([['not-an-answer', undo]] as const)),
      ['need-help', trial],
      ['learning-log', trial],
    ],
  ],
  checkInInWords: ({ checkIn }) => [[['write-check-in', checkIn]]],
  checkInCannotWait: ({ checkIn }) => [[['write-check-in', checkIn]]],
  paceKept: ({ trial, pace }) => {
    const others: Row = [
      ['pace-each', trial],
      ['pace-rarer', trial],
      ['pace-none', trial],
    ];
    return [others.filter(([name]) => name !== `pace-${pace}`)];
  },
  notTakingPart: () => [[['whom-to-turn-to', '']]],

  helpInWords: ({ trial, people, draft }) => [
    people.map(({ person }, index) => ['ask-help-of', `${trial}:${person}:${draft}`, String(index + 1)] as const),
    [
      ['choose-help', `${trial}:${draft}`],
      ['whom-to-turn-to', ''],
    ],
  ],
  helpAsked: ({ trial, far }) => (far ? [[['choose-help', trial]]] : []),
  helpNotPossible: ({ trial }) => [[['choose-help', trial]]],

  learningLog: ({ trial, next }) => (next === null ? [] : [[['read-log-on', `${trial}:${next}`]]]),
};

function weathers(checkIn: string): Row {
  return [
    ['weather-sunny', checkIn],
    ['weather-fair', checkIn],
    ['weather-rain', checkIn],
    ['weather-storm', checkIn],
  ];
}
