import type { Temporal } from 'temporal-polyfill';

type Instant = Temporal.Instant;

export interface Invitation {
  readonly id: string;
  readonly organisationId: string;
  readonly initiativeId: string;
  readonly personId: string;
  /** The teller chose this person: they read the name with the sentence. */
  readonly chosen: boolean;
  readonly state: 'leaving' | 'open';
  readonly answerBy: Instant | null;
}

export interface InvitationTable {
  add(invitation: { organisationId: string; initiativeId: string; personId: string; chosen: boolean }): Promise<Invitation>;
  get(id: string): Promise<Invitation | null>;
  lock(id: string): Promise<Invitation | null>;
  ofInitiative(initiativeId: string): Promise<Invitation | null>;
  /** Invitations this person may still answer, the one sent last first. */
  openFor(personId: string): Promise<readonly Invitation[]>;
  /** Sent or about to be, and without an answer. */
  unansweredBy(personId: string): Promise<readonly Invitation[]>;
  sent(id: string, answerBy: Instant): Promise<void>;
  /** Leaves no trace. */
  remove(id: string): Promise<void>;
}
