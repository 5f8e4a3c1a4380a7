import type { Act } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { Naming } from '../../domain/agreement.ts';
import { localDate } from '../../domain/calendar.ts';
import { pageAt } from '../../domain/pages.ts';
import { type Season, seasonOf } from '../../domain/season.ts';
import type { OpenItem } from '../../ports/library.ts';
import { sharingNow } from '../agreeing/shared-story.ts';
import { wholeOf } from '../meeting/their-story.ts';
import { namesOf } from '../trying/trial-view.ts';

// What is open to somebody who explores, as it is listed and read.

/**
 * One page. An item is null when it was taken back since: the others keep their numbers. `search` names what was looked for,
 * which no button repeats; `words`: by words, so that titles come first; `roughly`: nothing held the words themselves.
 */
export interface ListedPage {
  readonly items: readonly (OpenItem | null)[];
  readonly search: string;
  readonly words: boolean;
  readonly roughly: boolean;
  readonly previous: number | null;
  readonly next: number | null;
}

export interface ReadStory {
  readonly story: string;
  readonly kind: 'story' | 'bud';
  readonly page: string;
  readonly next: number | null;
  readonly naming: Naming;
  /** Empty unless they appear by name. */
  readonly names: readonly string[];
  readonly season: Season;
  /** One of its people lets it rest. */
  readonly rests: boolean;
  readonly shared: boolean;
  readonly theirs: boolean;
}

export const perPage = 8;

/** A page as it is said; null where something was taken back since. */
export function listed(
  { search, words, roughly, place, more }: { search: string; words: boolean; roughly: boolean; place: number; more: boolean },
  items: readonly (OpenItem | null)[],
): ListedPage {
  return {
    items,
    search,
    words,
    roughly,
    previous: place === 0 ? null : Math.max(0, place - perPage),
    next: more ? place + perPage : null,
  };
}

/** A story as anyone who may read it is shown it, its people as they chose; null when it is not open to them now. */
export async function storyReadBy(
  { tx, now, organisation, person }: Pick<Act, 'tx' | 'now' | 'organisation' | 'person'>,
  id: string,
  at: number,
): Promise<ReadStory | null> {
  const story = await tx.stories.get(id);
  if (!story || story.organisationId !== organisation.id) return null;
  const [sharing, theirs] = [await sharingNow({ tx }, story), await tx.initiatives.carries(person.id, story.initiativeId)];
  const shared = sharing.audience === 'organisation';
  if (!shared && !theirs) return null;

  const named = shared && sharing.naming === 'names';
  const aloud = named ? ((await tx.stories.oral(story.id))?.names ?? '') : '';
  const day = await tx.library.writtenOn(story.id);
  return {
    story: story.id,
    kind: story.kind,
    ...pageAt(wholeOf(story), at),
    naming: shared ? sharing.naming : 'none',
    names: named ? [...namesOf(await tx.initiatives.carriers(story.initiativeId)), ...(aloud === '' ? [] : [aloud])] : [],
    season: seasonOf(day ?? todayOf({ organisation, now })),
    rests: story.rests,
    shared,
    theirs,
  };
}

/** Seasons are those of the organisation, wherever its people are. */
export const todayOf = ({ organisation, now }: Pick<Scene, 'organisation' | 'now'>) => localDate(organisation, now);
