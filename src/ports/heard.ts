import type { Temporal } from 'temporal-polyfill';
import type { MessageChange } from '../domain/message-change.ts';

type Instant = Temporal.Instant;

/** What was kept of a message that somebody wrote in their own conversation. `message` is a digest of where it stands. */
interface HeardMessage {
  /** A subject: `initiative:<id>`, `draft:<person>:<name>`… */
  readonly kept: string;
  /** Null: as it was written. */
  readonly change: MessageChange | null;
  /** Those that wait for an answer: what it said before it was withdrawn, or what it says since it was edited. */
  readonly words: string;
}

export interface HeardTable {
  /** Replaces what was kept of the same message before. */
  keep(message: string, personId: string, kept: string, now: Instant, changedAt?: number | null): Promise<void>;
  /** False: it is not known, or changed again since that moment, by the clock of its platform. */
  changesLast(message: string, personId: string, changedAt: number): Promise<boolean>;
  /** Null when it is somebody else's. */
  get(message: string, personId: string): Promise<HeardMessage | null>;
  /** How many messages are kept as this. */
  keptAs(kept: string): Promise<number>;
  /** Something else was made of what is kept under this subject, or under one that goes on from it. */
  becomes(kept: string, as: string): Promise<void>;
  changed(message: string, change: MessageChange, words: string, now: Instant): Promise<void>;
  /** What was asked about it is answered. */
  settle(message: string): Promise<void>;
  forget(message: string): Promise<void>;
  /** Every message kept under this subject, or under one that goes on from it. */
  forgetKept(kept: string): Promise<void>;
  /** Words that waited since before then, and all that is known of messages heard before then. */
  forgetBefore(words: Instant, messages: Instant): Promise<number>;
}
