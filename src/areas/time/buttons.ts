import { buttonsOf } from '../../core/button.ts';
import { aDraft } from '../../core/records.ts';
import { maybe, type Named, subject, word } from '../../core/subject.ts';

/** A message that the bot sent on its own, by the number of its delivery; `all` of them, on somebody's page. */
export const aboutMessages = subject({ delivery: word });
export type NamedMessage = Named<{ readonly delivery: string }>;

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  openAbsence: { about: maybe(aDraft), opens: 'form' },
  forgetAbsences: {},
  openHours: { opens: 'form' },
  fewerMessages: { about: aboutMessages, opens: 'form' },
  resumeMessages: {},
});
