import type { Row, RowsOf } from '../../core/row.ts';
import { placeName } from '../../core/words.ts';
import type { LinkingParams } from './params.ts';

const question = ({ link }: { link: string }): readonly Row[] => [
  [
    ['link-yes', link],
    ['link-no', link],
  ],
];

export const linkingRows: RowsOf<LinkingParams> = {
  linkProposal: question,
  linkRequest: question,
  linkWaiting: ({ link }) => [[['link-no', link]]],
  linkRefused: ({ link, mine }) => (mine ? [[['link-yes', link]]] : []),
  accounts: ({ places, chosen }) => [
    [
      ...(chosen ? places.slice(1) : places).map((one) => ['write-there', one.workspace, placeName(one, places)] as const),
      ...(chosen ? ([['write-anywhere', '']] as const) : []),
    ],
  ],
};
