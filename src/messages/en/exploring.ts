import type { Span } from '../card.ts';
import type { ExploringParams } from '../params/exploring.ts';
import type { WordedKinds } from '../words.ts';
import { seasonName, seasonWithMonths } from './seasons.ts';
import { list, p, s, small, t } from './typography.ts';

const number = new Intl.NumberFormat('en-GB');
const inWords = 'In words: "stories library", "stories autumn 2026", "buds", "read 2", "next page".';

export const exploring: WordedKinds<ExploringParams> = {
  exploreInWords: () => ({
    summary: s('Explore the stories'),
    body: [p`The stories and buds that their people were willing to share with the whole organisation, and yours.`, small`${inWords}`],
  }),
  stories: ({ items, words, roughly, next, previous }) => ({
    summary: s('Stories to read'),
    body: [
      roughly ? p`Nothing holds exactly your words. Here is what comes close:` : p`Here is what I found:`,
      list(
        true,
        items.map((one): readonly Span[] =>
          one === null
            ? t`This story is no longer open.`
            : t`${one.kind === 'bud' ? '🌱 Bud: ' : '🍇 Story: '}${{ said: one.title, max: 120 }}${one.shared ? '' : ' (yours, just between you)'}`,
        ),
      ),
      p`The number opens the story.`,
    ],
    after: [
      words
        ? small`Titles that hold your words, then the latest season; within a season, the order is drawn. I keep only your last search, seven days at most.`
        : small`The latest season first; within a season, the order is drawn.`,
      small`${next === null && previous === null ? inWords : 'In words: "read 2", "next page", "previous page".'}`,
    ],
  }),
  noStories: ({ searched }) => ({
    summary: s('I found nothing.'),
    body: [
      searched
        ? p`I found nothing, which does not mean that there is nothing: many stories stay between their people. Try another word, or the latest stories.`
        : p`No story is open to the whole organisation yet. Many stay between their people, and that is quite all right.`,
    ],
  }),
  searchOver: () => ({
    summary: s('This search is over.'),
    body: [p`I keep only your last search, and this one is over. Say it again, or start from the latest stories.`],
  }),
  storyRead: ({ kind, page, naming, names, season, shared, theirs }, f) => ({
    summary: kind === 'bud' ? s('A bud') : s('A story'),
    body: [
      { type: 'quote', spans: [{ said: page }] },
      ...(naming === 'names' && names.length > 0 ? [p`With ${f.people(names)}.`] : naming === 'team' ? [p`By a team.`] : []),
      small`${kind === 'bud' ? 'Bud, ' : 'Story, '}${seasonWithMonths(season)}. ${shared ? 'Told to the whole organisation with the agreement of its people, who may change their minds.' : 'This story is yours: it stays between you.'}`,
      ...(theirs && shared ? [small`This story is also yours.`] : []),
    ],
  }),
  storyNotOpen: () => ({
    summary: s('This story is not open.'),
    body: [p`This story is not open, or no longer is: its people may have changed their minds. They are free to.`],
  }),

  vintageComing: ({ season }) => ({
    summary: s('The vintage is on its way.'),
    body: [
      p`I am preparing the vintage of ${seasonName(season)}: a page to print and a text, in our conversation.`,
      small`It holds only what its people agreed to print. Paper cannot be taken back.`,
    ],
  }),
  vintageProgress: ({ season, read, total }) => ({
    summary: s('The vintage is being prepared.'),
    body: [
      read < total
        ? p`The vintage of ${seasonName(season)} is being prepared: ${number.format(read)} stories read again out of ${number.format(total)}.`
        : p`The vintage of ${seasonName(season)} is ready: the files follow.`,
    ],
  }),
  vintageEmpty: ({ season }) => ({
    summary: s('No vintage yet.'),
    body: [
      p`For ${seasonWithMonths(season)}, no story has the agreement of all its people to be printed yet.`,
      small`In words: "vintage spring 2026", "vintage 2026".`,
    ],
  }),
  vintageUnclear: () => ({
    summary: s('Of which season?'),
    body: [p`Of which season, or which year? For example: "vintage autumn 2026", or "vintage 2026".`],
  }),
};
