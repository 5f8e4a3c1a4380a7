import { type Row, type RowsOf, readAll } from '../../core/row.ts';
import { shownAtMost } from '../../core/words.ts';
import { versionOf } from '../meeting/rows.ts';
import type { HomeParams } from './params.ts';

const budgets: Row = [
  ['one-a-week', ''],
  ['two-a-week', ''],
  ['three-a-week', ''],
];

export const homeRows: RowsOf<HomeParams> = {
  homeWelcome: () => [
    [
      ['open-tell', ''],
      ['bring-story', ''],
      ['show-help', ''],
      ['whom-to-turn-to', ''],
    ],
  ],
  homeInitiatives: ({ told, joined }) => [
    [...told, ...joined].map((one, index) => ['show-initiative', one.initiative, String(index + 1)] as const),
  ],
  homeMeeting: ({ initiative, sentence }) => [
    [...readAll(initiative, sentence), ['write-story', initiative], ['not-yet', initiative], ['hand-over', initiative]],
  ],
  homeStory: ({ story, version, body }) => [
    [
      ...(body.length > shownAtMost ? ([['whole-story', story]] as const) : []),
      ['choose-sharing', versionOf(story, version)],
      ['keep-between-us', versionOf(story, version)],
      ['correct-story', versionOf(story, version)],
    ],
  ],
  homeRhythm: ({ absences, aWeek, stopped }) => [
    [['open-hours', ''], ['open-absence', ''], ...(absences.length > 0 ? ([['forget-absences', '']] as const) : [])],
    stopped ? [['resume-messages', '']] : [...budgets.filter((_, index) => index + 1 !== aWeek), ['stop-everything', '']],
  ],
  homeHarvest: ({ state }) => [
    state === 'none'
      ? [['become-harvester', '']]
      : [
          [state === 'paused' ? 'resume-harvest' : 'pause-harvest', ''],
          ['leave-harvest', ''],
        ],
  ],
  hoursUnclear: () => [[['open-hours', '']]],
  hoursReversed: () => [[['open-hours', '']]],
  budgetKept: ({ aWeek }) => [budgets.filter((_, index) => index + 1 !== aWeek)],
};
