import { area } from '../../core/area.ts';
import { withPlatform } from '../../core/task.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { emptyHome, publishHome } from './publish-home.ts';
import { showAhead, showRhythm } from './show-home.ts';

/** Ties what this area says to what it does. */
export const home = area('home', {
  kinds,
  buttons: {},
  forms: {},
  acts: {},
  submits: {},
  spoken: [
    { run: showRhythm, words: ['mon rythme', 'quand m ecris tu', 'quand m ecrivez vous', 'my pace', 'when do you write to me'] },
    {
      run: showAhead,
      words: ['a venir', 'que vas tu me dire', 'qu allez vous me dire', 'ce que tu comptes me dire', 'ahead', 'what will you tell me'],
    },
  ],
  tasks: {
    'publish-home': withPlatform(publishHome),
    'empty-home': withPlatform(emptyHome),
  },
  fr,
  en,
});
