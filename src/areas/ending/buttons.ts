import { buttonsOf } from '../../core/button.ts';

/** The buttons this area draws, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  stopTrial: {},
  answerEvaluation: { opens: 'form' },
  talkEvaluation: {},
  declineEvaluation: {},
  editEvaluation: { opens: 'form' },
  withdrawAnswer: {},
  noteAloud: { opens: 'form' },
  removeAloud: {},
  readAnswers: {},
  readAnswersOn: {},
  concludeTrial: { opens: 'form' },
  correctConclusion: { opens: 'form' },
  readEvaluation: {},
  wholeEvaluation: {},
  readEvaluationOn: {},
  practiceText: {},
});
