import { z } from 'zod';
import type { TalkingParams } from '../../messages/params/talking.ts';
import { type Composers, count, flag, kept, nothing, text } from './composer.ts';

export const talking: Composers<TalkingParams> = {
  help: kept(z.object({ harvester: flag, coordinator: flag })),
  notUnderstood: async (_, { tx, person }) => ({ words: (await tx.people.draft(person.id)) ?? '' }),
  draftDropped: nothing,
  nothingPending: nothing,
  localeChosen: nothing,
  unknownAct: nothing,
  sorry: async (about) => ({ reference: z.object({ reference: text }).parse(about).reference, words: null }),
  notConnected: nothing,
  gone: nothing,
  merged: kept(z.object({ count })),
};
