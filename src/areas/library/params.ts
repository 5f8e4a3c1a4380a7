import type { Naming } from '../../domain/agreement.ts';
import type { Labelled } from '../../domain/pages.ts';
import type { Season } from '../../domain/season.ts';
import type { Follow } from '../../domain/trial.ts';
import type { Chapter, TrialLabel } from './vintage/booklet.ts';

interface ListedItem {
  readonly id: string;
  readonly kind: 'story' | 'bud' | 'trial';
  readonly title: string;
  /** The whole organisation may hear of it; otherwise it is theirs, and between them. */
  readonly shared: boolean;
}

/** Exploring stories and trials, and the vintage. */
export interface ExploringParams {
  exploreInWords: Record<string, never>;
  /**
   * One page. An item is null when it was taken back since: the others keep their numbers. `search` names what was looked for,
   * which no button repeats; `words`: by words, so that titles come first; `roughly`: nothing held the words themselves.
   */
  stories: {
    items: readonly (ListedItem | null)[];
    search: string;
    words: boolean;
    roughly: boolean;
    previous: number | null;
    next: number | null;
  };
  /** `searched`: by words, by season or by kind; otherwise nothing is open yet. */
  noStories: { searched: boolean };
  searchOver: Record<string, never>;
  storyRead: {
    story: string;
    kind: 'story' | 'bud';
    page: string;
    next: number | null;
    naming: Naming;
    /** Empty unless they appear by name. */
    names: readonly string[];
    season: Season;
    shared: boolean;
    theirs: boolean;
  };
  /** One page of what may be read of a trial, under what each part answers; `joins`: they may ask to be in it. */
  trialRead: {
    trial: string;
    what: string;
    days: NonNullable<Chapter['days']>;
    parts: readonly Labelled<TrialLabel>[];
    next: number | null;
    /** What follows it, on the last page. */
    follow: Follow | null;
    naming: Naming;
    /** Empty unless they appear by name. */
    names: readonly string[];
    season: Season;
    shared: boolean;
    theirs: boolean;
    joins: boolean;
  };
  storyNotOpen: Record<string, never>;

  vintageComing: { season: Season };
  /** While many stories are read; `read` equals `total` when the files follow. */
  vintageProgress: { season: Season; read: number; total: number };
  vintageEmpty: { season: Season };
  vintageUnclear: Record<string, never>;
}
