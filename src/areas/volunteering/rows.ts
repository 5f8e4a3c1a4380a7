import type { Row, RowsOf } from '../../core/row.ts';
import type { VolunteeringParams } from './params.ts';

export const volunteeringRows: RowsOf<VolunteeringParams> = {
  harvesterWelcome: () => [
    [
      ['open-absence', ''],
      ['pause-harvest', ''],
      ['leave-harvest', ''],
    ],
  ],
  harvestPaused: ({ meeting }) => [[['resume-harvest', ''], ...handOver(meeting)]],
  harvesterLeft: ({ meeting }) => [[['become-harvester', ''], ...handOver(meeting)]],
  notHarvester: () => [[['become-harvester', '']]],
};

function handOver(meeting: string): Row {
  return meeting === '' ? [] : [['hand-over', meeting]];
}
