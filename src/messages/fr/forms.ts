import type { Words } from '../words.ts';
import { p, s } from './typography.ts';

export const forms: Words['forms'] = {
  tell: () => ({
    title: s('Raconter'),
    intro: [p`Une phrase suffit. Rien n'est publié, et je ne préviens pas votre encadrement.`],
    submit: s('Raconter'),
    cancel: s('Fermer'),
    fields: {
      sentence: {
        label: s("Qu'avez-vous commencé ?"),
        placeholder: s("On a réparé les vélos de l'école avec les services techniques"),
        hint: s("Évitez les noms d'usagères et d'usagers, et ce qui touche à la santé."),
      },
    },
  }),
  correct: () => ({
    title: s('Corriger'),
    intro: [],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: { sentence: { label: s('Votre phrase') } },
  }),
  setAside: () => ({
    title: s('Pas avec…'),
    intro: [p`Je ne proposerai pas cette initiative à ces personnes. Elles n'en sauront rien.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: { people: { label: s('Personnes à ne pas solliciter') } },
  }),
  choosePerson: () => ({
    title: s('Une personne'),
    intro: [p`Cette personne recevra votre phrase et votre nom. Elle pourra dire non sans donner de raison.`],
    submit: s('Demander'),
    cancel: s('Fermer'),
    fields: { person: { label: s('À qui aimeriez-vous en parler ?') } },
  }),
  story: () => ({
    title: s('Écrire le récit'),
    intro: [p`Quelques lignes suffisent. Les personnes concernées le liront avant tout le monde, et choisiront.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: {
      title: { label: s('Un titre') },
      body: {
        label: s('Ce qui a été fait, avec qui, ce qui l’a rendu possible'),
        hint: s("Sans noms d'usagères ou d'usagers, d'enfants, et sans rien qui touche à la santé de quelqu'un."),
      },
    },
  }),
  correctStory: () => ({
    title: s('Corriger le récit'),
    intro: [p`Chaque personne concernée sera de nouveau consultée.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      title: { label: s('Un titre') },
      body: {
        label: s('Le récit'),
        hint: s("Sans noms d'usagères ou d'usagers, d'enfants, et sans rien qui touche à la santé de quelqu'un."),
      },
    },
  }),
  sharing: () => ({
    title: s('À qui le raconter ?'),
    intro: [],
    submit: s('Garder ces choix'),
    cancel: s('Fermer'),
    fields: {
      audience: { label: s('À qui le raconter ?') },
      naming: { label: s('Comment apparaître ?'), hint: s('Même sans nom, on vous reconnaîtra peut-être.') },
      vintage: { label: s('Dans le millésime imprimé ?'), hint: s('Le papier ne se reprend pas.') },
    },
    options: {
      us: s('Entre nous'),
      organisation: s('À toute la collectivité'),
      names: s('Avec les noms'),
      team: s('Comme une équipe'),
      none: s('Sans nom'),
      no: s('Non'),
      yes: s('Oui'),
    },
  }),
  addCarrier: () => ({
    title: s('Porter à plusieurs'),
    intro: [p`Cette personne lira votre phrase et votre nom. Rien ne change tant qu'elle n'a pas dit oui.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: { person: { label: s('Qui la porte avec vous ?') } },
  }),
  absence: () => ({
    title: s('Mes absences'),
    intro: [p`Pendant ce temps, je ne vous écris pas.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: { from: { label: s('Premier jour') }, until: { label: s('Dernier jour') } },
  }),
};

/** Beside a field that cannot be taken as it is. */
export const troubles: Words['troubles'] = {
  'story-empty': s('Écrivez quelques lignes.'),
  'story-changed': s('Le récit vient de changer. Copiez votre texte, fermez, puis ouvrez la nouvelle version.'),
  'sentence-empty': s('Écrivez quelques mots : une phrase suffit.'),
  'person-missing': s('Choisissez une personne.'),
  'date-missing': s('Choisissez une date.'),
  'dates-reversed': s('Le dernier jour vient avant le premier.'),
  'absence-over': s('Cette absence est déjà passée.'),
  'absence-too-long': s('Une absence tient en deux ans au plus. Pour plus longtemps, dites « stop ».'),
};
