import { buttonsOf } from '../../core/button.ts';
import { aCheckIn, aTrial } from '../../core/records.ts';
import { either, id, instant, oneOf, optional, subject, tagged } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  stopTrial: { about: aTrial },
  answerEvaluation: { about: subject({ trial: id, draft: optional(instant) }), opens: 'form' },
  /** Of a trial that is over, or of a check-in. */
  noteAloud: { about: either(aTrial, tagged('check-in', aCheckIn)), opens: 'form' },
  /** What was learnt or, named, what was decided. */
  readEvaluation: { about: subject({ trial: id, part: optional(oneOf(['decision'])) }) },
  /** What those who propose it were answered; with words already said. */
  tellDecision: { about: subject({ trial: id, granted: optional(oneOf(['yes', 'no'])), draft: optional(instant) }), opens: 'form' },
});
