import { buttonsOf } from '../../core/button.ts';
import { aDraft, anInitiative } from '../../core/records.ts';
import { either, maybe, tagged } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  openTell: { style: 'primary', opens: 'form' },
  askMeeting: { opens: 'form' },
  tellDraft: { about: aDraft, style: 'primary' },
  dropDraft: { about: aDraft },
  whoHasRead: { about: anInitiative },
  correct: { about: either(anInitiative, tagged('draft', aDraft)), opens: 'form' },
  withdraw: { about: anInitiative },
  whomToTurnTo: { about: maybe(aDraft) },
  fullSentence: { about: anInitiative },
  myInitiatives: {},
  showInitiative: { about: anInitiative },
});
