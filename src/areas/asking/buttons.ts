import { buttonsOf, facesOf } from '../../core/button.ts';
import { aDraft, anInitiative } from '../../core/records.ts';
import { either, id, maybe, oneOf, optional, page, subject, tagged } from '../../core/subject.ts';
import { type Purpose, purposes } from '../../domain/purpose.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  /** With a purpose, the form asks what for. */
  openTell: { about: maybe(subject({ purpose: oneOf(purposes) })), style: 'primary', opens: 'form' },
  tellDraft: { about: aDraft, style: 'primary' },
  dropDraft: { about: aDraft },
  whoHasRead: { about: anInitiative },
  correct: { about: either(anInitiative, tagged('draft', aDraft)), opens: 'form' },
  withdraw: { about: anInitiative },
  whomToTurnTo: { about: maybe(aDraft) },
  fullSentence: { about: subject({ initiative: id, page: optional(page) }) },
  myInitiatives: { about: maybe(anInitiative) },
});

export const faces = facesOf({
  readOn: buttons.fullSentence,
  askMeeting: (purpose: Purpose = 'tell') => buttons.openTell({ purpose }),
  showInitiative: buttons.myInitiatives,
});
