import type { Block, Span } from '../../cards/card.ts';
import { wholeOf } from '../../cards/en/calling.ts';
import { seasonName, seasonWithMonths } from '../../cards/en/seasons.ts';
import { numbered, p, s, small, t } from '../../cards/en/typography.ts';
import { bold, briefly, inFull, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import { seasonKey } from '../../domain/season.ts';
import type { forms as areaForms, LibraryForms } from './forms.ts';
import type { buttons as areaButtons, faces, kinds, LibraryParams } from './messages.ts';
import { pages } from './pages/en.ts';
import { vintage } from './vintage/en.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  explore: s('Explore the stories'),
  readStory: s('Read'),
  readOnStory: s('Read on'),
  nextStories: s('Next page'),
  previousStories: s('Previous page'),
  printMine: s('Booklet only'),
  printBoth: s('Booklet and poster'),
  printPosterOnly: s('Poster only'),
  printPoster: s('To put up'),
  printPage: s('Notebook to print'),
  keepOffPaper: s('Neither of them'),
  storyAlive: s('Yes'),
  otherwise: s('In another way'),
  storyRests: s('It rests'),
  neverAsk: s('Do not ask me this again'),
};

const phrases = {
  explore: ['stories', 'explore', 'explore the stories', 'explore stories'],
  latestStories: ['the latest', 'the stories', 'all stories', 'the latest stories'],
  readStory: ['read', 'read number'],
  nextStories: ['next page', 'next'],
  previousStories: ['previous page', 'previous'],
  printMine: ['yes in the booklet', 'in the booklet', 'print in the booklet'],
  printBookletOnly: ['booklet only'],
  printPosterOnly: ['poster only'],
  printBoth: ['booklet and poster', 'in the booklet and on a poster'],
  printOnWall: ['on a poster', 'yes on a poster', 'on the wall', 'on a wall'],
  keepOffBooklet: ['not in the booklet'],
  keepOffWall: ['not on a poster', 'not on the wall', 'not on a wall'],
  keepOffPaper: ['do not print', 'keep it off paper', 'neither booklet nor poster'],
  givePoster: ['highlights to put up', 'to put up', 'poster', 'the poster', 'highlights poster'],
  showMayBePrinted: ['the booklet', 'the printed booklet', 'booklet'],
  printPage: ['harvest notebook', 'the harvest notebook', 'my harvest notebook', 'notebook to print'],
  sayAlive: ['it is still alive', 'still alive', 'yes it is still alive'],
  sayRests: ['it rests', 'it is resting'],
  askNeverAgain: ['do not ask me this again', 'don t ask me this again'],
  showBuds: ['buds', 'the buds'],
  searchTrials: ['trials', 'the trials'],
  showTrialsTold: ['stopped trials', 'all trials'],
  showDecisions: ['decisions', 'the decisions', 'what was decided', 'what has become ordinary'],
  askForVintage: ['vintage', 'the vintage'],
};

const number = new Intl.NumberFormat('en-GB');

const searchWords = 'In words: "stories library", "stories autumn 2026", "buds", "trials welcome desk", "read 2", "next page".';

const howMany = (stories: number, trials: number) =>
  [
    ...(stories === 0 ? [] : [stories === 1 ? 'one story' : `${number.format(stories)} stories`]),
    ...(trials === 0 ? [] : [trials === 1 ? 'one trial' : `${number.format(trials)} trials`]),
  ].join(' and ');

const marks = pages.poster.labels;

