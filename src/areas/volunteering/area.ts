import { area } from '../../core/area.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { becomeHarvester, leaveHarvest, pauseHarvest, resumeHarvest } from './volunteer.ts';

/** Ties what this area says to what it does. */
export const volunteering = area('volunteering', {
  kinds,
  buttons,
  forms: {},
  acts: {
    pauseHarvest: {
      run: pauseHarvest,
      words: ['pause', 'je fais une pause', 'en pause', 'faire une pause', 'i am taking a break', 'take a break', 'break'],
    },
    resumeHarvest: { run: resumeHarvest, words: ['reprise', 'reprendre', 'je reprends', 'resume', 'i am back', 'back'] },
    becomeHarvester: {
      run: becomeHarvester,
      words: [
        'volontaire',
        'je suis volontaire',
        'devenir volontaire',
        'etre volontaire',
        'devenir vendangeur',
        'devenir vendangeuse',
        'volunteer',
        'i volunteer',
        'become a volunteer',
        'become a harvester',
      ],
    },
    leaveHarvest: {
      run: leaveHarvest,
      words: ['ne plus etre volontaire', 'je ne suis plus volontaire', 'plus volontaire', 'stop volunteering', 'no longer a volunteer'],
    },
  },
  submits: {},
  fr,
  en,
});
