import type { Temporal } from 'temporal-polyfill';
import type { AnswerPiece } from '../../domain/evaluation.ts';
import type { Conclusion } from '../../domain/trial.ts';

type Day = Temporal.PlainDate;
interface OfTrial {
  readonly trial: string;
  readonly what: string;
}

/** What can be said of a trial without naming it: the bot asks which when there are several. */
export const trialActs = [
  'stop-trial',
  'leave-trial',
  'take-trial',
  'pass-trial',
  'stay-pilot',
  'answer-evaluation',
  'withdraw-answer',
  'talk-evaluation',
  'note-aloud',
  'read-answers',
  'conclude-trial',
  'correct-conclusion',
  'read-evaluation',
  'practice-text',
  'where-trial-told',
  'choose-evaluation-sharing',
] as const;
export type TrialAct = (typeof trialActs)[number];

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
  /** They would like it to last: it stops on its day. `trial` is one that is over, and could be tried differently; empty: none. */
  stopsOnItsDay: { trial: string; endsOn: Day | null };

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
  /** `words` is what they wrote in plain words, null after the form; `undo` takes it back. `readers`: empty when they alone carry it. */
  evaluationKept: { trial: string; words: string | null; undo: string; readers: readonly string[] };
  evaluationDeclined: { trial: string };
  evaluationWithdrawn: { trial: string };
  evaluationClosed: { trial: string };
  /** They would rather talk: who was asked to come; `notes`: they may note what is said themself. */
  talkAsked: { trial: string; people: readonly string[]; notes: boolean };
  /** To those who carry it. */
  talkWanted: OfTrial & { name: string };
  aloudInWords: { trial: string };
  aloudNoted: { trial: string; note: string };
  aloudRemoved: Record<string, never>;
  evaluationAnswers: OfTrial & { question: string; pieces: readonly AnswerPiece[]; next: number | null };

  concludeTrial: OfTrial & { on: Day; again: boolean; carried: boolean };
  concludeInWords: { trial: string };
  onlyCarriersConclude: Record<string, never>;
  notOverYet: { endsOn: Day };
  /** To whoever concluded; `first` is false for a correction. */
  conclusionKept: Concluded & { first: boolean };
  /** To those who took part: they read it first. */
  evaluationReady: Concluded & { corrects: boolean };
  wholeEvaluation: { trial: string; page: string; next: number | null };
  practiceText: OfTrial & { learnt: string; decider: string; decideBy: Day };
}

export type Concluded = OfTrial & Conclusion;