const messages: WordedKinds<LibraryParams> = {
  stories: ({ items, words, roughly, next, previous }) => ({
    summary: s('Stories to read'),
    body: [
      roughly ? p`Nothing contains exactly your words. Here is what comes close:` : p`Here is what I found:`,
      numbered(
        items.map((one): readonly Span[] =>
          one === null
            ? t`This is no longer open.`
            : t`${marks[one.state]}: ${{ said: one.title, max: 120 }}${one.shared ? '' : ' (yours, just between you)'}`,
        ),
      ),
      p`A number opens what you want to read.`,
    ],
    after: [
      words
        ? small`Titles that contain your words first, then the latest season; within a season, the order is random. I keep only your last search, seven days at most.`
        : small`The latest season first; within a season, the order is random.`,
      small`${next === null && previous === null ? searchWords : 'In words: "read 2", "next page", "previous page".'}`,
    ],
  }),
  noStories: ({ searched }, f) => ({
    summary: s('I found nothing.'),
    body: [
      searched
        ? p`I found nothing, which does not mean that there is nothing: many stories stay between the people concerned. Try another word, or the latest stories.`
        : p`No story is open to ${wholeOf(f)} yet. Many stay between the people concerned, and that is quite all right.`,
    ],
  }),
  searchOver: () => ({
    summary: s('This search is over.'),
    body: [p`I keep only your last search, and this one is over. Search again, or start from the latest stories.`],
  }),
  storyRead: ({ kind, page, naming, names, season, rests, shared, theirs }, f) => ({
    summary: kind === 'bud' ? s('A bud') : s('A story'),
    body: [
      inFull(page),
      ...(naming === 'names' && names.length > 0 ? [p`With ${f.people(names)}.`] : naming === 'team' ? [p`By a team.`] : []),
      small`${kind === 'bud' ? 'Bud, ' : 'Story, '}${seasonWithMonths(season)}. ${shared ? `Told to ${wholeOf(f)} with the agreement of the people concerned, who may change their minds.` : 'This story is yours: it stays between you.'}`,
      ...(rests ? [small`At rest: this is how this story lives at the moment.`] : []),
      ...(theirs && shared ? [small`This story is also yours.`] : []),
    ],
  }),
  trialRead: ({ what, days, parts, follow, from, naming, names, season, shared, theirs }, f) => ({
    summary: s('A trial'),
    body: [
      days.over
        ? p`🍂 ${bold(`Trial stopped, tried from ${f.day(days.from)} to ${f.day(days.until)}`)}: ${said(what)}`
        : p`🚧 ${bold(`ON TRIAL until ${f.day(days.until)}`)}: ${said(what)}`,
      ...parts.flatMap(({ label, words }): Block[] => [p`${bold(vintage.label(label))}`, inFull(words)]),
      ...(follow === null ? [] : [p`${vintage.follows[follow]}`]),
      ...(from === null ? [] : [p`Ordinary practice from ${f.day(from)}.`]),
      ...(naming === 'names' && names.length > 0 ? [p`With ${f.people(names)}.`] : naming === 'team' ? [p`By a team.`] : []),
      small`Trial, ${seasonWithMonths(season)}. ${shared ? `Told to ${wholeOf(f)} with the agreement of the people concerned, who may change their minds.` : 'This trial is yours: it stays between you.'}`,
      ...(theirs && shared ? [small`This trial is also yours: others read of it only what you agreed to tell.`] : []),
    ],
  }),
  storyNotOpen: () => ({
    summary: s('This is not open.'),
    body: [p`This text is not open, or no longer is: the people concerned may have changed their minds. They are free to.`],
  }),

  mayBePrinted: ({ stories, trials, booklet, wall }, f) => {
    const it = howMany(stories, trials);
    return {
      summary: s('The booklet and posters'),
      body:
        stories + trials === 0
          ? [p`You have not agreed to tell ${wholeOf(f)} anything: the printed booklet has nothing of yours to include, nor has a poster.`]
          : booklet === null && wall === null
            ? [
                p`You agreed to tell ${wholeOf(f)} about ${it}. May this be printed in the booklet of the season, or on a poster that whoever passes reads?`,
                p`Without an answer, it is no. When you are several, everyone must agree.`,
              ]
            : [
                ...(booklet === null
                  ? []
                  : [
                      booklet
                        ? p`Noted: the booklet may include ${it}, if everyone agrees.`
                        : p`Noted: the booklet will not include ${it}.`,
                    ]),
                ...(wall === null
                  ? []
                  : [
                      wall
                        ? p`Noted: a poster may show ${it}, if everyone agrees.`
                        : p`No poster to come will show ${it}. I cannot take anything off a wall: ask whoever put it there.`,
                    ]),
              ],
      after: [small`Paper cannot be taken back. If the text changes, I will ask again.`],
    };
  },
  storyAlive: ({ title, asks, says }) => ({
    summary: asks ? s('Is your story still alive?') : s('Noted, thank you.'),
    body: asks
      ? [p`Your story "${briefly(title)}": is it still alive?`, small`I ask once a year. I do not keep your answer, except that it rests.`]
      : says === 'rests'
        ? [
            p`Noted. "${briefly(title)}" rests: it can still be read, and says so. If it comes alive again: "it is still alive", or "edit the story".`,
          ]
        : says === 'never'
          ? [p`Understood: I will not ask you again, about any story.`]
          : [p`Noted, thank you.`],
  }),
  vintageComing: ({ season }) => ({
    summary: s('The vintage is on its way.'),
    body: [
      p`I am preparing the vintage of ${seasonName(season)}: a page to print and a text, in our conversation.`,
      small`It holds only what the people concerned agreed to print. Paper cannot be taken back.`,
    ],
  }),
  vintageProgress: ({ season, read, total }) => ({
    summary: s('The vintage is being prepared.'),
    body: [
      read < total
        ? p`The vintage of ${seasonName(season)} is being prepared. Stories checked: ${number.format(read)} of ${number.format(total)}.`
        : p`The vintage of ${seasonName(season)} is ready: the files follow.`,
    ],
  }),
  vintageEmpty: ({ season }) => ({
    summary: season === null ? s('No poster yet.') : s('No vintage yet.'),
    body: [
      season === null
        ? p`Nothing recent has the agreement of all the people concerned to be on a wall yet.`
        : p`For ${seasonWithMonths(season)}, no story can be printed yet: that takes the agreement of all the people concerned.`,
      season === null
        ? small`For what you have told: "on a poster", "not on a poster".`
        : small`In words: "vintage spring 2026", "vintage 2026".`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  mayBePrinted: s('because you agreed to tell something that season'),
  storyAlive: s('because this story is yours'),
};

const forms: WordedForms<LibraryForms> = {
  explore: ({ seasons }, f) => ({
    title: s('Explore the stories'),
    intro: [p`Stories, buds and trials that the people concerned were willing to share with ${wholeOf(f)}, and yours.`],
    submit: s('Search'),
    cancel: s('Close'),
    fields: {
      words: { label: s('Words'), placeholder: s('library'), hint: s('Without words: everything that is open.') },
      season: { label: s('Season') },
      kind: { label: s('What?') },
    },
    options: {
      any: s('Every season'),
      all: s('Everything'),
      story: s('Stories'),
      bud: s('Buds'),
      trial: s('Trials, and what they teach us'),
      decision: s('What was decided, and why'),
      ...Object.fromEntries(seasons.map((season) => [seasonKey(season), s(seasonWithMonths(season))])),
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  explore: (_, f) => ({
    summary: s('Explore the stories'),
    body: [
      p`Stories, buds and trials that the people concerned were willing to share with ${wholeOf(f)}, and yours.`,
      small`${searchWords}`,
    ],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
