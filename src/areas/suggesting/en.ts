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
  tellingSuggested: ({ name }) => ({
    summary: s('All right, I will suggest it.'),
    body: [
      name === ''
        ? p`Thank you. If they receive my messages, I will suggest, in their next working hours, that they tell this initiative, and say that the idea comes from you.`
        : p`Thank you. If ${person(name)} receives my messages, I will suggest, in their next working hours, that they tell this initiative, and say that the idea comes from you.`,
      p`I have not kept their message. What follows is theirs: I will not tell you what they choose.`,
    ],
  }),
  alreadySuggested: () => ({
    summary: s('Already suggested.'),
    body: [p`This has already been suggested for this message: once is enough. What follows belongs to whoever wrote it.`],
  }),
  cannotSuggest: () => ({
    summary: s('I cannot suggest it to them.'),
    body: [p`I cannot write to this person. You can talk to them directly; I have kept nothing of their message.`],
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
