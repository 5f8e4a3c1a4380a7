import { z } from 'zod';
import { type Composers, count, flag, kept, nothing, text } from '../../core/composer.ts';
import { seasonOfKey } from '../../domain/season.ts';
import { trialReadBy } from '../trying/read-trial.ts';
import { listed, storyReadBy } from './explore.ts';
import type { ExploringParams } from './params.ts';

const season = text.transform((key, ctx) => {
  const named = seasonOfKey(key);
  if (!named) ctx.addIssue('not a season');
  return named ?? z.NEVER;
});

export const exploring: Composers<ExploringParams> = {
  exploreInWords: nothing,
  stories: async (about, { tx, organisation, person }) => {
    const how = z.object({ search: text, words: flag, roughly: flag, place: count, more: flag }).loose().parse(about);
    const ids = Object.entries(how)
      .filter(([key]) => /^(?:story|trial)\d$/.test(key))
      .sort(([a], [b]) => Number(a.at(-1)) - Number(b.at(-1)))
      .flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
    const open = await tx.library.openAmong(organisation.id, person.id, ids);
    const items = ids.map((id) => open.find((one) => one.id === id) ?? null);
    return items.every((one) => one === null) ? null : listed(how, items);
  },
  noStories: kept(z.object({ searched: flag })),
  searchOver: nothing,
  storyRead: async (about, telling) => {
    const { story, at } = z.object({ story: text, at: count }).parse(about);
    return storyReadBy(telling, story, at);
  },
  trialRead: async (about, telling) => {
    const { trial, at } = z.object({ trial: text, at: count }).parse(about);
    return trialReadBy(telling, trial, at);
  },
  storyNotOpen: nothing,

  vintageComing: kept(z.object({ season })),
  vintageProgress: kept(z.object({ season, read: count, total: count })),
  vintageEmpty: kept(z.object({ season })),
  vintageUnclear: nothing,
};
