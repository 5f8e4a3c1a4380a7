import type { Temporal } from 'temporal-polyfill';

type Instant = Temporal.Instant;

export interface Meeting {
  readonly id: string;
  readonly organisationId: string;
  readonly initiativeId: string;
  readonly harvesterId: string;
  readonly state: 'open' | 'over';
  /** How often the volunteer was asked whether they could meet, without an answer since. */
  readonly asked: number;
  readonly beganAt: Instant;
}

export interface MeetingTable {
  begin(meeting: { organisationId: string; initiativeId: string; harvesterId: string }, at: Instant): Promise<Meeting>;
  lock(id: string): Promise<Meeting | null>;
  ofInitiative(initiativeId: string): Promise<Meeting | null>;
  /** Meetings this volunteer said yes to and that are not over, the latest first. */
  openFor(harvesterId: string): Promise<readonly Meeting[]>;
  /** Meetings this person took part in, on either side, those that are not over first, then the latest. */
  metBy(personId: string): Promise<readonly Meeting[]>;
  setAsked(id: string, asked: number): Promise<void>;
  end(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}
