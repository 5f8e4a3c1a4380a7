import { buttonsOf, facesOf } from '../../core/button.ts';
import { aDraft, anInitiative, aStoryVersion } from '../../core/records.ts';
import { either, id, maybe, oneOf, optional, subject, tagged } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  handOver: { about: anInitiative },
  writeStory: { about: maybe(either(anInitiative, tagged('draft', aDraft))), style: 'primary', opens: 'form' },
  notYet: { about: anInitiative },
  leaveIt: { about: anInitiative },
  /** `sure`: they were asked whether they mean it. */
  enough: { about: subject({ initiative: id, sure: optional(oneOf(['sure'])) }) },
  correctStory: { about: aStoryVersion, opens: 'form' },
});

export const faces = facesOf({
  sayEnough: (initiative: string) => buttons.enough({ initiative, sure: 'sure' }),
  /** « Avez-vous pu rencontrer… ? » */
  metWriteStory: buttons.writeStory,
});
