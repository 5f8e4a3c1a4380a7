import { area } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import {
  askConclusion,
  conclusionFromForm,
  correctConclusion,
  openConclusion,
  practiceText,
  readAnswers,
  readEvaluation,
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
import { buttons, kinds } from './messages.ts';
import { remindHowToUndo, remindPilot, sayLastDay } from './plan-endings.ts';

/** Ties what this area says to what it does. */
export const ending = area('ending', {
  kinds,
  buttons,
  forms,
  acts: {
    stopTrial,
    answerEvaluation: openEvaluation,
    talkEvaluation,
    declineEvaluation,
    withdrawAnswer,
    noteAloud: openAloud,
    removeAloud,
    readAnswers,
    concludeTrial: openConclusion,
    correctConclusion,
    readEvaluation,
    practiceText,
  },
  submits: {
    evaluation: evaluationFromForm,
    aloud: aloudFromForm,
    conclusion: conclusionFromForm,
  },
  spoken: {
    // There is no such act: a trial stops on its day.
    sayItStops,
  },
  tasks: {
    'end-trial': inOneTransaction(endTrial),
    'recall-way-back': inOneTransaction(remindHowToUndo),
    'say-last-day': inOneTransaction(sayLastDay),
    'remind-pilot': inOneTransaction(remindPilot),
    'ask-conclusion': inOneTransaction(askConclusion),
  },
  fr,
  en,
});
