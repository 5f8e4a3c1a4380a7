import type { Block } from '../../cards/card.ts';
import { list, p, quote, s, small, t } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { person, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons, faces } from './buttons.ts';
import type { kinds, TermParams } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  chooseKept: s('Take my name off'),
  setTerm: s('Choose a date'),
  signKept: s('Sign my words'),
  takeKeptBack: s('Take my words back'),
};

const phrases = {
  eraseAll: ['erase everything here'],
  eraseAllSure: ['yes erase everything here'],
  chooseKept: ['take my name off', 'my words without my name'],
  signKept: ['sign my words', 'my words with my name'],
  takeKeptBack: ['take my words back'],
  setTerm: ['vendange stops', 'vendange ends', 'vendange is on trial'],
  showKept: ['what is kept of it', 'what people keep'],
  writeKept: ['i keep', 'what i keep'],
};

/** Until when the bot is on trial here; nothing until coordination says so. */
export const termLine = ({ term, day }: Pick<Format, 'term' | 'day'>): readonly Block[] => {
  if (term === null) return [];
  return [
    term.over
      ? p`Vendange stopped here on ${day(term.until)}: what is under way runs to its end, nothing new begins. What do you keep of it? "I keep: …"`
      : p`🚧 Vendange is on trial here until ${day(term.until)}.`,
  ];
};

const messages: WordedKinds<TermParams> = {
  term: ({ ask, until }, f) => ({
    summary: {
      unset: s('Until when am I on trial here?'),
      unclear: s('Which day?'),
      decide: s('I have stopped: what becomes of it?'),
      confirm: s('Erase everything here?'),
      confirmed: s('It is confirmed.'),
    }[ask],
    body: {
      unset: [
        p`A trial always has an end date, and so do I. Until when am I on trial here? Twelve months at most.`,
        p`On that day I stop, even if I work. Nothing is erased without you, and you may choose another date.`,
        small`In words: "Vendange stops on 30 June".`,
      ],
      unclear: [p`Choose a day to come, twelve months away at most. For example: "Vendange stops on 30 June".`],
      decide: [
        p`I stopped here${lastDay(until, f)}, and everything is still in place. Would you rather choose a new date, twelve months away at most, or erase everything ("erase everything here")?`,
        p`Without an answer I erase nothing. I ask you again in three months.`,
      ],
      confirm: [
        p`Erase everything here? Stories, trials, agreements, everybody's data: it cannot be undone. The log of coordination stays, without names.`,
        p`If your organisation has an archives service, consult it first: public archives may not be eliminated without its approval.`,
        p`To confirm, write: "yes, erase everything here".`,
      ],
      confirmed: [
        p`It is confirmed: I erase everything that I kept here. What was written in Slack or Teams stays there, and backups live on for their time. Thank you.`,
      ],
    }[ask],
  }),
  termOver: ({ until, words }, f) => ({
    summary: s('Vendange has stopped here.'),
    body: [
      p`Vendange stopped here on ${f.day(until)}: I open nothing new any more. What is under way runs to its end.`,
      ...(words === '' ? [] : [quote(words), p`Your words are not lost: I keep them for you for one working day, time to copy them.`]),
      p`Reading the stories, receiving the vintage, taking your data away or erasing it still works.`,
      small`In words: "stories", "vintage", "export", "erase my data", "what people keep".`,
    ],
  }),
  whatIsKept: ({ asked, until, words, mine }, f) => ({
    summary: asked ? s('I stop. What do you keep of it?') : s('What people keep of it'),
    body: [
      asked
        ? p`I stop, even if I work. What do you keep of it?`
        : until === null
          ? p`I will stop one day, which is not chosen yet. On that day I will ask what you keep of it.`
          : p`I stop on ${f.day(until)}. On that day I will ask what you keep of it.`,
      ...(words.length === 0
        ? []
        : [list(words.map((one) => t`"${said(one.words)}"${one.name === null ? '' : t`, ${person(one.name)}`}`))]),
      ...(mine === null
        ? []
        : [mine === 'named' ? small`Your words are there, with your name.` : small`Your words are there, without your name.`]),
    ],
    after: asked
      ? [
          small`In our conversation: "I keep: …". Everybody can read these words, without your name unless you say so. To read them: "what people keep".`,
        ]
      : [],
  }),
};

const lastDay = (until: TermParams['term']['until'], f: Format) => (until === null ? '' : ` on ${f.day(until)}`);

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  term: s('because you are part of coordination'),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms: {} };
