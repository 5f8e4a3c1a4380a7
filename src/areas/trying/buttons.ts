import { buttonsOf, facesOf } from '../../core/button.ts';
import { anInitiative, aTrial, aTrialPart } from '../../core/records.ts';
import { either, instant, maybe, subject, tagged, type ValueOf } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  openTrial: { about: maybe(either(tagged('initiative', anInitiative), tagged('draft', subject({ draft: instant })))), opens: 'form' },
  /** Of none in particular, those that live and their part in them. */
  showTrial: { about: maybe(aTrial) },
  tryAgain: { about: aTrial, opens: 'form' },
  chooseTrialSharing: { about: aTrialPart, opens: 'form' },
  askToJoin: { about: aTrial, style: 'primary' },
  askForTrial: { about: aTrial, opens: 'form' },
  leaveTrial: { about: aTrial },
  takeTrial: { about: aTrial },
  passTrial: { about: aTrial },
});

export const faces = facesOf({
  myTrials: () => buttons.showTrial(),
  chooseEvaluationSharing: buttons.chooseTrialSharing,
  tryHere: (about: ValueOf<typeof anInitiative>) => buttons.openTrial(about),
});
