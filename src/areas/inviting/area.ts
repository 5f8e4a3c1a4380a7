import { area, begin, goOn } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import { notThisTime } from '../conversation/converse.ts';
import { acceptInvitation } from './answer-invitation.ts';
import { buttons } from './buttons.ts';
import { choosePerson, keepWaiting, talkToCoordination } from './choose-next.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { endSearch, expireInvitation, invitationLeft, invitationUnsent, inviteHarvester } from './invite-harvester.ts';
import { kinds } from './messages.ts';

/** Ties what this area says to what it does. */
export const inviting = area('inviting', {
  kinds,
  buttons,
  forms: {},
  acts: {
    ...begin({ choosePerson }),
    ...goOn({ acceptInvitation, declineInvitation: notThisTime, keepWaiting, talkToCoordination }),
  },
  submits: {},
  spoken: {},
  tasks: {
    'invite-harvester': inOneTransaction(inviteHarvester),
    'expire-invitation': inOneTransaction(expireInvitation),
    'end-search': inOneTransaction(endSearch),
  },
  hooks: { invitation: { sent: invitationLeft }, personalRequest: { sent: invitationLeft } },
  unsent: { invitation: { dropped: invitationUnsent } },
  fr,
  en,
});
