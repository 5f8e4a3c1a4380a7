import type { Temporal } from 'temporal-polyfill';
import type { Trouble } from '../troubles.ts';

/** What coordination sees. */
export interface CoordinatingParams {
  coordinationOnly: Record<string, never>;
  coordinationState: {
    waiting: number;
    troubles: readonly { trouble: Trouble; since: Temporal.PlainDate | null; messages: number }[];
    retryable: boolean;
  };
  technicalTrouble: { trouble: Trouble };
  retried: { messages: number };
}
