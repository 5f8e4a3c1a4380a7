import { area, goOn } from '../../core/area.ts';
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
import { askDecision, decisionFromForm, openDecision, readDecision } from './decide.ts';
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
  acts: goOn({
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
    tellDecision: { run: openDecision, follows: 'colon' },
  }),
  submits: goOn({
    evaluation: evaluationFromForm,
    aloud: aloudFromForm,
    conclusion: conclusionFromForm,
    decision: decisionFromForm,
  }),
  spoken: goOn({
    // There is no such act: a trial stops on its day.
    sayItStops,
    readDecision,
  }),
  tasks: {
    'end-trial': inOneTransaction(endTrial),
    'recall-way-back': inOneTransaction(remindHowToUndo),
    'say-last-day': inOneTransaction(sayLastDay),
    'remind-pilot': inOneTransaction(remindPilot),
    'ask-conclusion': inOneTransaction(askConclusion),
    'ask-decision': inOneTransaction(askDecision),
  },
  fr,
  en,
});
