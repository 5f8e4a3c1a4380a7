import { area, goOn } from '../../core/area.ts';
import { isSearch, isSeason } from '../../core/follows.ts';
import { withPlatform } from '../../core/task.ts';
import {
  keepOffBooklet,
  keepOffPaper,
  keepOffWall,
  printBookletOnly,
  printBoth,
  printMine,
  printOnWall,
  printPosterOnly,
  showMayBePrinted,
} from './ask-to-print.ts';
import { en } from './en.ts';
import {
  explore,
  exploreFromForm,
  latestStories,
  nextStories,
  previousStories,
  readStory,
  showBuds,
  showDecisions,
  showTrialsTold,
} from './explore.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { givePage, givePoster, sendPage } from './give-page.ts';
import { askForVintage, makeVintage } from './make-vintage.ts';
import { buttons, kinds } from './messages.ts';
import { answerAlive, askNeverAgain, askWhetherAlive, sayAlive, sayRests } from './still-alive.ts';

/** Ties what this area says to what it does. */
export const library = area('library', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    explore: { run: explore, follows: isSearch, near: 'explore' },
    readStory: { run: readStory, follows: (rest: string) => /^\d{1,2}\W*$/.test(rest) },
    nextStories,
    printMine,
    keepOffPaper,
    printPage: givePage,
    storyAlive: answerAlive,
  }),
  submits: goOn({ explore: exploreFromForm }),
  spoken: goOn({
    previousStories,
    latestStories,
    showBuds: { run: showBuds, follows: isSearch },
    // « Tests » alone is what lives now, and their part in it.
    searchTrials: { run: showTrialsTold, follows: isSearch },
    showTrialsTold,
    showDecisions: { run: showDecisions, follows: isSearch },
    showMayBePrinted,
    sayAlive,
    sayRests,
    askNeverAgain,
    printBoth,
    printBookletOnly,
    printPosterOnly,
    printOnWall,
    keepOffBooklet,
    keepOffWall,
    givePoster,
    askForVintage: { run: askForVintage, follows: isSeason },
  }),
  tasks: {
    'make-vintage': withPlatform(makeVintage, { lengthy: true }),
    'send-page': withPlatform(sendPage, { lengthy: true }),
    'ask-whether-alive': withPlatform(askWhetherAlive, { lengthy: true }),
  },
  fr,
  en,
});
