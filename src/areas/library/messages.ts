import { z } from 'zod';
import { count, flag, from, kept, nothing, text } from '../../core/about.ts';
import { buttonsOf, facesOf } from '../../core/button.ts';
import { kindsOf, type Row } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { id, instant, int, oneOf, optional, page, subject } from '../../core/subject.ts';
import { pageAt } from '../../domain/pages.ts';
import { type Season, seasonOfKey } from '../../domain/season.ts';
import type { OnPaper } from '../../ports/library.ts';
import { buttons as agreeingButtons } from '../agreeing/buttons.ts';
import { faces as askingFaces } from '../asking/buttons.ts';
import { buttons as meetingButtons } from '../meeting/buttons.ts';
import { readableStory } from '../meeting/their-story.ts';
import { buttons as tryingButtons } from '../trying/buttons.ts';
import { type ReadTrial, trialReadBy } from '../trying/read-trial.ts';
import { buttons as shared, faces as sharedFaces } from './buttons.ts';
import { type ListedPage, listed, type ReadStory, storyReadBy } from './open-items.ts';
import { sampleListedStory, sampleSeasons } from './samples.ts';

/** A story or a trial. */
const aPage = subject({ item: id, page: optional(page) });
const aPlace = subject({ search: instant, place: int });
const agreedBetween = subject({ since: int, until: int });
/** Cards that asked about the booklet alone have no last part. */
const agreedToPrint = subject({ since: int, until: int, where: optional(oneOf(['both', 'booklet', 'wall'])) });

/** What its people say a year later. */
export const aliveAnswers = ['alive', 'rests', 'never'] as const;

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    readStory: { about: aPage },
    nextStories: { about: aPlace },
    printMine: { about: agreedToPrint },
    keepOffPaper: { about: agreedBetween },
    /** `never`: they are not asked about any story any more. */
    storyAlive: { about: subject({ story: id, says: oneOf(aliveAnswers) }) },
  }),
};

export const faces = {
  ...sharedFaces,
  ...facesOf({
    readOnStory: buttons.readStory,
    previousStories: buttons.nextStories,
    printBoth: buttons.printMine,
    printPosterOnly: buttons.printMine,
    otherwise: meetingButtons.correctStory,
    storyRests: buttons.storyAlive,
    neverAsk: buttons.storyAlive,
  }),
};

/** Exploring stories and trials, and the vintage. */
export interface LibraryParams {
  stories: ListedPage;
  /** `searched`: by words, by season or by kind; otherwise nothing is open yet. */
  noStories: { searched: boolean };
  searchOver: Record<string, never>;
  storyRead: ReadStory;
  trialRead: ReadTrial;
  storyNotOpen: Record<string, never>;

  /** Of how many; `booklet`, `wall`: what they have just said of each. */
  mayBePrinted: OnPaper & { since: number; until: number; stories: number; trials: number };
  /** `says`: they have just answered; `asks`: they have not yet. */
  storyAlive: { story: string; title: string; asks: boolean; says: (typeof aliveAnswers)[number] | null };
  vintageComing: { season: Season };
  /** While many stories are read; `read` equals `total` when the files follow. */
  vintageProgress: { season: Season; read: number; total: number };
  /** Null: of a poster. */
  vintageEmpty: { season: Season | null };
}

const season = text.transform((key, ctx) => {
  const named = seasonOfKey(key);
  if (!named) ctx.addIssue('not a season');
  return named ?? z.NEVER;
});

