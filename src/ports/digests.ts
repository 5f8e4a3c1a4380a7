import type { Temporal } from 'temporal-polyfill';
import type { Waiting } from '../domain/digest.ts';
import type { Channel } from '../domain/service.ts';
import type { Rhythm, Subscription } from '../domain/subscription.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

/** One time the digest of a channel was composed. */
export interface DigestRun {
  readonly id: string;
  readonly subscriptionId: string;
  readonly slot: Day;
  readonly seed: string;
  /** Somebody waited for a volunteer, and it is said. */
  readonly call: boolean;
  /** Several people have begun something since the one before. */
  readonly grows: boolean;
  /** It says that the bot itself stops on that day. */
  readonly until: Day | null;
  /** In the order they were composed in. */
  readonly items: readonly Pick<Waiting, 'subject' | 'state'>[];
}

export interface DigestTable {
  /** Asked again, the channel follows this rhythm from now on; what it has read stays read. */
  subscribe(
    to: Rhythm & Pick<Subscription, 'organisationId' | 'channel' | 'locale' | 'includes'> & { readonly by: string },
    now: Instant,
  ): Promise<Subscription>;
  get(id: string): Promise<Subscription | null>;
  lock(id: string): Promise<Subscription | null>;
  ofChannel(channel: Channel): Promise<Subscription | null>;
  /** Those that are not stopped. */
  all(organisationId: string): Promise<readonly Subscription[]>;
  setState(id: string, state: Subscription['state']): Promise<void>;
  /** Stories and buds whose people all allow it since the channel subscribed, or (`before`) did already, and that it has not read. */
  storiesWaiting(subscription: Subscription, which: { readonly before: boolean }): Promise<readonly Waiting[]>;
  /** Trials that live, and what was learnt from those that stopped, under the conditions of `storiesWaiting`. */
  trialsWaiting(subscription: Subscription, which: { readonly before: boolean }): Promise<readonly Waiting[]>;
  /** Whether a digest of this channel held the call alone, after this instant. */
  calledAlone(subscriptionId: string, after: Instant): Promise<boolean>;
  /** Whether a digest of this channel said already that the bot stops on that day. */
  saidUntil(subscriptionId: string, until: Day): Promise<boolean>;
  /** Null when this slot was already run. */
  run(of: Omit<DigestRun, 'id'>, now: Instant): Promise<DigestRun | null>;
  getRun(id: string): Promise<DigestRun | null>;
  /** It was not shown after all: it is still to be read there. */
  putBack(runId: string, item: Pick<Waiting, 'subject' | 'state'>): Promise<void>;
  posted(runId: string, at: Instant): Promise<void>;
  /** `outcome` says whether there was something to read, and whether it left. */
  lastRun(subscriptionId: string): Promise<{ slot: Day; ranAt: Instant; outcome: 'nothing' | 'waiting' | 'posted' } | null>;
}
