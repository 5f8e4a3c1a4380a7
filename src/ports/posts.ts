import type { Temporal } from 'temporal-polyfill';
import type { ItemState } from '../domain/digest.ts';
import type { Channel } from '../domain/service.ts';
import type { PostRef } from './chat-platform.ts';
import type { ChannelDelivery, Delivery, SaidDelivery } from './deliveries.ts';
import type { Workspace } from './organisations.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

interface Posted {
  readonly id: string;
  readonly organisationId: string;
  readonly workspace: Workspace;
  readonly destination: string;
  readonly ref: PostRef | null;
  readonly markedAt: Instant;
  /** Of the card that is there (`fingerprintOf`); null when it is not known. */
  readonly shown: string | null;
}

/** To a person, or led by them in a conversation of several. */
export interface PersonPost extends Posted {
  readonly personId: string;
  readonly channel: null;
}

export interface ChannelPost extends Posted {
  readonly personId: null;
  readonly channel: Channel;
}

export type Post = PersonPost | ChannelPost;

/** A day's budget, of one person. */
export interface Spending {
  readonly personId: string;
  readonly day: Day;
}

export interface PostTable {
  /** Marks deliveries as being sent, together, in one post; takes the budget it spends. */
  begin(
    post: {
      organisationId: string;
      workspaceId: string;
      personId: string;
      destination: string;
      deliveries: readonly string[];
      /** What each of them puts before its reader (`src/core/shown.ts`). */
      shows?: readonly (string | null)[];
      spends: readonly Spending[];
      shown: string;
      leaseMs: number;
    },
    now: Instant,
  ): Promise<string>;
  /** Begins a post in a channel, or in the thread below one of its messages. */
  beginIn(
    post: { organisationId: string; channel: Channel; thread: string | null; delivery: string; shown: string; leaseMs: number },
    now: Instant,
  ): Promise<string>;
  /** Marks the post and its deliveries as sent, and ends the trouble of its workspace. Resolves with the deliveries to people. */
  sent(id: string, ref: PostRef, at: Instant): Promise<readonly SaidDelivery[]>;
  /** It may or may not be there: looked for once `leaseMs` have passed. */
  unsure(id: string, leaseMs: number): Promise<void>;
  /**
   * Holds the post until the transaction ends. `isChanging`: something on its way changes what it shows, and what lands last stays, so
   * nobody edits it meanwhile.
   */
  hold(id: string): Promise<{ readonly post: Post; readonly isChanging: boolean } | null>;
  /** An edit is about to leave, and lands within `withinMs`, on the database's own clock, or never. Resolves with a name for it. */
  editing(id: string, withinMs: number): Promise<string>;
  /** What is there now; null when that is not known. If something else has begun to change it meanwhile, that goes on. */
  edited(id: string, edit: string, shown: string | null): Promise<void>;
  /** The platform is about to show an answer in the place of this message, which that person pressed: within `withinMs`, or never. */
  answering(personId: string, ref: PostRef, withinMs: number): Promise<void>;
  /** One answer is there, or never will be: others may be on their way. Resolves with the post; null when none was to be answered. */
  answered(ref: PostRef): Promise<{ readonly id: string; readonly organisationId: string } | null>;
  /** The post was surely never sent: it is removed, and its budget is given back. Resolves with its deliveries. */
  abandon(id: string): Promise<readonly string[]>;
  get(id: string): Promise<Post | null>;
  /** Posts whose sending was cut off; each is leased to this caller. */
  lost(atMost: number, leaseMs: number): Promise<readonly Post[]>;
  /** Of a post to people. */
  deliveries(id: string): Promise<readonly Delivery[]>;
  /**
   * Blocks changes of what these subjects show (`showing`) until the transaction ends, once those under way are over. A change that
   * comes after finds the post that was begun.
   */
  steady(subjects: readonly string[]): Promise<void>;
  /**
   * Posts that show this subject, or are being sent with it; waits for those about to be sent. `only`: to one person, of some
   * kinds, or about a record.
   */
  showing(
    subject: string,
    only?: { personId?: string; kinds?: readonly string[]; about?: Readonly<Record<string, string>> },
  ): Promise<readonly string[]>;
  /** Of a post in a channel. */
  delivery(id: string): Promise<ChannelDelivery | null>;
  /** Where channels show this subject, by channel, and in which state: a digest may tell of a trial that lives, and of what it taught. */
  told(subject: string): Promise<readonly { id: string; channel: Channel; state: ItemState }[]>;
  inChannel(channel: Channel): Promise<readonly string[]>;
  /** What this person was sent, of which it is not known what it shows now. */
  unknownTo(personId: string): Promise<readonly string[]>;
  remove(id: string): Promise<void>;
  freeLeases(): Promise<void>;
}
