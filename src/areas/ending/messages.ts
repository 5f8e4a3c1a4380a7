import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { shownAtMost } from '../../cards/words.ts';
import { asDrawn, count, date, flag, from, kept, none, nothing, text } from '../../core/about.ts';
import { buttonsOf, type Placed } from '../../core/button.ts';
import { kindsOf, type Row, type Telling } from '../../core/kind.ts';
import { aTrial, aTrialPage } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { evaluationAt } from '../../core/shown.ts';
import { id, subject } from '../../core/subject.ts';
import { localDate } from '../../domain/calendar.ts';
import { concluders } from '../../domain/evaluation.ts';
import { pageAt } from '../../domain/pages.ts';
import { officeTimeOf, workingTimeOf } from '../../domain/person.ts';
import { carries, lastMorning, type Trial } from '../../domain/trial.ts';
import { buttons as agreeingButtons } from '../agreeing/buttons.ts';
import { buttons as conversationButtons } from '../conversation/buttons.ts';
import { buttons as tryingButtons } from '../trying/buttons.ts';
import { type TrialAct, trialActs, trialsMeant } from '../trying/own-trial.ts';
import { buttons as shared } from './buttons.ts';
import {
  type AnswersPage,
  answersAt,
  type Concluded,
  concludedOf,
  type KeptEvaluation,
  keptOf,
  type OfTrial,
  type PracticeText,
  practiceTextOf,
  type StopsOnItsDay,
  stopsOf,
  type TalkAsked,
  talkAskedOf,
  theirPart,
} from './ending-shown.ts';
import { sampleConclusions } from './samples.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    talkEvaluation: { about: aTrial },
    declineEvaluation: { about: aTrial },
    editEvaluation: { about: aTrial, opens: 'form' },
    withdrawAnswer: { about: aTrial },
    noteAloud: { about: aTrial, opens: 'form' },
    removeAloud: { about: subject({ trial: id, note: id }) },
    readAnswers: { about: aTrial },
    readAnswersOn: { about: aTrialPage },
    concludeTrial: { about: aTrial, opens: 'form' },
    correctConclusion: { about: aTrial, opens: 'form' },
    wholeEvaluation: { about: aTrial },
    readEvaluationOn: { about: aTrialPage },
    practiceText: { about: aTrial },
  }),
};

type Day = Temporal.PlainDate;

/** How a trial stops, what people leave, and what is learnt (P26 to P29, P33). */
export interface EndingParams {
  /** Some working days before the end. */
  wayBackSoon: OfTrial & { wayBack: string; endsOn: Day; carries: boolean };
  /**
   * It stops, on its last day or earlier, in the same words. `on` is that day, seen from the reader's: today, still ahead, or past.
   * `answering`: the questions are open, or were answered, or are closed since somebody concluded.
   */
  trialOver: OfTrial & {
    wayBack: string;
    question: string;
    on: Day;
    when: 'today' | 'ahead' | 'past';
    answering: 'open' | 'answered' | 'closed';
    /** They may say now what was learnt. */
    concludes: boolean;
  };
  /** To whoever stopped it. */
  trialStopped: OfTrial & { wayBack: string; on: Day };
  /** `what`: null once it is no longer to be chosen. Then none of them is. */
  whichTrial: { act: TrialAct; items: readonly { trial: string; what: string | null }[] };
  stopsOnItsDay: StopsOnItsDay;

  trialLeft: Record<string, never>;
  lastInTrial: OfTrial;
  /** To those who carry it. `few`: so few testers that not naming would hide nothing. */
  trialMemberLeft: OfTrial & { few: boolean };
  /** To those who still carry it. `name` is empty when it is known no more; `pilots`: the reader now leads it. */
  trialCarrierLeft: OfTrial & { name: string; pilots: boolean };
  /** To those who take part: would one of them carry it? `by` is the pilot who asks; empty: nobody carries it any more. */
  trialNeedsCarrier: OfTrial & { by: string; endsOn: Day };
  trialTaken: OfTrial & { endsOn: Day };
  /** To the others. */
  trialCarriedBy: OfTrial & { name: string };
  trialCarriedAlready: Record<string, never>;
  /** To the pilot, some working days before the day they had set. */
  pilotStepsBack: OfTrial & { until: Day; endsOn: Day; second: string };
  relayOffered: OfTrial;
  relayAlone: OfTrial;
  pilotStays: { endsOn: Day };

