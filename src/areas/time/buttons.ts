import { buttonsOf } from '../../core/button.ts';
import { serial, subject } from '../../core/subject.ts';

/** One that the bot sent on its own. */
export const aMessage = subject({ delivery: serial });

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  openAbsence: { opens: 'form' },
  forgetAbsences: {},
  openHours: { opens: 'form' },
  oneAWeek: {},
  twoAWeek: {},
  threeAWeek: {},
  later: { about: aMessage },
  stopMenu: { about: aMessage },
  stopEverything: {},
  resumeMessages: {},
});
