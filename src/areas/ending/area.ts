import { area } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import { buttons } from './buttons.ts';
import {
  askConclusion,
  conclusionFromForm,
  correctConclusion,
  openConclusion,
  practiceText,
  readAnswers,
  readEvaluation,
  readWholeEvaluation,
  sayItStops,
} from './conclude.ts';
import { en } from './en.ts';
import { endTrial, stopTrial } from './end-trial.ts';
import {
  aloudFromForm,
  declineEvaluation,
  evaluationFromForm,
  openAloud,
  openEvaluation,
  removeAloud,
  talkEvaluation,
  withdrawAnswer,
} from './evaluate.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { recallWayBack, remindPilot, sayLastDay } from './plan-endings.ts';

/** Ties what this area says to what it does. */
export const ending = area('ending', {
  kinds,
  buttons,
  forms,
  acts: {
    stopTrial: {
      run: stopTrial,
      words: [
        'arreter le test',
        'arrete le test',
        'arretez le test',
        'arreter ce test',
        'stop le test',
        'j arrete le test',
        'on arrete le test',
        'nous arretons le test',
        'stop the trial',
        'stop this trial',
        'end the trial',
      ],
    },
    answerEvaluation: {
      run: openEvaluation,
      words: ['repondre', 'repondre aux questions', 'repondre sur le test', 'answer', 'answer the questions'],
    },
    talkEvaluation: { run: talkEvaluation },
    declineEvaluation: { run: declineEvaluation },
    editEvaluation: { run: openEvaluation, words: ['revoir ma reponse', 'changer ma reponse', 'change my answer'] },
    withdrawAnswer: { run: withdrawAnswer, words: ['retirer ma reponse', 'effacer ma reponse', 'withdraw my answer'] },
    noteAloud: {
      run: openAloud,
      words: ['noter ce qui s est dit', 'noter des paroles', 'note what was said'],
    },
    removeAloud: { run: removeAloud },
    readAnswers: { run: readAnswers, words: ['lire les reponses', 'read the answers'] },
    readAnswersOn: { run: readAnswers },
    concludeTrial: {
      run: openConclusion,
      words: ['ecrire le bilan', 'conclure', 'conclure le test', 'write the evaluation', 'conclude', 'conclude the trial'],
    },
    correctConclusion: { run: correctConclusion, words: ['corriger le bilan', 'changer le bilan', 'correct the evaluation'] },
    readEvaluation: { run: readEvaluation, words: ['bilan', 'le bilan', 'lire le bilan', 'the evaluation', 'read the evaluation'] },
    wholeEvaluation: { run: readWholeEvaluation },
    readEvaluationOn: { run: readWholeEvaluation },
    practiceText: { run: practiceText, words: ['un texte a envoyer', 'le texte a envoyer', 'a text to send'] },
  },
  submits: {
    evaluation: evaluationFromForm,
    aloud: aloudFromForm,
    conclusion: conclusionFromForm,
  },
  spoken: [
    // There is no such act: a trial stops on its day.
    {
      run: sayItStops,
      words: [
        'prolonger',
        'prolonger le test',
        'prolonge le test',
        'continuer le test',
        'extend',
        'extend the trial',
        'continue the trial',
      ],
    },
  ],
  tasks: {
    'end-trial': inOneTransaction(endTrial),
    'recall-way-back': inOneTransaction(recallWayBack),
    'say-last-day': inOneTransaction(sayLastDay),
    'remind-pilot': inOneTransaction(remindPilot),
    'ask-conclusion': inOneTransaction(askConclusion),
  },
  fr,
  en,
});
