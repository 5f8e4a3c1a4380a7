import { Temporal } from 'temporal-polyfill';
import { addWorkingDaysTo, isGoodMoment, localDate, nextGoodMoment, startOfWork, type WorkingTime } from './calendar.ts';

/**
 * The etiquette of time: how one kind of message that the bot starts on its own behaves. A kind without one only ever
 * answers what a person just did, and is sent at once.
 */
export interface Etiquette {
  /** Not counted in the attention budget. Hours and absences still hold. */
  readonly exempt: boolean;
  /** Working days of the receiver after which it is no longer worth saying; null: always worth saying. */
  readonly expiresAfter: number | null;
  /** Sent even to somebody who said "stop": the answer they are waiting for, or a promise made to someone else. */
  readonly survivesStop: boolean;
  /** It begins something: not sent once the term of the bot itself is over, when only what was begun goes on. */
  readonly endsWithTerm?: true;
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
  /** The term of the bot itself is over. */
  readonly over: boolean;
}

export interface Due {
  readonly kind: string;
  /** Null: it answers what a person just did. */
  readonly etiquette: Etiquette | null;
  readonly subject: string;
  readonly direct: boolean;
  readonly expiresAt: Temporal.Instant | null;
}

export type Verdict =
  | { readonly type: 'send'; readonly spends: boolean }
  | { readonly type: 'wait'; readonly until: Temporal.Instant }
  | { readonly type: 'drop'; readonly why: 'expired' | 'stopped' | 'over' };

/** When a message nobody can receive for two years is looked at again. */
const lookAgain = { hours: 24 * 30 };

/** Whether this may be sent to this person now; asked at the moment of sending, for every message. */
export function judge(due: Due, receiver: Receiver, now: Temporal.Instant): Verdict {
  const row = due.etiquette;
  if (due.direct || !row) return { type: 'send', spends: false };

  if (due.expiresAt && Temporal.Instant.compare(now, due.expiresAt) >= 0) return { type: 'drop', why: 'expired' };
  if (row.endsWithTerm && receiver.over) return { type: 'drop', why: 'over' };
  if (!row.survivesStop && isSilenced(due, receiver.silences)) return { type: 'drop', why: 'stopped' };

  if (!isGoodMoment(receiver.working, now)) {
    return waitUntil(nextGoodMoment(receiver.working, now) ?? now.add(lookAgain), due);
  }
  if (row.exempt) return { type: 'send', spends: false };

  const free = budgetFrees(receiver, now);
  if (Temporal.PlainDate.compare(free, localDate(receiver.working, now)) <= 0) return { type: 'send', spends: true };
  return waitUntil(nextGoodMoment(receiver.working, startOfWork(receiver.working, free)) ?? now.add(lookAgain), due);
}

/** What would be too late by then is dropped at once: another volunteer may be waiting to be asked. */
function waitUntil(until: Temporal.Instant, { expiresAt }: Due): Verdict {
  return expiresAt && Temporal.Instant.compare(until, expiresAt) >= 0 ? { type: 'drop', why: 'expired' } : { type: 'wait', until };
}

/** The instant after which such a message is no longer worth saying, for one that comes due at `from`. */
export function expiryOf({ expiresAfter }: Etiquette, working: WorkingTime, from: Temporal.Instant): Temporal.Instant | null {
  return expiresAfter === null ? null : addWorkingDaysTo(working, from, expiresAfter);
}

type Week = Pick<Receiver, 'working' | 'allowance' | 'spent'>;

/** Whether one more unprompted message would fit today; an invitation goes to nobody who has no room for it. */
export function hasRoom(receiver: Week, now: Temporal.Instant): boolean {
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
function hasRoomOn({ spent, allowance }: Pick<Receiver, 'spent' | 'allowance'>, day: Temporal.PlainDate): boolean {
  const first = day.subtract({ days: 6 });
  const recent = spent.filter((one) => Temporal.PlainDate.compare(first, one) <= 0 && Temporal.PlainDate.compare(one, day) <= 0);
  return recent.length < allowance && !recent.some((one) => one.equals(day));
}
