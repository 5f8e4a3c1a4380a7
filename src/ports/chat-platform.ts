import type { Card } from '../cards/card.ts';

export type PlatformName = 'slack' | 'teams' | 'playground';

/** Where a message goes, in the platform's own ids. */
export type Destination =
  /** The person's own conversation with the bot. */
  | {
      readonly to: 'person';
      readonly externalId: string /** The message below which it goes, if it is there still. */;
      readonly thread?: PostRef;
    }
  /** A conversation between these people, the bot with them. */
  | { readonly to: 'group'; readonly externalIds: readonly string[] }
  | { readonly to: 'channel'; readonly externalId: string; readonly thread?: string };

/** Where a sent message is, so that it can be edited. */
export interface PostRef {
  readonly conversation: string;
  readonly message: string;
}

export interface Outgoing {
  readonly workspace: string;
  readonly destination: Destination;
  /** Opaque, unique to this post: what `find` looks for after a crash or a time-out. */
  readonly key: string;
  readonly card: Card;
}

/** Why a platform will not take a message, however often it is asked. */
export type Refusal =
  /** The person's account is closed, or cannot be written to. */
  | 'person-gone'
  /** They blocked the bot or took it away: they said stop, which concerns nobody else. */
  | 'person-stopped'
  /** The bot may not write to them before it is installed for them. */
  | 'not-installed'
  | 'channel-archived'
  | 'channel-gone'
  | 'not-in-channel'
  /** The bot's own credentials no longer open anything: nothing leaves this workspace until they are replaced. */
  | 'token-revoked'
  | 'missing-scope'
  /** An administrator of the platform has turned the bot off. */
  | 'disabled'
  | 'too-large'
  | 'message-gone'
  | 'other';

export type Outcome =
  | { readonly type: 'sent'; readonly ref: PostRef }
  /** The platform asked to wait, or was unavailable and surely did not take the message. Milliseconds. */
  | {
      readonly type: 'retry';
      readonly afterMs: number;
      /** The service says that it is down. */
      readonly why?: 'unavailable';
      /** That conversation alone has to wait. */
      readonly alone?: boolean;
    }
  /** Time-out, cut connection or 5xx: the message may or may not be there. */
  | { readonly type: 'unsure' }
  /** `code` is the platform's own error code, safe to log. */
  | { readonly type: 'refused'; readonly why: Refusal; readonly code: string };

export type Found =
  | { readonly type: 'found'; readonly ref: PostRef; readonly sentAt: number }
  | { readonly type: 'absent' }
  | { readonly type: 'cannot-tell' }
  | { readonly type: 'retry'; readonly afterMs: number };

/** Sent files are not edited: where they are need not be known. */
export type FilesOutcome = Exclude<Outcome, { type: 'sent' }> | { readonly type: 'sent' };

/** A file of the bot's making, as text. */
export interface OutgoingFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: string;
}

export interface PersonFacts {
  readonly name: string;
  /** The name to greet with; empty when the platform knows none. */
  readonly firstName: string;
  /** IANA zone. */
  readonly zone?: string;
  /** BCP 47. */
  readonly locale?: string;
  readonly active: boolean;
  /** E-mail addresses by which their directory knows them; none where the platform says none, or the bot may not read them. */
  readonly addresses?: readonly string[];
}

/** What the core asks of a chat platform. Every implementation passes `tests/contracts/chat-platform.ts`. None retries by itself or waits for ever. */
export interface ChatPlatform {
  /** People that one conversation may bring together, besides the bot; 0 where it cannot. */
  readonly groupAtMost: number;
  send(outgoing: Outgoing): Promise<Outcome>;
  /** Replaces what a post shows. Asked twice, it shows the same. */
  edit(workspace: string, ref: PostRef, card: Card): Promise<Outcome>;
  /**
   * Replaces what a person's own page shows; of somebody who is no longer known (`gone`), only what still shows it: nothing is
   * sent anew. A platform without such pages has nothing to do, and answers `sent`.
   */
  publishHome(workspace: string, externalId: string, card: Card, gone?: 'gone'): Promise<Outcome>;
  /** Looks for a message sent with this key, no earlier than `since` (epoch milliseconds). */
  find(workspace: string, destination: Destination, key: string, since: number): Promise<Found>;
  /**
   * Files in a person's own conversation with the bot, all together, with a line of its own words. They cannot be looked
   * for afterwards: sent again after a doubt, they may arrive twice.
   */
  sendFiles(
    workspace: string,
    destination: Destination & { to: 'person' },
    files: readonly OutgoingFile[],
    note: string,
  ): Promise<FilesOutcome>;
  /** What the platform says of a person; null when it does not know them or does not answer now. */
  describe(workspace: string, externalId: string): Promise<PersonFacts | null>;
}

export type ChatPlatforms = Readonly<Partial<Record<PlatformName, ChatPlatform>>>;
