import type { Temporal } from 'temporal-polyfill';
import type { Agreement, OralAgreement } from '../domain/agreement.ts';

type Instant = Temporal.Instant;

export interface Story {
  readonly id: string;
  readonly organisationId: string;
  readonly initiativeId: string;
  readonly kind: 'story' | 'bud';
  /** One more with each edit and each new carrier: agreements are given to one version. */
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly writtenBy: string | null;
  /** One of its people lets it rest. */
  readonly rests: boolean;
}

export interface StoryTable {
  write(story: Omit<Story, 'id' | 'version' | 'rests'>, now: Instant): Promise<Story>;
  get(id: string): Promise<Story | null>;
  lock(id: string): Promise<Story | null>;
  ofInitiative(initiativeId: string): Promise<Story | null>;
  /** Another version: agreements given to the one before no longer hold. */
  edit(id: string, text: { title: string; body: string }, now: Instant): Promise<Story | null>;
  /** Since then it rests; null: it is alive. */
  rest(id: string, since: Instant | null): Promise<void>;
  /**
   * Who may be asked whether a story of theirs is still alive, of one each: told and carried for a year, not asked about it for a year, nor
   * about any other for a month, and not silenced by one of these scopes. What was asked first comes first.
   */
  toAskAbout(
    organisationId: string,
    since: { readonly yearAgo: Instant; readonly monthAgo: Instant },
    silences: readonly string[],
    atMost: number,
  ): Promise<readonly { readonly personId: string; readonly storyId: string }[]>;
  askedAlive(id: string, personId: string, at: Instant): Promise<void>;
  answeredAlive(id: string, personId: string): Promise<void>;
  /** Whether they were asked, and have not answered. */
  asksAlive(id: string, personId: string): Promise<boolean>;
  /** The story they were asked about last, and have not answered about. */
  askedLast(personId: string): Promise<string | null>;
  erase(id: string): Promise<void>;
  agree(storyId: string, agreement: Agreement, now: Instant): Promise<void>;
  agreements(storyId: string): Promise<readonly Agreement[]>;
  /** What people without a screen allowed, once. */
  oral(storyId: string): Promise<OralAgreement | null>;
  recordOral(storyId: string, oral: OralAgreement, recordedBy: string, now: Instant): Promise<void>;
  /** From now on just us, without any name; false when there was none to take back. */
  takeBackOral(storyId: string, now: Instant): Promise<boolean>;
  latestBy(personId: string): Promise<Story | null>;
  /** By the first eight characters of its id. */
  byReference(organisationId: string, reference: string): Promise<Story | null>;
  /** Initiatives whose story they wrote, that nobody carries, and for which nobody agreed to anything. */
  unagreedBy(personId: string): Promise<readonly string[]>;
}
