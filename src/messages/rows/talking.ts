import type { TalkingParams } from '../params/talking.ts';
import type { RowsOf } from './row.ts';

export const talkingRows: RowsOf<TalkingParams> = {
  help: (params) => [
    [
      ['open-tell', ''],
      ['my-initiatives', ''],
      ['my-trials', ''],
      params.harvester ? ['open-absence', ''] : ['become-harvester', ''],
      ['my-data', ''],
    ],
  ],
  whichAnswer: ({ draft, items }) => [
    [
      ...items.map(
        ({ asks, id }, index) =>
          [asks === 'check-in' ? 'write-check-in' : 'answer-evaluation', `${id}:${draft}`, String(index + 1)] as const,
      ),
      ['drop-draft', draft],
    ],
  ],
  notUnderstood: (params) =>
    params.words === ''
      ? [[['open-tell', '']]]
      : [
          [
            ['tell-draft', params.draft],
            ['drop-draft', params.draft],
          ],
        ],
};
