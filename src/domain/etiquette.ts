import { Temporal } from 'temporal-polyfill';
import { addWorkingDaysTo, isGoodMoment, localDate, nextGoodMoment, startOfWork, type WorkingTime } from './calendar.ts';

/**
 * The etiquette of time (P36 to P42): one row for each kind of message the bot starts on its own.
 * A kind that is not here only ever answers what a person just did, and is sent at once.
 */
export const unpromptedKinds = {
  /** To a volunteer: would you meet them? Too late when the search has had time to move on. */
  invitation: { exempt: false, expiresAfter: 2, survivesStop: false },
  /** To a colleague the teller chose themself. */
  personalRequest: { exempt: false, expiresAfter: 5, survivesStop: false },
  /** To the people of an initiative: the answer they were promised. */
  introduction: { exempt: false, expiresAfter: null, survivesStop: true },
  nobodyFound: { exempt: false, expiresAfter: null, survivesStop: true },
  chosenUnavailable: { exempt: false, expiresAfter: null, survivesStop: true },
  handedOver: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To both sides at once: the meeting begins. */
  meeting: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To a volunteer: could you meet? */
  meetingNews: { exempt: false, expiresAfter: 10, survivesStop: false },
  noNews: { exempt: false, expiresAfter: null, survivesStop: true },
  restedByPeople: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To those a story speaks of: they read it first. */
  storyProposal: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To those a story speaks of, whom its writer met: is it theirs? */
  storyBrought: { exempt: false, expiresAfter: 10, survivesStop: false },
  /** To whoever noted what was said aloud: it no longer holds. */
  oralAgain: { exempt: false, expiresAfter: null, survivesStop: true },
  oralTakenBackElsewhere: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To whoever had chosen a service that coordination removed: their choice is just us. */
  serviceGone: { exempt: false, expiresAfter: null, survivesStop: true },
  storyTakenBack: { exempt: false, expiresAfter: null, survivesStop: true },
  carryRequest: { exempt: false, expiresAfter: 10, survivesStop: false },
  carrierJoined: { exempt: false, expiresAfter: 10, survivesStop: false },
  carrierLeft: { exempt: false, expiresAfter: 10, survivesStop: false },
  /** The same, of somebody whose name is known no more. */
  carrierGone: { exempt: false, expiresAfter: 10, survivesStop: false },
  volunteerGone: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To the writer of a message that a colleague would like to hear told. */
  tellSuggestion: { exempt: false, expiresAfter: 5, survivesStop: false },
  /** To an account of the same address as another, which said that one person has both. */
  linkRequest: { exempt: false, expiresAfter: 10, survivesStop: false },
  /** To a volunteer who said yes: its people withdrew. */
  meetingCalledOff: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To those asked to try something, or to carry it: would they? */
  trialRequest: { exempt: false, expiresAfter: 15, survivesStop: false },
  trialCarryRequest: { exempt: false, expiresAfter: 10, survivesStop: false },
  trialCarrierJoined: { exempt: false, expiresAfter: 10, survivesStop: false },
  trialTesterJoined: { exempt: false, expiresAfter: 10, survivesStop: false },
  /** To a pilot: somebody who was asked has a question, and waits. A request addressed to you is exempt. */
  trialQuestion: { exempt: true, expiresAfter: null, survivesStop: true },
  trialBegins: { exempt: false, expiresAfter: null, survivesStop: true },
  agreementMissing: { exempt: false, expiresAfter: 10, survivesStop: true },
  /** The service they had chosen to tell it to is there no more. */
  trialServiceGone: { exempt: false, expiresAfter: null, survivesStop: true },
  trialNotBegun: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To those who take part in a trial: the way back, ahead and at the end; everybody gets it at once (P29). */
  wayBackSoon: { exempt: false, expiresAfter: null, survivesStop: true },
  trialOver: { exempt: true, expiresAfter: null, survivesStop: true },
  /** To those who carry it, or might. */
  trialMemberLeft: { exempt: false, expiresAfter: 10, survivesStop: false },
  trialCarrierLeft: { exempt: false, expiresAfter: 10, survivesStop: false },
  trialNeedsCarrier: { exempt: false, expiresAfter: 10, survivesStop: false },
  trialCarriedBy: { exempt: false, expiresAfter: 10, survivesStop: false },
  pilotStepsBack: { exempt: false, expiresAfter: 10, survivesStop: false },
  /** To those who carry it: somebody would rather talk. A request addressed to you is exempt. */
  talkWanted: { exempt: true, expiresAfter: null, survivesStop: true },
  concludeTrial: { exempt: false, expiresAfter: 10, survivesStop: false },
  /** To those who took part: they read it first. */
  evaluationReady: { exempt: false, expiresAfter: null, survivesStop: true },
  /** To those who take part in a trial: what did they notice? Until the next one opens, which its sender says. */
  checkIn: { exempt: false, expiresAfter: null, survivesStop: false },
  checkInReminder: { exempt: false, expiresAfter: null, survivesStop: false },
  /** The same people, after three silences: how often do they wish to be asked? */
  checkInSilence: { exempt: false, expiresAfter: null, survivesStop: false },
  /** To whomever somebody chose: a request for help addressed to you is exempt. */
  helpWanted: { exempt: true, expiresAfter: null, survivesStop: true },
  voiceWanted: { exempt: true, expiresAfter: null, survivesStop: true },
  /** To coordination: someone asks to speak with them. A request for help addressed to you is exempt. */
  coordinationWanted: { exempt: true, expiresAfter: null, survivesStop: true },
  /** To coordination: people's files could not leave, for want of a permission. */
  filesNotAllowed: { exempt: false, expiresAfter: 10, survivesStop: false },
  /** To coordination: messages that could not leave, for a technical reason. */
  technicalTrouble: { exempt: false, expiresAfter: 10, survivesStop: false },
} as const satisfies Record<string, Etiquette>;

