import type { Temporal } from 'temporal-polyfill';
import type { AuditAct } from '../domain/audit.ts';
import type { Frame } from '../domain/frame.ts';
import type { Locale, Organisation } from '../domain/organisation.ts';
import type { Person } from '../domain/person.ts';
import type { PlatformName } from './chat-platform.ts';
import type { Held } from './initiatives.ts';
import type { Trouble } from './troubles.ts';

type Instant = Temporal.Instant;

export interface Workspace {
  readonly id: string;
  readonly organisationId: string;
  readonly platform: PlatformName;
  readonly externalId: string;
}

export interface Arrival {
  readonly workspace: Workspace;
  readonly organisation: Organisation;
  /** Null: the bot meets them for the first time. */
  readonly person: Person | null;
  /** False: this very thing already arrived, and something was recorded of it. */
  readonly fresh: boolean;
  /** The organisation is in several places: two people may turn out to be one. */
  readonly several: boolean;
  /** Somebody else may be the same person elsewhere, and their platform was never asked for this account's address. */
  readonly unaddressed: boolean;
  /** They had taken the bot away from here. */
  readonly left: boolean;
  /** `InitiativeTable.held`, of somebody known who tells. */
  readonly held: Held | null;
}

export interface OrganisationTable {
  /** Creates or updates what the configuration says of the organisation and its workspace; one that is another organisation's stays so, and throws. */
  configure(as: ConfiguredOrganisation, now: Instant): Promise<Workspace | null>;
  /** Where the people of this organisation are. */
  workspaces(organisationId: string): Promise<readonly Workspace[]>;
  /**
   * Records the receipt and finds who is speaking, in one step; null when the workspace is unknown. Without a receipt, nothing
   * is written. `telling`: the sentence that the person comes to tell, if any.
   */
  arrive(
    from: { platform: PlatformName; workspace: string; externalId: string; receipt: string | null; telling?: string | null },
    now: Instant,
  ): Promise<Arrival | null>;
  /** The same thing may come again: it will be answered again. */
  forgetReceipt(workspaceId: string, receipt: string): Promise<void>;
  get(id: string): Promise<Organisation | null>;
  all(): Promise<readonly Organisation[]>;
  bySlug(slug: string): Promise<Organisation | null>;
  workspace(id: string): Promise<Workspace | null>;
  /** Nothing leaves this workspace before `until`; `trouble` is kept for coordination until something leaves. */
  hold(workspaceId: string, until: Instant, trouble: Trouble | null, now: Instant): Promise<void>;
  troubles(organisationId: string): Promise<readonly { trouble: Trouble; since: Instant }[]>;
  /** The frame as it stands: a draft until it is signed. */
  frame(organisationId: string): Promise<Frame | null>;
  keepFrame(organisationId: string, frame: Frame): Promise<void>;
  changeSettings(organisationId: string, to: Pick<Organisation, 'locale' | 'territory' | 'settings'>): Promise<void>;
  audit(organisationId: string, entry: { personId: string; act: AuditAct; before: string; after: string }, at: Instant): Promise<void>;
  /** Newest first. */
  audited(
    organisationId: string,
    atMost: number,
  ): Promise<readonly { act: AuditAct; name: string; at: Instant; before: string; after: string }[]>;
  /**
   * Erases everything of this organisation, but its name, its places, its last day and what coordination did, without whose it was.
   * Pages that are to be emptied still are.
   */
  eraseAll(organisationId: string, on: Temporal.PlainDate): Promise<void>;
  /** Receipts older than `before` can no longer come again. Resolves with how many were erased. */
  forgetReceipts(before: Instant): Promise<number>;
}

export interface ConfiguredOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly territory: string;
  readonly locale: Locale;
  readonly contacts: readonly { readonly label: string; readonly reach: string }[];
  readonly workspace: { readonly platform: PlatformName; readonly externalId: string } | null;
}
