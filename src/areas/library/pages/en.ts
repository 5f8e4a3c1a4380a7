import { s } from '../../../cards/en/typography.ts';
import type { pages as french } from './fr.ts';

export const pages: typeof french = {
  notebook: {
    file: 'harvest-notebook',
    note: s('Here is the harvest notebook: a page to open in a browser, then to print.'),
    title: s('Harvest notebook'),
    for: s('for the person who listens'),
    begin: s('To begin'),
    beginning: [
      s('Choose the time and the place together: somewhere quiet, an hour at most.'),
      s('Say that you come to listen: there is nothing to solve, and nobody judges.'),
      s('Ask whether you may take notes. A silence is an answer too.'),
    ],
    questions: s('The questions, if they help'),
    unwritten: s('What one does not write'),
    notWritten: s(
      'Names of users of the service, of children, of people who are not there; what touches on health, opinions or private life; a reproach to somebody; what is confided to you alone.',
    ),
    elsewhere: s(
      'Danger, violence, harassment, distress: put the notebook down. Vendange gives people and numbers to whoever tells it "whom to turn to".',
    ),
    aloud: s('To be read aloud, before a yes'),
    read: s(
      '"I will read you all that I wrote. You may correct it, or say no, without saying why: nothing is told without your yes. You choose who reads it, whether your name is in it, and whether it may be printed or put up. Among several, the most discreet choice prevails. You may change your mind; what is already printed or copied cannot be taken back."',
    ),
    notes: s('My notes'),
    destroy: s('Once you have read the story again together, destroy this page.'),
  },
  poster: {
    file: 'highlights-to-put-up',
    note: s('Here are the highlights to put up: a page to open in a browser, then to print. It says until when to leave it on the wall.'),
    title: s('Highlights'),
    opening: s('what colleagues were willing to share, in no order of merit.'),
    labels: {
      story: '🍇 Story',
      bud: '🌱 Bud',
      live: '🚧 On trial',
      stopped: '🍂 Trial stopped',
      granted: '🌳 It has become ordinary practice',
      refused: '🪨 It will not be possible, and here is why',
    },
    live: (until) => s(`🚧 ON TRIAL until ${until}`),
    texts: {
      story: (text) => text,
      bud: (text) => s('What is kept of it: ') + text,
      live: (text) => s('To check: ') + text,
      stopped: (text) => s('What it teaches us: ') + text,
      granted: (text) => text,
      refused: (text) => text,
    },
    ask: s('To talk about it, or tell yours:'),
    agreed: s('Each of the people concerned agreed to this poster. Other stories stay between them: that they are not here says nothing.'),
    until: (made, until) =>
      s(`Made on ${made} with Vendange. To be taken down on ${until} at the latest, or as soon as one of these people asks.`),
  },
};
