import type { Words } from '../words.ts';
import { p, s } from './typography.ts';

export const forms: Words['forms'] = {
  tell: () => ({
    title: s('Tell'),
    intro: [p`One sentence is enough. Nothing is published, and I do not tell your management.`],
    submit: s('Tell'),
    cancel: s('Close'),
    fields: {
      sentence: {
        label: s('What have you started?'),
        placeholder: s("We mended the school's bicycles with the technical team"),
        hint: s('Please leave out names of users, and anything about health.'),
      },
    },
  }),
  correct: () => ({
    title: s('Edit'),
    intro: [],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { sentence: { label: s('Your sentence') } },
  }),
  setAside: () => ({
    title: s('Not with…'),
    intro: [p`I will not offer this initiative to these people. They will not know.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { people: { label: s('People not to ask') } },
  }),
  choosePerson: () => ({
    title: s('Someone'),
    intro: [p`This person will receive your sentence and your name. They can say no without giving a reason.`],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: { person: { label: s('With whom would you like to talk?') } },
  }),
  story: () => ({
    title: s('Write the story'),
    intro: [p`A few lines are enough. The people concerned will read it before anyone else, and choose.`],
    submit: s('Offer it'),
    cancel: s('Close'),
    fields: {
      title: { label: s('A title') },
      body: {
        label: s('What was done, with whom, what made it possible'),
        hint: s("Without names of users or children, and nothing about anyone's health."),
      },
    },
  }),
  correctStory: () => ({
    title: s('Correct the story'),
    intro: [p`Everyone concerned will be asked again.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      title: { label: s('A title') },
      body: { label: s('The story'), hint: s("Without names of users or children, and nothing about anyone's health.") },
    },
  }),
  sharing: () => ({
    title: s('Who may hear it?'),
    intro: [],
    submit: s('Keep these choices'),
    cancel: s('Close'),
    fields: {
      audience: { label: s('Who may hear it?') },
      naming: { label: s('How to appear?'), hint: s('Even without names, people may recognise you.') },
      vintage: { label: s('In the printed vintage?'), hint: s('Paper cannot be taken back.') },
    },
    options: {
      us: s('Just us'),
      organisation: s('The whole organisation'),
      names: s('By name'),
      team: s('As a team'),
      none: s('Without names'),
      no: s('No'),
      yes: s('Yes'),
    },
  }),
  addCarrier: () => ({
    title: s('Carry it with others'),
    intro: [p`This person will read your sentence and your name. Nothing changes until they have said yes.`],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: { person: { label: s('Who carries it with you?') } },
  }),
  absence: () => ({
    title: s('My absences'),
    intro: [p`Meanwhile, I do not write to you.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { from: { label: s('First day') }, until: { label: s('Last day') } },
  }),
};

/** Beside a field that cannot be taken as it is. */
export const troubles: Words['troubles'] = {
  'story-empty': s('Write a few lines.'),
  'story-changed': s('The story has just changed. Copy your text, close, then open the new version.'),
  'sentence-empty': s('Write a few words: one sentence is enough.'),
  'person-missing': s('Choose someone.'),
  'date-missing': s('Choose a date.'),
  'dates-reversed': s('The last day comes before the first.'),
  'absence-over': s('This absence is already over.'),
  'absence-too-long': s('An absence lasts two years at most. For longer, say "stop".'),
};
