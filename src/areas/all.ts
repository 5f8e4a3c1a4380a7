import type { Card } from '../cards/card.ts';
import { say } from '../core/act.ts';
import { begin, type Registry, registryOf } from '../core/area.ts';
import { inBothLanguages } from '../core/cards.ts';
import { describePerson } from '../core/describe-person.ts';
import { en } from '../core/en.ts';
import { inWordsOf } from '../core/form-in-words.ts';
import { fr } from '../core/fr.ts';
import { message } from '../core/kind.ts';
import { withPlatform } from '../core/task.ts';
import type { Reasons } from '../core/words.ts';
import { editPost } from '../delivery/edit.ts';
import { accounts } from './accounts/area.ts';
import { lookForAccount } from './accounts/look-for-account.ts';
import { agreeing } from './agreeing/area.ts';
import { asking } from './asking/area.ts';
import { showContacts } from './asking/show-initiative.ts';
import { openTellForm, tellInitiative } from './asking/tell-initiative.ts';
import { bringing } from './bringing/area.ts';
import { checking } from './checking/area.ts';
import { choosing } from './choosing/area.ts';
import { conversation } from './conversation/area.ts';
import { buttons as conversationButtons } from './conversation/buttons.ts';
import { messageDeleted, messageEdited, messageRestored } from './conversation/changed-message.ts';
import { help, unknownAct } from './conversation/converse.ts';
import { kinds as conversationKinds } from './conversation/messages.ts';
import { keepWords, notUnderstood } from './conversation/not-understood.ts';
import { coordination } from './coordination/area.ts';
import { tellTrouble } from './coordination/coordinate.ts';
import { digest } from './digest/area.ts';
import { ending } from './ending/area.ts';
import { framing } from './framing/area.ts';
import { home } from './home/area.ts';
import { openHome } from './home/show-home.ts';
import { inviting } from './inviting/area.ts';
import { lending } from './lending/area.ts';
import { library } from './library/area.ts';
import { meeting } from './meeting/area.ts';
import { reading } from './reading/area.ts';
import { rights } from './rights/area.ts';
import { kinds as rightsKinds } from './rights/messages.ts';
import { services } from './services/area.ts';
import { suggesting } from './suggesting/area.ts';
import { suggestTelling } from './suggesting/suggest-telling.ts';
import { afterTerm } from './term/after-term.ts';
import { term } from './term/area.ts';
import { time } from './time/area.ts';
import { buttons as timeButtons } from './time/buttons.ts';
import { trying } from './trying/area.ts';
import { volunteering } from './volunteering/area.ts';

/** Every area of the product. */
const product = [
  accounts,
  agreeing,
  asking,
  bringing,
  checking,
  choosing,
  conversation,
  coordination,
  digest,
  ending,
  framing,
  home,
  inviting,
  lending,
  library,
  meeting,
  reading,
  rights,
  services,
  suggesting,
  term,
  time,
  trying,
  volunteering,
] as const;

const areas = [...product, inWordsOf(product)] as const;

const notConnected = () => message(conversationKinds.notConnected, {});

/** What the bot can say and do. */
export const registry: Registry = registryOf(areas, {
  shared: { fr, en },
  fixed: {
    tell: tellInitiative,
    help,
    contacts: showContacts,
    home: openHome,
    notUnderstood,
    edited: messageEdited,
    deleted: messageDeleted,
    restored: messageRestored,
    keepWords,
    unheard: (besides, words) => say(conversationKinds.unheard, { besides, words }),
    unknown: unknownAct,
    afterTerm,
    shortcuts: begin({ tell: openTellForm, 'suggest-telling': suggestTelling }),
    arrived: (scene, account) => lookForAccount(scene, account, { asked: false }),
    notConnected,
    sorry: (failed) => message(conversationKinds.sorry, failed),
  },
  renamed: {
    'accept-trial-carrying': { to: 'accept-carrying', as: 'trial' },
    'decline-trial-carrying': 'decline',
    'decline-trial': 'decline',
    'decline-suggestion': 'decline',
    'show-service': 'services',
    'change-service': 'add-service',
    'my-trials': 'show-trial',
    'where-trial-told': { to: 'where-told', as: 'trial' },
    'write-anywhere': 'write-there',
    'previous-stories': 'next-stories',
    later: 'fewer-messages',
    'stop-menu': 'fewer-messages',
    'read-on': { to: 'whole-text', as: 'initiative' },
    'full-sentence': { to: 'whole-text', as: 'initiative' },
    'read-story-on': { to: 'whole-text', as: 'story' },
    'whole-story': { to: 'whole-text', as: 'story' },
    'read-trial-on': { to: 'whole-text', as: 'trial' },
    'whole-trial': { to: 'whole-text', as: 'trial' },
    'read-log-on': 'learning-log',
    'read-answers-on': 'read-answers',
    'read-evaluation-on': { to: 'whole-text', as: 'evaluation' },
    'whole-evaluation': { to: 'whole-text', as: 'evaluation' },
    'read-on-story': 'read-story',
    'choose-help': 'need-help',
    'wait-for-news': 'keep-waiting',
    'not-an-evaluation': 'not-an-answer',
    'own-story': 'accept-carrying',
    'not-own-story': 'decline-carrying',
    'edit-check-in': 'write-check-in',
    'choose-evaluation-sharing': 'choose-trial-sharing',
    'weather-sunny': { to: 'weather', as: 'sunny' },
    'weather-fair': { to: 'weather', as: 'fair' },
    'weather-rain': { to: 'weather', as: 'rain' },
    'weather-storm': { to: 'weather', as: 'storm' },
    'edit-evaluation': 'answer-evaluation',
    'keep-service': 'services',
    'show-open-trial': 'show-trial',
    'show-initiative': 'my-initiatives',
  },
  tasks: { 'describe-person': withPlatform(describePerson), 'refresh-posts': withPlatform(editPost) },
  tellTrouble,
  filesInDoubt: rightsKinds.filesInDoubt,
  gone: () => message(conversationKinds.gone, {}),
  changedMeanwhile: () => message(conversationKinds.changedMeanwhile, {}),
  opening: (count) => message(conversationKinds.merged, { count }),
  fewer: (delivery) => timeButtons.fewerMessages({ delivery }),
  more: (card) => conversationButtons.more(card),
});

/** To somebody who is not of a connected organisation, in both languages. */
export const refusal = (): Card => inBothLanguages(registry.words, notConnected());

type NamesIn<K> = K extends unknown ? keyof K : never;
type UnpromptedIn<K> = K extends unknown ? keyof Reasons<K> : never;

/** The kinds of each area. */
export type Kinds = (typeof areas)[number]['kinds'];

/** The forms of each area. */
export type Forms = (typeof areas)[number]['forms'];

/** The name of a kind. */
export type KindName = NamesIn<Kinds>;

/** The name of a kind that the bot starts on its own. */
export type UnpromptedName = UnpromptedIn<Kinds>;
