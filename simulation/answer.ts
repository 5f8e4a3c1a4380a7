import type { Kind } from './kinds.ts';

/** A button that somebody can press. */
export interface Offered {
  readonly intent: string;
  readonly subject: string;
}

/** What is read in the bot's answer, and what can be done there. */
export interface Answer {
  readonly words: string;
  readonly offers: readonly Offered[];
}

/**
 * The bot took what was done. The kind is what it said so with, `unknown` where a driver cannot tell; the answer, null while nobody has
 * read it. False: this is no answer to it, and it is done again where a bot may be dead.
 */
export type Heard = (kind: Kind, answer: Answer | null) => unknown;
