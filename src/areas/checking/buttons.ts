import { buttonsOf } from '../../core/button.ts';
import { aDraft, aTrial } from '../../core/records.ts';
import { either, id, instant, maybe, optional, subject, tagged } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  writeCheckIn: { about: subject({ checkIn: id, draft: optional(instant) }), style: 'primary', opens: 'form' },
  /** Of the trial in mind, with words already said. */
  needHelp: { about: maybe(either(aTrial, tagged('', aDraft))), opens: 'form' },
  learningLog: { about: aTrial },
});
