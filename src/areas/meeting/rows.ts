import { type Row, type RowsOf, readAll } from '../../core/row.ts';
import { shownAtMost } from '../../core/words.ts';
import type { MeetingParams } from './params.ts';

export const meetingRows: RowsOf<MeetingParams> = {
  meeting: ({ initiative, sentence }) => [[...readAll(initiative, sentence), ['hand-over', initiative], ['leave-it', initiative]]],
  meetingNews: ({ initiative }) => [
    [
      ['write-story', initiative],
      ['not-yet', initiative],
      ['hand-over', initiative],
    ],
  ],
  noNews: ({ initiative }) => [
    [
      ['ask-another', initiative],
      ['wait-for-news', initiative],
      ['leave-it', initiative],
    ],
  ],
  storyKept: ({ story }) => (story === '' ? [] : [[['record-oral', story]]]),
  storyInWords: ({ initiative }) => [[['write-story', initiative]]],
  correctionInWords: ({ story }) => [[['whole-story', story]]],
  storyProposal: ({ story, version, body }) => [choices(story, version, body)],
  wholeStory: ({ story, next }) => (next === null ? [] : [[['read-story-on', `${story}:${next}`]]]),
  storyChanged: ({ story, version, body }) => [choices(story, version, body)],
  agreementKept: ({ story, version, places }) => [
    [
      ['choose-sharing', versionOf(story, version)],
      ['refuse-story', story],
      ...(places.length > 0 ? ([['where-told', story]] as const) : []),
    ],
  ],
  carryRequest: ({ request, initiative, sentence }) => [
    [...readAll(initiative, sentence), ['accept-carrying', request], ['decline-carrying', request]],
  ],
  carryAccepted: ({ initiative, sentence }) => [
    [...readAll(initiative, sentence), ['who-has-read', initiative], ['stop-carrying', initiative]],
  ],
  cannotCarry: ({ initiative }) => [[['add-carrier', initiative]]],
  lastCarrier: ({ initiative }) => [[['withdraw', initiative]]],
};

/** A choice is made on one version: the one that was on the screen. */
export const versionOf = (story: string, version: number) => `${story}:${version}`;

function choices(story: string, version: number, body: string): Row {
  return [
    ...(body.length > shownAtMost ? ([['whole-story', story]] as const) : []),
    ['choose-sharing', versionOf(story, version)],
    ['keep-between-us', versionOf(story, version)],
    ['correct-story', versionOf(story, version)],
    ['refuse-story', story],
  ];
}
