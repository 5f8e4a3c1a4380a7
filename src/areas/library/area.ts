import { area } from '../../core/area.ts';
import { isSearch, isSeason } from '../../core/follows.ts';
import { withPlatform } from '../../core/task.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { explore, exploreFromForm, latestStories, nextStories, previousStories, readStory, showBuds, showTrialsTold } from './explore.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { askForVintage, makeVintage } from './make-vintage.ts';
import { kinds } from './messages.ts';

/** Ties what this area says to what it does. */
export const library = area('library', {
  kinds,
  buttons,
  forms,
  acts: {
    explore: {
      run: explore,
      words: [
        'recits',
        'explorer',
        'explorer les recits',
        'chercher un recit',
        'stories',
        'explore',
        'explore the stories',
        'explore stories',
      ],
      follows: isSearch,
      near: 'explore',
    },
    latestStories: {
      run: latestStories,
      words: [
        'les plus recents',
        'les recits',
        'tous les recits',
        'les derniers recits',
        'the latest',
        'the stories',
        'all stories',
        'the latest stories',
      ],
    },
    readStory: {
      run: readStory,
      words: ['lire', 'lire le numero', 'read', 'read number'],
      follows: (rest) => /^\d{1,2}\W*$/.test(rest),
    },
    readOnStory: { run: readStory },
    nextStories: { run: nextStories, words: ['la suite', 'suite', 'page suivante', 'la page suivante', 'next page', 'next'] },
    previousStories: {
      run: previousStories,
      words: ['la page d avant', 'page d avant', 'page precedente', 'la page precedente', 'previous page', 'previous'],
    },
  },
  submits: {
    explore: exploreFromForm,
  },
  spoken: [
    { run: showBuds, words: ['bourgeons', 'les bourgeons', 'buds', 'the buds'], follows: isSearch },
    // « Tests » alone is what lives now, and their part in it.
    { run: showTrialsTold, words: ['tests', 'les tests', 'trials', 'the trials'], follows: isSearch },
    {
      run: showTrialsTold,
      words: ['tests arretes', 'les tests arretes', 'tous les tests', 'ce que les tests nous apprennent', 'stopped trials', 'all trials'],
    },
    {
      run: askForVintage,
      words: ['millesime', 'le millesime', 'vintage', 'the vintage'],
      follows: isSeason,
    },
  ],
  tasks: { 'make-vintage': withPlatform(makeVintage, { lengthy: true }) },
  fr,
  en,
});
