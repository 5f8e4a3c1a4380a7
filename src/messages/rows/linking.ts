import type { LinkingParams } from '../params/linking.ts';
import { placeName } from '../words.ts';
import type { Row, RowsOf } from './row.ts';

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
