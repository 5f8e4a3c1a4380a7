import type { CoordinatingParams } from '../params/coordinating.ts';
import type { RowsOf } from './row.ts';

export const coordinatingRows: RowsOf<CoordinatingParams> = {
  coordinationState: (params) => [[...(params.retryable ? ([['retry-stuck', '']] as const) : []), ['digests', '']]],
};
