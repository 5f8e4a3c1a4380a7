import type { Temporal } from 'temporal-polyfill';
import type { CheckIn, CheckInAnswer, CheckInMember, Conditions } from '../domain/check-in.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

/** From one person who takes part in a trial to another person: come and help, or come and talk. */
interface HelpRequest {
  readonly id: string;
  readonly trialId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly voice: boolean;
  readonly words: string;
  readonly askedAt: Instant;
}

export interface CheckInTable {
  /** Those of a trial, in order; asked twice, they are planned once. */
  plan(trialId: string, days: readonly Day[]): Promise<void>;
  get(id: string): Promise<CheckIn | null>;
  ofTrial(trialId: string): Promise<readonly CheckIn[]>;
  /** The one this person may answer that opened last. */
  latestOpen(personId: string): Promise<CheckIn | null>;
  /** `people` take part in it: they may be asked, answer, and read. */
  open(id: string, people: readonly string[], now: Instant): Promise<void>;
  /** The whole is frozen, and what each person said of the conditions is forgotten. */
  close(id: string, frozen: { conditions: Conditions | null; silent: readonly string[] }, now: Instant): Promise<void>;
  /** It will not open. */
  skip(id: string): Promise<void>;
  /** In an order that says nothing of who wrote, or when. */
  members(id: string): Promise<readonly CheckInMember[]>;
  /** One person's part in each check-in of a trial, in their order. */
  theirs(trialId: string, personId: string): Promise<readonly CheckInMember[]>;
  /** The question reached them. */
  asked(id: string, personId: string, at: Instant): Promise<void>;
  paceAsked(id: string, personId: string): Promise<void>;
  forgiveSilences(trialId: string, personId: string): Promise<void>;
  /** Replaces what they had answered. */
  answer(id: string, personId: string, answer: CheckInAnswer, now: Instant): Promise<void>;
  takeBack(id: string, personId: string): Promise<void>;
  /** What was said aloud, as somebody noted it; the same words noted twice are there once. Resolves with its id. */
  note(id: string, notedBy: string, words: string): Promise<string>;
  /** False when it is not there, or somebody else noted it. */
  removeNote(noteId: string, notedBy: string): Promise<boolean>;
  /** In an order that says nothing of who noted them, or when. */
  notes(id: string): Promise<readonly string[]>;
  requestHelp(request: Omit<HelpRequest, 'id' | 'askedAt'>, now: Instant): Promise<string>;
  helpRequest(id: string): Promise<HelpRequest | null>;
  helpRequestsSince(trialId: string, since: Instant): Promise<readonly HelpRequest[]>;
  /** What people wrote, and who answered, about trials concluded before then, or that ended before that day and never were. */
  forgetWords(
    concludedBefore: Instant,
    endedBefore: Day,
  ): Promise<readonly { trialId: string; organisationId: string; forgotten: number }[]>;
}