/** What this area says. */
export const kinds = kindsOf<LibraryParams>()({
  stories: {
    now: from(
      z.object({ search: text, words: flag, roughly: flag, place: count, more: flag }).loose(),
      async (about, { tx, organisation, person }) => {
        const how = about;
        const ids = Object.entries(how)
          .filter(([key]) => /^(?:story|trial)\d$/.test(key))
          .sort(([a], [b]) => Number(a.at(-1)) - Number(b.at(-1)))
          .flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
        const open = await tx.library.openAmong(organisation.id, person.id, ids);
        const items = ids.map((id) => open.find((one) => one.id === id) ?? null);
        return items.every((one) => one === null) ? null : listed(how, items);
      },
    ),
    buttons: ({ items, search, previous, next }) => [
      items.flatMap((one, index): Row => (one === null ? [] : [buttons.readStory({ item: one.id }, String(index + 1), one.title)])),
      [
        ...(previous === null ? [] : [faces.previousStories({ search, place: previous })]),
        ...(next === null ? [] : [buttons.nextStories({ search, place: next })]),
        buttons.explore(),
      ],
    ],
    soughtAs: 'lists',
    samples: [
      {
        items: [
          sampleListedStory,
          { ...sampleListedStory, state: 'bud', title: sample.long, shared: false },
          { ...sampleListedStory, state: 'live' },
          { ...sampleListedStory, state: 'stopped' },
          { ...sampleListedStory, state: 'granted' },
          { ...sampleListedStory, state: 'refused' },
        ],
        search: '1795507200000',
        words: true,
        roughly: false,
        previous: null,
        next: 8,
      },
      { items: [null, sampleListedStory], search: '1795507200000', words: true, roughly: true, previous: 8, next: null },
      { items: Array(8).fill(sampleListedStory), search: '1795507200000', words: false, roughly: false, previous: null, next: null },
    ],
  },
  noStories: {
    now: kept(z.object({ searched: flag })),
    buttons: ({ searched }) => [searched ? [buttons.explore()] : []],
    samples: [{ searched: true }, { searched: false }],
  },
  searchOver: { now: nothing, buttons: () => [[buttons.explore()]] },
  storyRead: {
    now: from(z.object({ story: text, at: count }), async ({ story, at }, telling) => {
      return storyReadBy(telling, story, at);
    }),
    buttons: ({ story, kind, next, theirs }) => [
      [
        ...(next === null ? [] : [faces.readOnStory({ item: story, page: next })]),
        theirs
          ? agreeingButtons.chooseSharing({ story })
          : kind === 'story'
            ? askingFaces.askStoryPeople(story)
            : askingFaces.askItsPeople({ story }),
        buttons.explore(),
        askingFaces.askMeeting(),
      ],
    ],
    samples: (['names', 'team', 'none'] as const).flatMap((naming) =>
      [true, false].map((shared) => ({
        story: sample.id,
        kind: shared ? ('story' as const) : ('bud' as const),
        page: shared ? pageAt(sample.long, 0).page : sample.written,
        next: shared ? 1 : null,
        naming,
        names: naming === 'names' ? [sample.named, sample.named] : [],
        season: { name: 'autumn' as const, year: 2026 },
        rests: naming === 'team',
        shared,
        theirs: naming === 'team' || !shared,
      })),
    ),
  },
  trialRead: {
    now: from(z.object({ trial: text, at: count }), async ({ trial, at }, telling) => {
      return trialReadBy(telling, trial, at);
    }),
    buttons: ({ trial, next, theirs, joins }) => [
      [
        ...(next === null ? [] : [faces.readOnStory({ item: trial, page: next })]),
        theirs ? tryingButtons.showTrial({ trial }) : askingFaces.askItsPeople({ trial }),
        ...(joins ? [tryingButtons.askToJoin({ trial })] : []),
        buttons.explore(),
      ],
    ],
    samples: (['names', 'team', 'none'] as const).flatMap((naming) =>
      [true, false].map((over) => ({
        trial: sample.id,
        what: over ? sample.long : sample.written,
        days: { from: sample.on, until: sample.later, over },
        parts: [
          { label: 'hypothesis' as const, words: sample.written },
          { label: 'learnt' as const, words: sample.long.slice(0, 2200) },
        ],
        next: naming === 'names' ? 1 : null,
        follow: over ? ('again' as const) : null,
        from: over ? sample.later : null,
        naming,
        names: naming === 'names' ? [sample.named, sample.named] : [],
        season: { name: 'autumn' as const, year: 2026 },
        shared: naming !== 'none',
        theirs: naming === 'none',
        joins: !over && naming === 'team',
      })),
    ),
  },
  storyNotOpen: { now: nothing, buttons: () => [[buttons.explore()]] },
  mayBePrinted: {
    now: from(
      z.object({ since: count, until: count, answered: flag.optional(), wall: flag.optional(), said: flag.optional() }),
      async (about, { tx, person }) => {
        const { since, until, answered: booklet = null, wall = null, said } = about;
        const agreed = await tx.library.agreedToTellAll(person.id, { since, until }, { unprinted: !said });
        // Nobody is asked about nothing.
        return agreed.stories + agreed.trials === 0 && !said ? null : { since, until, ...agreed, booklet, wall };
      },
    ),
    buttons: ({ since, until, stories, trials, booklet, wall }) => {
      if (stories + trials === 0) return [];
      const between = { since, until };
      const choices = [
        { booklet: true, wall: true, button: faces.printBoth({ ...between, where: 'both' }) },
        { booklet: true, wall: false, button: buttons.printMine({ ...between, where: 'booklet' }) },
        { booklet: false, wall: true, button: faces.printPosterOnly({ ...between, where: 'wall' }) },
        { booklet: false, wall: false, button: buttons.keepOffPaper(between) },
      ];
      return [choices.filter((one) => one.booklet !== booklet || one.wall !== wall).map(({ button }) => button)];
    },
    equal: () => true,
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false, endsWithTerm: true },
    samples: [null, true, false].flatMap((booklet) =>
      [null, true, false].flatMap((wall) => [
        { since: 0, until: 1, stories: 1, trials: 0, booklet, wall },
        { since: 0, until: 1, stories: 0, trials: 1, booklet, wall },
        { since: 0, until: 1, stories: 2, trials: 3, booklet, wall },
        { since: 0, until: 1, stories: 0, trials: 0, booklet, wall },
      ]),
    ),
  },
  storyAlive: {
    now: from(z.object({ story: text, says: z.enum(aliveAnswers).optional() }), async ({ story: of, says }, telling) => {
      const story = await readableStory({ story: of }, telling);
      if (!story) return null;
      const asks = says === undefined && (await telling.tx.stories.asksAlive(story.id, telling.person.id));
      return { story: story.id, title: story.title, asks, says: says ?? null };
    }),
    buttons: ({ story, asks }) =>
      asks
        ? [
            [
              buttons.storyAlive({ story, says: 'alive' }),
              faces.otherwise({ story }),
              faces.storyRests({ story, says: 'rests' }),
              faces.neverAsk({ story, says: 'never' }),
            ],
          ]
        : [],
    equal: () => true,
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false, endsWithTerm: true },
    samples: [null, ...aliveAnswers].map((says) => ({ story: sample.id, title: sample.written, asks: says === null, says })),
  },
  vintageComing: { now: kept(z.object({ season })), samples: sampleSeasons.map((season) => ({ season })) },
  vintageProgress: {
    now: kept(z.object({ season, read: count, total: count })),
    samples: sampleSeasons.flatMap((season) => [1_200, 3_000].map((read) => ({ season, read, total: 3_000 }))),
  },
  vintageEmpty: {
    now: kept(z.object({ season: season.optional().transform((one) => one ?? null) })),
    samples: [...sampleSeasons.map((season) => ({ season })), { season: null }],
  },
});
