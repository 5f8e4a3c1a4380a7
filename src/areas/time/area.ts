import { area, begin, goOn } from '../../core/area.ts';
import { isHours, isPeriod } from '../../core/follows.ts';
import { forgetAbsences, noteAbsence, noteAbsenceFromForm } from './absence.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { laterNextWeek, laterTomorrow, resumeMessages, stopEverything, stopKind, stopSubject } from './quieten.ts';
import { keepFewer, offerFewer } from './receive-fewer.ts';
import { chooseHours, dropMoment, hoursFromForm, keepMoment, oneAWeek, threeAWeek, twoAWeek } from './rhythm.ts';

/** Ties what this area says to what it does. */
export const time = area('time', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    openAbsence: { run: noteAbsence, follows: isPeriod, near: 'open-absence' },
    forgetAbsences,
    openHours: { run: chooseHours, follows: isHours, near: 'open-hours' },
    fewerMessages: offerFewer,
    resumeMessages,
  }),
  submits: goOn({
    hours: hoursFromForm,
    absence: noteAbsenceFromForm,
    fewer: keepFewer,
  }),
  spoken: {
    ...begin({ keepMoment: { run: keepMoment, follows: isHours } }),
    ...goOn({
      // « Je travaille avec les services techniques » tells something else.
      chooseHours: { run: chooseHours, follows: isHours },
      dropMoment,
      laterTomorrow,
      laterNextWeek,
      stopSubject,
      stopKind,
      stopEverything,
      oneAWeek,
      twoAWeek,
      threeAWeek,
    }),
  },
  fr,
  en,
});
