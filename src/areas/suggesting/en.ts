import { p, s, small } from '../../cards/en/typography.ts';
import { person } from '../../cards/words.ts';
import type { Reasons, WordedKinds } from '../../core/words.ts';
import type { kinds, SuggestingParams } from './messages.ts';

const messages: WordedKinds<SuggestingParams> = {
  tellSuggestion: ({ firstName, from }) => ({
    summary: s('How about telling an initiative?'),
    body: [
      firstName === ''
        ? p`Hello. ${person(from)} saw, in one of your messages, an initiative to tell.`
        : p`Hello ${person(firstName)}. ${person(from)} saw, in one of your messages, an initiative to tell.`,
      p`If you feel like it, one sentence is enough: a volunteer will come and talk about it with you. Nothing is published, and I do not tell your management.`,
      small`I have not kept your message, and I will tell nobody what you choose. Without an answer, nothing happens.`,
    ],
  }),
  alreadySuggested: () => ({
    summary: s('Already suggested.'),
    body: [p`This has already been suggested for this message: once is enough. What follows belongs to whoever wrote it.`],
  }),
  nobodyToSuggest: () => ({
    summary: s('This message does not come from someone here.'),
    body: [
      p`This message comes from an application, or from someone outside your organisation: there is nobody I can invite to tell it. I have kept nothing of it.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  tellSuggestion: s('because someone thought of you'),
};

/** Everything this area says in English. */
export const en = { messages, buttons: {}, phrases: {}, because, forms: {} };
