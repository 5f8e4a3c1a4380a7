import type { TalkingParams } from '../params/talking.ts';
import type { RowsOf } from './row.ts';

export const talkingRows: RowsOf<TalkingParams> = {
  help: (params) => {
    return [[['open-tell', ''], ['my-initiatives', ''], params.harvester ? ['open-absence', ''] : ['become-harvester', '']]];
  },
  notUnderstood: (params) => {
    return params.words === ''
      ? [[['open-tell', '']]]
      : [
          [
            ['tell-draft', ''],
            ['drop-draft', ''],
          ],
        ];
  },
};
