import { buttonsOf } from '../../core/button.ts';
import { aTrial } from '../../core/records.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  readStoryOn: {},
  wholeStory: {},
  chooseSharing: { style: 'primary', opens: 'form' },
  keepBetweenUs: {},
  refuseStory: {},
  addCarrier: { opens: 'form' },
  recordOral: { opens: 'form' },
  takeBackOral: {},
  printSheet: { style: 'primary' },
  acceptCarrying: { style: 'primary' },
  ownStory: { style: 'primary' },
  notOwnStory: {},
  declineCarrying: {},
  stopCarrying: {},
  shareWithService: {},
  wordForManagement: {},
  whereTold: {},
  whereTrialTold: { about: aTrial },
});
