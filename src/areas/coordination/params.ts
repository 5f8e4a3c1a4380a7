import type { Temporal } from 'temporal-polyfill';
import type { Trouble } from '../../ports/troubles.ts';
import type { DigestShown } from '../digest/params.ts';

/** What coordination sees. */
export interface CoordinatingParams {
  coordinationOnly: Record<string, never>;
  coordinationState: {
    waiting: number;
    troubles: readonly { trouble: Trouble; since: Temporal.PlainDate | null; messages: number }[];
    retryable: boolean;
    /** Channels that read the digest, and whether it ran. */
    digests: readonly DigestShown[];
  };
  technicalTrouble: { trouble: Trouble };
  retried: { messages: number };
}
