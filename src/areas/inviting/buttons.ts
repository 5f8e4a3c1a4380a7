import { buttonsOf } from '../../core/button.ts';
import { anInitiative } from '../../core/records.ts';
import { id, maybe, subject } from '../../core/subject.ts';

export const anInvitation = subject({ invitation: id });

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  acceptInvitation: { about: maybe(anInvitation), style: 'primary' },
  declineInvitation: { about: anInvitation },
  talkToCoordination: { about: anInitiative },
  choosePerson: { about: anInitiative, opens: 'form' },
  keepWaiting: { about: anInitiative },
});
