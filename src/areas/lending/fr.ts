import { numbered, p, s, small, t } from '../../cards/fr/typography.ts';
import { said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons, faces } from './buttons.ts';
import type { forms as areaForms, LendingForms } from './forms.ts';
import type { kinds, LendingParams } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  fiveLines: s('Les cinq lignes'),
  correctLines: s('Corriger ces lignes'),
  dropLines: s('Ces lignes ne tiennent plus'),
  sayDropLines: s('Oui, effacer ces lignes'),
};

const phrases = {
  fiveLines: ['les cinq lignes', 'cinq lignes', 'un coup de main'],
  correctLines: ['corriger ces lignes', 'corriger les cinq lignes'],
  sayDropLines: ['oui effacer ces lignes'],
  dropLines: ['ces lignes ne tiennent plus', 'effacer les cinq lignes', 'arreter le coup de main'],
};

const messages: WordedKinds<LendingParams> = {
  fiveLines: ({ what, days, told, holds, waits, until, asked }, f) =>
    asked
      ? {
          summary: s('Effacer les cinq lignes ?'),
          body: [
            p`« ${said(what)} »`,
            p`Effacer ces cinq lignes pour toutes les personnes de la rencontre ? Le coup de main s'arrête alors. Cela ne se défait pas.`,
          ],
        }
      : {
          summary: s('Les cinq lignes'),
          body: [
            p`Voici le texte, à relire ensemble, puis à envoyer vous-mêmes à qui de droit. Je ne le montre qu'aux personnes de la rencontre.`,
            numbered([
              t`Ce que l'on fait, et pour aider qui : ${said(what)}`,
              t`Jours et heures : ${said(days)}`,
              t`Qui est prévenu, des deux côtés : ${said(told)}`,
              t`Ce qui reste valable : ${said(holds)}`,
              t`Le retour, le ${f.day(until)} : ${said(waits)}`,
            ]),
            small`J'efface ces lignes un mois après le retour.`,
          ],
        },
  handEnds: ({ planned }, f) => ({
    summary: s("Le coup de main s'arrête."),
    body: planned
      ? [
          p`Le coup de main s'arrête le ${f.day(planned.until)}, comme prévu. Le retour : « ${said(planned.waits)} ». Il ne se prolonge pas. Merci.`,
        ]
      : [
          p`Le coup de main s'arrête avant le jour prévu. J'ai effacé les cinq lignes de ma mémoire et des messages que je peux modifier. Merci.`,
        ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  fiveLines: s('parce que ce coup de main vous concerne'),
  handEnds: s('parce que vous avez écrit les cinq lignes ensemble'),
};

const forms: WordedForms<LendingForms> = {
  fiveLines: () => ({
    title: s('Les cinq lignes'),
    intro: [
      p`À écrire à deux, ou entre deux équipes. Dix jours ouvrés au plus ; rien ne les prolonge. Je n'envoie ce texte à personne d'autre.`,
    ],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      what: {
        label: s("1. Ce que l'on fait, et pour aider qui"),
        hint: s('Par exemple : tenir l’accueil de la crèche, pour aider Chloé.'),
      },
      days: { label: s('2. Quels jours, quelles heures') },
      told: { label: s('3. Qui est prévenu, des deux côtés') },
      holds: { label: s('4. Ce qui reste valable'), hint: s('Consignes, sécurité, à qui parler.') },
      until: { label: s('5. Le retour : quel jour') },
      waits: { label: s('Et ce qui attend là-bas') },
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  fiveLines: () => ({
    summary: s('Les cinq lignes'),
    body: [
      p`Un coup de main tient en cinq lignes : ce que l'on fait, et pour aider qui ; quels jours, quelles heures ; qui est prévenu, des deux côtés ; ce qui reste valable ; le retour. Dix jours ouvrés au plus. Le bouton les ouvre.`,
    ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
