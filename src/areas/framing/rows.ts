import type { RowsOf } from '../../core/row.ts';
import type { FramingParams } from './params.ts';

export const framingRows: RowsOf<FramingParams> = {
  noFrame: ({ coordinator }) => (coordinator ? [[['write-frame', '']]] : []),
  frameDraft: () => [[['write-frame', '']]],
  frameSigned: () => [
    [
      ['show-frame', ''],
      ['take-frame-back', ''],
    ],
  ],
  settings: () => [
    [
      ['change-settings', ''],
      ['change-contacts', ''],
      ['services', ''],
      ['digests', ''],
      ['write-frame', ''],
      ['audit-log', ''],
    ],
  ],
  settingsKept: () => [
    [
      ['settings', ''],
      ['audit-log', ''],
    ],
  ],
};
