import type { Temporal } from 'temporal-polyfill';
import type { Absence, WorkingTime } from './calendar.ts';
import type { Territory } from './holidays.ts';
import type { Locale, Organisation } from './organisation.ts';

/** Anyone of the organisation who met the bot. What is null follows the organisation. */
export interface Person {
  readonly id: string;
  readonly organisationId: string;
  /** As the platform shows it; empty until it was asked. */
  readonly name: string;
  readonly firstName: string;
  readonly locale: Locale | null;
  readonly zone: string | null;
  readonly territory: Territory | null;
  readonly workDays: readonly number[] | null;
  readonly workFrom: string | null;
  readonly workUntil: string | null;
  readonly messagesAWeek: number | null;
  readonly coordinator: boolean;
  readonly unreachableSince: Temporal.Instant | null;
  /** When the platform was last asked who they are. */
  readonly describedAt: Temporal.Instant | null;
  readonly absences: readonly Absence[];
  /** They opened their own page at least once: it follows what changes. */
  readonly hasHome: boolean;
}

/** An hour of each week that somebody keeps for those who gather people around a problem. */
export interface Moment {
  /** ISO */
  readonly weekday: number;
  /** 'HH:MM' */
  readonly from: string;
  readonly until: string;
}

/** It lies within what they work in a week, and ends after it begins. */
export function isWithinWork(
  { weekday, from, until }: Moment,
  { days, from: begins, until: ends }: Pick<WorkingTime, 'days' | 'from' | 'until'>,
): boolean {
  if (from >= until || !days.includes(weekday)) return false;
  if (begins < ends) return begins <= from && until <= ends;
  return begins <= from || until <= ends;
}

export function localeOf(person: Person, organisation: Organisation): Locale {
  return person.locale ?? organisation.locale;
}

/** When this person works: their own choices, otherwise those of the organisation. */
export function workingTimeOf(person: Person, organisation: Organisation): WorkingTime {
  const office = officeTimeOf(organisation);
  return {
    zone: person.zone ?? office.zone,
    territory: person.territory ?? office.territory,
    days: person.workDays ?? office.days,
    from: person.workFrom ?? office.from,
    until: person.workUntil ?? office.until,
    absences: person.absences,
    holidayOverrides: office.holidayOverrides,
  };
}

/** When the organisation as a whole works: for what concerns several people at once. */
export function officeTimeOf({ zone, territory, settings }: Organisation): WorkingTime {
  return {
    zone,
    territory,
    days: settings.workDays,
    from: settings.workFrom,
    until: settings.workUntil,
    absences: [],
    holidayOverrides: settings.holidayOverrides,
  };
}

/** At most this many unprompted messages in any seven days running (P37). */
export function allowanceOf(person: Person, organisation: Organisation): number {
  return person.messagesAWeek ?? organisation.settings.messagesAWeek;
}
