import { clockInWords, daysInWords } from '../../cards/en/hours.ts';
import { p, s, small } from '../../cards/en/typography.ts';
import type { Labels, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons } from './buttons.ts';
import type { forms as areaForms, TimeForms } from './forms.ts';
import type { TimeParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  openAbsence: s('Note an absence'),
  forgetAbsences: s('Forget my absences'),
  openHours: s('My working hours'),
  fewerMessages: s('Fewer messages'),
  resumeMessages: s('Resume messages'),
};

const phrases = {
  openAbsence: [
    'absence',
    'away',
    'i am away',
    'i will be away',
    'on leave',
    'i am on leave',
    'on holiday',
    'i am on holiday',
    ...['off', 'on vacation', 'on sick leave', 'out of office'].flatMap((what) => [what, `i am ${what}`, `i will be ${what}`]),
    'note an absence',
  ],
  forgetAbsences: ['end of absence', 'no longer away', 'forget my absences'],
  openHours: ['my hours', 'my working hours', 'working hours'],
  oneAWeek: ['one message a week', '1 message a week', 'once a week'],
  twoAWeek: ['two messages a week', 'two a week', '2 messages a week', 'twice a week'],
  threeAWeek: ['three messages a week', 'three a week', '3 messages a week', 'three times a week'],
  fewerMessages: ['fewer messages', 'later', 'remind me later', 'no more of these'],
  laterTomorrow: ['tomorrow', 'later tomorrow'],
  laterNextWeek: ['next week'],
  stopSubject: ['stop this subject', 'this subject'],
  stopKind: ['stop this kind of message', 'this kind of message'],
  stopEverything: ['stop', 'stop everything', 'unsubscribe', 'leave me alone'],
  resumeMessages: ['resume messages', 'start'],
  chooseHours: ['i work'],
  keepMoment: ['i reserve'],
  dropMoment: ['i no longer reserve', 'i reserve it no more'],
};

const messages: WordedKinds<TimeParams> = {
  absenceNoted: ({ from, until }, f) => ({
    summary: s('Noted.'),
    body: [
      from.equals(until)
        ? p`Noted: no message from me on ${f.day(from)}.`
        : p`Noted: no message from me from ${f.day(from)} to ${f.day(until)} inclusive.`,
      small`To change it: "away", or "I am back".`,
    ],
  }),
  absenceForgotten: ({ any }) => ({
    summary: s('Noted.'),
    body: [
      any ? p`Noted: I have forgotten your absences. I may write to you again in your working hours.` : p`I had no absence noted for you.`,
    ],
  }),
  postponed: ({ until }, f) => ({
    summary: s('All right, later.'),
    body: [p`All right. I will say it again from ${f.moment(until)}, if it still holds.`],
  }),
  tooLateToPostpone: () => ({
    summary: s('This message can wait no longer.'),
    body: [p`I cannot say this message again later: what it is about is over, or will be by then.`],
  }),
  stopped: ({ scope, promised }) => ({
    summary: s('Stopped.'),
    body: [
      scope === 'subject'
        ? p`Stopped: I will not write to you about this any more.`
        : scope === 'kind'
          ? p`Stopped: I will not send you this kind of message any more.`
          : p`Stopped: I will not write to you on my own any more. I still answer when you talk to me.`,
      ...(promised ? [p`One exception: the answer I promised you for your initiative. To avoid that too, say "withdraw".`] : []),
      small`To come back: "resume messages".`,
    ],
  }),
  messagesResumed: ({ aWeek }) => ({
    summary: s('Noted.'),
    body: [
      aWeek === 1
        ? p`Noted. I may write to you again, in your working hours, once a week at most.`
        : p`Noted. I may write to you again, in your working hours, ${aWeek === 2 ? 'twice' : `${aWeek} times`} a week at most.`,
    ],
  }),
};

const forms: WordedForms<TimeForms> = {
  hours: ({ days, from, until }) => ({
    title: s('My working hours'),
    intro: [p`Outside these hours, I do not write to you on my own.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      days: { label: s('Your working days'), hint: s('For example: from Monday to Friday except Wednesday'), value: daysInWords(days) },
      hours: {
        label: s('Your hours'),
        hint: s('For example: 8:00 to 16:30, or 21:00 to 5:00'),
        value: `${clockInWords(from)} to ${clockInWords(until)}`,
      },
    },
  }),
  absence: () => ({
    title: s('My absences'),
    intro: [p`During an absence, I do not write to you.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { from: { label: s('First day') }, until: { label: s('Last day') } },
  }),
  fewer: () => ({
    title: s('Fewer messages'),
    intro: [p`I always answer when you talk to me. To change your mind: "resume messages", "my pace".`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { what: { label: s('What would you prefer?') } },
    options: {
      tomorrow: s('This message again tomorrow'),
      'next-week': s('This message again next week'),
      rarer: s('These questions, less often'),
      subject: s('Nothing more about this subject'),
      kind: s('No more messages of this kind'),
      three: s('Three messages a week at most'),
      two: s('Two messages a week at most'),
      one: s('One message a week at most'),
      everything: s('No more messages from you'),
    },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  fewer: () => ({
    summary: s('What would you prefer?'),
    body: [
      p`What would you prefer? Choose with the button, or say: "tomorrow", "next week", "this subject", "this kind of message", "one message a week", "stop".`,
    ],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because: {}, forms, inWords };
