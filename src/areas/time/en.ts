import { clockInWords, daysInWords } from '../../cards/en/hours.ts';
import { p, s, small } from '../../cards/en/typography.ts';
import type { Labels, WordedForms, WordedKinds } from '../../core/words.ts';
import type { TimeForms } from './forms.ts';
import type { buttons as areaButtons, TimeParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  openAbsence: s('Note an absence'),
  forgetAbsences: s('Forget my absences'),
  openHours: s('My working hours'),
  oneAWeek: s('One message a week'),
  twoAWeek: s('Two a week'),
  threeAWeek: s('Three a week'),
  later: s('Later'),
  laterTomorrow: s('Tomorrow'),
  laterNextWeek: s('Next week'),
  stopMenu: s('No more of these'),
  stopSubject: s('This subject'),
  stopKind: s('This kind of message'),
  stopEverything: s('No more messages'),
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
    'note an absence',
  ],
  forgetAbsences: ['end of absence', 'no longer away', 'forget my absences'],
  openHours: ['my hours', 'my working hours', 'working hours'],
  oneAWeek: ['one message a week', '1 message a week', 'once a week'],
  twoAWeek: ['two messages a week', 'two a week', '2 messages a week', 'twice a week'],
  threeAWeek: ['three messages a week', 'three a week', '3 messages a week', 'three times a week'],
  later: ['later', 'remind me later'],
  laterTomorrow: ['tomorrow', 'later tomorrow'],
  laterNextWeek: ['next week'],
  stopMenu: ['no more of these'],
  stopSubject: ['stop this subject', 'this subject'],
  stopKind: ['stop this kind of message', 'this kind of message'],
  stopEverything: ['stop', 'stop everything', 'unsubscribe'],
  resumeMessages: ['resume messages', 'start'],
  chooseHours: ['i work'],
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
  absenceUnclear: () => ({
    summary: s('When will you be away?'),
    body: [p`When will you be on leave or away?`, p`For example: "away until 12 December", "away from 3 to 12 December", "away tomorrow".`],
  }),
  absenceForgotten: ({ any }) => ({
    summary: s('Noted.'),
    body: [
      any ? p`Noted: I have forgotten your absences. I may write to you again in your working hours.` : p`I had no absence noted for you.`,
    ],
  }),
  later: () => ({ summary: s('When shall I say it again?'), body: [p`When would you like me to say it again?`] }),
  postponed: ({ until }, f) => ({
    summary: s('All right, later.'),
    body: [p`All right. I will say it again from ${f.moment(until)}, if it still holds.`],
  }),
  tooLateToPostpone: () => ({
    summary: s('This is no longer current.'),
    body: [p`This message is no longer current: there is nothing to postpone.`],
  }),
  whatToStop: () => ({ summary: s('What would you like to stop?'), body: [p`What would you like not to receive any more?`] }),
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
      hours: { label: s('Your hours'), hint: s('For example: 8:00 to 16:30'), value: `${clockInWords(from)} to ${clockInWords(until)}` },
    },
  }),
  absence: () => ({
    title: s('My absences'),
    intro: [p`During an absence, I do not write to you.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { from: { label: s('First day') }, until: { label: s('Last day') } },
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because: {}, forms };
