import { area } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import { acceptInvitation, declineInvitation } from './answer-invitation.ts';
import { buttons } from './buttons.ts';
import { askPerson, choosePerson, keepWaiting, talkToCoordination } from './choose-next.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { endSearch, expireInvitation, invitationLeft, invitationUnsent, inviteHarvester } from './invite-harvester.ts';
import { kinds } from './messages.ts';

/** Ties what this area says to what it does. */
export const inviting = area('inviting', {
  kinds,
  buttons,
  forms,
  acts: {
    acceptInvitation: {
      run: acceptInvitation,
      words: ['oui volontiers', 'volontiers', 'avec plaisir', 'yes gladly', 'gladly', 'with pleasure'],
    },
    declineInvitation: {
      run: declineInvitation,
      words: ['pas cette fois', 'pas cette fois ci', 'je passe', 'passe', 'not this time', 'pass', 'i pass'],
    },
    keepWaiting: { run: keepWaiting, words: ['attendre', 'attendre encore', 'j attends', 'wait', 'keep waiting'] },
    talkToCoordination: {
      run: talkToCoordination,
      words: ['en parler a la coordination', 'parler a la coordination', 'talk to coordination'],
    },
    choosePerson: {
      run: choosePerson,
      words: ['en parler a quelqu un de mon choix', 'quelqu un de mon choix', 'talk to someone i choose', 'someone i choose'],
    },
  },
  submits: {
    choosePerson: askPerson,
  },
  tasks: {
    'invite-harvester': inOneTransaction(inviteHarvester),
    'expire-invitation': inOneTransaction(expireInvitation),
    'end-search': inOneTransaction(endSearch),
  },
  hooks: {
    invitation: { sent: invitationLeft },
    personalRequest: { sent: invitationLeft },
  },
  unsent: { invitation: { dropped: invitationUnsent } },
  fr,
  en,
});
