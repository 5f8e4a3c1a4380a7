import { buttonsOf } from '../../core/button.ts';
import { aTrial } from '../../core/records.ts';
import { id, instant, optional, subject } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  stopTrial: { about: aTrial },
  answerEvaluation: { about: subject({ trial: id, draft: optional(instant) }), opens: 'form' },
  readEvaluation: { about: aTrial },
});
