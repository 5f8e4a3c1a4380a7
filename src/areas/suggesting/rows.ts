import type { RowsOf } from '../../core/row.ts';
import type { SuggestingParams } from './params.ts';

export const suggestingRows: RowsOf<SuggestingParams> = {
  tellSuggestion: () => [
    [
      ['open-tell', ''],
      ['decline-suggestion', ''],
    ],
  ],
};
