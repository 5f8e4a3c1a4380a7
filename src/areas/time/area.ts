import { area } from '../../core/area.ts';
import { isHours, isPeriod } from '../../core/follows.ts';
import { forgetAbsences, noteAbsence, noteAbsenceFromForm } from './absence.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';
import { laterNextWeek, laterTomorrow, offerLater, offerStops, resumeMessages, stopEverything, stopKind, stopSubject } from './quieten.ts';
import { chooseHours, hoursFromForm, oneAWeek, threeAWeek, twoAWeek } from './rhythm.ts';

/** Ties what this area says to what it does. */
export const time = area('time', {
  kinds,
  buttons,
  forms,
  acts: {
    openAbsence: { run: noteAbsence, follows: isPeriod, near: 'open-absence' },
    forgetAbsences,
    openHours: { run: chooseHours, follows: isHours, near: 'open-hours' },
    oneAWeek,
    twoAWeek,
    threeAWeek,
    later: offerLater,
    laterTomorrow,
    laterNextWeek,
    stopMenu: offerStops,
    stopSubject,
    stopKind,
    stopEverything,
    resumeMessages,
  },
  submits: {
    hours: hoursFromForm,
    absence: noteAbsenceFromForm,
  },
  spoken: {
    // « Je travaille avec les services techniques » tells something else.
    chooseHours: { run: chooseHours, follows: isHours },
  },
  fr,
  en,
});
