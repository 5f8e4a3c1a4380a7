import { p, s } from '../../cards/en/typography.ts';
import type { WordedForm, WordedForms, WordedInWords } from '../../core/words.ts';
import type { forms as areaForms, ChoosingForms, ForWhat } from './forms.ts';

const words: Readonly<Record<ForWhat, WordedForm>> = {
  'set-aside': {
    title: s('Not with…'),
    intro: [p`I will not offer this initiative to these people. They will not know.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { people: { label: s('People not to ask') } },
  },
  carrier: {
    title: s('Carry it with others'),
    intro: [p`This person will read your sentence and your name. Nothing changes until they have said yes.`],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: { person: { label: s('Who carries it with you?') } },
  },
  guests: {
    title: s('With whom?'),
    intro: [p`Each person will read your sentence and your name, and answer for themself. I will only tell you who says yes.`],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: { people: { label: s('Whom would you like to invite?') } },
  },
  listener: {
    title: s('Someone'),
    intro: [p`This person will receive your sentence and your name. They can say no without giving a reason.`],
    submit: s('Ask'),
    cancel: s('Close'),
    fields: { person: { label: s('With whom would you like to talk?') } },
  },
  'its-people': {
    title: s('The people concerned'),
    intro: [p`These people will read the story, and see that you wrote it. They will say whether it is theirs.`],
    submit: s('Offer it'),
    cancel: s('Close'),
    fields: { people: { label: s('The people you met') } },
  },
  trial: {
    title: s('Propose this trial'),
    intro: [p`Everyone reads what is tried, and answers freely.`],
    submit: s('Propose'),
    cancel: s('Close'),
    fields: {
      people: { label: s('Whom to ask?') },
      role: {
        label: s('What for?'),
        hint: s('Whoever carries the trial with you can keep it alive, and stop it. Nothing changes without their agreement.'),
      },
    },
    options: { tester: s('To try it'), carrier: s('To carry it with you'), companion: s('To watch over it, from outside') },
  },
};

const forms: WordedForms<ChoosingForms> = { people: ({ of }) => words[of] };

const inWords: WordedInWords<typeof areaForms> = {
  people: (of) =>
    'carry' in of
      ? {
          summary: s('Whom to offer it to?'),
          body: [p`A button lets you choose them. Nothing changes until they say yes.`],
        }
      : 'trial' in of
        ? {
            summary: s('Whom to ask?'),
            body: [p`Use a button to choose people: I do not guess a name from a text.`],
          }
        : {
            summary: s('Not with certain people'),
            body: [p`Choose the people to whom I must not offer this initiative. They will not know.`],
          },
};

/** Everything this area says in English. */
export const en = { messages: {}, buttons: {}, phrases: {}, because: {}, forms, inWords };
