import { area } from '../../core/area.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';

/** Ties what this area says to what it does. */
export const suggesting = area('suggesting', {
  kinds,
  buttons: {},
  forms: {},
  acts: {},
  submits: {},
  spoken: {},
  fr,
  en,
});
