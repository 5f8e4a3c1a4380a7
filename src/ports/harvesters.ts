import type { Temporal } from 'temporal-polyfill';
import type { Candidate } from '../domain/harvester.ts';
import type { Person } from '../domain/person.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

/** A volunteer, with what their week looks like. */
export interface Volunteer extends Omit<Candidate, 'busy' | 'unavailable'> {
  readonly person: Person;
  readonly paused: boolean;
  /** Has as many invitations and meetings as they take at a time. */
  readonly full: boolean;
  /** Local days on which the bot wrote to them on its own, the last eight or so. */
  readonly spent: readonly Day[];
  readonly silences: ReadonlySet<string>;
}

export interface HarvesterTable {
  get(personId: string): Promise<{ paused: boolean } | null>;
  /** False when they already were a volunteer. */
  join(organisationId: string, personId: string, ceiling: number, now: Instant): Promise<boolean>;
  leave(personId: string): Promise<boolean>;
  setPaused(personId: string, paused: boolean): Promise<void>;
  /**
   * Blocks other searches in this organisation until the transaction ends: two at once would both choose the volunteer who was
   * solicited longest ago. Resolves with false when another search is under way, unless this one `waits` for it.
   */
  searchAlone(organisationId: string, how: { readonly waits: boolean }): Promise<boolean>;
  /** Every volunteer as seen from this initiative. */
  candidates(organisationId: string, initiativeId: string): Promise<readonly Volunteer[]>;
  /** The people of what was read, of which this initiative speaks, seen in the same way. */
  peopleOf(organisationId: string, initiativeId: string): Promise<readonly Volunteer[]>;
  solicited(personId: string, at: Instant): Promise<void>;
  /** How many volunteers there are, those who pause left out. */
  count(organisationId: string): Promise<number>;
}
