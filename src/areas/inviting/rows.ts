import { type RowsOf, readAll } from '../../core/row.ts';
import type { InvitingParams } from './params.ts';

export const invitingRows: RowsOf<InvitingParams> = {
  invitation: (params) => {
    const { invitation, initiative, sentence } = params;
    return [
      [
        ...readAll(initiative, sentence),
        ['accept-invitation', invitation],
        ['decline-invitation', invitation],
        ['pause-harvest', invitation],
      ],
    ];
  },
  personalRequest: (params) => {
    const { invitation, initiative, sentence } = params;
    return [[...readAll(initiative, sentence), ['accept-invitation', invitation], ['decline-invitation', invitation]]];
  },
  invitationAccepted: (params) => {
    const { initiative, sentence } = params;
    return [[...readAll(initiative, sentence), ['hand-over', initiative]]];
  },
  introduction: (params) => {
    const { initiative, sentence } = params;
    return [[...readAll(initiative, sentence), ['leave-it', initiative], ['withdraw', initiative]]];
  },
  introductionOver: ({ outcome, story }) =>
    story === ''
      ? []
      : [[...(outcome === 'told' ? ([['whole-story', story]] as const) : []), ['choose-sharing', story], ['my-initiatives', '']]],
  nobodyFound: (params) => {
    const { initiative } = params;
    return [
      [
        ['keep-waiting', initiative],
        ['talk-to-coordination', initiative],
        ['choose-person', initiative],
        ['withdraw', initiative],
      ],
    ];
  },
  chosenUnavailable: (params) => {
    const { initiative } = params;
    return [
      [
        ['keep-waiting', initiative],
        ['talk-to-coordination', initiative],
        ['choose-person', initiative],
        ['withdraw', initiative],
      ],
    ];
  },
  personCannotBeAsked: (params) => [[['choose-person', params.initiative]]],
};
