import type { Block } from '../../cards/card.ts';
import { clockInWords, daysInWords, momentInWords } from '../../cards/en/hours.ts';
import { list, numbered, p, quote, s, small, t } from '../../cards/en/typography.ts';
import { onWorkingTime } from '../../cards/en/working-time.ts';
import type { Format } from '../../cards/format.ts';
import { bold, briefly, person } from '../../cards/words.ts';
import type { WordedKinds } from '../../core/words.ts';
import { ruleOf } from '../../domain/purpose.ts';
import { runBy } from '../framing/en.ts';
import { purposeWords } from '../meeting/purposes-en.ts';
import { termLine } from '../term/en.ts';
import type { Rhythm } from '../time/their-rhythm.ts';
import type { HomeParams } from './messages.ts';

const states: Record<Exclude<HomeParams['homeInitiatives']['told'][number]['state'], 'searching'>, string> = {
  held: 'kept until the next working morning',
  waiting: 'I have found nobody for now; what happens next is your choice',
  patient: 'I am still looking, without disturbing you',
  accepted: 'a meeting is being prepared',
  told: 'the story is in your hands',
};

/** Numbered as one list, so that each number is that of a button. */
function followed({ told, joined }: HomeParams['homeInitiatives'], f: Format): Block {
  return numbered([
    ...told.map((one) => t`“${briefly(one.sentence)}”: ${whereItIs(one, f)}`),
    ...joined.map((one) => t`“${briefly(one.sentence)}”, which you carry with others: ${whereItIs(one, f)}`),
  ]);
}

function whereItIs({ state, purpose, inTurn, harvester, newsBy }: HomeParams['homeInitiatives']['told'][number], f: Format) {
  if (state === 'accepted' && harvester !== '') return t`a meeting is being prepared with ${person(harvester)}`;
  if (!inTurn) return t`it waits for its turn`;
  if (state === 'searching') return t`I am looking for ${purposeWords[purpose].whom}. News by ${f.day(newsBy)} at the latest`;
  if (state === 'held') return t`${states[state]}. News by ${f.day(newsBy)} at the latest`;
  if (state === 'accepted' && ruleOf(purpose).asks === 'chosen') return t`I have told you who agrees`;
  return t`${states[state]}`;
}

const hoursOf = ({ days, from, until, zone }: Rhythm) =>
  t`${daysInWords(days)}, ${clockInWords(from)} to ${clockInWords(until)}${until < from ? ' the next day' : ''} (${zone})`;

const times = (aWeek: number) => (aWeek === 1 ? 'once a week' : aWeek === 2 ? 'twice a week' : `${aWeek} times a week`);

const handsOn = {
  meeting: 'A meeting you promised, to pass to another volunteer:',
  initiative: 'An initiative, to carry with somebody:',
  story: 'A story, to carry with somebody:',
  pilot: 'A trial you lead, to pass to those who take part:',
  trial: 'A trial you carry, to offer to others:',
  part: 'A trial you are in, to leave:',
} as const satisfies Record<HomeParams['leaving']['carried'][number]['what'], string>;

const hello = (firstName: string) => (firstName === '' ? t`Hello.` : t`Hello ${person(firstName)}.`);

