import type { TellingParams } from '../params/telling.ts';
import { type RowsOf, readAll } from './row.ts';

export const tellingRows: RowsOf<TellingParams> = {
  fullSentence: ({ initiative, next }) => (next === null ? [] : [[['read-on', `${initiative}:${next}`]]]),
  initiativeNoted: (params) => {
    const { initiative, sentence } = params;
    return [
      [
        ...readAll(initiative, sentence),
        ['who-has-read', initiative],
        ['set-aside', initiative],
        ['correct', initiative],
        ['withdraw', initiative],
        ['add-carrier', initiative],
      ],
      [['whom-to-turn-to', '']],
    ];
  },
  initiativeCorrected: (params) => {
    const { initiative, sentence } = params;
    return [[...readAll(initiative, sentence), ['who-has-read', initiative], ['correct', initiative], ['withdraw', initiative]]];
  },
  tellInWords: () => [[['open-tell', '']]],
  whoHasRead: (params) => [readAll(params.initiative, params.sentence)],
  setAsideByButton: (params) => [[['set-aside', params.initiative]]],
  myInitiatives: (params) => {
    const { items } = params;
    const [only] = items;
    if (!only) return [[['open-tell', '']]];
    if (items.length > 1) return [items.map((one, index) => ['show-initiative', one.initiative, String(index + 1)])];
    const { initiative, sentence } = only;
    return [
      [
        ...readAll(initiative, sentence),
        ['who-has-read', initiative],
        ['set-aside', initiative],
        ['correct', initiative],
        ['withdraw', initiative],
        ['add-carrier', initiative],
        ['stop-carrying', initiative],
        ['open-trial', `initiative:${initiative}`],
      ],
    ];
  },
  // A press sent twice in a row must not meet another button in the same place.
  whichInitiative: ({ act, items }) =>
    items.some((one) => one.sentence === null) ? [] : [items.map((one, index) => [act, one.initiative, String(index + 1)])],
  noInitiative: () => [[['open-tell', '']]],
};
