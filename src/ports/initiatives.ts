import type { Temporal } from 'temporal-polyfill';
import type { Initiative, InitiativeState, Promises } from '../domain/initiative.ts';
import type { Person } from '../domain/person.ts';
import type { Purpose } from '../domain/purpose.ts';
import type { Appointment } from './agenda.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

/** What of somebody's is still held: how many initiatives, and the one that says the same word for word. */
export interface Held {
  readonly count: number;
  readonly same: Initiative | null;
}

export interface InitiativeTable {
  /**
   * Locks the person until the transaction ends, then reads their held initiatives: of the same sentence sent twice at once, the
   * second transaction sees the first.
   */
  held(personId: string, sentence: string): Promise<Held>;
  /**
   * Keeps a sentence, its teller as first carrier, and what is to come on the agenda (`<id>` stands for the initiative). Nothing
   * is asked of the database until the next query, or the commit. To be called once `held` has been read in this transaction.
   */
  tell(
    told: { organisationId: string; personId: string; sentence: string; purpose: Purpose; item: string | null; inTurn: boolean },
    now: Instant,
    promised: Pick<Promises, 'heldUntil' | 'newsBy' | 'keptUntil'> & { readonly agenda: readonly Appointment[] },
  ): Initiative;
  /** Keeps an initiative whose story is there already and that nobody carries yet. */
  bring(brought: { organisationId: string; sentence: string; keptUntil: Day }, now: Instant): Promise<Initiative>;
  get(id: string): Promise<Initiative | null>;
  lock(id: string): Promise<Initiative | null>;
  /** Who was asked to carry it, or to meet about it, and has not said no. */
  askedToCarry(id: string): Promise<readonly Person[]>;
  carriers(id: string): Promise<readonly Person[]>;
  addCarrier(id: string, personId: string, now: Instant): Promise<void>;
  /** What they allowed of its story goes with them. */
  removeCarrier(id: string, personId: string): Promise<void>;
  /** Asked to carry it, or to meet about it; null when they were already asked. `alone`: their silence and their no are shown to nobody. */
  askToCarry(request: {
    organisationId: string;
    initiativeId: string;
    personId: string;
    askedBy: string;
    alone: boolean;
  }): Promise<string | null>;
  carrierRequest(id: string): Promise<{ initiativeId: string; personId: string; askedBy: string; agreedAt: Instant | null } | null>;
  /** They agree to meet, and carry nothing. */
  agreeToMeet(requestId: string, at: Instant): Promise<void>;
  /** Who agreed to meet, in the order of their names. */
  agreedToMeet(id: string): Promise<readonly Person[]>;
  endCarrierRequest(id: string): Promise<void>;
  carries(personId: string, id: string): Promise<boolean>;
  /** Newest first, with the volunteer who said yes. */
  carriedBy(personId: string): Promise<readonly CarriedInitiative[]>;
  correct(id: string, sentence: string): Promise<void>;
  setState(id: string, state: InitiativeState): Promise<void>;
  /** A search starts anew: other days are promised. */
  renew(id: string, promises: Pick<Promises, 'newsBy' | 'keptUntil'>): Promise<void>;
  /** Whether somebody is being looked for among the people of what was read, or is about to be. */
  isAsked(item: string): Promise<boolean>;
  /** Of those that wait for their turn to ask the people of the same, whether none comes before. */
  isNext(id: string): Promise<boolean>;
  /** Its people may be asked from now on: other days are promised. */
  takeTurn(id: string, promises: Pick<Promises, 'heldUntil' | 'newsBy' | 'keptUntil'>): Promise<void>;
  erase(id: string): Promise<void>;
  /** Replaces the people that one of its people privately set aside, by their ids on the workspace. */
  setAside(id: string, workspaceId: string, externalIds: readonly string[], personId: string): Promise<void>;
  /** Whether any of its people set somebody aside. */
  hasSetAsides(id: string): Promise<boolean>;
  /** A name is empty when who read it is no longer known, or has not said yes to a question asked of the people of what was read. */
  readers(id: string): Promise<readonly { name: string; readAt: Instant }[]>;
  addReader(id: string, personId: string, readAt: Instant): Promise<void>;
  waiting(organisationId: string): Promise<number>;
  /** Whether at least so many initiatives, of which meetings for another purpose are none, were told since then by as many people, and nothing holds them back any more. */
  growing(organisationId: string, since: Instant, now: Instant, atLeast: number): Promise<boolean>;
}

interface CarriedInitiative extends Initiative {
  /** Whom they are to meet, when somebody said yes. */
  readonly harvester: string | null;
  /** They carry it from the beginning. */
  readonly began: boolean;
}
