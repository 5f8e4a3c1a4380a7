import { area, begin, goOn } from '../../core/area.ts';
import { inOneTransaction, withPlatform } from '../../core/task.ts';
import { beginTrial } from './begin-trial.ts';
import { passTrial, takeTrial } from './carry-trial.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { askAboutTrial, joinTrial, trialQuestionFromForm } from './join-trial.ts';
import { leaveTrial, leaveTrials, trialUnsent } from './leave-trial.ts';
import { buttons, kinds } from './messages.ts';
import { changeTrial, openTrial, trialFromForm, tryAgain, tryHere } from './open-trial.ts';
import { askToJoin } from './open-trials.ts';
import {
  chooseDecisionSharing,
  chooseEvaluationSharing,
  chooseTrialSharing,
  keepDecisionBetweenUs,
  keepEvaluationBetweenUs,
  keepTrialBetweenUs,
  shareDecisionWithAll,
  shareEvaluationWithAll,
  shareTrialWithAll,
  trialSharingChosen,
} from './share-trial.ts';
import { showTrial, showTrialOrAll, showTrials, showWholeTrial } from './show-trials.ts';
import {
  acceptTrialCarrying,
  beginWithThose,
  giveUpTrial,
  openAskForTrial,
  openCarryTrialTogether,
  openWatchedBy,
} from './trial-people.ts';
import { askForTrialSheet, sendTrialSheet } from './trial-sheet.ts';
import { endWatching, watchTrial } from './watch-trial.ts';

/** Ties what this area says to what it does. */
export const trying = area('trying', {
  kinds,
  buttons,
  forms,
  acts: {
    ...begin({ openTrial: { run: openTrial, follows: 'colon', near: 'open-trial' }, tryAgain, askToJoin }),
    ...goOn({
      joinTrial,
      askAboutTrial: { run: askAboutTrial, follows: 'colon' },
      askForTrial: openAskForTrial,
      beginWithThose,
      changeTrial,
      giveUpTrial,
      trialSheet: askForTrialSheet,
      showTrial: showTrialOrAll,
      chooseTrialSharing,
      leaveTrial,
      takeTrial,
      passTrial,
    }),
  },
  submits: goOn({
    trialSharing: trialSharingChosen,
    trial: trialFromForm,
    trialQuestion: trialQuestionFromForm,
  }),
  spoken: {
    ...begin({ tryHere }),
    ...goOn({
      acceptTrialCarrying,
      ownTrial: showTrial,
      myTrials: showTrials,
      wholeTrial: showWholeTrial,
      carryTrialTogether: openCarryTrialTogether,
      watchedBy: openWatchedBy,
      watchTrial,
      endWatching,
      keepTrialBetweenUs,
      shareTrialWithAll,
      keepEvaluationBetweenUs,
      shareEvaluationWithAll,
      chooseEvaluationSharing,
      chooseDecisionSharing,
      keepDecisionBetweenUs,
      shareDecisionWithAll,
    }),
  },
  tasks: {
    'begin-trial': inOneTransaction(beginTrial),
    'leave-trials': inOneTransaction(leaveTrials),
    'send-trial-sheet': withPlatform(sendTrialSheet, { lengthy: true }),
  },
  unsent: { trial: { dropped: trialUnsent, goesOnWithoutAbsent: true } },
  fr,
  en,
});
