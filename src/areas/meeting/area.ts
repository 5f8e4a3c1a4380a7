import { area } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { introduceEach } from './introduce-each.ts';
import { askAboutMeeting, askAnother, handOver, leaveIt, meetingUnsent, notYet, waitForNews } from './meet.ts';
import { kinds } from './messages.ts';
import { correctStory, correctStoryFromForm, storyFromForm, writeStory } from './write-story.ts';

/** Ties what this area says to what it does. */
export const meeting = area('meeting', {
  kinds,
  buttons,
  forms,
  acts: {
    handOver: { run: handOver, words: ['passer la main', 'je passe la main', 'pass it on', 'hand over'] },
    writeStory: {
      run: writeStory,
      words: ['recit', 'le recit', 'ecrire le recit', 'story', 'the story', 'write the story'],
      follows: 'colon',
      near: 'write-story',
    },
    notYet: { run: notYet, words: ['pas encore', 'pas encore rencontre', 'not yet'] },
    leaveIt: {
      run: leaveIt,
      words: ['en rester la', 'nous preferons en rester la', 'on en reste la', 'leave it there', 'we would rather leave it there'],
    },
    askAnother: { run: askAnother, words: ['demander a quelqu un d autre', 'quelqu un d autre', 'ask someone else', 'someone else'] },
    waitForNews: { run: waitForNews, words: ['attendre des nouvelles', 'wait for news'] },
    correctStory: { run: correctStory, words: ['corriger le recit', 'correct the story'], follows: 'colon' },
  },
  submits: {
    story: storyFromForm,
    correctStory: correctStoryFromForm,
  },
  tasks: { 'ask-for-news': inOneTransaction(askAboutMeeting) },
  hooks: { meeting: { apart: introduceEach } },
  unsent: { meeting: { dropped: meetingUnsent } },
  fr,
  en,
});
