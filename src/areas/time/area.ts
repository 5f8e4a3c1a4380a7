import { area } from '../../core/area.ts';
import { isHours, isPeriod } from '../../core/follows.ts';
import { forgetAbsences, noteAbsence, noteAbsenceFromForm } from './absence.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { laterNextWeek, laterTomorrow, offerLater, offerStops, resumeMessages, stopEverything, stopKind, stopSubject } from './quieten.ts';
import { chooseHours, hoursFromForm, oneAWeek, threeAWeek, twoAWeek } from './rhythm.ts';

/** Ties what this area says to what it does. */
export const time = area('time', {
  kinds,
  buttons,
  forms,
  acts: {
    openAbsence: {
      run: noteAbsence,
      words: [
        'absence',
        'absences',
        'mes absences',
        'absent',
        'absente',
        'je suis absent',
        'je suis absente',
        'je serai absent',
        'je serai absente',
        'conge',
        'conges',
        'en conge',
        'en conges',
        'je suis en conge',
        'je suis en conges',
        'je serai en conge',
        'je serai en conges',
        'vacances',
        'en vacances',
        'je suis en vacances',
        'away',
        'i am away',
        'i will be away',
        'on leave',
        'i am on leave',
        'on holiday',
        'i am on holiday',
        'noter une absence',
        'note an absence',
      ],
      follows: isPeriod,
      near: 'open-absence',
    },
    forgetAbsences: {
      run: forgetAbsences,
      words: [
        'fin d absence',
        'fin de l absence',
        'je suis de retour',
        'de retour',
        'pas absent',
        'oublier mes absences',
        'end of absence',
        'no longer away',
        'forget my absences',
      ],
    },
    openHours: {
      run: chooseHours,
      words: [
        'mes horaires',
        'horaires',
        'mes heures',
        'mes heures de travail',
        'heures de travail',
        'my hours',
        'my working hours',
        'working hours',
      ],
      follows: isHours,
      near: 'open-hours',
    },
    oneAWeek: {
      run: oneAWeek,
      words: [
        'un message par semaine',
        '1 message par semaine',
        'une fois par semaine',
        'one message a week',
        '1 message a week',
        'once a week',
      ],
    },
    twoAWeek: {
      run: twoAWeek,
      words: [
        'deux messages par semaine',
        'deux par semaine',
        '2 messages par semaine',
        'deux fois par semaine',
        'two messages a week',
        'two a week',
        '2 messages a week',
        'twice a week',
      ],
    },
    threeAWeek: {
      run: threeAWeek,
      words: [
        'trois messages par semaine',
        'trois par semaine',
        '3 messages par semaine',
        'trois fois par semaine',
        'three messages a week',
        'three a week',
        '3 messages a week',
        'three times a week',
      ],
    },
    later: { run: offerLater, words: ['plus tard', 'later', 'remind me later'] },
    laterTomorrow: { run: laterTomorrow, words: ['demain', 'plus tard demain', 'tomorrow', 'later tomorrow'] },
    laterNextWeek: { run: laterNextWeek, words: ['la semaine prochaine', 'semaine prochaine', 'next week'] },
    stopMenu: { run: offerStops, words: ['ne plus recevoir', 'no more of these'] },
    stopSubject: { run: stopSubject, words: ['stop ce sujet', 'ce sujet', 'plus ce sujet', 'stop this subject', 'this subject'] },
    stopKind: {
      run: stopKind,
      words: ['stop ce genre de message', 'ce genre de message', 'stop this kind of message', 'this kind of message'],
    },
    stopEverything: {
      run: stopEverything,
      words: [
        'stop',
        'stop tout',
        'tout arreter',
        'arrete',
        'arretez',
        'arreter',
        'ne plus rien recevoir',
        'stop everything',
        'unsubscribe',
      ],
    },
    resumeMessages: { run: resumeMessages, words: ['reprendre les messages', 'reprise des messages', 'resume messages', 'start'] },
  },
  submits: {
    hours: hoursFromForm,
    absence: noteAbsenceFromForm,
  },
  spoken: [
    // « Je travaille avec les services techniques » tells something else.
    { run: chooseHours, words: ['je travaille', 'i work'], follows: isHours },
  ],
  fr,
  en,
});
