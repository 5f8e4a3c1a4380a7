import type { Temporal } from 'temporal-polyfill';
import type { Conditions, Showing, Weather } from '../../domain/check-in.ts';
import type { CheckInPace } from '../../domain/trial.ts';

type Day = Temporal.PlainDate;

/** Everything said of a trial says that it is one, and until when. */
export interface OfTrial {
  trial: string;
  what: string;
  endsOn: Day;
  /** It has stopped. */
  over: boolean;
}

/** Who reads an answer, and on what condition. */
interface Read {
  readers: readonly string[];
  /** So many take part that five others can answer. */
  many: boolean;
}

/** Somebody who can be asked for help; `from` is the earliest they can read it, null when nobody can tell. */
export interface Reachable {
  name: string;
  from: Temporal.Instant | null;
}

/** A choice of the form: a person by their id, or the coordination. */
export type HelpChoice = Reachable & { person: string };

/** Check-ins of a live trial, requests for help, and what was learnt. */
export interface CheckingParams {
  checkIn: OfTrial & Read & { checkIn: string; since: Day; nextOn: Day | null; teamAnswered: boolean; pace: CheckInPace };
  checkInReminder: OfTrial & { checkIn: string };
  checkInSilence: OfTrial & { checkIn: string; nextOn: Day };
  /** It has closed; words are still welcome. */
  checkInLate: OfTrial & { checkIn: string };
  checkInKept: OfTrial &
    Read & {
      checkIn: string;
      words: string;
      /** What they said of the conditions, until it closes. */
      weather: Weather | null;
      forTeam: boolean;
      showing: Showing;
      closed: boolean;
      nextOn: Day | null;
      /** Plain words that may not have been an answer: what the button that says so is about. */
      undo: string | null;
    };
  checkInInWords: OfTrial & { checkIn: string };
  checkInTakenBack: OfTrial;
  noCheckIn: Record<string, never>;
  /** It closes before then. */
  checkInCannotWait: { checkIn: string; until: Temporal.Instant };
  paceKept: OfTrial & { pace: CheckInPace };
  notTakingPart: Record<string, never>;

  helpInWords: OfTrial & { people: readonly HelpChoice[]; words: string; draft: string };
  /** `far`: none of them can read it soon. */
  helpAsked: OfTrial & { to: readonly Reachable[]; voice: boolean; words: string; far: boolean };
  /** They cannot be written to, or are the person themself. */
  helpNotPossible: OfTrial;
  helpWanted: OfTrial & { from: string; words: string };
  voiceWanted: OfTrial & { from: string };

  learningLog: OfTrial & { lines: readonly LogLine[]; next: number | null };
}

export type LogLine =
  | { readonly type: 'check-in'; readonly on: Day; readonly closed: boolean; readonly conditions: Conditions | null }
  /** `by`: whose words they are, when that is known to the reader. */
  | { readonly type: 'words'; readonly words: string; readonly forTeam: boolean; readonly by: 'you' | { readonly name: string } | null };
