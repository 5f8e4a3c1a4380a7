import { Temporal } from 'temporal-polyfill';
import { isWorkingDay, type WorkingTime } from './calendar.ts';
import type { Decision } from './decision.ts';

/**
 * - `asking`: opened; agreements, or its first day, are awaited.
 * - `live`: everyone named has agreed, and it is between its first and its last day.
 * - `over`: its last day passed, or somebody who carries it stopped it; it is being evaluated, or was.
 * - `given-up`: it never began.
 */
export type TrialState = 'asking' | 'live' | 'over' | 'given-up';

/** What its people may tell, each under agreements of its own: that it lives, later what was learnt, and what was decided of it. */
export const trialParts = ['trial', 'evaluation', 'decision'] as const;
export type TrialPart = (typeof trialParts)[number];

/** Who leads it, who carries it with them, who tries it in real work. The first two may stop it, any day. */
export type TrialRole = 'pilot' | 'carrier' | 'tester';

/** What follows a trial, once it was evaluated: there is no "extend" (P26). */
export type Follow = 'leave' | 'again' | 'practice';

/** What was learnt, and what follows. */
export interface Conclusion {
  /** One more with each correction. */
  readonly version: number;
  readonly learnt: string;
  readonly follow: Follow;
  /** Who decides whether it becomes ordinary practice, and by when; of the other two, empty and null. */
  readonly decider: string;
  readonly decideBy: Temporal.PlainDate | null;
}

/** What is tried, as the people asked read it. Another version asks everyone again. */
export interface TrialPlan {
  readonly what: string;
  readonly hypothesis: string;
  readonly wayBack: string;
  /** Safety instructions, rules, protocols; empty: nothing was said. */
  readonly stillValid: string;
  /** How much time, taken from what; empty: nothing was said. */
  readonly time: string;
  /** What will be looked at: the trial, never the people. */
  readonly question: string;
  readonly startsOn: Temporal.PlainDate;
  /** Its last live day: over at midnight after it, in the organisation's zone, by itself. */
  readonly endsOn: Temporal.PlainDate;
  /** When its pilot means to step back. */
  readonly pilotUntil: Temporal.PlainDate;
  /** Working days between check-ins, the first counted from the first day. */
  readonly gaps: readonly number[];
  /** People without a screen take part in it too: they say yes aloud, all together and without a name. */
  readonly offscreen: boolean;
}

/** What people without a screen said to one version, read aloud to them: no name and no number. */
export interface SaidAloud {
  readonly version: number;
  readonly saidOn: Temporal.PlainDate;
  /** In the words of the person who noted it. */
  readonly how: string;
}

export interface Trial extends TrialPlan {
  readonly id: string;
  readonly organisationId: string;
  readonly initiativeId: string | null;
  /** The trial it tries differently. */
  readonly followsId: string | null;
  /** What its pilot had read, and tries in their own place: `story:<id>` or `trial:<id>`. */
  readonly inspiredBy: string | null;
  readonly version: number;
  readonly state: TrialState;
  /** When it was opened, or changed last. */
  readonly openedAt: Temporal.Instant;
  /** The yes said aloud that was noted last; null: none, or taken back, or it is over. */
  readonly saidAloud: SaidAloud | null;
  /** Somebody outside of it, to whom its people may talk; asked only, until they agree. */
  readonly companion: { readonly personId: string; readonly agreed: boolean } | null;
  /** The day it stopped, in the organisation's zone; null while it has not. */
  readonly endedOn: Temporal.PlainDate | null;
  /** Its pilot asked whether somebody else would carry it. */
  readonly handingOver: boolean;
  readonly concludedAt: Temporal.Instant | null;
  /** What was learnt, and what follows; null while nobody has concluded. */
  readonly conclusion: Conclusion | null;
  /** What was decided of the proposal that followed it; null while nobody has told. */
  readonly decision: Decision | null;
  /** The days on which those who carry it were asked whether it was decided. */
  readonly decisionAsked: readonly Temporal.PlainDate[];
}

export const usualGaps: readonly number[] = [2, 3, 5, 8, 13];

/** As many check-ins as a trial of six months can hold with the closest rhythm. */
const gapsAtMost = 40;

/** « 2, 3, 5, 8 »; null when it cannot be understood, or would come closer together instead of thinning out. */
export function gapsSaid(words: string): readonly number[] | null {
  const gaps = (words.match(/\d+/g) ?? []).map(Number);
  if (gaps.length === 0 || gaps.length > 12 || /[^\d\s,;.…et-]/i.test(words)) return null;
  const thinning = gaps.every((gap, index) => gap >= 1 && gap <= 60 && gap >= (gaps[index - 1] ?? 1));
  return thinning ? gaps : null;
}

/**
 * The days on which people are asked what they noticed: after the first gap, then the next, in working days, strictly
 * between the first day and the last. When the gaps given are used up, each is the sum of the two before it (twice the
 * only one): the rhythm never gets closer (P30).
 */
