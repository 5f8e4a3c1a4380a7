import { z } from 'zod';
import type { CoordinatingParams } from '../../messages/params/coordinating.ts';
import { troubles } from '../../messages/troubles.ts';
import { stateFor } from '../coordinate.ts';
import { type Composers, count, kept, nothing } from './composer.ts';

export const coordinating: Composers<CoordinatingParams> = {
  coordinationOnly: nothing,
  coordinationState: async (_, telling) => (telling.person.coordinator ? stateFor(telling) : null),
  technicalTrouble: async (about, { person }) => (person.coordinator ? z.object({ trouble: z.enum(troubles) }).parse(about) : null),
  retried: kept(z.object({ messages: count })),
};
