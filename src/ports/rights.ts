import type { Temporal } from 'temporal-polyfill';
import type { Sharing } from '../domain/agreement.ts';
import type { Person } from '../domain/person.ts';
import type { PersonalData } from '../domain/personal-data.ts';
import type { TaskName } from './agenda.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

export interface RightsTable {
  /** Locks this person, so that no other record refers to them until the transaction ends. Returns false when they are already gone. */
  hold(personId: string): Promise<boolean>;
  /** Everything held about a person; null when they are not known. */
  everything(personId: string): Promise<PersonalData | null>;
  /** Every initiative they carry, without limit. */
  carried(personId: string): Promise<readonly string[]>;
  /** What those who erased themselves had allowed of this story, the most discreet of it. */
  departed(storyId: string): Promise<Sharing | null>;
  leaveBehind(storyId: string, left: Sharing): Promise<void>;
  /** Nobody carries this initiative any more; only its story was to be kept. */
  leaveAlone(initiativeId: string, sentence: string): Promise<void>;
  /** Messages shown to others that name this person, or are about these subjects. */
  showing(personId: string, subjects: readonly string[]): Promise<readonly string[]>;
  correct(personId: string, to: Pick<Person, 'name' | 'firstName' | 'locale' | 'zone' | 'territory'>): Promise<void>;
  /** Takes a person out of every table; `setAsides`: out of what others privately chose, too. */
  erase(personId: string, also: { setAsides: boolean }): Promise<void>;

  // Each resolves with how many were forgotten.
  forgetAttention(before: Day): Promise<number>;
  /** Answers sent before then, unless they are about an initiative, a story or a trial that is still there, or list somebody's initiatives: they may have to be edited. */
  forgetAnswers(before: Instant): Promise<number>;
  /** Messages that were not sent, and these tasks once they were given up, due before then; resolves with how many messages. */
  forgetDropped(before: Instant, tasks: readonly TaskName[]): Promise<number>;
  /** Invitations that were sent before then, and are over. */
  forgetInvitations(before: Instant): Promise<number>;
  /** Who read the sentence of an initiative told before then: that it was read, and when, is kept. */
  forgetReaders(before: Instant): Promise<number>;
  /** People known before then about whom nothing else is kept: others named them, or all they did is over. */
  forgetOnlyNamed(before: Instant): Promise<number>;
}
