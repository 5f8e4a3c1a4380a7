import type { NearMeaning, TalkingParams } from '../params/talking.ts';
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
            ...(params.near === null ? [] : ([[params.near, nearSubject(params.near, params.draft)]] as const)),
            ['drop-draft', params.draft],
          ],
        ],
};

/** Forms that can begin with the words that were kept. */
function nearSubject(near: NearMeaning, draft: string): string {
  if (near === 'correct' || near === 'open-trial') return `draft:${draft}`;
  return near === 'need-help' ? `:${draft}` : '';
}
