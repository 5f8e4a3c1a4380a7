import { p, s } from '../../cards/fr/typography.ts';
import type { WordedForm, WordedForms, WordedInWords } from '../../core/words.ts';
import type { forms as areaForms, ChoosingForms, ForWhat } from './forms.ts';

const words: Readonly<Record<ForWhat, WordedForm>> = {
  'set-aside': {
    title: s('Pas avec…'),
    intro: [p`Je ne proposerai pas cette initiative à ces personnes. Elles n'en sauront rien.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: { people: { label: s('Personnes à ne pas solliciter') } },
  },
  carrier: {
    title: s('Porter à plusieurs'),
    intro: [p`Cette personne lira votre phrase et votre nom. Rien ne change tant qu'elle n'a pas dit oui.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: { person: { label: s('Qui la porte avec vous ?') } },
  },
  guests: {
    title: s('Avec qui ?'),
    intro: [p`Chaque personne lira votre phrase et votre nom, et répondra pour elle-même. Je ne vous dirai que les oui.`],
    submit: s('Demander'),
    cancel: s('Fermer'),
    fields: { people: { label: s('Qui voulez-vous y inviter ?') } },
  },
  listener: {
    title: s('Une personne'),
    intro: [p`Cette personne recevra votre phrase et votre nom. Elle pourra dire non sans donner de raison.`],
    submit: s('Demander'),
    cancel: s('Fermer'),
    fields: { person: { label: s('À qui aimeriez-vous en parler ?') } },
  },
  'its-people': {
    title: s('Les personnes concernées'),
    intro: [p`Ces personnes liront le récit, et verront que vous l'avez écrit. Elles diront si c'est le leur.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: { people: { label: s('Les personnes rencontrées') } },
  },
  trial: {
    title: s('Proposer ce test'),
    intro: [p`Chaque personne lira ce qu'on essaie, et répondra librement.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: {
      people: { label: s('À qui le proposer ?') },
      role: {
        label: s('Pour quoi ?'),
        hint: s("Qui porte le test avec vous peut le faire vivre, et l'arrêter. Rien ne change sans son accord."),
      },
    },
    options: { tester: s("L'essayer"), carrier: s('Le porter avec vous'), companion: s('Y veiller, hors du test') },
  },
};

const forms: WordedForms<ChoosingForms> = { people: ({ of }) => words[of] };

const inWords: WordedInWords<typeof areaForms> = {
  people: (of) =>
    'carry' in of
      ? {
          summary: s('À qui le proposer ?'),
          body: [p`Un bouton ouvre de quoi choisir cette personne. Rien ne change tant qu'elle n'a pas dit oui.`],
        }
      : 'trial' in of
        ? {
            summary: s('Qui demander ?'),
            body: [p`Utilisez un bouton pour choisir les personnes : je ne devine pas un nom dans un texte.`],
          }
        : {
            summary: s('Pas avec certaines personnes'),
            body: [p`Choisissez les personnes à qui je ne dois pas proposer cette initiative. Elles n'en sauront rien.`],
          },
};

/** Everything this area says in French. */
export const fr = { messages: {}, buttons: {}, phrases: {}, because: {}, forms, inWords };
