import type { Temporal } from 'temporal-polyfill';
import type { PlatformName } from './chat-platform.ts';

type Instant = Temporal.Instant;

/** How much there is of something, and since when: what an operator may know. */
export interface Figure {
  readonly state: 'due' | 'late' | 'sending' | 'unsure' | 'stuck' | 'held' | 'dead';
  /** A kind of message or of task. */
  readonly what: string;
  readonly platform: PlatformName | null;
  readonly count: number;
  readonly since: Instant;
  /** A code, where there is one: why it is stuck, held or dead. */
  readonly why: string | null;
}

export interface OperationsTable {
  /** What is due, late, on its way, in doubt, stuck, held or dead: no ids of people, no words. */
  figures(now: Instant, late: Instant): Promise<readonly Figure[]>;
  /** Throws when nothing can be recorded: the database only lets itself be read, or its disk is full. */
  tryRecording(now: Instant): Promise<void>;
}
