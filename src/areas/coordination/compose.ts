import { z } from 'zod';
import { type Composers, count, kept, nothing } from '../../core/composer.ts';
import { troubles } from '../../ports/troubles.ts';
import { stateFor } from './coordinate.ts';
import type { CoordinatingParams } from './params.ts';

export const coordinating: Composers<CoordinatingParams> = {
  coordinationOnly: nothing,
  coordinationState: async (_, telling) => (telling.person.coordinator ? stateFor(telling) : null),
  technicalTrouble: async (about, telling) => {
    if (!telling.person.coordinator) return null;
    const { trouble } = z.object({ trouble: z.enum(troubles) }).parse(about);
    // That this very message can leave shows that our keys open again.
    if (trouble === 'token-revoked' || trouble === 'missing-scope') return null;
    return (await stateFor(telling)).troubles.some((one) => one.trouble === trouble) ? { trouble } : null;
  },
  retried: kept(z.object({ messages: count })),
};
