import type { Temporal } from 'temporal-polyfill';
import type { Naming, SharingSaid } from '../../domain/agreement.ts';
import type { TrialPart, TrialPlan, TrialRole, TrialState } from '../../domain/trial.ts';
import type { FormTrouble } from '../kinds.ts';

/** A trial as whoever may read it sees it. */
export interface ShownTrial extends Omit<TrialPlan, 'pilotUntil' | 'gaps'> {
  readonly trial: string;
  readonly version: number;
}

/** Opening a trial, asking people, and seeing where it is. */
export interface TryingParams {
  /** What is missing in what was typed, if anything was; `draft` names it. */
  trialInWords: { missing: readonly FormTrouble[]; draft: string };
  noTrial: Record<string, never>;
  /** For those who are in it. */
  trialShown: ShownTrial & {
    role: TrialRole;
    state: TrialState;
    /** An agreement is missing, nobody says whose. */
    missing: boolean;
    /** Its first day has passed. */
    late: boolean;
    /** Nobody carries it with its pilot. */
    alone: boolean;
    with: readonly string[];
    /** What was learnt can be read. */
    concluded: boolean;
  };
  wholeTrial: { trial: string; page: string; next: number | null };
  trialRequest: ShownTrial & { from: string; carrying: boolean /** A refusal cannot be told from the others'. */; among: boolean };
  trialChanged: ShownTrial & { from: string };
  trialDeclined: Record<string, never>;
  trialRequestOver: Record<string, never>;
  trialCarryRequest: { trial: string; what: string; from: string; endsOn: Temporal.PlainDate };
  trialCarrierJoined: { trial: string; name: string; what: string };
  trialPeopleByButton: { trial: string };
  trialPeopleAsked: { trial: string; people: readonly string[]; any: boolean };
  trialQuestionInWords: Record<string, never>;
  /** `pilot` is empty for whoever asked to join: its people may appear without names. */
  trialQuestionAsked: { pilot: string; readFrom: Temporal.Instant | null };
  trialQuestion: { trial: string; from: string; what: string; words: string };
  trialBegins: ShownTrial & { with: readonly string[] };
  agreementMissing: { trial: string; what: string; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate };
  trialGivenUp: Record<string, never>;
  trialNotBegun: { what: string };
  trialSheetComing: Record<string, never>;
  /** `places`: channels where it was posted before. */
  trialSharingKept: SharingSaid & { trial: string; part: TrialPart; heard: boolean; places: readonly string[] };
  trialServiceGone: { trial: string; version: number; part: TrialPart; what: string };
  openTrial: OpenTrial;
  trialTesterJoined: { trial: string; name: string; what: string };
  /** What lives now, and their part in it; then what others allow everyone to see. */
  trials: { mine: readonly ListedTrial[]; open: readonly ListedOpenTrial[] };
  homeTrials: { mine: readonly ListedTrial[] };
}

export interface ListedTrial {
  readonly trial: string;
  readonly what: string;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly state: TrialState;
  /** Null: they were asked, and have not agreed. */
  readonly role: TrialRole | null;
}

/** A trial that everyone in the organisation may see, as its people allow it. */
export interface OpenTrial extends ShownTrial {
  readonly naming: Naming;
  /** Only when they appear by name. */
  readonly people: readonly string[];
}

export type ListedOpenTrial = Pick<ListedTrial, 'trial' | 'what' | 'startsOn' | 'endsOn'>;
