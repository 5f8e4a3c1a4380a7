import type { RowsOf } from '../../core/row.ts';
import type { CoordinatingParams } from './params.ts';

export const coordinatingRows: RowsOf<CoordinatingParams> = {
  coordinationState: (params) => [[...(params.retryable ? ([['retry-stuck', '']] as const) : []), ['digests', '']]],
};
