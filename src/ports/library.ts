import type { Temporal } from 'temporal-polyfill';
import type { Naming } from '../domain/agreement.ts';
import type { ItemState, Waiting } from '../domain/digest.ts';
import type { Stretch } from '../domain/season.ts';
import type { Story } from './stories.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

export interface LibrarySearch {
  readonly organisationId: string;
  readonly personId: string;
  /** Folded (`foldedName`); all of them are looked for, in what may be read. Empty: everything. */
  readonly words: readonly string[];
  /** The beginning of each word is enough: when nothing else was found. */
  readonly roughly: boolean;
  readonly within: Stretch | null;
  readonly kind: LibraryKind | null;
}

/** What is looked for: trials that live or are over, with what they taught; those of which somebody decided. */
export const libraryKinds = ['story', 'bud', 'trial', 'decision'] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/** Something open to somebody: the whole organisation may hear it, or it is theirs. Of a trial, that it is tried, what it taught or what was decided. */
export interface OpenItem {
  readonly id: string;
  /** Of a trial, the last of its states that they may read. */
  readonly state: ItemState;
  readonly title: string;
  /** The whole organisation may hear it. */
  readonly shared: boolean;
}

/** A story whose people all agreed to print it, as they appear in it. */
export interface PrintedStory {
  readonly id: string;
  readonly version: number;
  readonly kind: Story['kind'];
  readonly title: string;
  readonly body: string;
  readonly naming: Naming;
  /** Empty unless they appear by name. */
  readonly names: readonly string[];
  /** The day its first version was written, in the organisation's zone. */
  readonly day: Day;
}

/** What a person looked for last. */
export interface Search {
  readonly words: string;
  readonly season: string | null;
  readonly kind: LibraryKind | null;
  /** How many came before this page. */
  readonly place: number;
  readonly shown: readonly string[];
  readonly searchedAt: Instant;
}

/** From the first instant, and before the second, in milliseconds. */
interface Between {
  readonly since: number;
  readonly until: number;
}

/** What may be printed: in the booklet of a season, on a poster. */
export interface OnPaper {
  readonly booklet: boolean | null;
  readonly wall: boolean | null;
}

/** What the people of each story, and of each trial, allow together, for all of them at once: the same as `sharingOf`. */
export interface LibraryTable {
  /**
   * The newest season first (of a trial, the one it began in); within a season, a draw made once and for all (their ids): neither
   * people nor popularity have a part in it. Among words, titles that hold them come first.
   */
  open(search: LibrarySearch, place: number, atMost: number): Promise<readonly OpenItem[]>;
  /** Of these, those that are open to this person now. */
  openAmong(organisationId: string, personId: string, ids: readonly string[]): Promise<readonly OpenItem[]>;
  /** When its first version was written. */
  writtenOn(storyId: string): Promise<Day | null>;
  /** The next ones after `after`, the oldest season first, then as drawn. */
  printed(organisationId: string, within: Stretch, after: PrintedStory | null, atMost: number): Promise<readonly PrintedStory[]>;
  /**
   * Looks at the next stories of these days, in the order of their ids: which may be printed, in which version. `last` is the
   * last one looked at; null when there was none left.
   */
  printable(
    organisationId: string,
    within: Stretch,
    after: string | null,
    atMost: number,
  ): Promise<{ readonly last: string | null; readonly versions: readonly { readonly id: string; readonly version: number }[] }>;
  /**
   * What this person agreed, between two instants, to tell the whole organisation, as it is now: how many of each. `unprinted`: but
   * what they agreed to print in both ways too.
   */
  agreedToTellAll(
    personId: string,
    between: Between,
    only: { readonly unprinted: boolean },
  ): Promise<{ readonly stories: number; readonly trials: number }>;
  /** Whether all of that may be printed, as far as they are concerned; null leaves what they said. */
  mayPrint(personId: string, between: Between, print: OnPaper): Promise<void>;
  /**
   * What all of its people agreed to show on a wall: stories told since that day, trials that live, those that ended since with
   * what they taught, and what was decided and told since.
   */
  onWall(organisationId: string, since: Day): Promise<readonly Pick<Waiting, 'subject' | 'state'>[]>;
  keepSearch(personId: string, search: Search): Promise<void>;
  search(personId: string): Promise<Search | null>;
  /** What they opened last, as long as what they looked for is kept: `story:<id>` or `trial:<id>`. */
  keepRead(personId: string, item: string): Promise<void>;
  lastRead(personId: string): Promise<string | null>;
  forgetSearches(before: Instant): Promise<number>;
  /** Subjects whose messages say the title of this story or trial: requests to talk with its people, trials begun after it. */
  linkedTo(item: string): Promise<readonly string[]>;
}
