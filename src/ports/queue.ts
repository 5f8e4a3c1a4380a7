import type { Temporal } from 'temporal-polyfill';

type Instant = Temporal.Instant;

/** Wakes the work whose truth is in the database; losing it delays, and loses nothing. */
export interface JobQueue {
  /** Starts calling `work` whenever something may be due, never twice at once in this process. */
  start(work: Work): void;
  /** Something may be due now. */
  wake(): void;
  /** Resolves once nothing is running and nothing was woken meanwhile. */
  idle(): Promise<void>;
  /** Lets what is running end, then stops. */
  stop(): Promise<void>;
}

/** Does what is due; resolves with the instant at which to look again at the latest. */
export type Work = () => Promise<Instant | null>;
