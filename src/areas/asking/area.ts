import { area, begin, goOn } from '../../core/area.ts';
import { isTold } from '../../core/follows.ts';
import { askItsPeopleInWords, askingFromForm, openAskingForm } from './ask-its-people.ts';
import { correctFromForm, correctInitiative, withdrawInitiative } from './change-initiative.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';
import { chooseSetAside } from './set-aside.ts';
import { showContacts, showInitiatives, showReaders } from './show-initiative.ts';
import { askMeeting, bringTogether, dropDraft, lookBack, ruleInTheWay, seeClear, tellDraft, tellInitiative } from './tell-initiative.ts';

/** Ties what this area says to what it does. */
export const asking = area('asking', {
  kinds,
  buttons,
  forms,
  acts: {
    ...begin({ openTell: openAskingForm, tellDraft }),
    ...goOn({
      dropDraft,
      whoHasRead: showReaders,
      setAside: chooseSetAside,
      correct: { run: correctInitiative, follows: 'colon', near: 'correct' },
      withdraw: withdrawInitiative,
      whomToTurnTo: showContacts,
      myInitiatives: showInitiatives,
    }),
  },
  submits: { ...begin({ tell: askingFromForm }), ...goOn({ correct: correctFromForm }) },
  spoken: begin({
    askMeeting,
    tellInitiative: { run: tellInitiative, follows: isTold },
    tellAfterColon: { run: tellInitiative, follows: 'colon' },
    seeClear: { run: seeClear, follows: 'colon' },
    ruleInTheWay: { run: ruleInTheWay, follows: 'colon' },
    lookBack: { run: lookBack, follows: 'colon' },
    bringTogether: { run: bringTogether, follows: 'colon' },
    askItsPeople: { run: askItsPeopleInWords, follows: 'colon' },
  }),
  fr,
  en,
});
