import { buttonsOf } from '../../core/button.ts';
import { aDraft, anInitiative, aStoryVersion } from '../../core/records.ts';
import { either, maybe, tagged } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  handOver: { about: anInitiative },
  writeStory: { about: maybe(either(anInitiative, tagged('draft', aDraft))), style: 'primary', opens: 'form' },
  notYet: { about: anInitiative },
  leaveIt: { about: anInitiative },
  enough: { about: anInitiative },
  correctStory: { about: aStoryVersion, opens: 'form' },
});
