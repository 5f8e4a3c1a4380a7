import { p, s, small } from '../../cards/fr/typography.ts';
import { onWorkingTime } from '../../cards/fr/working-time.ts';
import type { Labels, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons } from './buttons.ts';
import type { VolunteeringParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  pauseHarvest: s('Je fais une pause'),
  resumeHarvest: s('Je reprends'),
  becomeHarvester: s('Je suis volontaire'),
  leaveHarvest: s('Ne plus être volontaire'),
};

const phrases = {
  pauseHarvest: ['pause', 'je fais une pause', 'en pause', 'faire une pause'],
  resumeHarvest: ['reprise', 'reprendre', 'je reprends'],
  becomeHarvester: [
    'volontaire',
    'je suis volontaire',
    'devenir volontaire',
    'etre volontaire',
    'devenir vendangeur',
    'devenir vendangeuse',
  ],
  leaveHarvest: ['ne plus etre volontaire', 'je ne suis plus volontaire', 'plus volontaire'],
};

const underWay = ' Votre rencontre en cours continue ; si vous préférez, passez la main.';

const messages: WordedKinds<VolunteeringParams> = {
  harvesterWelcome: ({ already }, f) => ({
    summary: s("Bienvenue dans l'équipe de vendange."),
    body: [
      already ? p`Vous faites déjà partie de l'équipe de vendange. Merci.` : p`Merci, et bienvenue dans l'équipe de vendange.`,
      p`De temps en temps, je vous demanderai si vous voulez bien rencontrer une personne qui a commencé quelque chose. Une rencontre à la fois, une heure environ${onWorkingTime(f)}. « Pas cette fois » suffit toujours.`,
      small`En mots : « pause », « reprise », « absence jusqu'au 12 », « ne plus être volontaire ».`,
    ],
  }),
  harvesterLeft: ({ was, meeting }) => ({
    summary: s("C'est noté."),
    body: [
      was
        ? p`C'est noté : je ne vous demanderai plus de rencontres. Merci pour votre écoute.${meeting === '' ? '' : underWay}`
        : p`Vous ne faites pas partie de l'équipe de vendange : il n'y a rien à changer.`,
    ],
  }),
  harvestPaused: ({ meeting }) => ({
    summary: s('Bonne pause.'),
    body: [p`Bonne pause. Je ne vous propose plus de rencontre. Dites « reprise » quand vous voudrez.${meeting === '' ? '' : underWay}`],
  }),
  harvestResumed: () => ({
    summary: s('Merci, vous revoilà.'),
    body: [p`Merci, vous revoilà. Je pourrai de nouveau vous proposer une rencontre.`],
  }),
  notHarvester: () => ({
    summary: s("Vous n'êtes pas volontaire."),
    body: [
      p`Vous ne faites pas partie de l'équipe de vendange. Pour la rejoindre, dites « volontaire » ; vous pouvez toujours dire « pas cette fois ».`,
    ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because: {}, forms: {} };
