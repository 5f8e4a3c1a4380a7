import type { Temporal } from 'temporal-polyfill';
import type { Agreement, Sharing } from '../domain/agreement.ts';
import type { Decision } from '../domain/decision.ts';
import type { Person } from '../domain/person.ts';
import type { Stretch } from '../domain/season.ts';
import type { CheckInPace, Conclusion, SaidAloud, Trial, TrialMember, TrialPart, TrialPlan, TrialRole } from '../domain/trial.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

export interface TrialTable {
  /** Its pilot has agreed to what they wrote. */
  open(
    trial: Pick<Trial, 'organisationId' | 'initiativeId' | 'followsId'> & { inspiredBy?: string | null; plan: TrialPlan; pilot: string },
    now: Instant,
  ): Promise<Trial>;
  get(id: string): Promise<Trial | null>;
  lock(id: string): Promise<Trial | null>;
  /** Another version: only the person who wrote it has agreed to it. */
  change(id: string, plan: TrialPlan, by: string, now: Instant): Promise<void>;
  /** It goes live on that day, which may be later than planned. */
  begin(id: string, startsOn: Day): Promise<void>;
  /** On that day it stopped (`over`), or was given up. What was said aloud has served. */
  end(id: string, state: 'over' | 'given-up', endedOn: Day): Promise<void>;
  setPilotUntil(id: string, until: Day): Promise<void>;
  setHandingOver(id: string, handingOver: boolean): Promise<void>;
  /** What was learnt and what follows, the first time or anew. */
  conclude(id: string, conclusion: Omit<Conclusion, 'version'>, now: Instant): Promise<void>;
  /** What was decided of the proposal, the first time or anew. Gone once the proposal is withdrawn by another conclusion. */
  decide(id: string, decision: Omit<Decision, 'version'>): Promise<void>;
  /** On that day, those who carry it are asked whether it was decided. */
  decisionAsked(id: string, on: Day): Promise<void>;
  erase(id: string): Promise<void>;
  /** Trials given up before then. Resolves with each one erased. */
  forgetGivenUp(before: Day): Promise<readonly Pick<Trial, 'id' | 'organisationId'>[]>;
  /** The pilot first, then who carries it with them, then testers. */
  members(id: string): Promise<readonly (TrialMember & { readonly person: Person })[]>;
  /** False when they were asked already. */
  ask(id: string, personId: string, role: TrialRole, now: Instant): Promise<boolean>;
  agree(id: string, personId: string, version: number): Promise<void>;
  setRole(id: string, personId: string, role: TrialRole): Promise<void>;
  setPace(id: string, personId: string, pace: CheckInPace): Promise<void>;
  /** Leaves no trace, nor what they allowed of it; false when they were not in it. */
  leave(id: string, personId: string): Promise<boolean>;
  /** A yes said aloud to one version, in the place of the one before. */
  noteAloud(id: string, said: SaidAloud): Promise<void>;
  /** It counts no more; `leaving`: nor do people without a screen take part any more. */
  takeBackAloud(id: string, leaving: boolean): Promise<void>;
  /** It goes on with those who agreed, aloud or not. Resolves with the others who were named. */
  dropMissing(id: string): Promise<readonly string[]>;
  /** Every trial this person is in, or is asked to join, the latest first. */
  of(personId: string): Promise<readonly { readonly trial: Trial; readonly member: TrialMember }[]>;
  /** Asked to watch over it, or doing so, in the place of anybody before; null: nobody. Whoever takes part, or its end, leaves nobody. */
  setCompanion(id: string, companion: Trial['companion']): Promise<void>;
  /** Those this person watches over, or is asked to, the latest first. They are in none of them: `of` and `members` leave them out. */
  watchedBy(personId: string): Promise<readonly Trial[]>;
  /** Of each person, the last they gave to this part. */
  agreements(id: string, part: TrialPart): Promise<readonly Agreement[]>;
  agreeToShare(id: string, part: TrialPart, agreement: Agreement, now: Instant): Promise<void>;
  /** What those who erased themselves had allowed of it, the most discreet of it. */
  departed(id: string, part: TrialPart): Promise<Sharing | null>;
  leaveBehind(id: string, part: TrialPart, left: Sharing): Promise<void>;
  keepQuestion(question: { trialId: string; personId: string; words: string }, now: Instant): Promise<string>;
  question(id: string): Promise<{ trialId: string; personId: string; words: string } | null>;
  forgetQuestions(before: Instant): Promise<number>;
  /** Of trials begun after something that is there no more. Resolves with how many. */
  forgetInspirations(): Promise<number>;
  /** Those that live today, the first to end first. */
  live(organisationId: string, today: Day): Promise<readonly Trial[]>;
  /** Those that began within these days, live or over; the oldest season first, and within it as drawn once and for all. */
  begun(organisationId: string, within: Stretch): Promise<readonly Trial[]>;
}
