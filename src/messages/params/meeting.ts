import type { Temporal } from 'temporal-polyfill';
import type { SharingSaid } from '../../domain/agreement.ts';

/** Meeting, writing the story, agreeing on it, carrying it together. */
export interface MeetingParams {
  meeting: { initiative: string; people: readonly string[]; harvester: string; sentence: string; newsOn: Temporal.PlainDate };
  meetingNews: { initiative: string; people: readonly string[]; again: boolean };
  notYetNoted: { on: Temporal.PlainDate };
  noNews: { initiative: string; harvester: string };
  noNewsNoted: Record<string, never>;
  restedByPeople: Record<string, never>;
  onlyItsPeople: Record<string, never>;
  noMeeting: Record<string, never>;
  searchingAgain: { newsBy: Temporal.PlainDate };

  storyInWords: { initiative: string };
  /** Where no form can hold it. */
  correctionInWords: { story: string };
  storyKept: { people: readonly string[]; story: string };
  storyAlready: Record<string, never>;
  storyProposal: { story: string; version: number; kind: 'story' | 'bud'; author: string; title: string; body: string; several: boolean };
  wholeStory: { story: string; version: number; page: string; next: number | null };
  storyChanged: { story: string; version: number; title: string; body: string };
  /** `heard`: a channel is bound to the service, when it is one. `places`: channels where it was posted before. */
  agreementKept: SharingSaid & { story: string; version: number; several: boolean; heard: boolean; places: readonly string[] };
  storyRefused: Record<string, never>;
  storyTakenBack: Record<string, never>;
  storyGone: Record<string, never>;

  carryRequest: { request: string; initiative: string; from: string; sentence: string };
  carryAsked: { name: string };
  cannotCarry: { initiative: string };
  carryAccepted: { initiative: string; sentence: string };
  carryDeclined: Record<string, never>;
  carryOver: Record<string, never>;
  carrierJoined: { initiative: string; name: string };
  carrierLeft: { name: string };
  leftCarrying: Record<string, never>;
  lastCarrier: { initiative: string };
}
