import type { RowsOf } from '../../core/row.ts';
import type { TimeParams } from './params.ts';

export const timeRows: RowsOf<TimeParams> = {
  absenceUnclear: () => [[['open-absence', '']]],
  later: (params) => {
    const { delivery, nextWeek } = params;
    return [
      nextWeek
        ? [
            ['later-tomorrow', delivery],
            ['later-next-week', delivery],
          ]
        : [['later-tomorrow', delivery]],
    ];
  },
  whatToStop: (params) => {
    const { delivery } = params;
    return [
      [
        ['stop-subject', delivery],
        ['stop-kind', delivery],
        ['stop-everything', ''],
      ],
    ];
  },
  stopped: () => [[['resume-messages', '']]],
};
