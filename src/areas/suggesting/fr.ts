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
  tellingSuggested: ({ name }) => ({
    summary: s("C'est entendu, je le propose."),
    body: [
      name === ''
        ? p`Merci. À son prochain moment de travail, et si cette personne reçoit mes messages, je lui proposerai de raconter, en disant que l'idée vient de vous.`
        : p`Merci. À son prochain moment de travail, et si ${person(name)} reçoit mes messages, je lui proposerai de raconter, en disant que l'idée vient de vous.`,
      p`Je n'ai pas gardé son message. La suite lui appartient : je ne vous dirai pas ce que cette personne choisit.`,
    ],
  }),
  alreadySuggested: () => ({
    summary: s("C'est déjà proposé."),
    body: [p`Pour ce message, c'est déjà proposé : une fois suffit. La suite appartient à la personne qui l'a écrit.`],
  }),
  cannotSuggest: () => ({
    summary: s('Je ne peux pas le lui proposer.'),
    body: [p`Je ne peux pas écrire à cette personne. Vous pouvez lui en parler directement ; je n'ai rien gardé de son message.`],
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
