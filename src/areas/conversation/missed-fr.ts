import { p, s } from '../../cards/fr/typography.ts';
import { fr as shared } from '../../core/fr.ts';
import type { Worded, WordedKinds } from '../../core/words.ts';
import type { NameTrouble } from '../../domain/service.ts';
import type { LookedFor, MissedParams, UnclearPart } from './missed.ts';

const notFound: Readonly<Record<LookedFor, Worded>> = {
  initiative: {
    summary: s('Je ne retrouve plus cette initiative.'),
    body: [p`Je ne retrouve plus cette initiative : elle a été retirée, ou elle n'est pas à vous. Rien n'a changé.`],
  },
  'any-initiative': {
    summary: s("Vous n'avez pas d'initiative en cours."),
    body: [p`Vous n'avez pas d'initiative en cours avec moi. Pour en raconter une, une phrase suffit : « initiative On a… »`],
  },
  meeting: {
    summary: s('Je ne retrouve pas cette rencontre.'),
    body: [p`Je ne retrouve pas de rencontre en cours qui soit la vôtre. Rien n'a changé.`],
  },
  story: {
    summary: s('Ce récit n’existe plus.'),
    body: [p`Je ne retrouve plus ce récit : il a été retiré, ou il n'est pas à vous. Rien n'a changé.`],
  },
  oral: {
    summary: s('Je ne retrouve pas cet accord.'),
    body: [p`Je ne retrouve pas d'accord de vive voix que vous auriez noté. Rien n'a changé.`],
  },
  'oral-sheet': {
    summary: s('Je ne retrouve pas cet accord.'),
    body: [
      p`Je ne retrouve pas d'accord de vive voix à retirer. La référence est en haut de la feuille imprimée : « retrait d'accord 3f2a9c1b ».`,
    ],
  },
  'check-in': {
    summary: s('Je ne retrouve pas ce point.'),
    body: [p`Je ne retrouve pas de point en cours auquel vous puissiez répondre. Rien n'a changé.`],
  },
  trial: {
    summary: s('Je ne retrouve pas ce test.'),
    body: [p`Je ne retrouve pas de test qui soit le vôtre, ou cette étape est passée. Rien n'a changé.`],
  },
  'any-trial': {
    summary: s('Je ne retrouve pas de test en cours.'),
    body: [
      p`Je ne retrouve pas de test auquel vous participiez. Pour un danger, une violence, un harcèlement, une souffrance : « vers qui me tourner ».`,
    ],
  },
  digest: {
    summary: s('Pas de brèves ici.'),
    body: [p`Les brèves n'arrivent pas dans ce canal. Rien n'a changé.`],
  },
  'bound-channel': {
    summary: s("Ce canal n'est relié à aucun service."),
    body: [p`Ce canal n'est relié à aucun service. Rien n'a changé.`],
  },
};

const working = p`Par exemple : « je travaille de 8 h à 16 h », « je travaille du lundi au jeudi », « mes horaires : du lundi au vendredi sauf le mercredi, de 9 h à 17 h 30 ».`;

function nameUnclear(trouble: NameTrouble): Worded {
  return {
    summary: s('Ce nom ne convient pas.'),
    body: [p`${shared.troubles[trouble]}`, p`Rien n'a changé. Par exemple : « ajouter le service : Voirie ».`],
  };
}

const unclear: Readonly<Record<UnclearPart, Worded>> = {
  hours: { summary: s('Vos heures de travail'), body: [p`Je n'ai pas compris ces heures.`, working] },
  'hours-asked': { summary: s('Vos heures de travail'), body: [p`Quand travaillez-vous ?`, working] },
  'hours-reversed': {
    summary: s('Ces deux heures sont la même.'),
    body: [p`Ces deux heures sont la même : je n'ai rien changé. Une nuit se dit ainsi : « je travaille de 21 h à 5 h ».`],
  },
  moment: {
    summary: s('Quel moment ?'),
    body: [p`Un jour et deux heures, dans vos heures de travail : « je réserve le jeudi de 11 h à 12 h ».`],
  },
  absence: {
    summary: s('Quand serez-vous en absence ?'),
    body: [
      p`Quand serez-vous en congé ou en absence ?`,
      p`Par exemple : « absence jusqu'au 12 », « absence du 3 au 12 décembre », « absence demain ».`,
    ],
  },
  season: {
    summary: s('De quelle saison ?'),
    body: [p`De quelle saison, ou de quelle année ? Par exemple : « millésime automne 2026 », ou « millésime 2026 ».`],
  },
  channel: {
    summary: s('Je ne reconnais pas de canal.'),
    body: [
      p`Je ne reconnais pas de canal. Utilisez le formulaire du service ; ou, dans Slack, nommez le canal avec #, par exemple « relier #travaux au service Voirie ».`,
    ],
  },
  'service-name-missing': nameUnclear('service-name-missing'),
  'service-name-long': nameUnclear('service-name-long'),
  'service-name-taken': nameUnclear('service-name-taken'),
};

/** What is said of an act that could not be done, in French. */
export const missed: WordedKinds<MissedParams> = {
  notFound: ({ of }) => notFound[of],
  unclear: ({ of }) => unclear[of],
};
