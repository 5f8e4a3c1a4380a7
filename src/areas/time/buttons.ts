import { buttonsOf } from '../../core/button.ts';

/** The buttons this area draws, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  openAbsence: { opens: 'form' },
  forgetAbsences: {},
  openHours: { opens: 'form' },
  oneAWeek: {},
  twoAWeek: {},
  threeAWeek: {},
  later: {},
  laterTomorrow: {},
  laterNextWeek: {},
  stopMenu: {},
  stopSubject: {},
  stopKind: {},
  stopEverything: {},
  resumeMessages: {},
});
