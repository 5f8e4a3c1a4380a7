import type { Temporal } from 'temporal-polyfill';
import type { OralAgreement, SharingSaid } from './agreement.ts';
import type { Absence } from './calendar.ts';
import type { CheckInMember } from './check-in.ts';
import type { Decision } from './decision.ts';
import type { EvaluationWords, OwnAnswer } from './evaluation.ts';
import type { FiveLinesWords } from './five-lines.ts';
import type { InitiativeState } from './initiative.ts';
import type { MessageChange } from './message-change.ts';
import type { LinkState } from './one-person.ts';
import type { Locale } from './organisation.ts';
import type { Moment } from './person.ts';
import type { Purpose } from './purpose.ts';
import type { CheckInPace, Conclusion, SaidAloud, TrialPart, TrialPlan, TrialRole, TrialState } from './trial.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

/**
 * Everything held about one person, as they are shown it and as they take it away (P54). Of other people it says only what
 * they may see anyway: names of those they carry something with, of people who read their sentence or come to meet them; never
 * what others chose.
 */
export interface PersonalData {
  readonly person: {
    readonly name: string;
    readonly firstName: string;
    readonly namesCorrected: boolean;
    readonly locale: Locale | null;
    readonly zone: string | null;
    readonly zoneCorrected: boolean;
    readonly territory: string | null;
    readonly workDays: readonly number[] | null;
    readonly workFrom: string | null;
    readonly workUntil: string | null;
    readonly messagesAWeek: number | null;
    readonly coordinator: boolean;
    readonly unreachableSince: Instant | null;
    readonly describedAt: Instant | null;
    readonly knownSince: Instant;
  };
  readonly identities: readonly {
    readonly platform: string;
    readonly workspace: string;
    readonly externalId: string;
    /** What their own application says of them, where it does. */
    readonly zone: string | null;
    readonly locale: string | null;
    /** Digests of its e-mail addresses, by which another account of theirs may be found. */
    readonly addressDigests: readonly string[];
    /** When they last wrote from it, where they have several. */
    readonly usedAt: Instant | null;
    /** They asked to be written to there. */
    readonly chosen: boolean;
    readonly leftAt: Instant | null;
  }[];
  /** Another account bears an address of theirs: what both answered. */
  readonly accountQuestions: readonly {
    readonly platform: string;
    readonly askedFirst: boolean;
    readonly state: LinkState;
    readonly since: Instant;
  }[];
  readonly absences: readonly Absence[];
  readonly silences: readonly { readonly scope: string; readonly since: Instant }[];
  /** The hour of each week that they keep for those who gather people. */
  readonly moment: (Moment & { readonly keptAt: Instant }) | null;
  /** Days on which an unprompted message was sent. */
  readonly budgetUsed: readonly Day[];
  readonly draft: { readonly words: string; readonly writtenAt: Instant; readonly inPublic: boolean } | null;
  /** Messages of theirs that were edited or deleted, and what they say while they are asked what to do. */
  readonly changedMessages: readonly { readonly words: string; readonly change: MessageChange; readonly changedAt: Instant }[];
  /** What they looked for last among the stories. */
  readonly search: {
    readonly words: string;
    readonly season: string | null;
    readonly kind: string | null;
    readonly searchedAt: Instant;
  } | null;
  readonly volunteer: {
    readonly since: Instant;
    readonly paused: boolean;
    readonly ceiling: number;
    readonly lastSolicitedAt: Instant | null;
  } | null;
  readonly initiatives: readonly CarriedData[];
  readonly carrierRequests: readonly {
    readonly with: string;
    readonly askedByMe: boolean;
    readonly sentence: string;
    /** To meet, without carrying it. */
    readonly agreedAt: Temporal.Instant | null;
  }[];
  /** When they read somebody's sentence, as a volunteer or because they were chosen. */
  readonly read: readonly Instant[];
  readonly invitations: readonly { readonly state: string; readonly chosen: boolean; readonly answerBy: Instant | null }[];
  readonly meetings: readonly { readonly beganAt: Instant; readonly state: 'open' | 'over'; readonly asked: number }[];
  readonly storiesWritten: readonly {
    readonly title: string;
    readonly body: string;
    readonly writtenAt: Instant;
    /** What people without a screen allowed, as they noted it. */
    readonly oral: (Omit<OralAgreement, 'service'> & SharingSaid & { readonly recordedAt: Instant }) | null;
  }[];
  /** What they wrote with those they met of a hand lent. */
  readonly fiveLines: readonly (FiveLinesWords & {
    readonly with: readonly string[];
    readonly version: number;
    readonly until: Day;
    readonly writtenAt: Instant;
  })[];
  /** Trials they are in, or were asked to join: what they were asked; of those they agreed to, with whom, and what was learnt. */
  readonly trials: readonly TrialData[];
  /** Trials over which they watch, or were asked to, without being in them. */
  readonly watchedTrials: readonly { readonly what: string; readonly endsOn: Day; readonly agreed: boolean }[];
  /** Their part in each check-in of a trial. */
  readonly checkIns: readonly (Omit<CheckInMember, 'personId'> & {
    readonly trial: string;
    readonly day: Day;
    /** What others told them aloud, as they noted it. */
    readonly noted: readonly string[];
  })[];
  /** Help they asked for, or were asked for: by somebody who chose them. */
  readonly helpRequests: readonly {
    readonly trial: string;
    readonly askedByMe: boolean;
    readonly with: string;
    readonly voice: boolean;
    readonly words: string;
    readonly askedAt: Instant;
  }[];
  /** What they keep of the bot, once it stopped: everybody may read it. */
  readonly keptWords: { readonly words: string; readonly named: boolean; readonly writtenAt: Instant } | null;
  readonly coordination: readonly { readonly act: string; readonly at: Instant; readonly details: unknown }[];
  /** What the bot sent or will send: kinds and dates. */
  readonly messages: readonly {
    readonly kind: string;
    readonly state: string;
    readonly answer: boolean;
    readonly at: Instant;
  }[];
}

