import { p, s, small } from '../../cards/en/typography.ts';
import { briefly, type WordedKinds } from '../../core/words.ts';
import type { TimeParams } from './params.ts';

export const time: WordedKinds<TimeParams> = {
  absenceNoted: ({ from, until }, f) => ({
    summary: s('Noted.'),
    body: [
      from.equals(until)
        ? p`Noted: no message from me on ${f.day(from)}.`
        : p`Noted: no message from me from ${f.day(from)} to ${f.day(until)} inclusive.`,
      small`To change it: "away", or "I am back".`,
    ],
  }),
  absenceUnclear: ({ words }) => ({
    summary: s('I did not understand these dates.'),
    body: [
      words === '' ? p`When will you be on leave or away?` : p`I did not understand these dates: “${briefly(words)}”.`,
      p`For example: "away until 12 December", "away from 3 to 12 December", "away tomorrow".`,
    ],
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
