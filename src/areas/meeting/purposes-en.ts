import { numbered, s, t } from '../../cards/en/typography.ts';
import type { Purpose } from '../../domain/purpose.ts';
import type { PurposeWords } from './purpose-words.ts';

const questionsSuffice = s('Nothing to solve: asking is enough.');
const listeningSuffices = s('Nothing to solve: listening is enough.');
const told = s('Nothing is told without the agreement of the people concerned.');
const theirs = s('The idea stays with those who carry it.');
const think = s('whether they would think about it with you, for an hour');

const volunteer = s('a volunteer');

/** What English says of each purpose (wording of a first meeting, of an idea to see clearly, of a rule, of what was lived). */
export const purposeWords: Readonly<Record<Purpose, PurposeWords>> = {
  tell: {
    choice: s('Tell an initiative'),
    asked: s('whether they would like to talk about it with you'),
    expect: s('I promise no solution: someone who listens, and an answer.'),
    whom: volunteer,
    noun: s('initiative'),
    opening: s('An initiative awaits a conversation:'),
    wish: s('would like to talk with you about an initiative:'),
    effort: listeningSuffices,
    questions: numbered([
      t`What was done, or could be, and with whom?`,
      t`What made it possible, or would?`,
      t`What still gets in the way?`,
    ]),
    became: '',
    after: told,
  },
  clear: {
    choice: s('See it clearly'),
    asked: think,
    expect: s('There is nothing to present, and nobody judges the idea.'),
    whom: volunteer,
    noun: s('request'),
    opening: s('Someone would like to see clearly:'),
    wish: s('would like to see this clearly with you:'),
    effort: questionsSuffice,
    questions: numbered([
      t`What is wrong, and for whom?`,
      t`Who lives with it already, and what do they say?`,
      t`If it worked, what would one see?`,
      t`What would be the smallest trial, easy to undo?`,
    ]),
    became: s('Is it clearer? Each of these is as good as another.'),
    after: theirs,
  },
  rule: {
    choice: s('A rule that gets in the way'),
    asked: think,
    expect: s(
      'A rule often has a good reason: one begins by understanding it. You can invite someone who knows it. It is neither a complaint nor an alert, and nobody is blamed.',
    ),
    whom: volunteer,
    noun: s('request'),
    opening: s('A rule gets in someone’s way:'),
    wish: s('would like to understand with you a rule that gets in the way:'),
    effort: questionsSuffice,
    questions: numbered([
      t`What does this rule protect?`,
      t`What does it prevent, and for whom?`,
      t`What can one already do without breaking it?`,
      t`What could one try, for a time, and with whose agreement?`,
    ]),
    became: s('What could one try? Each of these is as good as another.'),
    after: theirs,
  },
  'look-back': {
    choice: s('Look back on what we lived through'),
    asked: s('whether they would listen to you look back on it, for an hour'),
    expect: s('Not to judge: to keep what helped.'),
    whom: volunteer,
    noun: s('request'),
    opening: s('Looking back on something lived through:'),
    wish: s('would like to look back with you, for an hour, on:'),
    effort: listeningSuffices,
    questions: numbered([
      t`What did we do differently from usual?`,
      t`What made it possible?`,
      t`What did we lack?`,
      t`What is worth keeping, on ordinary days too?`,
    ]),
    became: '',
    after: told,
  },
  help: {
    choice: s('Get some help'),
    asked: s('whether they would give you some help'),
    expect: s('You need not manage without help. Only the people I ask will know; "who has read" tells you who they are.'),
    whom: volunteer,
    noun: s('request'),
    opening: s('Someone would like some help:'),
    wish: s('would like some help, and turns to you:'),
    effort: s('It is up to you.'),
    questions: null,
    became: s('Is it settled?'),
    after: s('I keep nothing of it once it is settled.'),
  },
  same: {
    choice: s('Talk about it with the people of what I read'),
    asked: s('whether one of them would talk about it with you'),
    expect: s('They will read this sentence and your name.'),
    whom: s('someone who lived it'),
    noun: s('request'),
    opening: s('Someone has read what you lived:'),
    wish: s('would like to talk about it with you:'),
    effort: s('A coffee, a call, fifteen minutes is enough.'),
    questions: numbered([t`How did it begin?`, t`What would you do again, and what differently?`, t`What is different where we are?`]),
    became: s('Each of these is as good as another.'),
    after: s('I ask for no story. Should you feel like trying: “Try it here”.'),
  },
  table: {
    choice: s('Bring people together'),
    asked: s('whether they agree to join you, for an hour'),
    expect: s('Each person is free to come.'),
    whom: s('who agrees to meet'),
    noun: s('request'),
    opening: s('Someone would like to bring a few people together:'),
    wish: s('would like to bring a few people together, for an hour, about:'),
    effort: s('It is up to you.'),
    questions: numbered([
      t`What does each person here live with, where they are?`,
      t`Who is missing at the table?`,
      t`What can be tried tomorrow, easy to undo?`,
    ]),
    became: s('Each of these is as good as another.'),
    after: theirs,
  },
};