interface CarriedData {
  readonly sentence: string;
  readonly purpose: Purpose;
  readonly state: InitiativeState;
  readonly toldAt: Instant;
  readonly heldUntil: Instant;
  readonly newsBy: Day;
  readonly keptUntil: Day;
  readonly carriedSince: Instant;
  /** When they were last asked whether its story is still alive. */
  readonly aliveAskedAt: Instant | null;
  readonly carriedWith: readonly string[];
  /** Their own private choices, as ids of the platform. */
  readonly setAside: readonly string[];
  /** By name, and never by day: a date would tell a volunteer's no. */
  readonly readers: readonly string[];
  readonly volunteer: string | null;
  readonly story: StoryData | null;
}

interface TrialData extends TrialPlan {
  readonly version: number;
  readonly state: TrialState;
  readonly openedAt: Instant;
  readonly endedOn: Day | null;
  readonly role: TrialRole;
  /** The version they agreed to. */
  readonly agreed: number | null;
  readonly pace: CheckInPace;
  readonly askedAt: Instant;
  /** Those who agreed too, once it lives. */
  readonly with: readonly string[];
  readonly agreements: readonly (SharingSaid & {
    readonly wall: boolean;
    readonly part: TrialPart;
    readonly version: number;
    readonly agreedAt: Instant;
  })[];
  /** What they asked its pilot. */
  readonly questions: readonly { readonly words: string; readonly askedAt: Instant }[];
  readonly handingOver: boolean;
  readonly conclusion: (Conclusion & { readonly at: Instant }) | null;
  /** What people without a screen said, as whoever carries it noted it. */
  readonly saidAloud: SaidAloud | null;
  readonly decision: Decision | null;
  /** What they answered once it ended, and what others told them aloud, as they noted it. */
  readonly answer: OwnAnswer | null;
  readonly noted: readonly (EvaluationWords & { readonly answeredAt: Instant })[];
}

interface StoryData {
  readonly kind: 'story' | 'bud';
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly writtenAt: Instant;
  /** Null: it was not corrected since. */
  readonly firstWrittenAt: Instant | null;
  /** One of its people lets it rest since then. */
  readonly restsSince: Instant | null;
  readonly agreements: readonly (SharingSaid & { readonly wall: boolean; readonly version: number; readonly agreedAt: Instant })[];
}
