import type { Row, RowsOf } from '../../core/row.ts';
import type { RightsParams } from './params.ts';

export const rightsRows: RowsOf<RightsParams> = {
  myData: () => [
    [
      ['export-data', ''],
      ['correct-data', ''],
      ['erase-data', ''],
    ],
  ],
  exportRefused: () => [[['export-data', '']]],
  dataInWords: () => [[['correct-data', '']]],
  eraseConfirm: ({ stories }) => {
    const removed = stories.filter((one) => one.removed).map((one) => one.story);
    const choices: Row = stories.map(({ story }, index) => {
      const other = removed.includes(story) ? removed.filter((one) => one !== story) : [...removed, story];
      return stories.length === 1
        ? (['erase-choose-story', other.join(',')] as const)
        : (['erase-choose-story', other.join(','), String(index + 1)] as const);
    });
    return [
      choices,
      [
        ['erase-confirm', removed.join(',')],
        ['erase-cancel', ''],
      ],
    ];
  },
  volunteerGone: ({ initiative }) => [
    [
      ['choose-person', initiative],
      ['talk-to-coordination', initiative],
      ['withdraw', initiative],
    ],
  ],
};
