import type { Words } from '../words.ts';
import { s } from './typography.ts';

export const buttons: Words['buttons'] = {
  'open-tell': s('Tell an initiative'),
  'tell-draft': s('Yes, tell it'),
  'drop-draft': s('No, forget this text'),
  'who-has-read': s('Who has read my sentence?'),
  'set-aside': s('Not with certain people'),
  correct: s('Edit'),
  withdraw: s('Withdraw'),
  'whom-to-turn-to': s('Whom to turn to'),
  'full-sentence': s('Read all'),
  'my-initiatives': s('My initiatives'),
  'show-initiative': s('See this initiative'),
  'accept-invitation': s('Yes, gladly'),
  'decline-invitation': s('Not this time'),
  'pause-harvest': s('I am taking a break'),
  'hand-over': s('Pass it on'),
  'resume-harvest': s('I am back'),
  'become-harvester': s('I volunteer'),
  'leave-harvest': s('Stop volunteering'),
  'keep-waiting': s('Keep waiting'),
  'talk-to-coordination': s('Talk to coordination'),
  'choose-person': s('Talk to someone I choose'),
  'open-absence': s('Note an absence'),
  later: s('Later'),
  'later-tomorrow': s('Tomorrow'),
  'later-next-week': s('Next week'),
  'stop-menu': s('No more of these'),
  'stop-subject': s('This subject'),
  'stop-kind': s('This kind of message'),
  'stop-everything': s('Everything'),
  'resume-messages': s('Resume messages'),
  'retry-stuck': s('Try again'),
};

/** Why a message that nobody asked for came. */
export const because: Words['because'] = {
  invitation: s('because you are a volunteer of the harvest team'),
  personalRequest: s('because someone wishes to talk about it with you'),
  introduction: s('because you told an initiative'),
  nobodyFound: s('because you told an initiative'),
  chosenUnavailable: s('because you told an initiative'),
  handedOver: s('because you told an initiative'),
  meetingCalledOff: s('because you had said yes to a meeting'),
  coordinationWanted: s('because you are part of coordination'),
  technicalTrouble: s('because you are part of coordination'),
};
