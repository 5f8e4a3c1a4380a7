import type { Temporal } from 'temporal-polyfill';
import type { Block } from '../../cards/card.ts';
import { numbered, p, quote, s, small, t } from '../../cards/en/typography.ts';
import type { Format } from '../../cards/format.ts';
import { bold, briefly, inFull, person, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForm, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { AnswerPiece } from '../../domain/evaluation.ts';
import type { Concluded } from './ending-shown.ts';
import type { forms as areaForms, EndingForms } from './forms.ts';
import type { buttons as areaButtons, EndingParams, faces, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  stopTrial: s('Stop the trial'),
  answerEvaluation: s('Answer'),
  talkEvaluation: s('Talk about it'),
  declineEvaluation: s('No thanks'),
  editEvaluation: s('Change my answer'),
  withdrawAnswer: s('Withdraw my answer'),
  noteAloud: s('Note what was said'),
  removeAloud: s('Remove these words'),
  readAnswers: s('Read the answers'),
  readAnswersOn: s('Read on'),
  concludeTrial: s('Write the evaluation'),
  correctConclusion: s('Correct the evaluation'),
  readEvaluation: s('Read the evaluation'),
  practiceText: s('A text to send'),
  tellDecision: s('Note the answer'),
  decisionYes: s('Yes: it is agreed'),
  decisionNo: s('Yes: it is no'),
  notDecided: s('Not yet'),
  correctDecision: s('Correct the decision'),
  readDecision: s('Read the decision'),
};

const phrases = {
  stopTrial: ['stop the trial', 'stop this trial', 'end the trial'],
  answerEvaluation: ['answer', 'answer the questions', 'change my answer'],
  withdrawAnswer: ['withdraw my answer'],
  noteAloud: ['note what was said'],
  readAnswers: ['read the answers'],
  concludeTrial: ['write the evaluation', 'conclude', 'conclude the trial'],
  correctConclusion: ['correct the evaluation'],
  readEvaluation: ['the evaluation', 'read the evaluation'],
  practiceText: ['a text to send'],
  tellDecision: [
    'we have had the answer',
    'we had the answer',
    'we got the answer',
    'i got the answer',
    'note the answer',
    'correct the decision',
  ],
  readDecision: ['the decision', 'read the decision'],
  sayItStops: ['extend', 'extend the trial', 'continue the trial'],
};

const stopping: Record<EndingParams['trialOver']['when'], (day: string) => string> = {
  today: () => 'stops today.',
  ahead: (day) => `stops on ${day}.`,
  past: (day) => `stopped on ${day}.`,
};

const goingBack: Record<EndingParams['trialOver']['when'], string> = {
  today: 'From tomorrow:',
  ahead: 'From the day after:',
  past: 'To go back:',
};

const labels: Record<AnswerPiece['part'], string> = {
  question: 'The question set at the start',
  changed: 'What it changed',
  keep: 'What to keep, change, leave',
  public: 'What members of the public say of it',
};

const whatFollows: readonly Block[] = [
  p`What follows is not decided: leave it there, try again differently with a new end date, or propose it as ordinary practice.`,
];

const onTrial = (what: string, endsOn: Temporal.PlainDate, f: Format): Block =>
  p`🚧 ${bold(`ON TRIAL until ${f.day(endsOn)}`)}: ${said(what)}`;

function concluded({ what, learnt, follow, decider, decideBy }: Concluded, f: Format): readonly Block[] {
  return [
    p`🍂 ${bold('Trial stopped')}: ${said(what)}`,
    p`What it teaches us:`,
    quote(learnt),
    follow === 'leave'
      ? p`What follows: leave it there. What was learnt remains.`
      : follow === 'again'
        ? p`What follows: try again differently. It will be a new trial, with its own end date and new agreements.`
        : p`What follows: propose it as ordinary practice. Who decides: ${{ said: decider }}${decideBy ? `, by ${f.day(decideBy)}` : ''}. Until then, the trial remains stopped.`,
    small`Who may hear of it? Without an answer from you, it stays between you.`,
  ];
}

const messages: WordedKinds<EndingParams> = {
  wayBackSoon: ({ what, wayBack, endsOn }, f) => ({
    summary: s('A trial stops soon: the way back.'),
    body: [
      onTrial(what, endsOn, f),
      p`On that day it stops, even if it works. From the day after:`,
      quote(wayBack),
      p`There is nothing to decide now: this is so that the way back is ready.`,
    ],
  }),
  trialOver: ({ what, wayBack, question, on, when, answering }, f) => ({
    summary: when === 'past' ? s('A trial has stopped: the way back.') : s('A trial stops: the way back.'),
    body: [
      p`🚧 The trial "${said(what)}" ${bold(stopping[when](f.day(on)))} ${goingBack[when]} ${said(wayBack)}`,
      p`Thank you for trying it. Conclusive or not, it will have been useful if we learn something from it.`,
      ...(answering === 'open'
        ? [
            p`If you have ten minutes, in writing or in person:`,
            numbered([t`${said(question)}`, t`What did it change, for you and for the public?`, t`What to keep, change, leave?`]),
          ]
        : answering === 'answered'
          ? [p`You have answered: thank you. You can come back to it until the evaluation is written.`]
          : [p`The evaluation is written.`]),
    ],
    details: [
      ...(answering === 'closed' ? [] : whatFollows),
      ...(answering === 'open' ? [small`You can also answer here, in your own words.`] : []),
    ],
  }),
  trialStopped: ({ what, wayBack, on }, f) => ({
    summary: s('The trial is stopped.'),
    body: [
      p`Done, without regret and without having to say why: the trial "${said(what)}" ${bold(`stops on ${f.day(on)}.`)} From the day after: ${said(wayBack)}`,
      p`Everyone who takes part, you included, now receives the way back, in the same words as at the planned end.`,
      p`What we learn from it is worth as much as if it had run its course.`,
    ],
  }),
  whichTrial: ({ items }) => ({
    summary: s('Which trial do you mean?'),
    body:
      items.length === 1 && items[0]?.what
        ? [p`The trial “${briefly(items[0]?.what ?? '')}” would stop today, for everyone who takes part. Stop it?`]
        : [
            ...(items.some((one) => one.what === null) ? [] : [p`You may mean one of several trials. Which one?`]),
            numbered(
              items.map((one) => (one.what === null ? t`This trial is no longer to be chosen.` : t`"${{ said: one.what, max: 80 }}"`)),
            ),
            ...(items.some((one) => one.what === null) ? [p`For another trial, tell me again in words.`] : []),
          ],
  }),
  stopsOnItsDay: ({ endsOn }, f) => ({
    summary: s('A trial stops on its day.'),
    body: [
      endsOn === null
        ? p`A trial stops on its day, even if it works: that is how we learn something from it.`
        : p`This trial stops on ${f.day(endsOn)}, even if it works: that is how we learn something from it.`,
      p`Afterwards you can try again differently: a new trial, with its own end date and new agreements.`,
    ],
  }),

  trialMemberLeft: ({ what, few }) => ({
    summary: s('Someone has left a trial.'),
    body: [
      few
        ? p`Someone has left the trial "${said(what)}". They do not have to say why. You are so few that you will probably know who.`
        : p`Someone has left the trial "${said(what)}". They do not have to say why, and I do not say who.`,
      p`The trial goes on.`,
    ],
  }),
  trialNeedsCarrier: ({ what, by, endsOn }, f) => ({
    summary: s('A trial is looking for someone to carry it.'),
    body: [
      onTrial(what, endsOn, f),
      by === ''
        ? p`Nobody carries this trial any more. Any of those who take part can.`
        : p`${person(by)} leads this trial and is handing it over. Any of those who take part can take it up.`,
      p`Carrying it means keeping its rhythm, answering questions, and being able to stop it any day. The first to say so leads it.`,
      small`Without an answer nothing changes: it stops by itself on its day.`,
    ],
  }),
  trialTaken: ({ what, endsOn }, f) => ({
    summary: s('You lead this trial.'),
    body: [
      p`Thank you: you now lead the trial "${said(what)}", until ${f.day(endsOn)}. I am telling the others.`,
      p`You can hand it over in turn, or stop it whenever you like.`,
    ],
  }),
  trialCarriedBy: ({ what, name }) => ({
    summary: s('Someone carries a trial again.'),
    body: [p`${person(name)} now leads the trial "${said(what)}".`],
  }),
  pilotStepsBack: ({ what, until, endsOn, second }, f) => ({
    summary: s('The moment to hand over is near.'),
    body: [
      onTrial(what, endsOn, f),
      p`At the start you meant to step back from leading it on ${f.day(until)}. To whom would you hand it over?`,
      second === ''
        ? p`If you like, I can offer it to those who take part.`
        : p`${person(second)} carries it with you. If you like, I can offer it to those who take part.`,
      p`Without an answer from you, you lead it until ${f.day(endsOn)}.`,
    ],
  }),
  relayOffered: ({ what }) => ({
    summary: s('Offered.'),
    body: [p`Offered to those who take part in the trial "${said(what)}", in their next working hours. Until then you still lead it.`],
  }),
  evaluationKept: ({ words, readers }, f) => ({
    summary: s('Thank you for your answer.'),
    body: [
      ...(words === null
        ? [p`Thank you: your answer is kept.`]
        : [p`Thank you. I keep this as your answer about the trial:`, quote(words)]),
      readers.length === 0
        ? p`Nobody else reads it for now.`
        : p`It goes to ${f.people(readers)}, without your name unless you chose otherwise. Even without names, people may recognise you.`,
      small`You can come back to it until the evaluation is written. I erase it a month later.`,
    ],
  }),
  evaluationDeclined: () => ({
    summary: s('Understood.'),
    body: [p`Understood, I will not ask again. If you change your mind, the button stays until the evaluation is written.`],
  }),
  evaluationWithdrawn: () => ({
    summary: s('Your answer is erased.'),
    body: [p`Your answer is erased, including from the messages I can edit.`],
  }),
  evaluationClosed: () => ({
    summary: s('The evaluation is already written.'),
    body: [
      p`The evaluation of this trial is already written: I no longer change the answers. You can read it, and talk to those who carry it.`,
    ],
  }),
  talkAsked: ({ people }, f) => ({
    summary: people.length === 0 ? s('Noting what is said') : s('Asked.'),
    body: [
      people.length === 0
        ? p`Talk about it with whomever you like, then note what was said, without names. Nobody else carries this trial.`
        : p`I have asked ${f.people(people)}: you will talk about it in person. Nothing will be written without you knowing.`,
    ],
  }),
  talkWanted: ({ what, name }) => ({
    summary: s('Someone would rather talk about it.'),
    body: [
      p`${person(name)} would like to talk in person about the trial "${said(what)}", which is stopping. A quarter of an hour is enough: can you go and see them?`,
      p`If they agree, note afterwards what was said, without their name.`,
    ],
  }),
  aloudNoted: ({ checkIn }) => ({
    summary: s('Noted.'),
    body: [
      checkIn === ''
        ? p`Noted, as said aloud, and in nobody's name. Only those who conclude read it.`
        : p`Noted, as said aloud, and in nobody's name. Those who take part in the trial read it in the log.`,
      small`I erase it a month after the evaluation is written.`,
    ],
  }),
  evaluationAnswers: ({ what, question, pieces }) => ({
    summary: s('What is said of the trial'),
    body: [
      p`The trial "${said(what)}". The question set at the start: ${said(question)}`,
      ...(pieces.length === 0
        ? [p`Nobody has answered so far. Silence is an answer too; you can go and talk about it.`]
        : pieces.flatMap(({ opens, name, aloud, part, words }): Block[] => [
            ...(opens
              ? [{ type: 'divider' as const }, name !== '' ? p`${person(name)}` : aloud ? p`${bold('Said aloud')}` : p`${bold('Someone')}`]
              : []),
            p`${labels[part]}:`,
            inFull(words),
          ])),
      small`These words do not leave the group that tried it. The trial, never the people.`,
    ],
  }),

  concludeTrial: ({ what, on, again, carried }, f) => ({
    summary: s('What do we learn from this trial?'),
    body: [
      p`The trial "${said(what)}" stopped on ${f.day(on)}. What do we learn from it? A few lines are enough.`,
      ...(carried ? [] : [p`Nobody carries it any more: anyone who took part can write the evaluation.`]),
      p`And what follows: leave it there, try again differently, or propose it as ordinary practice. None is worth more than another.`,
      ...(again ? [small`This is my only reminder.`] : []),
    ],
  }),
  onlyCarriersConclude: ({ of }) => ({
    summary: s('It is for those who carry it to conclude.'),
    body: [
      of === 'decision'
        ? p`The answer is noted by those who carry the trial. You will read it with the others who took part.`
        : p`The evaluation is written by those who carry the trial. Your answer counts in it. To give it, say "answer".`,
    ],
  }),
  notOverYet: ({ endsOn }, f) => ({
    summary: s('This trial is not over yet.'),
    body: [p`This trial runs until ${f.day(endsOn)}. The evaluation is written afterwards; the trial can also be stopped before then.`],
  }),
  conclusionKept: ({ first, ...params }, f) => ({
    summary: s('The evaluation is kept.'),
    body: [
      first
        ? p`Thank you. Those who took part read this evaluation first, in their next working hours.`
        : p`Corrected, in the messages I can edit.`,
      ...concluded(params, f),
    ],
  }),
  evaluationReady: (params, f) => ({
    summary: s('The evaluation of a trial you tried'),
    body: [p`Those who took part in this trial read its evaluation before anyone else.`, ...concluded(params, f)],
  }),
  practiceText: ({ what, learnt, decider, decideBy, reminds, nextOn }, f) => ({
    summary: s('A text to send'),
    body: [
      p`Here is a text you can copy, change, and send yourself. I send it to nobody.`,
      {
        type: 'quote',
        spans: reminds
          ? [
              ...t`Hello. We proposed to make ordinary practice of what we had tried: “`,
              said(what),
              ...t`”. Who decides: `,
              { said: decider },
              ...t`. We hoped for an answer by ${f.day(decideBy)}. Where does it stand? If it is no, please tell us why.`,
            ]
          : [
              ...t`Hello. We have tried, on a small scale and for a limited time: “`,
              said(what),
              ...t`”. The trial has stopped. What we learn from it: “`,
              said(learnt),
              ...t`”. We propose to make it ordinary practice. Who decides: `,
              { said: decider },
              ...t`. An answer by ${f.day(decideBy)} would help us; if it is no, please tell us why.`,
            ],
      },
      ...(reminds
        ? [
            nextOn === null
              ? small`I will not ask you again. If the answer comes: "we got the answer: …".`
              : small`I will ask you one last time, from ${f.day(nextOn)} on.`,
          ]
        : []),
    ],
  }),
  decisionAwaited: ({ what, decideBy, last }, f) => ({
    summary: s('The answer to your proposal'),
    body: [
      p`You expected an answer by ${f.day(decideBy)} to your proposal: “${said(what)}”. Have you had it?`,
      small`I ask only those who carry it.${last ? ' This is my last question.' : ''}`,
    ],
  }),
  decisionReady: ({ what, granted, words, from }, f) => ({
    summary: s('The answer to a proposal'),
    body: [
      p`Those who took part in this trial read the answer before anyone else. Nobody is asked for it any more.`,
      granted
        ? p`🌳 ${bold('It has become ordinary practice')}: ${said(what)}`
        : p`🪨 ${bold('It will not be possible, and here is why')}: ${said(what)}`,
      quote(words),
      ...(from === null ? [] : [p`From ${f.day(from)}.`]),
      small`Who may hear of it? Without an answer from you, it stays between you.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  wayBackSoon: s('because you take part in this trial'),
  trialOver: s('because you take part in this trial'),
  trialMemberLeft: s('because you carry this trial'),
  trialNeedsCarrier: s('because you take part in this trial'),
  trialCarriedBy: s('because you take part in this trial'),
  pilotStepsBack: s('because you lead this trial'),
  talkWanted: s('because you carry this trial'),
  concludeTrial: s('because you took part in this trial'),
  evaluationReady: s('because you took part in this trial'),
  decisionAwaited: s('because you carry this proposal'),
  decisionReady: s('because you took part in this trial'),
};

const answering: WordedForm['fields'] = {
  question: { label: s('Your answer to this question') },
  changed: { label: s('What did it change, for you and for the public?') },
  keep: { label: s('What to keep, change, leave?') },
  public: { label: s('What members of the public say of it'), hint: s('Please leave out their names, and anything about their health.') },
};

const forms: WordedForms<EndingForms> = {
  evaluation: ({ ask, readers }, f) => ({
    title: s('Your answer'),
    intro: [
      p`The question set at the start: ${said(ask)}`,
      readers.length === 0
        ? p`One word is enough, and you may leave any field empty.`
        : p`One word is enough, and you may leave any field empty. Your words go to ${f.people(readers)}, without your name unless you choose otherwise.`,
    ],
    submit: s('Answer'),
    cancel: s('Close'),
    fields: {
      ...answering,
      named: { label: s('With your name?'), hint: s('Even without names, people may recognise you.') },
    },
    options: { no: s('No'), yes: s('Yes') },
  }),
  aloud: ({ ask, ...of }) => ({
    title: s('What was said'),
    intro: [
      'checkIn' in of
        ? p`What people without a screen said aloud, and agreed to have noted. Without names: it is read in the log of the trial.`
        : p`What people said aloud, and agreed to have noted: members of the public, or those without a screen.`,
      p`The question set at the start: ${said(ask)}`,
    ],
    submit: s('Note it'),
    cancel: s('Close'),
    fields: {
      ...answering,
      words: { label: s('What was said'), hint: s("The trial, never the people. Without names, and nothing about anyone's health.") },
      question: { label: s('What was said about this question') },
      changed: { label: s('What did it change, for them and for the public?') },
    },
  }),
  conclusion: () => ({
    title: s('The evaluation'),
    intro: [p`Those who took part read it first, and choose whether others may hear of it.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      learnt: {
        label: s('What we learn from it'),
        hint: s("The trial, never the people. Without names of users, and nothing about anyone's health."),
      },
      follow: { label: s('What follows'), hint: s('None is worth more than another.') },
      decider: { label: s('Who decides?'), hint: s('Only if you propose it as ordinary practice: a person, a service, a body.') },
      decideBy: { label: s('By when?'), hint: s('Only if you propose it as ordinary practice.') },
    },
    options: { leave: s('Leave it there'), again: s('Try again differently'), practice: s('Propose it as ordinary practice') },
  }),
  decision: () => ({
    title: s('The answer'),
    intro: [p`Those who took part in the trial read it first, and choose whether others may hear of it.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      answer: { label: s('The answer') },
      words: { label: s('What was answered, and why?'), hint: s('The reasons, without naming who decided.') },
      from: { label: s('From when?'), hint: s('If it is agreed, and if you were told.') },
    },
    options: { yes: s('It is agreed'), no: s('It is no') },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  evaluation: ({ question }) => ({
    summary: s('What you take from it'),
    body: [
      p`Write it here, in your own words, or use the button. The question set at the start:`,
      quote(question),
      p`And also: what it changed, for you and for the public; what to keep, change, leave.`,
    ],
  }),
  aloud: () => ({
    summary: s('Noting what was said'),
    body: [p`What people said aloud is noted in a form: press the button.`],
  }),
  conclusion: () => ({
    summary: s('Writing the evaluation'),
    body: [p`The evaluation is written in a form: what we learn, and what follows. Press the button.`],
  }),
  decision: ({ draft }) => ({
    summary: s('Noting the answer'),
    body: [
      draft === undefined
        ? p`The answer is noted in a form: is it yes, or no?`
        : p`I keep your words for the form. Is the answer yes, or no?`,
    ],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms, inWords };
