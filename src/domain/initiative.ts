import type { Temporal } from 'temporal-polyfill';
import { addWorkingDays, localDate, nextWorkingMorning, startOfWork, type WorkingTime } from './calendar.ts';
import type { Settings } from './organisation.ts';
import { type Purpose, ruleOf } from './purpose.ts';

/**
 * - `held`: nothing leaves yet.
 * - `searching`: volunteers are invited, one at a time.
 * - `waiting`: nobody was found; its people know, and choose.
 * - `patient`: nobody was found, and its people prefer that the search goes on quietly.
 * - `accepted`: a volunteer said yes.
 * - `told`: they met, and a story or a bud is there.
 */
export type InitiativeState = 'held' | 'searching' | 'waiting' | 'patient' | 'accepted' | 'told';

export interface Initiative {
  readonly id: string;
  readonly organisationId: string;
  readonly sentence: string;
  readonly purpose: Purpose;
  /** What was read and whose people are asked, as `story:<id>` or `trial:<id>`; null where volunteers are. */
  readonly item: string | null;
  /** False: its people are being asked for somebody else, and nothing is promised yet. */
  readonly inTurn: boolean;
  readonly state: InitiativeState;
  readonly toldAt: Temporal.Instant;
  readonly heldUntil: Temporal.Instant;
  readonly newsBy: Temporal.PlainDate;
  readonly keptUntil: Temporal.PlainDate;
}

export interface Promises {
  readonly heldUntil: Temporal.Instant;
  readonly newsBy: Temporal.PlainDate;
  readonly keptUntil: Temporal.PlainDate;
  /** When a search without a "yes" is told to its people, early enough that they hear of it by `newsBy`. */
  readonly searchEndsAt: Temporal.Instant;
  /** When a sentence that nobody met is erased. */
  readonly erasedAt: Temporal.Instant;
}

/** Working days left, once the search ends without a "yes", for the answer to find room in the teller's week. */
const daysToTellTheNews = 5;

/** How many sentences of one person begin to be proposed to volunteers on one morning. */
const toldAMorning = 5;

/**
 * What a person who tells an initiative is promised: held until their next working morning (their own absences left
 * aside, since volunteers work meanwhile), an answer within `newsDays` working days, erased after `keepDays`.
 */
export function promisesFor(teller: WorkingTime, settings: Settings, now: Temporal.Instant, purpose: Purpose): Promises {
  return promisesFrom({ ...teller, absences: [] }, settings, now, purpose);
}

/**
 * What a person is promised who has so many held sentences already: volunteers hear a few of them each morning, and the next
 * ones later, with all that is promised.
 */
export function promisesInTurn(teller: WorkingTime, settings: Settings, now: Temporal.Instant, held: number, purpose: Purpose): Promises {
  const working = { ...teller, absences: [] };
  let from = now;
  for (let turn = Math.floor(held / toldAMorning); turn > 0; turn--) from = nextWorkingMorning(working, from) ?? from.add({ hours: 24 });
  return promisesFrom(working, settings, from, purpose);
}

/** Working days that those who are chosen have to answer, before the person who asked reads who agreed. */
const daysToGather = 2;

/** The day on which the person who asked for several people reads who agreed. */
export function gatheringDay(working: WorkingTime, from: Temporal.Instant): Temporal.PlainDate {
  const today = localDate(working, from);
  return addWorkingDays(working, today, daysToGather) ?? today.add({ days: daysToGather * 2 });
}

function promisesFrom(working: WorkingTime, settings: Settings, now: Temporal.Instant, purpose: Purpose): Promises {
  const today = localDate(working, now);
  const within = (days: number) => addWorkingDays(working, today, days) ?? today.add({ days: days * 2 });
  const { asks, waits, keptFor } = ruleOf(purpose);
  const heldUntil = waits ? (nextWorkingMorning(working, now) ?? now.add({ hours: 24 })) : now;
  const [newsDays, keptUntil] =
    keptFor === null
      ? [settings.newsDays, today.add({ days: settings.keepDays })]
      : [Math.min(settings.newsDays, keptFor), within(keptFor)];
  return {
    heldUntil,
    newsBy: asks === 'chosen' ? gatheringDay(working, heldUntil) : within(newsDays),
    keptUntil,
    searchEndsAt: startOfWork(working, within(Math.max(newsDays - daysToTellTheNews, 0))),
    erasedAt: startOfWork(working, keptUntil.add({ days: 1 })),
  };
}
