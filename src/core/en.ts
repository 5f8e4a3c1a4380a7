import { s } from '../cards/en/typography.ts';
import type { SharedWords } from './words.ts';

const formNotes: SharedWords['formNotes'] = {
  missing: s('An answer is missing here.'),
  wrong: s('Nothing has been saved yet: see the notes below.'),
  more: s('The list is too long to fit here. What is not in it is said in words; a channel, from that channel, mentioning me.'),
  nowhere: s('I am not in any channel yet. Add me to a team, mention me in the channel you want, then come back here.'),
};

/** Beside a field that cannot be taken as it is. */
const troubles: SharedWords['troubles'] = {
  'choice-missing': s('Choose an answer.'),
  'story-empty': s('Write a few lines.'),
  'story-changed': s('The story has just changed. Copy your text, close, then open the new version.'),
  'contact-missing': s('Give a person or a service to talk to.'),
  'days-unclear': s('Write days, for example: from Monday to Thursday.'),
  'how-missing': s('Say in a few words how the story was read.'),
  'date-to-come': s('This date is still to come.'),
  'names-missing': s('Write the names to appear, or choose another way.'),
  'hours-reversed': s('These two hours are the same.'),
  'hours-unclear': s('Write two times, for example: 9:00 - 18:00.'),
  'number-out-of-range': s('Write a number, within the limits given.'),
  'service-missing': s('Choose a service, or tell it otherwise.'),
  'service-name-missing': s('Write the name of the service.'),
  'service-name-long': s('Write a shorter name: at most 60 characters.'),
  'service-name-taken': s('A service already has this name.'),
  'channel-taken': s('One of these channels is already bound to another service. Unbind it first.'),
  'channel-missing': s('Choose at least one channel.'),
  'channels-too-many': s('Choose 20 channels at most at a time. You can add others afterwards.'),
  'clock-unclear': s('Write a time, for example: 9:30.'),
  'contacts-unclear': s('On each line: who, a colon, how to reach them.'),
  'name-empty': s('Write a name, or the one people call you by.'),
  'name-borne': s('Somebody else bears this name here. Add what tells you apart, for instance your service.'),
  'sentence-empty': s('Write a few words: one sentence is enough.'),
  'person-missing': s('Choose someone.'),
  'people-too-many': s('Choose 20 people at most at a time. You can ask others afterwards.'),
  'set-aside-too-many': s('Choose 100 people at most.'),
  'asked-too-many': s('At most 60 people can have a request of yours waiting. Ask others when some of them have answered.'),
  'date-missing': s('Choose a date.'),
  'dates-reversed': s('The last day comes before the first.'),
  'absence-over': s('This absence is already over.'),
  'absence-too-long': s('An absence lasts two years at most. For longer, say "stop".'),
  'trial-what-missing': s('Say in a few words what is tried.'),
  'hypothesis-missing': s('Say what we want to check: without a hypothesis it is not a trial yet.'),
  'way-back-missing': s('Say how we go back: a trial must be able to stop without harm.'),
  'question-missing': s('Say what we will look at: without this question we would learn nothing.'),
  'end-missing': s('Choose a last day: a trial always has an end date.'),
  'start-past': s('This day has passed already.'),
  'end-before-start': s('The last day comes before the first.'),
  'trial-too-long': s('This is too long for a trial: choose a nearer end date.'),
  'pilot-outside': s('Choose a day between the first and the last.'),
  'gaps-unclear': s('Write numbers of days that do not come closer together, for example: 2, 3, 5, 8.'),
  'no-room': s('Your texts are too long for me to show the rest and lose nothing: shorten them, or keep the usual choices.'),
  'trial-changed': s('The trial has just changed. Copy your text, close, then open the new version.'),
  'evaluation-closed': s('The evaluation has just been written. Copy your text, and talk to those who carry the trial.'),
  'answer-empty': s('Write a few words, in whichever field you like.'),
  'learnt-empty': s('Write a few words: what we learn from it.'),
  'follow-missing': s('Choose what follows: none is worth more than another.'),
  'decider-missing': s('Say who decides: otherwise the proposal might stay without an answer.'),
  'decision-day-missing': s('Choose a date: without it the question might stay open.'),
  'decision-day-past': s('This date has already passed.'),
  'decision-changed': s('Someone has just noted this answer. Copy your text, close, then complete theirs: "the decision".'),
  'conclusion-changed': s(
    'Someone has just written this evaluation. Copy your text, close, then complete theirs: "correct the evaluation".',
  ),
};

/** What is said in English whatever the area. */
export const en: SharedWords = {
  formNotes,
  troubles,
  unnamed: { person: s('somebody'), team: s('a team'), channel: s('channel') },
};
