import type { Temporal } from 'temporal-polyfill';
import type { LinkState, OnePerson } from '../domain/one-person.ts';
import type { Person } from '../domain/person.ts';
import type { PlatformName } from './chat-platform.ts';

type Instant = Temporal.Instant;

/** A workspace, and an id there. */
export interface Account {
  readonly workspaceId: string;
  readonly externalId: string;
}

/** One of those a person has. */
interface OwnAccount extends Account {
  readonly platform: PlatformName;
  /** They asked to be written to here. */
  readonly chosen: boolean;
  /** They took the bot away from here, or the account is closed. */
  readonly left: boolean;
}

export interface LinkedAccount extends Account {
  readonly platform: PlatformName;
  readonly personId: string;
  readonly name: string;
}

/** Two accounts that may be one person's, of which both are asked. */
export interface AccountLink {
  readonly id: string;
  readonly organisationId: string;
  readonly state: LinkState;
  /** The person who is, or was, asked first. */
  readonly first: LinkedAccount;
  readonly second: LinkedAccount;
}

export interface AccountTable {
  /** Those of a person, the one that is written to first. */
  of(personId: string): Promise<readonly OwnAccount[]>;
  owner(account: Account): Promise<Person | null>;
  /** In the place of those before: of each, only a digest is kept, by a key of the organisation's own. */
  keepAddresses(account: Account, addresses: readonly string[]): Promise<void>;
  /**
   * Somebody else's account, in another workspace of the organisation, that bears an address of this one; never one of which they were asked
   * before, nor an address that several accounts of a workspace bear, nor somebody who has another account here.
   */
  alike(account: Account): Promise<Account | null>;
  /** Null when these two were asked about before. */
  propose(organisationId: string, first: Account, second: Account, now: Instant): Promise<AccountLink | null>;
  link(id: string): Promise<AccountLink | null>;
  /** Those in which this person has a part, the latest first. */
  linksOf(personId: string): Promise<readonly AccountLink[]>;
  /** Locks both of its people, then the link, until the transaction ends; null when it is gone by then. */
  hold(id: string): Promise<AccountLink | null>;
  /** `swap`: the second one is from now on who was asked first. */
  setState(id: string, state: LinkState, how: { readonly swap: boolean }): Promise<void>;
  /** From now on they are written to there alone; null: where they wrote from last. */
  choose(personId: string, workspaceId: string | null, now: Instant): Promise<void>;
  used(account: Account, now: Instant): Promise<void>;
  /** They took the bot away from there, or the account is closed. False when they have no other account. */
  leave(personId: string, workspaceId: string, now: Instant): Promise<boolean>;
  comeBack(account: Account): Promise<void>;
  /** Two people are one from now on, `as` this; everything of `gone` is `kept`'s (adapters/postgres/one-person.ts says how). */
  join(kept: string, gone: string, as: OnePerson): Promise<void>;
}