export function checkInDays(plan: Pick<TrialPlan, 'startsOn' | 'endsOn' | 'gaps'>, working: WorkingTime): readonly Temporal.PlainDate[] {
  const between = workingDaysBetween(plan.startsOn, plan.endsOn, working);
  const gaps = [...plan.gaps];
  const days: Temporal.PlainDate[] = [];
  for (let place = -1; days.length < gapsAtMost; ) {
    const gap = gaps[days.length] ?? nextGap(gaps);
    gaps[days.length] = gap;
    place += gap;
    const day = between[place];
    if (!day) break;
    days.push(day);
  }
  return days;
}

function nextGap(gaps: readonly number[]): number {
  const [before = 0, last = 1] = gaps.length > 1 ? gaps.slice(-2) : [gaps[0] ?? 1, gaps[0] ?? 1];
  return before + last;
}

/** Working days before the end on which the way back is recalled. */
const recalledBefore = 5;

/**
 * The day on which the way back is recalled: some working days before the last one, and after the first; null for a trial
 * so short that its opening still says it.
 */
export function wayBackDay({ startsOn, endsOn }: Pick<TrialPlan, 'startsOn' | 'endsOn'>, working: WorkingTime): Temporal.PlainDate | null {
  const between = workingDaysBetween(startsOn, endsOn, working);
  if (between.length === 0) return null;
  return between[Math.max(0, between.length - recalledBefore)] ?? null;
}

/** The day on whose morning its end is said: its last one, or the last working day before it when nobody works on that one. */
export function lastMorning({ startsOn, endsOn }: Pick<TrialPlan, 'startsOn' | 'endsOn'>, working: WorkingTime): Temporal.PlainDate {
  if (isWorkingDay(working, endsOn)) return endsOn;
  const last = workingDaysBetween(startsOn, endsOn, working).at(-1);
  return last ?? (isWorkingDay(working, startsOn) ? startsOn : endsOn);
}

/** Working days before the pilot means to step back on which they are reminded to hand over. */
const handedOverBefore = 3;

/** The day of that reminder; null for a pilot who stays to the end. */
export function handOverDay(
  { startsOn, endsOn, pilotUntil }: Pick<TrialPlan, 'startsOn' | 'endsOn' | 'pilotUntil'>,
  working: WorkingTime,
): Temporal.PlainDate | null {
  if (Temporal.PlainDate.compare(pilotUntil, endsOn) >= 0) return null;
  const between = workingDaysBetween(startsOn, pilotUntil, working);
  return between[Math.max(0, between.length - handedOverBefore)] ?? pilotUntil;
}

/** Working days strictly after `from` and strictly before `until`. */
function workingDaysBetween(from: Temporal.PlainDate, until: Temporal.PlainDate, working: WorkingTime): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, until) < 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(working, day)) days.push(day);
  }
  return days;
}

/** The first instant of its first day, in the organisation's zone. */
export function beginsAt({ startsOn }: Pick<TrialPlan, 'startsOn'>, zone: string): Temporal.Instant {
  return startsOn.toZonedDateTime(zone).toInstant();
}

/** Midnight after its last live day, in the organisation's zone. */
export function endsAt({ endsOn }: Pick<TrialPlan, 'endsOn'>, zone: string): Temporal.Instant {
  return endsOn.add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

/** The last day a trial that begins then may end on. */
export function latestEnd(startsOn: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return startsOn.add({ months });
}

/** A member of a trial: asked to take part, or taking part. */
export interface TrialMember {
  readonly personId: string;
  readonly role: TrialRole;
  /** The version they agreed to; null: they have not, or prefer not, which nothing tells apart. */
  readonly agreed: number | null;
  /** How often they wish to be asked what they noticed. */
  readonly pace: CheckInPace;
}

export type CheckInPace = 'each' | 'rarer' | 'none';

/** Everyone named has agreed to what it says now, and so have people without a screen where some take part. */
export function allAgreed(trial: Pick<Trial, 'version' | 'offscreen' | 'saidAloud'>, members: readonly TrialMember[]): boolean {
  return members.every((one) => one.agreed === trial.version) && !awaitsVoice(trial);
}

/** People without a screen take part, and no yes of theirs to what it says now was noted. */
export function awaitsVoice({ version, offscreen, saidAloud }: Pick<Trial, 'version' | 'offscreen' | 'saidAloud'>): boolean {
  return offscreen && saidAloud?.version !== version;
}

/** Those who take part in it as it is. */
export function takingPart<M extends TrialMember>(trial: Pick<Trial, 'version'>, members: readonly M[]): readonly M[] {
  return members.filter((one) => one.agreed === trial.version);
}

/** They may stop it, any day, without a reason. */
export function carries(role: TrialRole): boolean {
  return role !== 'tester';
}
