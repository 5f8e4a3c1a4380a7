import { area, goOn } from '../../core/area.ts';
import { withPlatform } from '../../core/task.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { emptyHome, publishHome } from './publish-home.ts';
import { leave, showAhead, showRhythm } from './show-home.ts';

/** Ties what this area says to what it does. */
export const home = area('home', {
  kinds,
  buttons: {},
  forms: {},
  acts: {},
  submits: {},
  spoken: goOn({
    showRhythm,
    showAhead,
    leave,
  }),
  tasks: { 'publish-home': withPlatform(publishHome), 'empty-home': withPlatform(emptyHome) },
  fr,
  en,
});
