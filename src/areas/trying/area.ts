import { area } from '../../core/area.ts';
import { inOneTransaction, withPlatform } from '../../core/task.ts';
import { beginTrial } from './begin-trial.ts';
import { buttons } from './buttons.ts';
import { passTrial, stayPilot, takeTrial } from './carry-trial.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { askAboutTrial, declineTrial, joinTrial, trialQuestionFromForm } from './join-trial.ts';
import { leaveTrial, leaveTrials, trialUnsent } from './leave-trial.ts';
import { kinds } from './messages.ts';
import { changeTrial, openTrial, trialFromForm, tryAgain } from './open-trial.ts';
import { askToJoin, showOpenTrial } from './open-trials.ts';
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
  askForTrial,
  beginWithThose,
  carryTrialTogether,
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
    openTrial: {
      run: openTrial,
      words: ['test', 'un test', 'ouvrir un test', 'nouveau test', 'trial', 'a trial', 'open a trial', 'new trial'],
      follows: 'colon',
      near: 'open-trial',
    },
    joinTrial: { run: joinTrial, words: ['d accord pour le test', 'je prends part au test', 'i take part in the trial'] },
    declineTrial: { run: declineTrial, words: ['plutot non', 'plutot pas', 'rather not'] },
    askAboutTrial: {
      run: askAboutTrial,
      words: ['j ai une question', 'ma question', 'i have a question', 'my question'],
      follows: 'colon',
    },
    askForTrial: { run: openAskForTrial, words: ['demander a d autres personnes', 'proposer le test', 'ask other people'] },
    carryTrialTogether: { run: openCarryTrialTogether, words: ['porter le test a plusieurs', 'carry the trial with others'] },
    acceptTrialCarrying: { run: acceptTrialCarrying, words: ['d accord je le porte', 'je porte le test', 'agreed i carry it'] },
    declineTrialCarrying: { run: declineTrialCarrying },
    beginWithThose: {
      run: beginWithThose,
      words: ['commencer avec les personnes d accord', 'commencer le test', 'begin with those who agreed'],
    },
    changeTrial: { run: changeTrial, words: ['corriger le test', 'changer le test', 'correct the trial'] },
    giveUpTrial: { run: giveUpTrial, words: ['renoncer au test', 'y renoncer', 'give the trial up', 'give up the trial', 'give it up'] },
    trialSheet: { run: askForTrialSheet, words: ['la feuille du test', 'feuille du test', 'the trial sheet'] },
    showTrial: { run: showTrial, words: ['mon test', 'le test', 'my trial', 'the trial'] },
    wholeTrial: { run: showWholeTrial, words: ['lire le test', 'read the trial'] },
    readTrialOn: { run: showWholeTrial },
    myTrials: { run: showTrials, words: ['tests', 'les tests', 'mes tests', 'trials', 'my trials', 'the trials'] },
    tryAgain: { run: tryAgain, words: ['reessayer', 'reessayer autrement', 'try again differently'] },
    chooseTrialSharing: {
      run: chooseTrialSharing,
      words: ['qui peut en entendre parler', 'a qui raconter le test', 'who may hear of it', 'who may hear of the trial'],
    },
    chooseEvaluationSharing: {
      run: chooseEvaluationSharing,
      words: ['a qui raconter le bilan', 'qui peut entendre parler du bilan', 'who may hear of the evaluation'],
    },
    showOpenTrial: { run: showOpenTrial },
    askToJoin: { run: askToJoin },
    leaveTrial: {
      run: leaveTrial,
      words: ['me retirer du test', 'je me retire du test', 'quitter le test', 'je quitte le test', 'leave the trial', 'i leave the trial'],
    },
    takeTrial: {
      run: takeTrial,
      words: ['je le porte', 'je pilote le test', 'je le pilote', 'i will carry it', 'i carry it', 'i lead the trial'],
    },
    passTrial: {
      run: passTrial,
      words: ['passer le relais', 'je passe le relais', 'passer la main pour le test', 'hand the trial over', 'hand over the trial'],
    },
    stayPilot: { run: stayPilot, words: ['je reste jusqu a la fin', 'rester jusqu a la fin', 'i stay until the end'] },
  },
  submits: {
    trialSharing: trialSharingChosen,
    trial: trialFromForm,
    trialPeople: askForTrial,
    trialCarrier: carryTrialTogether,
    trialQuestion: trialQuestionFromForm,
  },
  spoken: [
    { run: keepTrialBetweenUs, words: ['le test entre nous', 'the trial between us'] },
    {
      run: shareTrialWithAll,
      words: ['raconter le test a toute la collectivite', 'raconter le test a tout le monde', 'tell the whole organisation of the trial'],
    },
    { run: keepEvaluationBetweenUs, words: ['le bilan entre nous', 'the evaluation between us'] },
    {
      run: shareEvaluationWithAll,
      words: [
        'raconter le bilan a toute la collectivite',
        'raconter le bilan a tout le monde',
        'tell the whole organisation of the evaluation',
      ],
    },
  ],
  tasks: {
    'begin-trial': inOneTransaction(beginTrial),
    'leave-trials': inOneTransaction(leaveTrials),
    'send-trial-sheet': withPlatform(sendTrialSheet, { lengthy: true }),
  },
  unsent: { trial: { dropped: trialUnsent, goesOnWithoutAbsent: true } },
  fr,
  en,
});
