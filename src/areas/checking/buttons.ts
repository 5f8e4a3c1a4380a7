import { buttonsOf } from '../../core/button.ts';
import { aTrial } from '../../core/records.ts';
import { id, instant, maybe, optional, orEmpty, subject } from '../../core/subject.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  writeCheckIn: { about: subject({ checkIn: id, draft: optional(instant) }), style: 'primary', opens: 'form' },
  /** `draft`: words already said; they may name no trial. */
  needHelp: { about: maybe(subject({ trial: orEmpty(id), draft: optional(orEmpty(instant)) })), opens: 'form' },
  learningLog: { about: aTrial },
});
