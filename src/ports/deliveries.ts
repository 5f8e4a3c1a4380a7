import type { Temporal } from 'temporal-polyfill';
import type { Channel } from '../domain/service.ts';
import type { PlatformName } from './chat-platform.ts';
import type { Trouble } from './troubles.ts';

type Instant = Temporal.Instant;

export interface Delivery {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly subject: string;
  readonly slot: string;
  readonly personId: string;
  /** People who receive the very same message with them, in a conversation of their own. */
  readonly together: readonly string[];
  readonly direct: boolean;
  /** The workspace in which it was asked for; null: wherever they are written to. */
  readonly within: string | null;
  readonly notBefore: Instant;
  readonly expiresAt: Instant | null;
  readonly attempts: number;
}

/** A message that waits for a worker. */
export interface DueDelivery {
  readonly id: string;
  readonly attempts: number;
  readonly direct: boolean;
  /** Null for somebody whom no workspace knows any more. */
  readonly platform: PlatformName | null;
  readonly to: { readonly personId: string } | Channel;
}

export interface NewDelivery {
  readonly organisationId: string;
  readonly kind: string;
  /** Ids and plain values, never people's words. */
  readonly about: Readonly<Record<string, unknown>>;
  readonly subject: string;
  /** With kind and receiver, unique: said once. */
  readonly slot: string;
  readonly personId: string;
  /** An answer is shown where it was asked for. */
  readonly within?: string;
  readonly together?: readonly string[];
  readonly direct: boolean;
  readonly notBefore: Instant;
  readonly expiresAt: Instant | null;
}

/** A delivery that has been said; `onPages`: one of those it was said to has a page of their own. */
export type SaidDelivery = Delivery & { readonly onPages: boolean };

/** What there is to say in a channel: to everyone who reads it, and to nobody in particular. */
export interface ChannelDelivery extends Pick<Delivery, 'id' | 'organisationId' | 'kind' | 'about' | 'notBefore' | 'attempts'> {
  readonly channel: Channel;
}

interface NewChannelDelivery extends Pick<NewDelivery, 'organisationId' | 'kind' | 'about' | 'subject' | 'slot' | 'notBefore'> {
  readonly channel: Channel;
}

export interface DeliveryTable {
  /** False when it was already said, or is about to be. */
  add(delivery: NewDelivery): Promise<boolean>;
  /** It was said, and no message shows it: only what it put before them is known, for a while. */
  note(delivery: NewDelivery): Promise<void>;
  /** An answer that the adapter shows by itself: found again for a while by its name, once for each person. */
  keepShown(
    answer: Pick<NewDelivery, 'organisationId' | 'kind' | 'about' | 'subject' | 'personId'> & {
      readonly name: string;
      readonly at: Instant;
    },
  ): void;
  /**
   * What was sent or dropped about this subject keeps nothing of it: what shows it, once it is edited, shows this kind.
   * To be called once the edits are planned. `only`: what of these kinds was said to that person.
   */
  empty(subject: string, kind: string, only?: { readonly personId: string; readonly kinds: readonly string[] }): Promise<void>;
  /** See `keepShown`. */
  shownAtOnce(personId: string, name: string): Promise<Delivery | null>;
  /** A message that was sent to them, or noted, put this before them (`src/core/shown.ts`). */
  wasShown(personId: string, what: string): Promise<boolean>;
  /** Plans a message in a channel; one that was dropped there before it was said may be said after all. */
  addIn(delivery: NewChannelDelivery): Promise<boolean>;
  get(id: string): Promise<(Delivery & { state: string }) | null>;
  /** People with something due, the one who waited longest first; nobody whose workspace is held. */
  receivers(now: Instant, atMost: number): Promise<readonly string[]>;
  due(personId: string, now: Instant): Promise<readonly Delivery[]>;
  /** What is due to them, once they may receive something (`mayReceive`); otherwise nothing. */
  ready(personId: string, now: Instant): Promise<readonly Delivery[]>;
  /** The same people and channels as `receivers` and `channels`, each with what is due to them first: answers before the rest. */
  dueEach(now: Instant, atMost: number): Promise<readonly DueDelivery[]>;
  /** Something is due to them, nothing is on its way of which one would have to hear first, and their workspace is not held. */
  mayReceive(to: { readonly personId: string } | Channel, now: Instant): Promise<boolean>;
  /** An answer to them is due, or on its way. */
  answersUnsent(personId: string, now: Instant): Promise<boolean>;
  /** Channels with something due, the one that waited longest first; none whose workspace is held. */
  channels(now: Instant, atMost: number): Promise<readonly Channel[]>;
  /** What is to be said first there, held until the transaction ends. */
  dueIn(channel: Channel, now: Instant): Promise<ChannelDelivery | null>;
  /** What waits to be said to this person on the bot's own initiative, the earliest first. */
  ahead(personId: string): Promise<readonly Delivery[]>;
  wait(ids: readonly string[], notBefore: Instant): Promise<void>;
  /** Back to waiting after an attempt that surely failed; at its place in the order when not put off. */
  release(ids: readonly string[], notBefore: Instant | null): Promise<void>;
  drop(id: string, why: string): Promise<void>;
  /** `person-stopped` is nobody's business: kept for them, in case they come back. */
  stick(ids: readonly string[], why: Trouble | 'person-stopped'): Promise<void>;
  /** What could not leave, by reason. */
  stuck(organisationId: string): Promise<readonly { trouble: Trouble; messages: number }[]>;
  unstick(filter: { organisationId: string } | { personId: string }, now: Instant): Promise<number>;
  /**
   * Waiting deliveries about this subject will not be sent; answers still are, since somebody waits for them. `kinds`: these alone;
   * `personId`: to this person alone.
   */
  cancel(subject: string, kinds?: readonly string[], personId?: string): Promise<void>;
  /** What was said about one subject is from now on about another. */
  reassign(subject: string, to: string): Promise<void>;
  /** Whether one of these kinds was sent to this person since then. */
  sentSince(personId: string, kinds: readonly string[], since: Instant): Promise<boolean>;
  /** What was said to this person about an open matter, newest first. */
  lastSent(personId: string): Promise<Delivery | null>;
  /** All that the same message said, in its order. */
  lastSentTogether(personId: string): Promise<readonly Delivery[]>;
  /** What was said last to this person, answers included. */
  lastSaid(personId: string): Promise<Delivery | null>;
  /** The later of two: the last message that was sent to this person, and the last card kept by `keepShown` since then. */
  lastShown(personId: string, since: Instant): Promise<Pick<Delivery, 'kind' | 'about'> | null>;
  /** Whether this was sent to them lately, about these very values. */
  wasTold(personId: string, kind: string, about: Readonly<Record<string, string | boolean>>): Promise<boolean>;
  /** What was said to this person in this slot, of one of these kinds: two kinds may have the same slots. */
  ofSlot(personId: string, kinds: readonly string[], slot: string): Promise<Delivery | null>;
  forgetSent(before: Instant): Promise<number>;
  /** What waits to be said, the soonest first. */
  upcoming(organisationId: string, atMost: number): Promise<readonly Delivery[]>;
}
