import type { Temporal } from 'temporal-polyfill';
import type { Naming } from '../../../domain/agreement.ts';
import type { Season } from '../../../domain/season.ts';
import type { Follow } from '../../../domain/trial.ts';
import type { Harvest } from './bunch.ts';

/**
 * A season, as it is printed: only what its people agreed to print, the oldest season first, and within a season as drawn once
 * and for all. Stories, buds and trials have one shape: the same place, the same size, the same words around them.
 */
export interface Booklet {
  readonly organisation: string;
  readonly season: Season;
  readonly madeOn: Temporal.PlainDate;
  readonly stories: readonly Chapter[];
  readonly buds: readonly Chapter[];
  readonly trials: readonly Chapter[];
}

export interface Chapter {
  /** Opaque: what the table of contents leads to. */
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly naming: Naming;
  /** Empty unless they appear by name. */
  readonly names: readonly string[];
  readonly season: Season;
  /** Of a trial. */
  readonly days: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate; readonly over: boolean } | null;
  /** What follows it, once that was said. */
  readonly follow: Follow | null;
}

export type TrialLabel = 'hypothesis' | 'question' | 'wayBack' | 'learnt' | 'granted' | 'refused';

/** Words of its people; of a trial, with what they answer. */
export interface Part {
  readonly label: TrialLabel | null;
  readonly words: string;
}

export const sectionsOf = ({ stories, buds, trials }: Booklet) =>
  [
    ['stories', stories],
    ['buds', buds],
    ['trials', trials],
  ] as const;

export const harvestOf = ({ stories, buds, trials }: Booklet): Harvest => ({
  stories: stories.length,
  buds: buds.length,
  trials: trials.length,
});
