import type { Temporal } from 'temporal-polyfill';
import type { InitiativeState } from '../domain/initiative.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

/** Everything the bot can say: a kind, and what that kind needs to be worded. Each language words all of them. */
export interface Params {
  // Telling an initiative, and what its people can do with it
  initiativeNoted: { initiative: string; sentence: string; from: Instant; newsBy: Day };
  initiativeCorrected: { initiative: string; sentence: string; readBefore: boolean };
  initiativeWithdrawn: { readBefore: boolean };
  tellInWords: { sentence: string };
  whoHasRead: { initiative: string; sentence: string; readers: readonly { name: string; on: Day }[] };
  fullSentence: { sentence: string };
  setAsideNoted: { people: number };
  setAsideByButton: { initiative: string };
  whomToTurnTo: { contacts: readonly { label: string; reach: string }[] };
  myInitiatives: {
    items: readonly { initiative: string; sentence: string; state: InitiativeState; newsBy: Day; harvester: string | null }[];
  };
  whichInitiative: {
    act: 'withdraw' | 'correct' | 'who-has-read' | 'set-aside';
    items: readonly { initiative: string; sentence: string }[];
  };
  subjectGone: Record<string, never>;
  noInitiative: Record<string, never>;

  // Looking for someone to listen
  invitation: { invitation: string; initiative: string; firstName: string; sentence: string; before: Day; answerBy: Day };
  invitationPassed: Record<string, never>;
  invitationOver: Record<string, never>;
  invitationAccepted: { initiative: string; people: readonly string[]; sentence: string; newsBy: Day };
  personalRequest: { invitation: string; initiative: string; firstName: string; from: string; sentence: string; answerBy: Day };
  introduction: { initiative: string; harvester: string; sentence: string };
  nobodyFound: { initiative: string; keptUntil: Day };
  chosenUnavailable: { initiative: string; keptUntil: Day };
  handedOver: { initiative: string; harvester: string; newsBy: Day };
  handOverNoted: Record<string, never>;
  meetingCalledOff: Record<string, never>;
  keepWaiting: { keptUntil: Day };
  coordinationAsked: { reached: boolean };
  personAsked: { name: string };
  personCannotBeAsked: { initiative: string };
  coordinationWanted: { name: string };

  // Volunteers
  harvesterWelcome: { already: boolean };
  harvesterLeft: { was: boolean };
  harvestPaused: Record<string, never>;
  harvestResumed: Record<string, never>;
  notHarvester: Record<string, never>;

  // Time
  absenceNoted: { from: Day; until: Day };
  absenceUnclear: { words: string };
  absenceForgotten: { any: boolean };
  later: { delivery: string; nextWeek: boolean };
  postponed: { until: Instant };
  tooLateToPostpone: Record<string, never>;
  whatToStop: { delivery: string };
  stopped: { scope: 'subject' | 'kind' | 'everything'; promised: boolean };
  messagesResumed: { aWeek: number };

  // Conversation
  help: { harvester: boolean; coordinator: boolean };
  notUnderstood: { words: string };
  draftDropped: Record<string, never>;
  nothingPending: Record<string, never>;
  localeChosen: Record<string, never>;
  unknownAct: Record<string, never>;
  sorry: { reference: string; words: string | null };
  notConnected: Record<string, never>;
  gone: Record<string, never>;
  merged: { count: number };

  // Coordination
  coordinationOnly: Record<string, never>;
  coordinationState: {
    waiting: number;
    troubles: readonly { trouble: Trouble; since: Day | null; messages: number }[];
    retryable: boolean;
  };
  technicalTrouble: { trouble: Trouble };
  retried: { messages: number };
}

/** What keeps messages from leaving, as coordination is told. */
export const troubles = [
  'person-gone',
  'channel-archived',
  'channel-gone',
  'not-in-channel',
  'token-revoked',
  'missing-scope',
  'other',
] as const;
export type Trouble = (typeof troubles)[number];

export type MessageKind = keyof Params;

/** Every kind, for what comes back from storage. */
export const messageKinds = [
  'initiativeNoted',
  'initiativeCorrected',
  'initiativeWithdrawn',
  'tellInWords',
  'whoHasRead',
  'fullSentence',
  'setAsideNoted',
  'setAsideByButton',
  'whomToTurnTo',
  'myInitiatives',
  'whichInitiative',
  'subjectGone',
  'noInitiative',
  'invitation',
  'invitationPassed',
  'invitationOver',
  'invitationAccepted',
  'personalRequest',
  'introduction',
  'nobodyFound',
  'chosenUnavailable',
  'handedOver',
  'handOverNoted',
  'meetingCalledOff',
  'keepWaiting',
  'coordinationAsked',
  'personAsked',
  'personCannotBeAsked',
  'coordinationWanted',
  'harvesterWelcome',
  'harvesterLeft',
  'harvestPaused',
  'harvestResumed',
  'notHarvester',
  'absenceNoted',
  'absenceUnclear',
  'absenceForgotten',
  'later',
  'postponed',
  'tooLateToPostpone',
  'whatToStop',
  'stopped',
  'messagesResumed',
  'help',
  'notUnderstood',
  'draftDropped',
  'nothingPending',
  'localeChosen',
  'unknownAct',
  'sorry',
  'notConnected',
  'gone',
  'merged',
  'coordinationOnly',
  'coordinationState',
  'technicalTrouble',
  'retried',
] as const satisfies readonly MessageKind[];

export type Message = { [K in MessageKind]: { readonly kind: K; readonly params: Params[K] } }[MessageKind];

/** A kind with its own params: what actions answer with. */
export function message<K extends MessageKind>(kind: K, params: Params[K]): Extract<Message, { kind: K }>;
export function message(kind: MessageKind, params: Params[MessageKind]): { kind: MessageKind; params: Params[MessageKind] } {
  return { kind, params };
}

export interface FormParams {
  tell: { sentence: string };
  correct: { initiative: string; sentence: string };
  setAside: { initiative: string };
  choosePerson: { initiative: string };
  absence: { today: Day };
}
export type FormKind = keyof FormParams;
export type FormMessage = { [K in FormKind]: { readonly form: K; readonly params: FormParams[K] } }[FormKind];

/** Why a form cannot be taken as it is; worded beside the field. */
export type FormTrouble = 'sentence-empty' | 'person-missing' | 'dates-reversed' | 'date-missing' | 'absence-over' | 'absence-too-long';