  /** Where the form cannot be shown. */
  evaluationInWords: { trial: string; question: string };
  evaluationKept: KeptEvaluation;
  evaluationDeclined: { trial: string };
  evaluationWithdrawn: { trial: string };
  evaluationClosed: { trial: string };
  talkAsked: TalkAsked;
  /** To those who carry it. */
  talkWanted: OfTrial & { name: string };
  aloudInWords: { trial: string };
  aloudNoted: { trial: string; note: string };
  aloudRemoved: Record<string, never>;
  evaluationAnswers: AnswersPage;

  concludeTrial: OfTrial & { on: Day; again: boolean; carried: boolean };
  concludeInWords: { trial: string };
  onlyCarriersConclude: Record<string, never>;
  notOverYet: { endsOn: Day };
  /** To whoever concluded; `first` is false for a correction. */
  conclusionKept: Concluded & { first: boolean };
  /** To those who took part: they read it first. */
  evaluationReady: Concluded & { corrects: boolean };
  wholeEvaluation: { trial: string; page: string; next: number | null };
  practiceText: PracticeText;
}

const ofTrial = z.object({ trial: text });

const ofDay = z.object({ endsOn: date });

/** What each act is asked of, when several trials could be meant. */
const choose: Record<TrialAct, (about: { readonly trial: string }, label: string) => Placed> = {
  'stop-trial': buttons.stopTrial,
  'leave-trial': tryingButtons.leaveTrial,
  'take-trial': tryingButtons.takeTrial,
  'pass-trial': tryingButtons.passTrial,
  'stay-pilot': tryingButtons.stayPilot,
  'answer-evaluation': buttons.answerEvaluation,
  'withdraw-answer': buttons.withdrawAnswer,
  'talk-evaluation': buttons.talkEvaluation,
  'note-aloud': buttons.noteAloud,
  'read-answers': buttons.readAnswers,
  'conclude-trial': buttons.concludeTrial,
  'correct-conclusion': buttons.correctConclusion,
  'read-evaluation': buttons.readEvaluation,
  'practice-text': buttons.practiceText,
  'where-trial-told': agreeingButtons.whereTrialTold,
  'choose-evaluation-sharing': tryingButtons.chooseEvaluationSharing,
};

