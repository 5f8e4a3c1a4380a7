import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { shownAtMost } from '../../cards/words.ts';
import { asDrawn, count, date, flag, from, kept, none, nothing, ofTrial, text } from '../../core/about.ts';
import { buttonsOf, facesOf, type Placed } from '../../core/button.ts';
import { kindsOf, type Now, type Row, type Telling } from '../../core/kind.ts';
import { aTrial, aTrialPage } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { decisionAt, evaluationAt } from '../../core/shown.ts';
import { id, oneOf, optional, subject } from '../../core/subject.ts';
import { localDate } from '../../domain/calendar.ts';
import { concluders } from '../../domain/evaluation.ts';
import { officeTimeOf, workingTimeOf } from '../../domain/person.ts';
import { carries, lastMorning, type Trial } from '../../domain/trial.ts';
import { faces as agreeingFaces } from '../agreeing/buttons.ts';
import { buttons as conversationButtons } from '../conversation/buttons.ts';
import { buttons as readingButtons } from '../reading/buttons.ts';
import { buttons as tryingButtons } from '../trying/buttons.ts';
import { type TrialAct, trialActs, trialsMeant } from '../trying/own-trial.ts';
import { buttons as shared } from './buttons.ts';
import {
  type AnswersPage,
  answersAt,
  type Concluded,
  type ConcludedFor,
  concludedOf,
  type Decided,
  decidedOf,
  type KeptEvaluation,
  keptOf,
  mayTellDecision,
  type OfTrial,
  type PracticeText,
  practiceTextOf,
  type StopsOnItsDay,
  stopsOf,
  type TalkAsked,
  talkAskedOf,
  theirPart,
} from './ending-shown.ts';
import { sampleConclusions, samples } from './samples.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    talkEvaluation: { about: aTrial },
    declineEvaluation: { about: aTrial },
    withdrawAnswer: { about: aTrial },
    removeAloud: { about: subject({ trial: id, note: id }) },
    readAnswers: { about: aTrialPage },
    concludeTrial: { about: aTrial, opens: 'form' },
    correctConclusion: { about: aTrial, opens: 'form' },
    /** Named « reminds », after the day by which an answer was to come. */
    practiceText: { about: subject({ trial: id, reminds: optional(oneOf(['reminds'])) }) },
  }),
};

export const faces = facesOf({
  editEvaluation: buttons.answerEvaluation,
  readAnswersOn: buttons.readAnswers,
  decisionYes: buttons.tellDecision,
  decisionNo: buttons.tellDecision,
  notDecided: buttons.practiceText,
  correctDecision: buttons.tellDecision,
  readDecision: buttons.readEvaluation,
});

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
  /** To the person who stopped it. */
  trialStopped: OfTrial & { wayBack: string; on: Day };
  /** `what`: null once it is no longer to be chosen. Then none of them is. Of one alone, whether it is to be stopped. `draft`: words that came with the act. */
  whichTrial: { act: TrialAct; items: readonly { trial: string; what: string | null }[]; draft?: string };
  stopsOnItsDay: StopsOnItsDay;

  /** To those who carry it. `few`: so few testers that not naming would hide nothing. */
  trialMemberLeft: OfTrial & { few: boolean };
  /** To those who take part: would one of them carry it? `by` is the pilot who asks; empty: nobody carries it any more. */
  trialNeedsCarrier: OfTrial & { by: string; endsOn: Day };
  trialTaken: OfTrial & { endsOn: Day };
  /** To the others. */
  trialCarriedBy: OfTrial & { name: string };
  /** To the pilot, some working days before the day they had set. */
  pilotStepsBack: OfTrial & { until: Day; endsOn: Day; second: string };
  relayOffered: OfTrial;

  /** Where the form cannot be shown. */
  evaluationKept: KeptEvaluation;
  evaluationDeclined: { trial: string };
  /** What they had written, or noted of what was said aloud. */
  evaluationWithdrawn: Record<string, never>;
  evaluationClosed: { trial: string };
  talkAsked: TalkAsked;
  /** To those who carry it. */
  talkWanted: OfTrial & { name: string };
  /** `checkIn`: at which it was said; of a trial that is over, empty. */
  aloudNoted: { trial: string; note: string; checkIn: string };
  evaluationAnswers: AnswersPage;

  concludeTrial: OfTrial & { on: Day; again: boolean; carried: boolean };
  /** `of`: what is told by those who carry it. */
  onlyCarriersConclude: { of: 'evaluation' | 'decision' };
  notOverYet: { endsOn: Day };
  /** To the person who concluded; `first` is false for a correction. */
  conclusionKept: ConcludedFor & { first: boolean };
  /** To those who took part: they read it first. */
  evaluationReady: ConcludedFor & { corrects: boolean };
  practiceText: PracticeText;
  /** To those who carry it, after the day by which an answer was to come. */
  decisionAwaited: OfTrial & { decideBy: Day; last: boolean };
  /** To those who took part: they read it first. */
  decisionReady: Decided;
}

