import type { Temporal } from 'temporal-polyfill';
import type { Absence } from '../domain/calendar.ts';
import type { Locale } from '../domain/organisation.ts';
import type { Moment, Person } from '../domain/person.ts';
import type { Workspace } from './organisations.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

export interface PeopleTable {
  /** A person's first contact: their record and their identity. Asked twice at once, both get the same. */
  meet(organisationId: string, workspaceId: string, externalId: string, now: Instant): Promise<Person>;
  get(id: string): Promise<Person | null>;
  /** Locks the record of this person until the transaction ends, once other locks on it are released. */
  lock(id: string): Promise<Person | null>;
  /** Blocks erasure and account merging until the transaction ends. Returns false when the person is already gone. */
  lockAgainstRemoval(id: string): Promise<boolean>;
  /** Where to write to them: in `within` if they have an account there; otherwise where they asked, or where they wrote from last. */
  identity(id: string, within?: string | null): Promise<{ workspace: Workspace; externalId: string; heldUntil: Instant | null } | null>;
  /** Null: the platform did not answer, and what was known stays. */
  described(id: string, facts: DescribedPerson | null, now: Instant): Promise<void>;
  /** The names of everyone else in their organisation. */
  namesBesides(id: string): Promise<readonly string[]>;
  /** How many people this one asked to carry an initiative or to take part in a trial, and who have not answered. */
  asking(id: string): Promise<number>;
  chooseLocale(id: string, locale: Locale): Promise<void>;
  setUnreachable(id: string, since: Instant | null): Promise<void>;
  /** Null: as the organisation. Both hours, the first before the last, or neither. */
  chooseHours(id: string, hours: Pick<Person, 'workDays' | 'workFrom' | 'workUntil'>): Promise<void>;
  chooseMessagesAWeek(id: string, messages: number): Promise<void>;
  /** In the place of the one before; null: none any more. */
  keepMoment(id: string, moment: Moment | null, now: Instant): Promise<void>;
  moment(id: string): Promise<Moment | null>;
  /** Of everybody else there who can be reached, in the order of their names. */
  momentsBesides(id: string, atMost: number): Promise<readonly (Moment & { readonly name: string })[]>;
  forgetMoments(keptBefore: Instant): Promise<number>;
  openHome(id: string, workspaceId: string): Promise<void>;
  /** Everywhere they opened a page of their own. */
  homes(id: string): Promise<readonly { workspace: Workspace; externalId: string }[]>;
  /** Everybody who opened a page of their own. */
  withHomes(organisationId: string): Promise<readonly string[]>;
  setCoordinator(id: string, coordinator: boolean): Promise<void>;
  coordinators(organisationId: string): Promise<readonly Person[]>;
  addAbsence(id: string, absence: Absence): Promise<void>;
  /** Absences that end on `today` or later. Resolves with how many were forgotten. */
  forgetAbsences(id: string, today: Day): Promise<number>;
  /** Absences that ended before `day`, of everyone. */
  forgetAbsencesBefore(day: Day): Promise<number>;
  silences(id: string): Promise<ReadonlySet<string>>;
  /** Their silences, and the days on which they were written to, both ends included. */
  week(id: string, from: Day, until: Day): Promise<{ readonly spent: readonly Day[]; readonly silences: ReadonlySet<string> }>;
  silence(id: string, scope: string, now: Instant): Promise<void>;
  endSilence(id: string, scope: string): Promise<void>;
  endSilences(id: string): Promise<void>;
  /** `inPublic`: said in a channel, where others read them. */
  keepDraft(id: string, words: string, now: Instant, inPublic?: boolean): Promise<void>;
  draft(id: string): Promise<{ words: string; writtenAt: Instant; inPublic: boolean } | null>;
  forgetDraft(id: string): Promise<void>;
  /** Whose words have waited since before that, and since when. */
  draftsBefore(before: Instant): Promise<readonly { personId: string; organisationId: string; writtenAt: Instant }[]>;
}

export interface DescribedPerson {
  readonly name: string;
  readonly firstName: string;
  readonly zone: string | null;
  readonly territory: string | null;
  /** Kept only when the person has not chosen one. */
  readonly locale: Locale | null;
  readonly active: boolean;
}
