import { area, begin, goOn } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { gather, readByChosen } from './gather.ts';
import { introduceEach } from './introduce-each.ts';
import { askAboutMeeting, askAnother, enough, handOver, leaveIt, meetingUnsent, notYet, sayEnough } from './meet.ts';
import { buttons, kinds } from './messages.ts';
import { correctStory, correctStoryFromForm, storyFromForm, writeStory } from './write-story.ts';

/** Ties what this area says to what it does. */
export const meeting = area('meeting', {
  kinds,
  buttons,
  forms,
  acts: {
    ...begin({ askAnother }),
    ...goOn({
      handOver,
      writeStory: { run: writeStory, follows: 'colon', near: 'write-story' },
      notYet,
      leaveIt,
      enough,
      correctStory: { run: correctStory, follows: 'colon' },
    }),
  },
  submits: goOn({
    story: storyFromForm,
    correctStory: correctStoryFromForm,
  }),
  spoken: goOn({ sayEnough }),
  tasks: { 'ask-for-news': inOneTransaction(askAboutMeeting), gather: inOneTransaction(gather) },
  hooks: { meeting: { apart: introduceEach }, carryRequest: { sent: readByChosen } },
  unsent: { meeting: { dropped: meetingUnsent } },
  fr,
  en,
});
