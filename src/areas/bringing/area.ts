import { area, begin, goOn } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import { bringStory, eraseUnagreed, openAskItsPeople, storyBrought, withdrawBrought } from './bring-story.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';

/** Ties what this area says to what it does. */
export const bringing = area('bringing', {
  kinds,
  buttons,
  forms,
  acts: {
    ...begin({ bringStory: { run: bringStory, follows: 'sentence' } }),
    ...goOn({ askItsPeople: openAskItsPeople, withdrawBrought }),
  },
  submits: begin({ bring: storyBrought }),
  spoken: {},
  tasks: { 'erase-unagreed': inOneTransaction(eraseUnagreed) },
  fr,
  en,
});
