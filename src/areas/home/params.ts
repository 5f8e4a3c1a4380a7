import type { Temporal } from 'temporal-polyfill';
import type { InitiativeState } from '../../domain/initiative.ts';

interface Followed {
  readonly initiative: string;
  readonly sentence: string;
  readonly state: InitiativeState;
  readonly newsBy: Temporal.PlainDate;
  /** Empty when nobody said yes. */
  readonly harvester: string;
}

/** A person's own page: each part is a message of its own, and can be asked for in words. */
export interface HomeParams {
  homeWelcome: { firstName: string };
  /** What they told, and what they carry with whoever told it. */
  homeInitiatives: { told: readonly Followed[]; joined: readonly Followed[] };
  homeMeeting: { initiative: string; people: readonly string[]; sentence: string };
  homeStory: { story: string; version: number; kind: 'story' | 'bud'; title: string; body: string };
  /** What the bot intends to say, when at the earliest (null: now), and why; in the reader's own language. */
  homeAhead: { items: readonly { what: string; from: Temporal.Instant | null; because: string }[] };
  homeRhythm: Rhythm & { absences: readonly { from: Temporal.PlainDate; until: Temporal.PlainDate }[]; stopped: boolean };
  homeHarvest: { state: 'none' | 'active' | 'paused' };

  hoursKept: Rhythm;
  /** Whether they had said some, that were not understood. */
  hoursUnclear: { said: boolean };
  hoursReversed: Record<string, never>;
  budgetKept: { aWeek: number };
}

/** When the bot may write to them, and how often on its own. */
export interface Rhythm {
  /** ISO weekdays, in order. */
  readonly days: readonly number[];
  /** 'HH:MM' */
  readonly from: string;
  readonly until: string;
  readonly zone: string;
  readonly aWeek: number;
}
