import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, localDate, type WorkingTime } from './calendar.ts';
import type { Territory } from './holidays.ts';
import type { Locale } from './organisation.ts';
import type { Channel } from './service.ts';

/** When the digest is posted somewhere: on this weekday of every week, or on the first one of every month. */
export interface Rhythm {
  readonly every: 'week' | 'month';
  /** ISO, 1 (Monday) to 7. */
  readonly weekday: number;
  /** 'HH:MM', on the clocks of `zone`. */
  readonly at: string;
  /** IANA. */
  readonly zone: string;
  /** Whose public holidays put it off to the next working day. */
  readonly territory: Territory;
}

/**
 * What a channel may ask for. Stories go with buds, and trials that live with those that stopped: what did not work out
 * cannot be left out (P46).
 */
export const digestParts = ['stories', 'trials', 'call'] as const;
export type DigestPart = (typeof digestParts)[number];

export interface Subscription extends Rhythm {
  readonly id: string;
  readonly organisationId: string;
  readonly channel: Channel;
  /** Which service the channel is bound to, as coordination has it now: what is told to that service may be read there. */
  readonly service: string | null;
  readonly locale: Locale;
  readonly includes: readonly DigestPart[];
  readonly state: 'on' | 'paused' | 'stopped';
  readonly subscribedBy: string | null;
  readonly since: Temporal.Instant;
}

export interface Slot {
  /** In the zone of the rhythm. */
  readonly day: Temporal.PlainDate;
  readonly at: Temporal.Instant;
}

/** The first slot strictly after this instant. */
export function nextSlot(rhythm: Rhythm, office: WorkingTime, after: Temporal.Instant): Slot {
  return around(rhythm, office, after).next;
}

/** The last slot at this instant or before. */
export function latestSlot(rhythm: Rhythm, office: WorkingTime, now: Temporal.Instant): Slot {
  return around(rhythm, office, now).latest;
}

/** A long closure may bring several slots to one day, when it ends: far enough before it, none is moved past this instant. */
const lookBack = { week: 8, month: 3 } as const;

function around(rhythm: Rhythm, office: WorkingTime, instant: Temporal.Instant): { latest: Slot; next: Slot } {
  const today = localDate(rhythm, instant);
  let period = rhythm.every === 'week' ? today.subtract({ days: today.dayOfWeek - 1 }) : today.with({ day: 1 });
  const step = rhythm.every === 'week' ? { weeks: 1 } : { months: 1 };
  for (let back = 0; back < lookBack[rhythm.every]; back++) period = period.subtract(step);

  let latest = slotFrom(rhythm, office, period);
  for (;;) {
    period = period.add(step);
    const next = slotFrom(rhythm, office, period);
    if (Temporal.Instant.compare(next.at, instant) > 0) return { latest, next };
    latest = next;
  }
}

/** The slot of the week, or month, that begins on this day. */
function slotFrom(rhythm: Rhythm, office: WorkingTime, period: Temporal.PlainDate): Slot {
  const nominal = period.add({ days: (rhythm.weekday - period.dayOfWeek + 7) % 7 });
  const day = addWorkingDays(readingTime(rhythm, office), nominal, 0) ?? nominal;
  // An hour that the clocks skip is the one after it; one that is lived twice, the first.
  return { day, at: day.toZonedDateTime({ timeZone: rhythm.zone, plainTime: rhythm.at }).toInstant() };
}

/** When a channel is read: as its organisation works, on the chosen day besides. */
export function readingTime(rhythm: Rhythm, office: WorkingTime): WorkingTime {
  const { zone, territory, weekday } = rhythm;
  return { ...office, zone, territory, days: [...new Set([...office.days, weekday])], absences: [] };
}

/** How long after its slot a digest is still on time: later, it waits for a good moment. */
export const lateAfter = { minutes: 60 } as const;