/** What this area says. */
export const kinds = kindsOf<EndingParams>()({
  /** To those who take part in a trial: the way back, ahead and at the end; everybody gets it at once (P29). */
  // Stopping is drawn like everything else.
  wayBackSoon: {
    now: from(ofTrial, async (about, telling) => {
      const part = await theirPart(about, telling);
      if (part?.trial.state !== 'live') return null;
      const { id, what, wayBack, endsOn } = part.trial;
      return { trial: id, what, wayBack, endsOn, carries: carries(part.member.role) };
    }),
    buttons: ({ trial, carries }) => [[...(carries ? [buttons.stopTrial({ trial })] : []), tryingButtons.leaveTrial({ trial })]],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    givesWayTo: ['trialShown'],
    needsThem: true,
    samples: [true, false].map((carries) => ({
      trial: sample.id,
      what: sample.written,
      wayBack: sample.long,
      endsOn: sample.later,
      carries,
    })),
  },
  trialOver: {
    now: from(ofTrial, async (about, telling) => {
      const part = await theirPart(about, telling);
      const on = part && stopsOn(part.trial, telling);
      if (!part || !on) return null;
      const { id, what, wayBack, question, state, conclusion } = part.trial;
      const today = localDate(workingTimeOf(telling.person, telling.organisation), telling.now);
      const from = Temporal.PlainDate.compare(on, today);
      const own = await telling.tx.evaluations.own(id, telling.person.id);
      return {
        trial: id,
        what,
        wayBack,
        question,
        on,
        when: from === 0 ? 'today' : from > 0 ? 'ahead' : 'past',
        answering: conclusion ? 'closed' : own ? 'answered' : 'open',
        concludes: state === 'over' && !conclusion && concluders(part.trial, part.members).includes(part.member),
      };
    }),
    buttons: ({ trial, answering, concludes }) => [
      answering === 'open'
        ? [buttons.answerEvaluation({ trial }), buttons.talkEvaluation({ trial }), buttons.declineEvaluation({ trial })]
        : answering === 'answered'
          ? [buttons.editEvaluation({ trial }), buttons.withdrawAnswer({ trial })]
          : [buttons.readEvaluation({ trial })],
      ...(concludes ? [[buttons.concludeTrial({ trial }), buttons.noteAloud({ trial })]] : []),
    ],
    unprompted: { exempt: true, expiresAfter: null, survivesStop: true },
    samples: (['open', 'answered', 'closed'] as const).flatMap((answering) =>
      (['today', 'ahead', 'past'] as const).map((when) => ({
        trial: sample.id,
        what: sample.written,
        wayBack: sample.written,
        question: sample.long,
        on: sample.on,
        when,
        answering,
        concludes: when === 'past' && answering !== 'closed',
      })),
    ),
  },
  trialStopped: {
    now: from(ofTrial, async (about, telling) => {
      const part = await theirPart(about, telling);
      if (!part?.trial.endedOn) return null;
      return { trial: part.trial.id, what: part.trial.what, wayBack: part.trial.wayBack, on: part.trial.endedOn };
    }),
    buttons: ({ trial }) => [[buttons.concludeTrial({ trial })]],
    samples: [{ trial: sample.id, what: sample.written, wayBack: sample.long, on: sample.on }],
  },
  // As for initiatives.
  whichTrial: {
    now: from(z.object({ act: z.enum(trialActs), among: asDrawn }), async ({ act, among }, telling) => {
      const meant = await trialsMeant(telling, act);
      const drawn = among ?? meant.map((one) => one.trial);
      const items = drawn.map((trial) => ({ trial, what: meant.find((one) => one.trial === trial)?.what ?? null }));
      return items.every((one) => one.what === null) ? null : { act, items };
    }),
    buttons: ({ act, items }) =>
      items.some((one) => one.what === null) ? [] : [items.map((one, index) => choose[act]({ trial: one.trial }, String(index + 1)))],
    samples: trialActs.flatMap((act) =>
      [sample.long, null].map((gone) => ({ act, items: [sample.long, sample.long, gone].map((what) => ({ trial: sample.id, what })) })),
    ),
  },
  stopsOnItsDay: {
    now: from(none, async (_, telling) => stopsOf(telling)),
    buttons: ({ trial }) => (trial === '' ? [] : [[tryingButtons.tryAgain({ trial })]]),
    samples: [
      { trial: '', endsOn: sample.on },
      { trial: sample.id, endsOn: null },
    ],
  },
  trialLeft: {
    now: nothing,
  },
  lastInTrial: {
    now: from(ofTrial, named),
    buttons: ({ trial }) => [[buttons.stopTrial({ trial })]],
    samples: [{ trial: sample.id, what: sample.long }],
  },
  /** To those who carry it, or might. */
  trialMemberLeft: {
    now: from(ofTrial.extend({ few: flag }), async (about, telling) => {
      const part = await whileLive(about, telling);
      return part && carries(part.member.role) ? { trial: part.trial.id, what: part.trial.what, few: about.few } : null;
    }),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: [true, false].map((few) => ({ trial: sample.id, what: sample.written, few })),
  },
  trialCarrierLeft: {
    now: from(ofTrial.extend({ person: text, pilots: flag }), async (about, telling) => {
      const part = await whileLive(about, telling);
      if (!part || !carries(part.member.role)) return null;
      const { person, pilots } = about;
      return {
        trial: part.trial.id,
        what: part.trial.what,
        name: await nameOf(person, telling),
        pilots: pilots && part.member.role === 'pilot',
      };
    }),
    buttons: ({ trial, pilots }) => [[...(pilots ? [tryingButtons.passTrial({ trial })] : []), buttons.stopTrial({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: [sample.named, ''].flatMap((name) =>
      [true, false].map((pilots) => ({ trial: sample.id, what: sample.written, name, pilots })),
    ),
  },
  trialNeedsCarrier: {
    now: from(ofTrial, async (about, telling) => {
      const part = await whileLive(about, telling);
      if (!part || part.member.role === 'pilot') return null;
      const { trial, members } = part;
      const pilot = members.find((one) => one.role === 'pilot');
      if (members.some((one) => carries(one.role)) && !trial.handingOver) return null;
      return { trial: trial.id, what: trial.what, by: pilot?.person.name ?? '', endsOn: trial.endsOn };
    }),
    buttons: ({ trial }) => [[tryingButtons.takeTrial({ trial }), tryingButtons.leaveTrial({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['trialShown'],
    needsThem: true,
    samples: [sample.named, ''].map((by) => ({ trial: sample.id, what: sample.long, by, endsOn: sample.on })),
  },
  trialTaken: {
    now: from(ofTrial, async (about, telling) => {
      const part = await whileLive(about, telling);
      return part?.member.role === 'pilot' ? { trial: part.trial.id, what: part.trial.what, endsOn: part.trial.endsOn } : null;
    }),
    buttons: ({ trial }) => [[tryingButtons.passTrial({ trial }), buttons.stopTrial({ trial })]],
    samples: [{ trial: sample.id, what: sample.written, endsOn: sample.on }],
  },
  trialCarriedBy: {
    now: from(ofTrial.extend({ person: text }), async (about, telling) => {
      const part = await whileLive(about, telling);
      const pilot = part?.members.find((one) => one.role === 'pilot' && one.personId === about.person);
      return part && pilot ? { trial: part.trial.id, what: part.trial.what, name: pilot.person.name } : null;
    }),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: [{ trial: sample.id, what: sample.written, name: sample.named }],
  },
  trialCarriedAlready: {
    now: nothing,
  },
  pilotStepsBack: {
    now: from(ofTrial, async (about, telling) => {
      const part = await whileLive(about, telling);
      if (part?.member.role !== 'pilot' || part.trial.handingOver) return null;
      const { id, what, pilotUntil, endsOn } = part.trial;
      if (Temporal.PlainDate.compare(pilotUntil, endsOn) >= 0) return null;
      return { trial: id, what, until: pilotUntil, endsOn, second: part.members.find((one) => one.role === 'carrier')?.person.name ?? '' };
    }),
    buttons: ({ trial }) => [[tryingButtons.passTrial({ trial }), tryingButtons.stayPilot({ trial }), buttons.stopTrial({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['trialShown'],
    needsThem: true,
    samples: [sample.named, ''].map((second) => ({
      trial: sample.id,
      what: sample.written,
      until: sample.on,
      endsOn: sample.later,
      second,
    })),
  },
  relayOffered: {
    now: from(ofTrial, named),
    samples: [{ trial: sample.id, what: sample.written }],
  },
  relayAlone: {
    now: from(ofTrial, named),
    buttons: ({ trial }) => [[tryingButtons.stayPilot({ trial }), buttons.stopTrial({ trial })]],
    samples: [{ trial: sample.id, what: sample.written }],
  },
  pilotStays: {
    now: kept(ofDay),
    samples: [{ endsOn: sample.later }],
  },
  evaluationInWords: {
    now: from(ofTrial, async (about, telling) => {
      const part = await theirPart(about, telling);
      return part && { trial: part.trial.id, question: part.trial.question };
    }),
    buttons: ({ trial }) => [[buttons.answerEvaluation({ trial })]],
    samples: [{ trial: sample.id, question: sample.long }],
  },
  evaluationKept: {
    now: from(ofTrial.extend({ from: count.optional(), at: count.optional() }), async (about, telling) => {
      const part = await theirPart(about, telling);
      return part && keptOf(telling, part.trial, about);
    }),
    buttons: ({ trial, undo }) => [
      undo === null
        ? [buttons.editEvaluation({ trial }), buttons.withdrawAnswer({ trial })]
        : [conversationButtons.notAnEvaluation(undo), buttons.editEvaluation({ trial })],
    ],
    samples: [
      { trial: sample.id, words: null, undo: null, readers: [sample.named, sample.named] },
      { trial: sample.id, words: sample.long, undo: { trial: sample.id, from: 12, at: 1_795_338_000_000 }, readers: [] },
    ],
  },
  evaluationDeclined: {
    now: kept(ofTrial),
    buttons: ({ trial }) => [[buttons.answerEvaluation({ trial })]],
    samples: [{ trial: sample.id }],
  },
  evaluationWithdrawn: {
    now: kept(ofTrial),
    samples: [{ trial: sample.id }],
  },
  evaluationClosed: {
    now: kept(ofTrial),
    buttons: ({ trial }) => [[buttons.readEvaluation({ trial })]],
    samples: [{ trial: sample.id }],
  },
  talkAsked: {
    now: from(ofTrial, async (about, telling) => {
      const part = await theirPart(about, telling);
      return part && talkAskedOf(telling, part.trial, telling.person.id);
    }),
    buttons: ({ trial, notes }) => (notes ? [[buttons.noteAloud({ trial })]] : []),
    samples: [
      { trial: sample.id, people: [sample.named], notes: false },
      { trial: sample.id, people: [], notes: true },
    ],
  },
  /** To those who carry it: somebody would rather talk. A request addressed to you is exempt. */
  talkWanted: {
    now: from(ofTrial.extend({ person: text }), async (about, telling) => {
      const part = await theirPart(about, telling);
      const name = part && carries(part.member.role) ? await nameOf(about.person, telling) : '';
      return part && name !== '' ? { trial: part.trial.id, what: part.trial.what, name } : null;
    }),
    buttons: ({ trial }) => [[buttons.noteAloud({ trial })]],
    unprompted: { exempt: true, expiresAfter: null, survivesStop: true },
    needsThem: true,
    samples: [{ trial: sample.id, what: sample.written, name: sample.named }],
  },
  aloudInWords: {
    now: kept(ofTrial),
    buttons: ({ trial }) => [[buttons.noteAloud({ trial })]],
    samples: [{ trial: sample.id }],
  },
  aloudNoted: {
    now: kept(z.object({ trial: text, note: text })),
    buttons: ({ trial, note }) => [[buttons.noteAloud({ trial }), buttons.removeAloud({ trial, note })]],
    samples: [{ trial: sample.id, note: sample.id }],
  },
  aloudRemoved: {
    now: nothing,
  },
  evaluationAnswers: {
    now: from(ofTrial.extend({ at: count }), async (about, telling) => {
      const part = await theirPart(about, telling);
      const { at } = about;
      return part && concluders(part.trial, part.members).includes(part.member) ? answersAt(telling, part.trial, at) : null;
    }),
    buttons: ({ trial, next }) => [
      [
        ...(next === null ? [] : [buttons.readAnswersOn({ trial, page: next })]),
        buttons.concludeTrial({ trial }),
        buttons.noteAloud({ trial }),
      ],
    ],
    samples: [
      { trial: sample.id, what: sample.written, question: sample.written, pieces: [], next: null },
      {
        trial: sample.id,
        what: sample.written,
        question: sample.written,
        pieces: [
          { opens: true, name: sample.named, aloud: false, part: 'question', words: sample.written },
          { opens: true, name: '', aloud: true, part: 'public', words: sample.written },
          { opens: true, name: '', aloud: false, part: 'changed', words: sample.written },
          { opens: false, name: '', aloud: false, part: 'keep', words: sample.written },
        ],
        next: 1,
      },
    ],
  },
  concludeTrial: {
    now: from(ofTrial.extend({ again: flag }), async (about, telling) => {
      const part = await theirPart(about, telling);
      const { again } = about;
      if (!part?.trial.endedOn || part.trial.conclusion) return null;
      const asked = concluders(part.trial, part.members);
      if (!asked.includes(part.member)) return null;
      return {
        trial: part.trial.id,
        what: part.trial.what,
        on: part.trial.endedOn,
        again,
        carried: asked.some((one) => carries(one.role)),
      };
    }),
    buttons: ({ trial }) => [[buttons.concludeTrial({ trial }), buttons.readAnswers({ trial }), buttons.noteAloud({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['evaluationReady'],
    needsThem: true,
    samples: [true, false].map((again) => ({ trial: sample.id, what: sample.written, on: sample.on, again, carried: again })),
  },
  concludeInWords: {
    now: kept(ofTrial),
    buttons: ({ trial }) => [[buttons.concludeTrial({ trial })]],
    samples: [{ trial: sample.id }],
  },
  onlyCarriersConclude: {
    now: nothing,
  },
  notOverYet: {
    now: kept(ofDay),
    samples: [{ endsOn: sample.on }],
  },
  conclusionKept: {
    now: from(ofTrial.extend({ first: flag }), async (about, telling) => {
      const part = await theirPart(about, telling);
      const ready = part && concludedOf(part.trial);
      return ready && { ...ready, first: about.first };
    }),
    buttons: (concluded) => [[...whole(concluded), buttons.correctConclusion({ trial: concluded.trial }), ...following(concluded)]],
    shows: ({ trial, version }) => evaluationAt(trial, version),
    samples: sampleConclusions.flatMap((one) => [true, false].map((first) => ({ ...one, first }))),
  },
  /** To those who took part: they read it first. */
  evaluationReady: {
    now: from(ofTrial, async (about, telling) => {
      const part = await theirPart(about, telling);
      const ready = part && concludedOf(part.trial);
      return ready && { ...ready, corrects: concluders(part.trial, part.members).includes(part.member) };
    }),
    buttons: (concluded) => [
      [
        ...whole(concluded),
        ...(concluded.corrects ? [buttons.correctConclusion({ trial: concluded.trial })] : []),
        ...following(concluded),
      ],
    ],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    shows: ({ trial, version }) => evaluationAt(trial, version),
    samples: sampleConclusions.flatMap((one) => [true, false].map((corrects) => ({ ...one, corrects }))),
  },
  wholeEvaluation: {
    now: from(ofTrial.extend({ at: count }), async (about, telling) => {
      const part = await theirPart(about, telling);
      const { at } = about;
      return part?.trial.conclusion ? { trial: part.trial.id, ...pageAt(part.trial.conclusion.learnt, at) } : null;
    }),
    buttons: ({ trial, next }) => (next === null ? [] : [[buttons.readEvaluationOn({ trial, page: next })]]),
    samples: [
      { trial: sample.id, page: sample.written, next: 1 },
      { trial: sample.id, page: sample.written, next: null },
    ],
  },
  practiceText: {
    now: from(ofTrial, async (about, telling) => {
      const part = await theirPart(about, telling);
      return part && practiceTextOf(part.trial);
    }),
    samples: [{ trial: sample.id, what: sample.written, learnt: sample.long, decider: sample.written, decideBy: sample.later }],
  },
});

function whole({ trial, learnt }: Concluded): Row {
  return learnt.length > shownAtMost ? [buttons.wholeEvaluation({ trial })] : [];
}

/** What can be done with a conclusion, by those who took part: each chooses who may hear of it. */
function following({ trial, version, follow }: Concluded): Row {
  return [
    tryingButtons.chooseTrialSharing({ trial, version, part: 'evaluation' }),
    ...(follow === 'again' ? [tryingButtons.tryAgain({ trial })] : []),
    ...(follow === 'practice' ? [buttons.practiceText({ trial })] : []),
  ];
}

async function whileLive(about: { readonly trial: string }, telling: Telling) {
  const part = await theirPart(about, telling);
  return part?.trial.state === 'live' ? part : null;
}

async function named(about: { readonly trial: string }, telling: Telling) {
  const part = await theirPart(about, telling);
  return part && { trial: part.trial.id, what: part.trial.what };
}

/** Empty when they are known no more. */
async function nameOf(person: string, { tx }: Telling): Promise<string> {
  return person === '' ? '' : ((await tx.people.get(person))?.name ?? '');
}

/** The day it stopped; of a live one, its last, from the morning on which that is said. */
function stopsOn(trial: Trial, { organisation, now }: Telling): Temporal.PlainDate | null {
  if (trial.state === 'over') return trial.endedOn;
  const office = officeTimeOf(organisation);
  const said = trial.state === 'live' && Temporal.PlainDate.compare(localDate(office, now), lastMorning(trial, office)) >= 0;
  return said ? trial.endsOn : null;
}
