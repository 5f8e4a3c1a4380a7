import type { SuggestingParams } from '../params/suggesting.ts';
import type { RowsOf } from './row.ts';

export const suggestingRows: RowsOf<SuggestingParams> = {
  tellSuggestion: () => [
    [
      ['open-tell', ''],
      ['decline-suggestion', ''],
    ],
  ],
};
