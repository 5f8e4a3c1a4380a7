import { p, s, small } from '../../cards/fr/typography.ts';
import { person } from '../../cards/words.ts';
import type { Reasons, WordedKinds } from '../../core/words.ts';
import type { kinds, SuggestingParams } from './messages.ts';

const messages: WordedKinds<SuggestingParams> = {
  tellSuggestion: ({ firstName, from }) => ({
    summary: s('Et si vous racontiez une initiative ?'),
    body: [
      firstName === ''
        ? p`Bonjour. ${person(from)} a vu, dans un de vos messages, une initiative à raconter.`
        : p`Bonjour ${person(firstName)}. ${person(from)} a vu, dans un de vos messages, une initiative à raconter.`,
      p`Si le cœur vous en dit, une phrase suffit : une personne volontaire viendra en parler avec vous. Rien n'est publié, et je ne préviens pas votre encadrement.`,
      small`Je n'ai pas gardé votre message, et ne dirai à personne ce que vous choisissez. Sans réponse, rien ne se passe.`,
    ],
  }),
  alreadySuggested: () => ({
    summary: s("C'est déjà proposé."),
    body: [p`Pour ce message, c'est déjà proposé : une fois suffit. La suite appartient à la personne qui l'a écrit.`],
  }),
  nobodyToSuggest: () => ({
    summary: s('Ce message ne vient pas d’une personne d’ici.'),
    body: [
      p`Ce message vient d'une application, ou d'une personne extérieure à votre organisation : je ne peux inviter personne à le raconter. Je n'en ai rien gardé.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  tellSuggestion: s('parce qu’on a pensé à vous'),
};

/** Everything this area says in French. */
export const fr = { messages, buttons: {}, phrases: {}, because, forms: {} };
