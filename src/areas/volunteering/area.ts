import { area, begin, goOn } from '../../core/area.ts';
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
    ...begin({ becomeHarvester, resumeHarvest }),
    ...goOn({ pauseHarvest, leaveHarvest }),
  },
  submits: {},
  spoken: {},
  fr,
  en,
});