export type UnpromptedKind = keyof typeof unpromptedKinds;

interface Etiquette {
  /** Not counted in the attention budget. Hours and absences still hold. */
  readonly exempt: boolean;
  /** Working days of the receiver after which it is no longer worth saying; null: always worth saying. */
  readonly expiresAfter: number | null;
  /** Sent even to somebody who said "stop": the answer they are waiting for, or a promise made to someone else. */
  readonly survivesStop: boolean;
}

export function isUnprompted(kind: string): kind is UnpromptedKind {
  return Object.hasOwn(unpromptedKinds, kind);
}

/** What the receiver's week looks like at the moment of sending. */
export interface Receiver {
  readonly working: WorkingTime;
  /** Unprompted messages in any seven days running, 1 to 3. */
  readonly allowance: number;
  /** Local days of the last seven on which an unprompted message was already sent. */
  readonly spent: readonly Temporal.PlainDate[];
  /** 'everything', 'kind:<kind>' or 'subject:<subject>'. */
  readonly silences: ReadonlySet<string>;
}

export interface Due {
  readonly kind: string;
  readonly subject: string;
  readonly direct: boolean;
  readonly expiresAt: Temporal.Instant | null;
}

export type Verdict =
  | { readonly type: 'send'; readonly spends: boolean }
  | { readonly type: 'wait'; readonly until: Temporal.Instant }
  | { readonly type: 'drop'; readonly why: 'expired' | 'stopped' };

/** When a message nobody can receive for two years is looked at again. */
const lookAgain = { hours: 24 * 30 };

/** Whether this may be sent to this person now; asked at the moment of sending, for every message. */
export function judge(due: Due, receiver: Receiver, now: Temporal.Instant): Verdict {
  if (due.direct || !isUnprompted(due.kind)) return { type: 'send', spends: false };

  const row: Etiquette = unpromptedKinds[due.kind];
  if (due.expiresAt && Temporal.Instant.compare(now, due.expiresAt) >= 0) return { type: 'drop', why: 'expired' };
  if (!row.survivesStop && isSilenced(due, receiver.silences)) return { type: 'drop', why: 'stopped' };

  if (!isGoodMoment(receiver.working, now)) {
    return waitUntil(nextGoodMoment(receiver.working, now) ?? now.add(lookAgain), due);
  }
  if (row.exempt) return { type: 'send', spends: false };

  const free = budgetFrees(receiver, now);
  if (Temporal.PlainDate.compare(free, localDate(receiver.working, now)) <= 0) return { type: 'send', spends: true };
  return waitUntil(nextGoodMoment(receiver.working, startOfWork(receiver.working, free)) ?? now.add(lookAgain), due);
}

/** What would be too late by then is dropped at once: somebody else may be waiting for it. */
function waitUntil(until: Temporal.Instant, { expiresAt }: Due): Verdict {
  return expiresAt && Temporal.Instant.compare(until, expiresAt) >= 0 ? { type: 'drop', why: 'expired' } : { type: 'wait', until };
}

/** The instant after which this kind of message is no longer worth saying, for one that comes due at `from`. */
export function expiryOf(kind: string, working: WorkingTime, from: Temporal.Instant): Temporal.Instant | null {
  if (!isUnprompted(kind)) return null;
  const days: number | null = unpromptedKinds[kind].expiresAfter;
  return days === null ? null : addWorkingDaysTo(working, from, days);
}

/** Whether one more unprompted message would fit today; an invitation goes to nobody who has no room for it. */
export function hasRoom(receiver: Receiver, now: Temporal.Instant): boolean {
  return hasRoomOn(receiver, localDate(receiver.working, now));
}

/** How many messages one merged post holds at most: beyond, a card is no longer read. */
export const mergedAtMost = 4;

export function isSilenced(due: Pick<Due, 'kind' | 'subject'>, silences: ReadonlySet<string>): boolean {
  return silences.has('everything') || silences.has(`kind:${due.kind}`) || (due.subject !== '' && silences.has(`subject:${due.subject}`));
}

/** The first local day, today included, on which the budget leaves room for one more. */
function budgetFrees(receiver: Receiver, now: Temporal.Instant): Temporal.PlainDate {
  const today = localDate(receiver.working, now);
  for (let ahead = 0; ahead < 7; ahead++) {
    const day = today.add({ days: ahead });
    if (hasRoomOn(receiver, day)) return day;
  }
  return today.add({ days: 7 });
}

/** One message a day, and so many in seven days. */
function hasRoomOn({ spent, allowance }: Receiver, day: Temporal.PlainDate): boolean {
  const first = day.subtract({ days: 6 });
  const recent = spent.filter((one) => Temporal.PlainDate.compare(first, one) <= 0 && Temporal.PlainDate.compare(one, day) <= 0);
  return recent.length < allowance && !recent.some((one) => one.equals(day));
}
