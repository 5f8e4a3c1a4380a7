import type { Temporal } from 'temporal-polyfill';

/** Somebody the reader may write to, by their id on the reader's platform. */
export interface ChatWith {
  readonly name: string;
  readonly externalId: string;
}

/** Looking for someone to listen. */
export interface InvitingParams {
  invitation: {
    invitation: string;
    initiative: string;
    firstName: string;
    sentence: string;
    before: Temporal.PlainDate;
    answerBy: Temporal.PlainDate;
  };
  invitationPassed: Record<string, never>;
  invitationOver: Record<string, never>;
  invitationAccepted: {
    initiative: string;
    people: readonly string[];
    sentence: string;
    newsBy: Temporal.PlainDate;
    chats: readonly ChatWith[];
  };
  personalRequest: {
    invitation: string;
    initiative: string;
    firstName: string;
    from: string;
    sentence: string;
    answerBy: Temporal.PlainDate;
  };
  introduction: { initiative: string; harvester: string; sentence: string; chats: readonly ChatWith[] };
  /** Once that meeting is over; `story`: of which its people may choose who hears it, empty when there is none. */
  introductionOver: { outcome: 'rests' | 'told' | 'over'; story: string };
  nobodyFound: { initiative: string; keptUntil: Temporal.PlainDate };
  chosenUnavailable: { initiative: string; keptUntil: Temporal.PlainDate };
  handedOver: { initiative: string; harvester: string; newsBy: Temporal.PlainDate };
  handOverNoted: Record<string, never>;
  meetingCalledOff: Record<string, never>;
  keepWaiting: { keptUntil: Temporal.PlainDate };
  coordinationAsked: { reached: boolean };
  personAsked: { name: string };
  personCannotBeAsked: { initiative: string };
  coordinationWanted: { name: string };
}
