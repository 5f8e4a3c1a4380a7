import type { Words } from '../words.ts';
import { s } from './typography.ts';

export const buttons: Words['buttons'] = {
  'open-tell': s('Raconter une initiative'),
  'tell-draft': s('Oui, la raconter'),
  'drop-draft': s('Non, oublier ce texte'),
  'who-has-read': s('Qui a lu ma phrase ?'),
  'set-aside': s('Pas avec certaines personnes'),
  correct: s('Corriger'),
  withdraw: s('Retirer'),
  'whom-to-turn-to': s('Vers qui me tourner'),
  'full-sentence': s('Tout lire'),
  'my-initiatives': s('Mes initiatives'),
  'show-initiative': s('Voir cette initiative'),
  'accept-invitation': s('Oui, volontiers'),
  'decline-invitation': s('Pas cette fois'),
  'pause-harvest': s('Je fais une pause'),
  'hand-over': s('Passer la main'),
  'resume-harvest': s('Je reprends'),
  'become-harvester': s('Je suis volontaire'),
  'leave-harvest': s('Ne plus être volontaire'),
  'keep-waiting': s('Attendre encore'),
  'talk-to-coordination': s('En parler à la coordination'),
  'choose-person': s('En parler à quelqu’un de mon choix'),
  'open-absence': s('Noter une absence'),
  later: s('Plus tard'),
  'later-tomorrow': s('Demain'),
  'later-next-week': s('La semaine prochaine'),
  'stop-menu': s('Ne plus recevoir'),
  'stop-subject': s('Ce sujet'),
  'stop-kind': s('Ce genre de message'),
  'stop-everything': s('Tout'),
  'resume-messages': s('Reprendre les messages'),
  'retry-stuck': s('Relancer'),
};

/** Why a message that nobody asked for came. */
export const because: Words['because'] = {
  invitation: s("parce que vous êtes volontaire dans l'équipe de vendange"),
  personalRequest: s('parce qu’une personne souhaite vous en parler'),
  introduction: s('parce que vous avez raconté une initiative'),
  nobodyFound: s('parce que vous avez raconté une initiative'),
  chosenUnavailable: s('parce que vous avez raconté une initiative'),
  handedOver: s('parce que vous avez raconté une initiative'),
  meetingCalledOff: s('parce que vous aviez dit oui à une rencontre'),
  coordinationWanted: s('parce que vous faites partie de la coordination'),
  technicalTrouble: s('parce que vous faites partie de la coordination'),
};