const messages: WordedKinds<HomeParams> = {
  homeWelcome: ({ firstName, begun }, f) => ({
    summary: s('Your page'),
    body: [
      begun
        ? p`${hello(firstName)} This page is yours: nobody else sees it. My answers wait for you in our conversation.`
        : p`${hello(firstName)} Say in one sentence what you have started, and a volunteer will come and talk about it with you, if you wish.`,
      ...termLine(f),
      ...runBy(f),
    ],
  }),
  homeInitiatives: ({ told, joined }, f) => ({
    summary: s('Your initiatives'),
    body: [
      p`${bold('Your initiatives')}`,
      told.length + joined.length === 0
        ? p`You have no initiative under way with me. To tell one, a sentence is enough.`
        : followed({ told, joined }, f),
    ],
  }),
  homeMeeting: ({ people, sentence }, f) => ({
    summary: s('A meeting'),
    body: [p`${bold('A meeting')}`, p`You said yes to a meeting with ${f.people(people)}. Were you able to meet?`, quote(sentence)],
  }),
  homeStory: ({ kind, title, body }) => ({
    summary: s('A story waits for your choice'),
    body: [
      p`${bold(kind === 'bud' ? 'A bud waits for your choice' : 'A story waits for your choice')}`,
      p`${briefly(title)}`,
      ...(body === '' ? [] : [quote(body)]),
      p`Who may hear it? Without an answer from you, it stays between you.`,
    ],
  }),
  homeAhead: ({ items }, f) => ({
    summary: s('What I intend to tell you'),
    body: [
      p`${bold('What I intend to tell you')}`,
      items.length === 0
        ? p`Nothing for now. On my own, I write only about what concerns you.`
        : list(
            items.map(({ what, from, because }) =>
              from === null ? t`${what} As soon as I can, ${because}.` : t`${what} On ${f.moment(from)} at the earliest, ${because}.`,
            ),
          ),
    ],
  }),
  homeRhythm: ({ absences, stopped, ...rhythm }, f) => ({
    summary: s('When I write to you'),
    body: [
      p`${bold('When I write to you')}`,
      stopped
        ? p`You asked me not to write to you on my own any more. I still answer when you talk to me.`
        : p`On my own, ${times(rhythm.aWeek)} at most, and only in your working hours: ${hoursOf(rhythm)}.`,
      ...(absences.length === 0
        ? []
        : [
            p`Your absences, during which I do not write to you:`,
            list(
              absences.map(({ from, until }) =>
                from.equals(until) ? t`on ${f.day(from)}` : t`from ${f.day(from)} to ${f.day(until)} inclusive`,
              ),
            ),
          ]),
    ],
    after: [small`In words: "I work from Monday to Thursday, 8:00 to 16:00", "away until 12 December", "one message a week".`],
  }),
  homeHarvest: ({ state }, f) => ({
    summary: s('The harvest team'),
    body: [
      p`${bold('The harvest team')}`,
      state === 'none'
        ? p`Listening to someone who has started something: about an hour${onWorkingTime(f)}, one meeting at a time, and free to pass.`
        : state === 'paused'
          ? p`You are taking a break: I suggest no meetings.`
          : p`You are part of the harvest team. Thank you.`,
    ],
  }),

  leaving: ({ carried, endsInWords, coordinates }) => ({
    summary: s('You are leaving'),
    body: [
      carried.length === 0
        ? p`Are you leaving? You carry nothing with me at the moment.`
        : p`Are you leaving? This is what you carry. A number offers each to somebody; nothing changes until they say yes.`,
      ...(carried.length === 0 ? [] : [numbered(carried.map(({ what, words }) => t`${handsOn[what]} "${briefly(words)}"`))]),
      ...(endsInWords ? [small`A word ends these: "I watch no more" over a trial, "I no longer reserve" an hour.`] : []),
      ...(coordinates ? [small`You are part of coordination: whoever runs the server names somebody else.`] : []),
    ],
    after: [
      small`Your data stays until you erase it: "export", then "erase my data". A story may stay without your name, or go with you. If your account is closed, your trials go on without you.`,
    ],
  }),
  hoursKept: ({ moment, ...rhythm }) => ({
    summary: s('Noted.'),
    body: [
      p`Noted. I write to you only in your working hours: ${hoursOf(rhythm)}.`,
      ...(moment === null
        ? []
        : [
            p`You reserve time ${momentInWords(moment)}: I say so, with your name, to whoever would like to gather a few people around a problem. For six months at most, or until "I no longer reserve".`,
          ]),
    ],
  }),
  budgetKept: ({ aWeek }) => ({
    summary: s('Noted.'),
    body: [
      p`Noted. On my own, I write to you ${times(aWeek)} at most. I still answer when you talk to me.`,
      small`A request for help addressed to you personally does not count.`,
    ],
  }),
};

const phrases = {
  showRhythm: ['my pace', 'when do you write to me'],
  leave: ['i am leaving', 'i leave', 'i change jobs'],
  showAhead: ['ahead', 'what will you tell me'],
};

/** Everything this area says in English. */
export const en = { messages, buttons: {}, phrases, because: {}, forms: {} };
