import { numbered, p, s, small, t } from '../../cards/en/typography.ts';
import { said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons, faces } from './buttons.ts';
import type { forms as areaForms, LendingForms } from './forms.ts';
import type { kinds, LendingParams } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  fiveLines: s('The five lines'),
  correctLines: s('Correct these lines'),
  dropLines: s('These lines hold no more'),
  sayDropLines: s('Yes, erase these lines'),
};

const phrases = {
  fiveLines: ['the five lines', 'five lines', 'a hand lent'],
  correctLines: ['correct these lines', 'correct the five lines'],
  sayDropLines: ['yes erase these lines'],
  dropLines: ['these lines hold no more', 'erase the five lines', 'stop lending a hand'],
};

const messages: WordedKinds<LendingParams> = {
  fiveLines: ({ what, days, told, holds, waits, until, asked }, f) =>
    asked
      ? {
          summary: s('Erase the five lines?'),
          body: [
            p`“${said(what)}”`,
            p`Erase these five lines for everybody of the meeting? The hand lent then ends. This cannot be undone.`,
          ],
        }
      : {
          summary: s('The five lines'),
          body: [
            p`Here is the text, to reread together, then to send yourselves to whom it may concern. I show it only to the people of the meeting.`,
            numbered([
              t`What is done, and to help whom: ${said(what)}`,
              t`Days and hours: ${said(days)}`,
              t`Who is told, on both sides: ${said(told)}`,
              t`What still holds: ${said(holds)}`,
              t`The return, on ${f.day(until)}: ${said(waits)}`,
            ]),
            small`I erase these lines a month after the return.`,
          ],
        },
  handEnds: ({ planned }, f) => ({
    summary: s('The hand lent ends.'),
    body: planned
      ? [p`The hand lent ends on ${f.day(planned.until)}, as planned. The return: “${said(planned.waits)}”. It is not extended. Thank you.`]
      : [
          p`The hand lent ends before the planned day. I have erased the five lines from my memory, and from the messages that I can edit. Thank you.`,
        ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  fiveLines: s('because this hand lent concerns you'),
  handEnds: s('because you wrote the five lines together'),
};

const forms: WordedForms<LendingForms> = {
  fiveLines: () => ({
    title: s('The five lines'),
    intro: [
      p`To be written together, by two people or two teams. Ten working days at most; nothing extends them. I send this text to nobody else.`,
    ],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      what: { label: s('1. What is done, and to help whom'), hint: s('For example: minding the desk of the nursery, to help Chloé.') },
      days: { label: s('2. Which days, which hours') },
      told: { label: s('3. Who is told, on both sides') },
      holds: { label: s('4. What still holds'), hint: s('Instructions, safety, whom to talk to.') },
      until: { label: s('5. The return: on which day') },
      waits: { label: s('And what waits there') },
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  fiveLines: () => ({
    summary: s('The five lines'),
    body: [
      p`A hand lent takes five lines: what is done, and to help whom; which days, which hours; who is told, on both sides; what still holds; the return. Ten working days at most. The button opens them.`,
    ],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
