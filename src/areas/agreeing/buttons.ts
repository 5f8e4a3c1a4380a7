import { buttonsOf, facesOf } from '../../core/button.ts';
import { anInitiative, aStory, aStoryVersion, aTrial } from '../../core/records.ts';
import { either, id, int, oneOf, optional, subject, tagged } from '../../core/subject.ts';

/** Whether they would carry an initiative. */
const aRequest = subject({ request: id });

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  chooseSharing: { about: aStoryVersion, style: 'primary', opens: 'form' },
  keepBetweenUs: { about: aStoryVersion },
  refuseStory: { about: subject({ story: id, version: optional(int), sure: optional(oneOf(['sure'])) }) },
  addCarrier: { about: anInitiative, opens: 'form' },
  /** Of a story, or of a trial: what people without a screen say. */
  recordOral: { about: either(aStory, tagged('trial', aTrial)), opens: 'form' },
  takeBackOral: { about: either(aStory, tagged('trial', aTrial)) },
  printSheet: { about: aStory, style: 'primary' },
  acceptCarrying: { about: either(tagged('trial', aTrial), aRequest), style: 'primary' },
  declineCarrying: { about: aRequest },
  stopCarrying: { about: anInitiative },
  shareWithService: { about: subject({ story: id, version: int, service: id }) },
  wordForManagement: { about: anInitiative },
  whereTold: { about: either(tagged('trial', aTrial), aStory) },
});

export const faces = facesOf({
  carryTrial: buttons.acceptCarrying,
  watchTrial: buttons.acceptCarrying,
  whereTrialTold: buttons.whereTold,
  ownStory: buttons.acceptCarrying,
  notOwnStory: buttons.declineCarrying,
  noteVoice: buttons.recordOral,
  notThisTime: buttons.declineCarrying,
  /** Each person chosen answers alone. */
  withWhom: buttons.addCarrier,
});
