import type { BringingParams } from '../params/bringing.ts';
import type { RowsOf } from './row.ts';

export const bringingRows: RowsOf<BringingParams> = {
  bringInWords: ({ draft }) => [[['bring-story', draft]]],
  storyBroughtKept: ({ story, initiative, carried }) => [
    carried
      ? [['record-oral', story]]
      : [
          ['ask-its-people', initiative],
          ['record-oral', story],
          ['withdraw-brought', initiative],
        ],
  ],
  storyBrought: ({ request }) => [
    [
      ['own-story', request],
      ['not-own-story', request],
    ],
  ],
  oralKept: ({ story }) => [
    [
      ['print-sheet', story],
      ['record-oral', story],
      ['take-back-oral', story],
    ],
  ],
  oralInWords: ({ story }) => [[['record-oral', story]]],
  oralAgain: ({ story }) => [[['record-oral', story]]],
};
