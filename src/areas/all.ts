import type { Card } from '../cards/card.ts';
import { type Registry, registryOf } from '../core/area.ts';
import { inBothLanguages } from '../core/cards.ts';
import { describePerson } from '../core/describe-person.ts';
import { en } from '../core/en.ts';
import { fr } from '../core/fr.ts';
import { message } from '../core/kind.ts';
import { withPlatform } from '../core/task.ts';
import type { Reasons } from '../core/words.ts';
import { editPost } from '../delivery/edit.ts';
import { accounts } from './accounts/area.ts';
import { lookForAccount } from './accounts/look-for-account.ts';
import type { kinds as accountsKinds } from './accounts/messages.ts';
import { agreeing } from './agreeing/area.ts';
import { asking } from './asking/area.ts';
import type { kinds as askingKinds } from './asking/messages.ts';
import { showContacts } from './asking/show-initiative.ts';
import { openTellForm, tellInitiative } from './asking/tell-initiative.ts';
import { bringing } from './bringing/area.ts';
import type { kinds as bringingKinds } from './bringing/messages.ts';
import { checking } from './checking/area.ts';
import type { kinds as checkingKinds } from './checking/messages.ts';
import { conversation } from './conversation/area.ts';
import { messageDeleted, messageEdited, messageRestored } from './conversation/changed-message.ts';
import { help, unknownAct } from './conversation/converse.ts';
import { kinds as conversationKinds } from './conversation/messages.ts';
import { notUnderstood } from './conversation/not-understood.ts';
import { coordination } from './coordination/area.ts';
import { tellTrouble } from './coordination/coordinate.ts';
import type { kinds as coordinationKinds } from './coordination/messages.ts';
import { digest } from './digest/area.ts';
import type { kinds as digestKinds } from './digest/messages.ts';
import { ending } from './ending/area.ts';
import type { kinds as endingKinds } from './ending/messages.ts';
import { framing } from './framing/area.ts';
import type { kinds as framingKinds } from './framing/messages.ts';
import { home } from './home/area.ts';
import type { kinds as homeKinds } from './home/messages.ts';
import { openHome } from './home/show-home.ts';
import { inviting } from './inviting/area.ts';
import type { kinds as invitingKinds } from './inviting/messages.ts';
import { library } from './library/area.ts';
import type { kinds as libraryKinds } from './library/messages.ts';
import { meeting } from './meeting/area.ts';
import type { kinds as meetingKinds } from './meeting/messages.ts';
import { rights } from './rights/area.ts';
import { kinds as rightsKinds } from './rights/messages.ts';
import { services } from './services/area.ts';
import type { kinds as servicesKinds } from './services/messages.ts';
import { suggesting } from './suggesting/area.ts';
import type { kinds as suggestingKinds } from './suggesting/messages.ts';
import { suggestTelling } from './suggesting/suggest-telling.ts';
import { time } from './time/area.ts';
import { buttons as timeButtons } from './time/buttons.ts';
import type { kinds as timeKinds } from './time/messages.ts';
import { trying } from './trying/area.ts';
import type { kinds as tryingKinds } from './trying/messages.ts';
import { volunteering } from './volunteering/area.ts';
import type { kinds as volunteeringKinds } from './volunteering/messages.ts';

/** Every area of the product. */
const areas = [
  accounts,
  agreeing,
  asking,
  bringing,
  checking,
  conversation,
  coordination,
  digest,
  ending,
  framing,
  home,
  inviting,
  library,
  meeting,
  rights,
  services,
  suggesting,
  time,
  trying,
  volunteering,
];

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
    unknown: unknownAct,
    shortcuts: { tell: openTellForm, 'suggest-telling': suggestTelling },
    arrived: (scene, account) => lookForAccount(scene, account, { asked: false }),
    notConnected,
    sorry: (failed) => message(conversationKinds.sorry, failed),
  },
  tasks: {
    'describe-person': withPlatform(describePerson),
    'refresh-posts': withPlatform(editPost),
  },
  tellTrouble,
  filesInDoubt: rightsKinds.filesInDoubt,
  gone: () => message(conversationKinds.gone, {}),
  changedMeanwhile: () => message(conversationKinds.changedMeanwhile, {}),
  opening: (count) => message(conversationKinds.merged, { count }),
  below: (delivery) => [timeButtons.later(delivery), timeButtons.stopMenu(delivery)],
});

/** To somebody who is not of a connected organisation, in both languages. */
export const refusal = (): Card => inBothLanguages(registry.words, notConnected());

type Kinds = typeof accountsKinds &
  typeof askingKinds &
  typeof bringingKinds &
  typeof checkingKinds &
  typeof conversationKinds &
  typeof coordinationKinds &
  typeof digestKinds &
  typeof endingKinds &
  typeof framingKinds &
  typeof homeKinds &
  typeof invitingKinds &
  typeof libraryKinds &
  typeof meetingKinds &
  typeof rightsKinds &
  typeof servicesKinds &
  typeof suggestingKinds &
  typeof timeKinds &
  typeof tryingKinds &
  typeof volunteeringKinds;

/** The name of a kind. */
export type KindName = keyof Kinds;

/** The name of a kind that the bot starts on its own. */
export type UnpromptedName = keyof Reasons<Kinds>;
