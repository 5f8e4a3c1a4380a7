import { area } from '../../core/area.ts';
import { inOneTransaction, withPlatform } from '../../core/task.ts';
import { beginTrial } from './begin-trial.ts';
import { passTrial, takeTrial } from './carry-trial.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { askAboutTrial, declineTrial, joinTrial, trialQuestionFromForm } from './join-trial.ts';
import { leaveTrial, leaveTrials, trialUnsent } from './leave-trial.ts';
import { buttons, kinds } from './messages.ts';
import { changeTrial, openTrial, trialFromForm, tryAgain, tryHere } from './open-trial.ts';
import { askToJoin } from './open-trials.ts';
import {
  chooseEvaluationSharing,
  chooseTrialSharing,
  keepEvaluationBetweenUs,
  keepTrialBetweenUs,
  shareEvaluationWithAll,
  shareTrialWithAll,
  trialSharingChosen,
} from './share-trial.ts';
import { showTrial, showTrials, showWholeTrial } from './show-trials.ts';
import {
  acceptTrialCarrying,
  beginWithThose,
  declineTrialCarrying,
  giveUpTrial,
  openAskForTrial,
  openCarryTrialTogether,
} from './trial-people.ts';
import { askForTrialSheet, sendTrialSheet } from './trial-sheet.ts';

/** Ties what this area says to what it does. */
export const trying = area('trying', {
  kinds,
  buttons,
  forms,
  acts: {
    openTrial: { run: openTrial, follows: 'colon', near: 'open-trial' },
    joinTrial,
    declineTrial,
    askAboutTrial: { run: askAboutTrial, follows: 'colon' },
    askForTrial: openAskForTrial,
    acceptTrialCarrying,
    declineTrialCarrying,
    beginWithThose,
    changeTrial,
    giveUpTrial,
    trialSheet: askForTrialSheet,
    showTrial,
    myTrials: showTrials,
    tryAgain,
    chooseTrialSharing,
    chooseEvaluationSharing,
    askToJoin,
    leaveTrial,
    takeTrial,
    passTrial,
  },
  submits: {
    trialSharing: trialSharingChosen,
    trial: trialFromForm,
    trialQuestion: trialQuestionFromForm,
  },
  spoken: {
    wholeTrial: showWholeTrial,
    tryHere,
    carryTrialTogether: openCarryTrialTogether,
    keepTrialBetweenUs,
    shareTrialWithAll,
    keepEvaluationBetweenUs,
    shareEvaluationWithAll,
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