const ofDay = z.object({ endsOn: date });

/** What each act is asked of, when several trials could be meant. */
const choose: Record<TrialAct, (about: { readonly trial: string; readonly draft?: string }, label?: string, title?: string) => Placed> = {
  'stop-trial': buttons.stopTrial,
  'leave-trial': tryingButtons.leaveTrial,
  'take-trial': tryingButtons.takeTrial,
  'pass-trial': tryingButtons.passTrial,
  'answer-evaluation': buttons.answerEvaluation,
  'withdraw-answer': buttons.withdrawAnswer,
  'talk-evaluation': buttons.talkEvaluation,
  'note-aloud': buttons.noteAloud,
  'read-answers': buttons.readAnswers,
  'conclude-trial': buttons.concludeTrial,
  'correct-conclusion': buttons.correctConclusion,
  'read-evaluation': buttons.readEvaluation,
  'practice-text': buttons.practiceText,
  'tell-decision': buttons.tellDecision,
  // Who may hear of it is chosen where it is read.
  'read-decision': ({ trial }, ...rest) => faces.readDecision({ trial, part: 'decision' }, ...rest),
  'where-trial-told': agreeingFaces.whereTrialTold,
};

/** What this area says. */
export const kinds = kindsOf<EndingParams>()({
  /** To those who take part in a trial: the way back, ahead and at the end; everybody gets it at once (P29). */
  // Stopping is drawn like everything else.
  wayBackSoon: {
    now: whileLive(ofTrial, ({ trial: { id, what, wayBack, endsOn }, member }) => ({
      trial: id,
      what,
      wayBack,
      endsOn,
      carries: carries(member.role),
    })),
    buttons: ({ trial, carries }) => [[...(carries ? [buttons.stopTrial({ trial })] : []), tryingButtons.leaveTrial({ trial })]],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    givesWayTo: ['trialShown'],
    needsThem: true,
    samples: samples.wayBackSoon,
  },
  trialOver: {
    now: ofPart(ofTrial, async ({ trial, member, members }, telling) => {
      const on = stopsOn(trial, telling);
      if (!on) return null;
      const { id, what, wayBack, question, state, conclusion } = trial;
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
        concludes: state === 'over' && !conclusion && concluders(trial, members).includes(member),
      };
    }),
    buttons: ({ trial, answering, concludes }) => [
      answering === 'open'
        ? [buttons.answerEvaluation({ trial }), buttons.talkEvaluation({ trial }), buttons.declineEvaluation({ trial })]
        : answering === 'answered'
          ? [faces.editEvaluation({ trial }), buttons.withdrawAnswer({ trial })]
          : [buttons.readEvaluation({ trial })],
      ...(concludes ? [[buttons.concludeTrial({ trial }), buttons.noteAloud({ trial })]] : []),
    ],
    unprompted: { exempt: true, expiresAfter: null, survivesStop: true },
    samples: samples.trialOver,
  },
  trialStopped: {
    now: ofPart(ofTrial, ({ trial: { id, what, wayBack, endedOn } }) => endedOn && { trial: id, what, wayBack, on: endedOn }),
    buttons: ({ trial }) => [[buttons.concludeTrial({ trial })]],
    samples: [{ trial: sample.id, what: sample.written, wayBack: sample.long, on: sample.on }],
  },
  // As for initiatives.
  whichTrial: {
    now: from(z.object({ act: z.enum(trialActs), among: asDrawn, draft: text.optional() }), async ({ act, among, draft }, telling) => {
      const meant = await trialsMeant(telling, act);
      const drawn = among ?? meant.map((one) => one.trial);
      const items = drawn.map((trial) => ({ trial, what: meant.find((one) => one.trial === trial)?.what ?? null }));
      return items.every((one) => one.what === null) ? null : { act, items, ...(draft === undefined ? {} : { draft }) };
    }),
    buttons: ({ act, items, draft }) =>
      items.some((one) => one.what === null)
        ? []
        : items.length === 1
          ? [items.map(({ trial }) => choose[act]({ trial, ...(draft === undefined ? {} : { draft }) }))]
          : [
              items.map(({ trial, what }, index) =>
                choose[act]({ trial, ...(draft === undefined ? {} : { draft }) }, String(index + 1), what ?? ''),
              ),
            ],
    samples: samples.whichTrial,
  },
  stopsOnItsDay: {
    now: from(none, async (_, telling) => stopsOf(telling)),
    buttons: ({ trial }) => (trial === '' ? [] : [[tryingButtons.tryAgain({ trial })]]),
    samples: samples.stopsOnItsDay,
  },
  /** To those who carry it, or might. */
  trialMemberLeft: {
    now: whileLive(ofTrial.extend({ few: flag }), ({ trial, member }, _, { few }) =>
      carries(member.role) ? { ...named(trial), few } : null,
    ),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: [true, false].map((few) => ({ trial: sample.id, what: sample.written, few })),
  },
  trialNeedsCarrier: {
    now: whileLive(ofTrial, ({ trial, member, members }) => {
      if (member.role === 'pilot' || (members.some((one) => carries(one.role)) && !trial.handingOver)) return null;
      return { ...named(trial), by: members.find((one) => one.role === 'pilot')?.person.name ?? '', endsOn: trial.endsOn };
    }),
    buttons: ({ trial }) => [[tryingButtons.takeTrial({ trial }), tryingButtons.leaveTrial({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['trialShown'],
    needsThem: true,
    samples: [sample.named, ''].map((by) => ({ trial: sample.id, what: sample.long, by, endsOn: sample.on })),
  },
  trialTaken: {
    now: whileLive(ofTrial, ({ trial, member }) => (member.role === 'pilot' ? { ...named(trial), endsOn: trial.endsOn } : null)),
    buttons: ({ trial }) => [[buttons.stopTrial({ trial })]],
    samples: [{ trial: sample.id, what: sample.written, endsOn: sample.on }],
  },
  trialCarriedBy: {
    now: whileLive(ofTrial.extend({ person: text }), ({ trial, members }, _, about) => {
      const pilot = members.find((one) => one.role === 'pilot' && one.personId === about.person);
      return pilot ? { ...named(trial), name: pilot.person.name } : null;
    }),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: [{ trial: sample.id, what: sample.written, name: sample.named }],
  },
  pilotStepsBack: {
    now: whileLive(ofTrial, ({ trial, member, members }) => {
      const { pilotUntil, endsOn } = trial;
      if (member.role !== 'pilot' || trial.handingOver || Temporal.PlainDate.compare(pilotUntil, endsOn) >= 0) return null;
      return { ...named(trial), until: pilotUntil, endsOn, second: members.find((one) => one.role === 'carrier')?.person.name ?? '' };
    }),
    buttons: ({ trial }) => [[tryingButtons.passTrial({ trial }), buttons.stopTrial({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['trialShown'],
    needsThem: true,
    samples: samples.pilotStepsBack,
  },
  relayOffered: {
    now: ofPart(ofTrial, ({ trial }) => named(trial)),
    samples: [{ trial: sample.id, what: sample.written }],
  },
  evaluationKept: {
    now: ofPart(ofTrial.extend({ from: count.optional(), at: count.optional() }), ({ trial }, telling, about) =>
      keptOf(telling, trial, about),
    ),
    buttons: ({ trial, undo }) => [
      undo === null
        ? [faces.editEvaluation({ trial }), buttons.withdrawAnswer({ trial })]
        : [conversationButtons.notAnAnswer(undo), faces.editEvaluation({ trial })],
    ],
    samples: samples.evaluationKept,
  },
  evaluationDeclined: {
    now: kept(ofTrial),
    buttons: ({ trial }) => [[buttons.answerEvaluation({ trial })]],
    samples: [{ trial: sample.id }],
  },
  evaluationWithdrawn: { now: nothing },
  evaluationClosed: {
    now: kept(ofTrial),
    buttons: ({ trial }) => [[buttons.readEvaluation({ trial })]],
    samples: [{ trial: sample.id }],
  },
  talkAsked: {
    now: ofPart(ofTrial, ({ trial }, telling) => talkAskedOf(telling, trial, telling.person.id)),
    buttons: ({ trial, notes }) => (notes ? [[buttons.noteAloud({ trial })]] : []),
    samples: samples.talkAsked,
  },
  /** To those who carry it: somebody would rather talk. A request addressed to you is exempt. */
  talkWanted: {
    now: ofPart(ofTrial.extend({ person: text }), async ({ trial, member }, telling, { person }) => {
      const name = carries(member.role) ? await nameOf(person, telling) : '';
      return name === '' ? null : { ...named(trial), name };
    }),
    buttons: ({ trial }) => [[buttons.noteAloud({ trial })]],
    unprompted: { exempt: true, expiresAfter: null, survivesStop: true },
    needsThem: true,
    samples: [{ trial: sample.id, what: sample.written, name: sample.named }],
  },
  aloudNoted: {
    now: kept(z.object({ trial: text, note: text, checkIn: text.default('') })),
    buttons: ({ trial, note, checkIn }) => [
      [buttons.noteAloud(checkIn === '' ? { trial } : { checkIn }), buttons.removeAloud({ trial, note })],
    ],
    samples: [
      { trial: sample.id, note: sample.id, checkIn: '' },
      { trial: sample.id, note: sample.id, checkIn: sample.id },
    ],
  },
  evaluationAnswers: {
    now: ofPart(ofTrial.extend({ at: count }), async ({ trial, member, members }, telling, { at }) =>
      concluders(trial, members).includes(member) ? answersAt(telling, trial, at) : null,
    ),
    buttons: ({ trial, next }) => [
      [
        ...(next === null ? [] : [faces.readAnswersOn({ trial, page: next })]),
        buttons.concludeTrial({ trial }),
        buttons.noteAloud({ trial }),
      ],
    ],
    samples: samples.evaluationAnswers,
  },
  concludeTrial: {
    now: ofPart(ofTrial.extend({ again: flag }), ({ trial, member, members }, _, { again }) => {
      const asked = concluders(trial, members);
      if (!trial.endedOn || trial.conclusion || !asked.includes(member)) return null;
      return { ...named(trial), on: trial.endedOn, again, carried: asked.some((one) => carries(one.role)) };
    }),
    buttons: ({ trial }) => [[buttons.concludeTrial({ trial }), buttons.readAnswers({ trial }), buttons.noteAloud({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['evaluationReady'],
    needsThem: true,
    samples: [true, false].map((again) => ({ trial: sample.id, what: sample.written, on: sample.on, again, carried: again })),
  },
  onlyCarriersConclude: {
    now: kept(z.object({ of: z.enum(['evaluation', 'decision']).default('evaluation') })),
    samples: [{ of: 'evaluation' }, { of: 'decision' }],
  },
  notOverYet: { now: kept(ofDay), samples: [{ endsOn: sample.on }] },
  conclusionKept: {
    now: ofPart(ofTrial.extend({ first: flag }), (part, _, { first }) => {
      const ready = concludedOf(part.trial);
      return ready && { ...ready, first, decides: mayTellDecision(part) };
    }),
    buttons: (concluded) => [[...whole(concluded), buttons.correctConclusion({ trial: concluded.trial }), ...following(concluded)]],
    shows: ({ trial, version }) => evaluationAt(trial, version),
    samples: sampleConclusions.flatMap((one) => [true, false].map((first) => ({ ...one, first }))),
  },
  /** To those who took part: they read it first. */
  evaluationReady: {
    now: ofPart(ofTrial, (part) => {
      const { trial, member, members } = part;
      const ready = concludedOf(trial);
      return ready && { ...ready, corrects: concluders(trial, members).includes(member), decides: mayTellDecision(part) };
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
  practiceText: {
    now: ofPart(ofTrial.extend({ reminds: flag.default(false) }), ({ trial }, telling, { reminds }) =>
      practiceTextOf(trial, telling, reminds),
    ),
    samples: samples.practiceText,
  },
  decisionAwaited: {
    now: ofPart(ofTrial.extend({ last: flag }), ({ trial, member }, { organisation, now }, { last }) => {
      const { conclusion, decision } = trial;
      if (decision || !conclusion?.decideBy || !carries(member.role)) return null;
      // A later day was agreed on meanwhile.
      const waits = Temporal.PlainDate.compare(localDate(officeTimeOf(organisation), now), conclusion.decideBy) <= 0;
      return waits ? null : { ...named(trial), decideBy: conclusion.decideBy, last };
    }),
    buttons: ({ trial }) => [
      [
        faces.decisionYes({ trial, granted: 'yes' }),
        faces.decisionNo({ trial, granted: 'no' }),
        faces.notDecided({ trial, reminds: 'reminds' }),
      ],
    ],
    equal: () => true,
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['decisionReady', 'evaluationReady'],
    samples: [true, false].map((last) => ({ trial: sample.id, what: sample.written, decideBy: sample.on, last })),
  },
  decisionReady: {
    now: ofPart(ofTrial, decidedOf),
    buttons: ({ trial, version, words, corrects }) => [
      [
        ...(words.length > shownAtMost ? [readingButtons.wholeText({ decision: trial })] : []),
        tryingButtons.chooseTrialSharing({ trial, version, part: 'decision' }),
        ...(corrects ? [faces.correctDecision({ trial })] : []),
      ],
    ],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    shows: ({ trial, version }) => decisionAt(trial, version),
    samples: samples.decisionReady,
  },
});

function whole({ trial, learnt }: Concluded): Row {
  return learnt.length > shownAtMost ? [readingButtons.wholeText({ evaluation: trial })] : [];
}

/** What can be done with a conclusion, by those who took part: each chooses who may hear of it. */
function following({ trial, version, follow, decides }: ConcludedFor): Row {
  return [
    tryingButtons.chooseTrialSharing({ trial, version, part: 'evaluation' }),
    ...(follow === 'again' ? [tryingButtons.tryAgain({ trial })] : []),
    ...(follow === 'practice' ? [buttons.practiceText({ trial })] : []),
    ...(decides ? [buttons.tellDecision({ trial })] : []),
  ];
}

type Part = NonNullable<Awaited<ReturnType<typeof theirPart>>>;
type ToPart<O, P> = (part: Part, telling: Telling, about: O) => P | null | Promise<P | null>;

/** What a message says to somebody who takes part in its trial. */
export function ofPart<O extends { readonly trial: string }, I, P>(about: z.ZodType<O, I>, say: ToPart<O, P>): Now<P, I> {
  return from(about, async (values, telling) => {
    const part = await theirPart(values, telling);
    return part && say(part, telling, values);
  });
}

/** Like `ofPart`, for a trial that is live. */
function whileLive<O extends { readonly trial: string }, I, P>(about: z.ZodType<O, I>, say: ToPart<O, P>): Now<P, I> {
  return ofPart(about, (part, ...rest) => (part.trial.state === 'live' ? say(part, ...rest) : null));
}

function named({ id, what }: Trial): OfTrial {
  return { trial: id, what };
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
