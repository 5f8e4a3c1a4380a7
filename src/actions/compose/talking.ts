import { z } from 'zod';
import { nearMeanings, type TalkingParams } from '../../messages/params/talking.ts';
import { draftName } from '../context.ts';
import { stillAsked } from '../takes-words.ts';
import { type Composers, count, flag, kept, nothing, text } from './composer.ts';

export const talking: Composers<TalkingParams> = {
  help: kept(z.object({ harvester: flag, coordinator: flag, several: flag.default(false) })),
  notUnderstood: async (about, { tx, person }) => {
    const { draft, near } = z.object({ draft: text.default(''), near: z.enum(nearMeanings).nullable().catch(null) }).parse(about);
    if (draft === '') return { words: '', draft, near: null };
    const kept = await tx.people.draft(person.id);
    return kept && draftName(kept) === draft ? { words: kept.words, draft, near } : null;
  },
  whichAnswer: async (about, telling) => {
    const { draft, questions } = z.object({ draft: text, questions: text }).parse(about);
    const kept = await telling.tx.people.draft(telling.person.id);
    if (!kept || draftName(kept) !== draft) return null;
    return { words: kept.words, draft, items: await stillAsked(telling, questions.split(',')) };
  },
  severalQuestions: nothing,
  draftDropped: nothing,
  nothingPending: nothing,
  localeChosen: nothing,
  unknownAct: nothing,
  sorry: async (about) => ({ reference: z.object({ reference: text }).parse(about).reference, words: null }),
  notConnected: nothing,
  changedMeanwhile: nothing,
  gone: nothing,
  merged: kept(z.object({ count })),
};
