import { clockInWords, daysInWords } from '../../cards/fr/hours.ts';
import { p, s, small } from '../../cards/fr/typography.ts';
import type { Labels, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons } from './buttons.ts';
import type { forms as areaForms, TimeForms } from './forms.ts';
import type { TimeParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  openAbsence: s('Noter une absence'),
  forgetAbsences: s('Oublier mes absences'),
  openHours: s('Mes horaires'),
  fewerMessages: s('Moins de messages'),
  resumeMessages: s('Reprendre les messages'),
};

const phrases = {
  openAbsence: [
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
    ...['vacances', 'conge', 'conges'].map((what) => `je pars en ${what}`),
    ...['en arret', 'en arret maladie'].flatMap((what) => [what, `je suis ${what}`]),
    'noter une absence',
  ],
  forgetAbsences: ['fin d absence', 'fin de l absence', 'je suis de retour', 'de retour', 'pas absent', 'oublier mes absences'],
  openHours: ['mes horaires', 'horaires', 'mes heures', 'mes heures de travail', 'heures de travail'],
  oneAWeek: ['un message par semaine', '1 message par semaine', 'une fois par semaine'],
  twoAWeek: ['deux messages par semaine', 'deux par semaine', '2 messages par semaine', 'deux fois par semaine'],
  threeAWeek: ['trois messages par semaine', 'trois par semaine', '3 messages par semaine', 'trois fois par semaine'],
  fewerMessages: ['moins de messages', 'plus tard', 'ne plus recevoir'],
  laterTomorrow: ['demain', 'plus tard demain'],
  laterNextWeek: ['la semaine prochaine', 'semaine prochaine'],
  stopSubject: ['stop ce sujet', 'ce sujet', 'plus ce sujet'],
  stopKind: ['stop ce genre de message', 'ce genre de message'],
  stopEverything: [
    'stop',
    'stop tout',
    'tout arreter',
    'arrete',
    'arretez',
    'arreter',
    'ne plus rien recevoir',
    'laisse moi tranquille',
    'laissez moi tranquille',
  ],
  resumeMessages: ['reprendre les messages', 'reprise des messages'],
  chooseHours: ['je travaille'],
  keepMoment: ['je reserve'],
  dropMoment: ['je ne reserve plus'],
};

const messages: WordedKinds<TimeParams> = {
  absenceNoted: ({ from, until }, f) => ({
    summary: s("C'est noté."),
    body: [
      from.equals(until)
        ? p`C'est noté : pas de message de ma part le ${f.day(from)}.`
        : p`C'est noté : pas de message de ma part du ${f.day(from)} au ${f.day(until)} inclus.`,
      small`Pour changer : « absence », ou « fin d'absence ».`,
    ],
  }),
  absenceForgotten: ({ any }) => ({
    summary: s("C'est noté."),
    body: [
      any
        ? p`C'est noté : j'oublie vos absences. Je vous écrirai de nouveau sur vos heures de travail.`
        : p`Je n'avais pas d'absence notée pour vous.`,
    ],
  }),
  postponed: ({ until }, f) => ({
    summary: s("D'accord, plus tard."),
    body: [p`D'accord. Je vous le redis à partir du ${f.moment(until)}, si c'est encore d'actualité.`],
  }),
  tooLateToPostpone: () => ({
    summary: s('Ce message ne peut plus attendre.'),
    body: [p`Je ne peux pas vous redire ce message plus tard : ce dont il parle est déjà fini, ou le sera d'ici là.`],
  }),
  stopped: ({ scope, promised }) => ({
    summary: s("C'est arrêté."),
    body: [
      scope === 'subject'
        ? p`C'est arrêté : je ne vous écrirai plus à ce sujet.`
        : scope === 'kind'
          ? p`C'est arrêté : je ne vous enverrai plus ce genre de message.`
          : p`C'est arrêté : je ne vous écrirai plus de moi-même. Je réponds toujours si vous me parlez.`,
      ...(promised
        ? [p`Seule exception : la réponse que je vous ai promise pour votre initiative. Pour l'éviter aussi, dites « retirer ».`]
        : []),
      small`Pour revenir : « reprendre les messages ».`,
    ],
  }),
  messagesResumed: ({ aWeek }) => ({
    summary: s("C'est noté."),
    body: [
      aWeek === 1
        ? p`C'est noté. Je pourrai de nouveau vous écrire, sur vos heures de travail, une fois par semaine au plus.`
        : p`C'est noté. Je pourrai de nouveau vous écrire, sur vos heures de travail, ${aWeek} fois par semaine au plus.`,
    ],
  }),
};

const forms: WordedForms<TimeForms> = {
  hours: ({ days, from, until }) => ({
    title: s('Mes horaires'),
    intro: [p`En dehors de ces heures, je ne vous écris pas de moi-même.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      days: {
        label: s('Vos jours de travail'),
        hint: s('Par exemple : du lundi au vendredi sauf le mercredi'),
        value: daysInWords(days),
      },
      hours: {
        label: s('Vos heures'),
        hint: s('Par exemple : de 8 h à 16 h 30, ou de 21 h à 5 h'),
        value: s(`de ${clockInWords(from)} à ${clockInWords(until)}`),
      },
    },
  }),
  absence: () => ({
    title: s('Mes absences'),
    intro: [p`Pendant ce temps, je ne vous écris pas.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: { from: { label: s('Premier jour') }, until: { label: s('Dernier jour') } },
  }),
  fewer: () => ({
    title: s('Moins de messages'),
    intro: [p`Je réponds toujours si vous me parlez. Pour changer d'avis : « reprendre les messages », « mon rythme ».`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: { what: { label: s('Que préférez-vous ?') } },
    options: {
      tomorrow: s('Me redire ce message demain'),
      'next-week': s('Me redire ce message la semaine prochaine'),
      rarer: s('Ces questions, plus rarement'),
      subject: s('Plus rien à ce sujet'),
      kind: s('Plus de messages de ce genre'),
      three: s('Trois messages par semaine au plus'),
      two: s('Deux messages par semaine au plus'),
      one: s('Un message par semaine au plus'),
      everything: s('Plus aucun message de votre part'),
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  fewer: () => ({
    summary: s('Que préférez-vous ?'),
    body: [
      p`Que préférez-vous ? Choisissez avec le bouton, ou dites : « demain », « la semaine prochaine », « ce sujet », « ce genre de message », « un message par semaine », « stop ».`,
    ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because: {}, forms, inWords };
