import { buttonsOf, facesOf } from '../../core/button.ts';
import { anInitiative, aStory, aStoryVersion, aTrial } from '../../core/records.ts';
import { id, int, oneOf, optional, subject } from '../../core/subject.ts';

/** Whether they would carry an initiative. */
const aRequest = subject({ request: id });

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  chooseSharing: { about: aStoryVersion, style: 'primary', opens: 'form' },
  keepBetweenUs: { about: aStoryVersion },
  refuseStory: { about: subject({ story: id, version: optional(int), sure: optional(oneOf(['sure'])) }) },
  addCarrier: { about: anInitiative, opens: 'form' },
  recordOral: { about: aStory, opens: 'form' },
  takeBackOral: { about: aStory },
  printSheet: { about: aStory, style: 'primary' },
  acceptCarrying: { about: aRequest, style: 'primary' },
  declineCarrying: { about: aRequest },
  stopCarrying: { about: anInitiative },
  shareWithService: { about: subject({ story: id, version: int, service: id }) },
  wordForManagement: { about: anInitiative },
  whereTold: { about: aStory },
  whereTrialTold: { about: aTrial },
});

export const faces = facesOf({
  ownStory: buttons.acceptCarrying,
  notOwnStory: buttons.declineCarrying,
});
