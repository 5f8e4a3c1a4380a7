import type { Temporal } from 'temporal-polyfill';
import type { FiveLinesWords } from '../domain/five-lines.ts';

type Instant = Temporal.Instant;

/** What the people of one meeting wrote of a hand lent, in numbered versions. */
export interface FiveLines extends FiveLinesWords {
  readonly id: string;
  readonly organisationId: string;
  readonly version: number;
  /** The day of the return. */
  readonly until: Temporal.PlainDate;
  /** Of its first version: the return is counted from then. */
  readonly writtenAt: Instant;
}

export interface FiveLinesTable {
  /** Null: this meeting has its lines already. They outlive the meeting, with their people. */
  write(
    lines: Omit<FiveLines, 'id' | 'version' | 'writtenAt'> & { readonly meetingId: string },
    people: readonly string[],
    at: Instant,
  ): Promise<FiveLines | null>;
  get(id: string): Promise<FiveLines | null>;
  lock(id: string): Promise<FiveLines | null>;
  ofMeeting(meetingId: string): Promise<FiveLines | null>;
  /** Those that this person has a part in, the latest first. */
  of(personId: string): Promise<readonly FiveLines[]>;
  /** Ids of those who met. */
  people(id: string): Promise<readonly string[]>;
  edit(id: string, words: FiveLinesWords & Pick<FiveLines, 'until'>): Promise<FiveLines | null>;
  remove(id: string): Promise<void>;
  /** Erases those whose return was before that day. Resolves with them. */
  forget(returnedBefore: Temporal.PlainDate): Promise<readonly Pick<FiveLines, 'id' | 'organisationId'>[]>;
}
