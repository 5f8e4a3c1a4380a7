import type { VolunteeringParams } from '../params/volunteering.ts';
import type { RowsOf } from './row.ts';

export const volunteeringRows: RowsOf<VolunteeringParams> = {
  harvesterWelcome: () => {
    return [
      [
        ['open-absence', ''],
        ['pause-harvest', ''],
        ['leave-harvest', ''],
      ],
    ];
  },
  harvestPaused: () => {
    return [[['resume-harvest', '']]];
  },
  harvesterLeft: () => {
    return [[['become-harvester', '']]];
  },
  notHarvester: () => {
    return [[['become-harvester', '']]];
  },
};
