import type { KindName, UnpromptedName } from '../src/areas/all.ts';

/** `unknown`: read on a screen, where nothing names it. */
export type Kind = KindName | 'unknown';

type Trait =
  /** An answer or a promise, which is sent even to somebody who said « stop » (P42). */
  | 'promised'
  /** Not counted (P37): a request addressed to its receiver, the way back of a trial that is over, and the end of a hand lent. */
  | 'uncounted'
  /** What the people of an initiative were promised: who will meet them, or the truth that nobody can. */
  | 'answer'
  /** Only asked while a trial lives. */
  | 'while it lives'
  /** It begins something: nobody receives it once the bot's own last day is over. */
  | 'begins';

/**
 * What is expected of kinds that nobody asked for, told apart from the bot's own table. One that is not here has no trait: it is
 * counted, and not sent to somebody who said « stop ».
 */
const traits: Readonly<Partial<Record<UnpromptedName, readonly Trait[]>>> = {
  introduction: ['promised', 'answer'],
  nobodyFound: ['promised', 'answer'],
  handedOver: ['promised'],
  meeting: ['promised', 'answer'],
  noNews: ['promised'],
  // A volunteer who met them first may already have written.
  storyProposal: ['promised', 'answer'],
  oralAgain: ['promised'],
  oralTakenBackElsewhere: ['promised'],
  serviceGone: ['promised'],
  storyTakenBack: ['promised'],
  volunteerGone: ['promised'],
  meetingCalledOff: ['promised'],
  agreed: ['promised'],
  trialQuestion: ['promised', 'uncounted'],
  trialBegins: ['promised'],
  agreementMissing: ['promised'],
  trialNotBegun: ['promised'],
  wayBackSoon: ['promised', 'while it lives'],
  trialOver: ['promised', 'uncounted'],
  trialNeedsCarrier: ['while it lives'],
  talkWanted: ['promised', 'uncounted'],
  evaluationReady: ['promised'],
  decisionReady: ['promised'],
  checkIn: ['while it lives'],
  checkInReminder: ['while it lives'],
  helpWanted: ['promised', 'uncounted'],
  coordinationWanted: ['promised', 'uncounted'],
  fiveLines: ['promised'],
  handEnds: ['promised', 'uncounted'],
  tellSuggestion: ['begins'],
  storyAlive: ['begins'],
  mayBePrinted: ['begins'],
  linkRequest: ['begins'],
};

const known: ReadonlyMap<string, readonly Trait[]> = new Map(Object.entries(traits));

/** Names of kinds, as the list after `in` of a query. */
export const listOf = (...kinds: readonly KindName[]) => `(${kinds.map((kind) => `'${kind}'`).join(', ')})`;

export const has = (kind: Kind, trait: Trait): boolean => known.get(kind)?.includes(trait) ?? false;
