import { buttonsOf, facesOf } from '../../core/button.ts';
import { aDraft, anInitiative, aStory, aTrial, type ReadItem } from '../../core/records.ts';
import { either, maybe, oneOf, subject, tagged } from '../../core/subject.ts';
import { purposes } from '../../domain/purpose.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  /** With a purpose, the form asks what for; with what was read, its people are asked. */
  openTell: {
    about: maybe(either(subject({ purpose: oneOf(purposes) }), tagged('story', aStory), tagged('trial', aTrial))),
    style: 'primary',
    opens: 'form',
  },
  tellDraft: { about: aDraft, style: 'primary' },
  dropDraft: { about: aDraft },
  whoHasRead: { about: anInitiative },
  correct: { about: either(anInitiative, tagged('draft', aDraft)), opens: 'form' },
  withdraw: { about: anInitiative },
  whomToTurnTo: { about: maybe(aDraft) },
  myInitiatives: { about: maybe(anInitiative) },
});

export const faces = facesOf({
  askMeeting: () => buttons.openTell({ purpose: 'tell' }),
  showInitiative: buttons.myInitiatives,
  askStoryPeople: (story: string) => buttons.openTell({ story }),
  askItsPeople: (item: ReadItem) => buttons.openTell(item),
});
