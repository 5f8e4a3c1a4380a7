import { monthsOf, seasonName } from '../../../cards/en/seasons.ts';
import { englishQuotes as s } from '../../../cards/en/typography.ts';
import type { Season } from '../../../domain/season.ts';
import type { Part } from './booklet.ts';
import type { vintage as french } from './fr.ts';

const some = (count: number, one: string, several: string) =>
  `${new Intl.NumberFormat('en-GB').format(count)} ${count === 1 ? one : several}`;
const labels: Record<NonNullable<Part['label']>, string> = {
  hypothesis: 'To check',
  question: 'The question at the start',
  wayBack: 'To go back',
  learnt: 'What it teaches us',
  granted: '🌳 It has become ordinary practice',
  refused: '🪨 It will not be possible, and here is why',
};

function onBranch(buds: number, trials: number): string {
  if (buds + trials === 0) return 'nothing on the branch';
  const marks = [
    ...(buds === 0 ? [] : [some(buds, 'bud', 'buds')]),
    ...(trials === 0 ? [] : [some(trials, 'leaf, for a trial', 'leaves, one for each trial')]),
  ];
  return `on the branch, ${marks.join(' and ')}`;
}

export const vintage: typeof french = {
  file: (season: Season) => `vintage-${season.name === null ? season.year : seasonName(season).toLowerCase().replace(' ', '-')}`,
  note: s('Here is the vintage: a page to open and print, and the same text. Paper cannot be taken back.'),
  season: (chapter) => seasonName(chapter.season),
  title: ({ season }) => s(`Vintage, ${seasonName(season)}`),
  months: ({ season }) => (season.name === null ? '' : s(monthsOf(season.name))),
  madeOn: (day) => s(`Made on ${day}, with Vendange.`),
  holds: s(
    'This booklet keeps stories, buds and trials that all their people agreed to print, in the words and under the names they chose. There are others, which stay between the people concerned: that they are not here says nothing.',
  ),
  order: s('By season, then in an order drawn by lot. Nothing is counted or compared, by person or by service.'),
  paper: s(
    'These people may change their minds: a booklet made afterwards will no longer hold them. But paper, and copies of this file, cannot be taken back.',
  ),
  yours: s('To tell yours: one sentence to Vendange is enough, and nothing is published without you.'),
  thanks: s('Thank you to those who told, listened, tried, stopped.'),
  picture: s('A bunch of the season'),
  pictured: ({ stories, buds, trials }) =>
    s(
      `${stories === 0 ? 'A branch of vine' : `A bunch of ${some(stories, 'grape', 'grapes')}, one for each story`}; ${onBranch(buds, trials)}. They are alike, and where they are says nothing.`,
    ),
  legend: ({ stories, buds, trials }) => {
    const shapes = [
      ...(stories === 0 ? [] : ['a grape for each story']),
      ...(buds === 0 ? [] : ['a bud for each initiative at rest']),
      ...(trials === 0 ? [] : ['a leaf for each trial, live or stopped']),
    ].join(', ');
    return shapes === '' ? '' : s(`${shapes[0]?.toUpperCase()}${shapes.slice(1)}. Where they are says nothing.`);
  },
  contents: s('Contents'),
  sections: { stories: s('Stories'), buds: s('Buds'), trials: s('Trials') },
  about: {
    stories: '',
    buds: s('Initiatives that those who carry them let rest: a result like another.'),
    trials: s('What was tried, for a time, and what is kept of it.'),
  },
  with: (names) => s('With ') + names,
  team: s('By a team'),
  days: (from, until, over) => (over ? s(`On trial from ${from} to ${until}. Over.`) : `🚧 ${s(`ON TRIAL from ${from} to ${until}.`)}`),
  follows: {
    leave: s('Next: leave it there.'),
    again: s('Next: try again differently.'),
    practice: s('Next: propose it as ordinary practice.'),
  },
  label: (label) => s(labels[label]),
};
