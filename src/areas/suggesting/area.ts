import { area } from '../../core/area.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';
import { declineSuggestion } from './suggest-telling.ts';

/** Ties what this area says to what it does. */
export const suggesting = area('suggesting', {
  kinds,
  buttons,
  forms: {},
  acts: {
    declineSuggestion,
  },
  submits: {},
  spoken: {},
  fr,
  en,
});
