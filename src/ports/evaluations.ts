import type { Temporal } from 'temporal-polyfill';
import type { EvaluationAnswer, EvaluationWords, OwnAnswer } from '../domain/evaluation.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

/** What was said of a trial that is over: for those who took part in it, and nobody else. */
export interface EvaluationTable {
  own(trialId: string, personId: string): Promise<OwnAnswer | null>;
  /** In the place of what they had answered. */
  answer(trialId: string, personId: string, answer: EvaluationWords & { readonly named: boolean }, now: Instant): Promise<void>;
  /** False when there was none. */
  withdraw(trialId: string, personId: string): Promise<boolean>;
  /** What was said aloud, as somebody noted it; the same words noted twice are there once. Resolves with its id. */
  note(trialId: string, notedBy: string, words: EvaluationWords, now: Instant): Promise<string>;
  /** False when it is not there, or somebody else noted it. */
  removeNote(id: string, notedBy: string): Promise<boolean>;
  /** In an order that says nothing of who wrote them, or when. */
  answers(trialId: string): Promise<readonly EvaluationAnswer[]>;
  /** Of trials concluded before then, or that ended before that day, as did the answer, and never were. Resolves with the trial of each one erased. */
  forget(concludedBefore: Instant, endedBefore: Day): Promise<readonly string[]>;
}
