import { z } from 'zod';
import { count, from, kept, none, nothing } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { type Trouble, troubles } from '../../ports/troubles.ts';
import { buttons as digestButtons } from '../digest/buttons.ts';
import { sampleDigests } from '../digest/samples.ts';
import { buttons as shared } from './buttons.ts';
import { type StateShown, stateFor } from './state-shown.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({ retryStuck: {} }),
};

/** What coordination sees. */
export interface CoordinationParams {
  coordinationOnly: Record<string, never>;
  coordinationState: StateShown;
  technicalTrouble: { trouble: Trouble };
  retried: { messages: number };
}

/** What this area says. */
export const kinds = kindsOf<CoordinationParams>()({
  coordinationOnly: { now: nothing, findsNothing: 'coordination-only' },
  coordinationState: {
    now: from(none, async (_, telling) => (telling.person.coordinator ? stateFor(telling) : null)),
    buttons: (params) => [[...(params.retryable ? [buttons.retryStuck()] : []), digestButtons.digests()]],
    samples: [
      { waiting: 0, volunteers: 0, troubles: [], retryable: false, digests: [] },
      {
        waiting: 1,
        volunteers: 1,
        troubles: troubles.map((trouble) => ({ trouble, since: sample.on, messages: 1 })),
        retryable: true,
        digests: sampleDigests,
      },
      { waiting: 12, volunteers: 12, troubles: [{ trouble: 'other', since: null, messages: 2 }], retryable: true, digests: [] },
    ],
  },
  /** To coordination: messages that could not leave, for a technical reason. */
  technicalTrouble: {
    now: from(z.object({ trouble: z.enum(troubles) }), async (about, telling) => {
      if (!telling.person.coordinator) return null;
      const { trouble } = about;
      // That this very message can leave shows that our keys open again.
      if (trouble === 'token-revoked' || trouble === 'missing-scope') return null;
      return (await stateFor(telling)).troubles.some((one) => one.trouble === trouble) ? { trouble } : null;
    }),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: troubles.map((trouble) => ({ trouble })),
  },
  retried: {
    now: kept(z.object({ messages: count })),
    samples: [{ messages: 0 }, { messages: 1 }, { messages: 5 }],
  },
});
