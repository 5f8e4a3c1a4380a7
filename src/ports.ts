import type { Temporal } from 'temporal-polyfill';
import type { Agreement, Naming, OralAgreement, Sharing } from './domain/agreement.ts';
import type { AuditAct } from './domain/audit.ts';
import type { Absence } from './domain/calendar.ts';
import type { CheckIn, CheckInAnswer, CheckInMember, Conditions } from './domain/check-in.ts';
import type { ItemState, Waiting } from './domain/digest.ts';
import type { EvaluationAnswer, EvaluationWords, OwnAnswer } from './domain/evaluation.ts';
import type { Frame } from './domain/frame.ts';
import type { Candidate } from './domain/harvester.ts';
import type { Initiative, InitiativeState, Promises } from './domain/initiative.ts';
import type { LinkState, OnePerson } from './domain/one-person.ts';
import type { Organisation } from './domain/organisation.ts';
import type { Locale, Person } from './domain/person.ts';
import type { PersonalData } from './domain/personal-data.ts';
import type { Stretch } from './domain/season.ts';
import type { Channel, Service } from './domain/service.ts';
import type { Rhythm, Subscription } from './domain/subscription.ts';
import type { CheckInPace, Conclusion, Trial, TrialMember, TrialPart, TrialPlan, TrialRole, TrialState } from './domain/trial.ts';
import type { PlatformName } from './incoming.ts';
import type { MessageKind } from './messages/kinds.ts';
import type { Trouble } from './messages/troubles.ts';
import type { ChatPlatform, PostRef } from './platform.ts';

type Instant = Temporal.Instant;
type Day = Temporal.PlainDate;

/**
 * Everything the core asks of the world. Time is always an argument: `now` comes from the Clock, never from the
 * database, except for leases. Every record belongs to an organisation; ids are opaque.
 */
export interface Clock {
  now(): Instant;
}

/** Wakes the work whose truth is in the database; losing it delays, and loses nothing. */
export interface JobQueue {
  /** Starts calling `work` whenever something may be due, never twice at once in this process. */
  start(work: Work): void;
  /** Something may be due now. */
  wake(): void;
  /** Resolves once nothing is running and nothing was woken meanwhile. */
  idle(): Promise<void>;
  /** Lets what is running end, then stops. */
  stop(): Promise<void>;
}

/** Does what is due; resolves with the instant at which to look again at the latest. */
export type Work = () => Promise<Instant | null>;

export interface Store {
  /** All or nothing: committed when `work` resolves, rolled back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Tx {
  /** How many statements of this transaction so far may have written something. */
  changes(): number;
  readonly operations: OperationsTable;
  readonly organisations: OrganisationTable;
  readonly services: ServiceTable;
  readonly people: PeopleTable;
  readonly accounts: AccountTable;
  readonly initiatives: InitiativeTable;
  readonly harvesters: HarvesterTable;
  readonly invitations: InvitationTable;
  readonly meetings: MeetingTable;
  readonly stories: StoryTable;
  readonly trials: TrialTable;
  readonly evaluations: EvaluationTable;
  readonly checkIns: CheckInTable;
  readonly agenda: AgendaTable;
  readonly deliveries: DeliveryTable;
  readonly posts: PostTable;
  readonly rights: RightsTable;
  readonly library: LibraryTable;
  readonly digests: DigestTable;
  readonly conversations: ConversationTable;
}

// Organisations, workspaces, people

export interface Workspace {
  readonly id: string;
  readonly organisationId: string;
  readonly platform: PlatformName;
  readonly externalId: string;
}

export interface Arrival {
  readonly workspace: Workspace;
  readonly organisation: Organisation;
  /** Null: the bot meets them for the first time. */
  readonly person: Person | null;
  /** False: this very thing already arrived, and something was recorded of it. */
  readonly fresh: boolean;
  /** The organisation is in several places: two people may turn out to be one. */
  readonly several: boolean;
  /** Somebody else may be the same person elsewhere, and their platform was never asked for this account's address. */
  readonly unaddressed: boolean;
  /** They had taken the bot away from here. */
  readonly left: boolean;
}

export interface OrganisationTable {
  /** Creates or updates what the configuration says of the organisation and its workspace; one that is another organisation's stays so, and throws. */
  configure(as: ConfiguredOrganisation, now: Instant): Promise<Workspace | null>;
  /** Where the people of this organisation are. */
  workspaces(organisationId: string): Promise<readonly Workspace[]>;
  /**
   * Records the receipt and finds who is speaking, in one step; null when the workspace is unknown. Without a receipt, nothing
   * is written.
   */
  arrive(
    from: { platform: PlatformName; workspace: string; externalId: string; receipt: string | null },
    now: Instant,
  ): Promise<Arrival | null>;
  /** The same thing may come again: it will be answered again. */
  forgetReceipt(workspaceId: string, receipt: string): Promise<void>;
  get(id: string): Promise<Organisation | null>;
  bySlug(slug: string): Promise<Organisation | null>;
  workspace(id: string): Promise<Workspace | null>;
  /** Nothing leaves this workspace before `until`; `trouble` is kept for coordination until something leaves. */
  hold(workspaceId: string, until: Instant, trouble: Trouble | null, now: Instant): Promise<void>;
  troubles(organisationId: string): Promise<readonly { trouble: Trouble; since: Instant }[]>;
  /** The frame as it stands: a draft until it is signed. */
  frame(organisationId: string): Promise<Frame | null>;
  keepFrame(organisationId: string, frame: Frame): Promise<void>;
  changeSettings(organisationId: string, to: Pick<Organisation, 'locale' | 'territory' | 'settings'>): Promise<void>;
  audit(organisationId: string, entry: { personId: string; act: AuditAct; before: string; after: string }, at: Instant): Promise<void>;
  /** Newest first. */
  audited(
    organisationId: string,
    atMost: number,
  ): Promise<readonly { act: AuditAct; name: string; at: Instant; before: string; after: string }[]>;
  /** Receipts older than `before` can no longer come again. Resolves with how many were erased. */
  forgetReceipts(before: Instant): Promise<number>;
}

export interface ConfiguredOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly territory: string;
  readonly locale: Locale;
  readonly contacts: readonly { readonly label: string; readonly reach: string }[];
  readonly workspace: { readonly platform: PlatformName; readonly externalId: string } | null;
}

/** Services, and the channels bound to them. */
export interface ServiceTable {
  /** By name. */
  all(organisationId: string): Promise<readonly Service[]>;
  /** As long as the transaction lasts, it is not removed. */
  get(id: string): Promise<Service | null>;
  /** Null when another bears this name, whatever its case and accents. */
  add(organisationId: string, name: string): Promise<Service | null>;
  rename(id: string, name: string): Promise<void>;
  /** A choice that named it is from now on just us, whoever made it. Null when it was not there. */
  remove(id: string): Promise<Removed | null>;
  /** False when it is bound already, to this service or to another. */
  bind(service: Pick<Service, 'id' | 'organisationId'>, channel: Channel): Promise<boolean>;
  unbind(serviceId: string, channel: Channel): Promise<boolean>;
}

/** Whom the end of a service concerns. */
export interface Removed {
  /** Those who had chosen it, for the story as it is now. */
  readonly chosen: readonly { readonly storyId: string; readonly personId: string }[];
  /** The same, for a trial or its evaluation. */
  readonly trials: readonly { readonly trialId: string; readonly part: TrialPart; readonly personId: string }[];
  /** Stories for which it was chosen aloud. */
  readonly aloud: readonly string[];
  /** Initiatives whose people have all left, of which nobody will read anything any more. */
  readonly left: readonly string[];
}

export interface PeopleTable {
  /** A person's first contact: their record and their identity. Asked twice at once, both get the same. */
  meet(organisationId: string, workspaceId: string, externalId: string, now: Instant): Promise<Person>;
  get(id: string): Promise<Person | null>;
  /** Waits for whoever else holds this person, then holds them until the transaction ends. */
  lock(id: string): Promise<Person | null>;
  /** Waits for whoever erases them, or makes them one with somebody else; until the transaction ends, nobody does. False: it is done. */
  stays(id: string): Promise<boolean>;
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
  openHome(id: string, workspaceId: string): Promise<void>;
  /** Everywhere they opened a page of their own. */
  homes(id: string): Promise<readonly { workspace: Workspace; externalId: string }[]>;
  setCoordinator(id: string, coordinator: boolean): Promise<void>;
  coordinators(organisationId: string): Promise<readonly Person[]>;
  addAbsence(id: string, absence: Absence): Promise<void>;
  /** Absences that end on `today` or later. Resolves with how many were forgotten. */
  forgetAbsences(id: string, today: Day): Promise<number>;
  /** Absences that ended before `day`, of everyone. */
  forgetAbsencesBefore(day: Day): Promise<number>;
  silences(id: string): Promise<ReadonlySet<string>>;
  /** The same, and the days on which they were written to, both ends included. */
  week(id: string, from: Day, until: Day): Promise<{ readonly spent: readonly Day[]; readonly silences: ReadonlySet<string> }>;
  silence(id: string, scope: string, now: Instant): Promise<void>;
  endSilence(id: string, scope: string): Promise<void>;
  endSilences(id: string): Promise<void>;
  keepDraft(id: string, words: string, now: Instant): Promise<void>;
  draft(id: string): Promise<{ words: string; writtenAt: Instant } | null>;
  forgetDraft(id: string): Promise<void>;
  forgetDrafts(before: Instant): Promise<number>;
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

// Several accounts of one person

/** A workspace, and an id there. */
export interface Account {
  readonly workspaceId: string;
  readonly externalId: string;
}

/** One of those a person has. */
export interface OwnAccount extends Account {
  readonly platform: PlatformName;
  /** They asked to be written to here. */
  readonly chosen: boolean;
  /** They took the bot away from here, or the account is closed. */
  readonly left: boolean;
}

export interface LinkedAccount extends Account {
  readonly platform: PlatformName;
  readonly personId: string;
  readonly name: string;
}

/** Two accounts that may be one person's, of which both are asked. */
export interface AccountLink {
  readonly id: string;
  readonly organisationId: string;
  readonly state: LinkState;
  /** Whoever is, or was, asked first. */
  readonly first: LinkedAccount;
  readonly second: LinkedAccount;
}

export interface AccountTable {
  /** Those of a person, the one that is written to first. */
  of(personId: string): Promise<readonly OwnAccount[]>;
  owner(account: Account): Promise<Person | null>;
  /** In the place of those before: of each, only a digest is kept, by a key of the organisation's own. */
  keepAddresses(account: Account, addresses: readonly string[]): Promise<void>;
  /**
   * Somebody else's account, in another workspace of the organisation, that bears an address of this one; never one of which they were asked
   * before, nor an address that several accounts of a workspace bear, nor somebody who has another account here.
   */
  alike(account: Account): Promise<Account | null>;
  /** Null when these two were asked about before. */
  propose(organisationId: string, first: Account, second: Account, now: Instant): Promise<AccountLink | null>;
  link(id: string): Promise<AccountLink | null>;
  /** Those in which this person has a part, the latest first. */
  linksOf(personId: string): Promise<readonly AccountLink[]>;
  /** Waits for whoever holds either of its people, then holds both, and it, until the transaction ends; null when it is gone by then. */
  hold(id: string): Promise<AccountLink | null>;
  /** `swap`: the second one is from now on who was asked first. */
  setState(id: string, state: LinkState, how: { readonly swap: boolean }): Promise<void>;
  /** From now on they are written to there alone; null: where they wrote from last. */
  choose(personId: string, workspaceId: string | null, now: Instant): Promise<void>;
  used(account: Account, now: Instant): Promise<void>;
  /** They took the bot away from there, or the account is closed. False when they have no other account. */
  leave(personId: string, workspaceId: string, now: Instant): Promise<boolean>;
  comeBack(account: Account): Promise<void>;
  /** Two people are one from now on, `as` this; everything of `gone` is `kept`'s (adapters/postgres/one-person.ts says how). */
  join(kept: string, gone: string, as: OnePerson): Promise<void>;
}

// Initiatives

export interface InitiativeTable {
  /**
   * Keeps a sentence, its teller as first carrier, and what is to come on the agenda, in one step. Said again word
   * for word while the first is still held, it is the same initiative: `again`.
   */
  tell(
    told: { organisationId: string; personId: string; sentence: string } & Pick<Promises, 'heldUntil' | 'newsBy' | 'keptUntil'>,
    now: Instant,
    agenda: readonly Appointment[],
  ): Promise<{ initiative: Initiative; again: boolean }>;
  /** How many of those this person carries are still held. */
  held(personId: string): Promise<number>;
  /** Keeps an initiative whose story is there already and that nobody carries yet. */
  bring(brought: { organisationId: string; sentence: string; keptUntil: Day }, now: Instant): Promise<Initiative>;
  get(id: string): Promise<Initiative | null>;
  lock(id: string): Promise<Initiative | null>;
  /** Who was asked to carry it, and has not answered. */
  askedToCarry(id: string): Promise<readonly Person[]>;
  carriers(id: string): Promise<readonly Person[]>;
  addCarrier(id: string, personId: string, now: Instant): Promise<void>;
  /** What they allowed of its story goes with them. */
  removeCarrier(id: string, personId: string): Promise<void>;
  /** Asked to carry; null when they were already asked. */
  askToCarry(request: { organisationId: string; initiativeId: string; personId: string; askedBy: string }): Promise<string | null>;
  carrierRequest(id: string): Promise<{ initiativeId: string; personId: string; askedBy: string } | null>;
  endCarrierRequest(id: string): Promise<void>;
  carries(personId: string, id: string): Promise<boolean>;
  /** Newest first, with the volunteer who said yes. */
  carriedBy(personId: string): Promise<readonly CarriedInitiative[]>;
  correct(id: string, sentence: string): Promise<void>;
  setState(id: string, state: InitiativeState): Promise<void>;
  /** A search starts anew: other days are promised. */
  renew(id: string, promises: Pick<Promises, 'newsBy' | 'keptUntil'>): Promise<void>;
  erase(id: string): Promise<void>;
  /** Replaces the people that one of its people privately set aside, by their ids on the workspace. */
  setAside(id: string, workspaceId: string, externalIds: readonly string[], personId: string): Promise<void>;
  /** A name is empty when who read it is no longer known. */
  readers(id: string): Promise<readonly { name: string; readAt: Instant }[]>;
  addReader(id: string, personId: string, readAt: Instant): Promise<void>;
  waiting(organisationId: string): Promise<number>;
  /** Whether at least so many were told since then by as many people, and nothing holds them back any more. */
  growing(organisationId: string, since: Instant, now: Instant, atLeast: number): Promise<boolean>;
}

export interface CarriedInitiative extends Initiative {
  /** Whom they are to meet, when somebody said yes. */
  readonly harvester: string | null;
  /** They carry it from the beginning. */
  readonly began: boolean;
}

/** Something to do about a subject, later. `<id>` in `subject` stands for the record being created. */
export interface Appointment {
  readonly what: string;
  readonly subject: string;
  readonly notBefore: Instant;
}

// Volunteers and invitations

/** A volunteer, with what their week looks like. */
export interface Volunteer extends Omit<Candidate, 'busy' | 'unavailable'> {
  readonly person: Person;
  readonly paused: boolean;
  /** Has as many invitations and meetings as they take at a time. */
  readonly full: boolean;
  /** Local days on which the bot wrote to them on its own, the last eight or so. */
  readonly spent: readonly Day[];
  readonly silences: ReadonlySet<string>;
}

export interface HarvesterTable {
  get(personId: string): Promise<{ paused: boolean } | null>;
  /** False when they already were a volunteer. */
  join(organisationId: string, personId: string, ceiling: number, now: Instant): Promise<boolean>;
  leave(personId: string): Promise<boolean>;
  setPaused(personId: string, paused: boolean): Promise<void>;
  /**
   * Nobody else searches in this organisation until the transaction ends: two at once would both choose whoever was solicited
   * longest ago. Resolves with whether it is so; not when somebody else searches, unless it `waits` for them.
   */
  searchAlone(organisationId: string, how: { readonly waits: boolean }): Promise<boolean>;
  /** Every volunteer as seen from this initiative. */
  candidates(organisationId: string, initiativeId: string): Promise<readonly Volunteer[]>;
  solicited(personId: string, at: Instant): Promise<void>;
}

export interface Invitation {
  readonly id: string;
  readonly organisationId: string;
  readonly initiativeId: string;
  readonly personId: string;
  /** The teller chose this person: they read the name with the sentence. */
  readonly chosen: boolean;
  readonly state: 'leaving' | 'open';
  readonly answerBy: Instant | null;
}

export interface InvitationTable {
  add(invitation: { organisationId: string; initiativeId: string; personId: string; chosen: boolean }): Promise<Invitation>;
  get(id: string): Promise<Invitation | null>;
  lock(id: string): Promise<Invitation | null>;
  ofInitiative(initiativeId: string): Promise<Invitation | null>;
  /** Invitations this person may still answer, the one sent last first. */
  openFor(personId: string): Promise<readonly Invitation[]>;
  /** Sent or about to be, and without an answer. */
  unansweredBy(personId: string): Promise<readonly Invitation[]>;
  sent(id: string, answerBy: Instant): Promise<void>;
  /** Leaves no trace. */
  remove(id: string): Promise<void>;
}

export interface Meeting {
  readonly id: string;
  readonly organisationId: string;
  readonly initiativeId: string;
  readonly harvesterId: string;
  readonly state: 'open' | 'over';
  /** How often the volunteer was asked whether they could meet, without an answer since. */
  readonly asked: number;
  readonly beganAt: Instant;
}

export interface MeetingTable {
  begin(meeting: { organisationId: string; initiativeId: string; harvesterId: string }, at: Instant): Promise<Meeting>;
  lock(id: string): Promise<Meeting | null>;
  ofInitiative(initiativeId: string): Promise<Meeting | null>;
  /** Meetings this volunteer said yes to and that are not over, the latest first. */
  openFor(harvesterId: string): Promise<readonly Meeting[]>;
  setAsked(id: string, asked: number): Promise<void>;
  end(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface Story {
  readonly id: string;
  readonly organisationId: string;
  readonly initiativeId: string;
  readonly kind: 'story' | 'bud';
  /** One more with each edit and each new carrier: agreements are given to one version. */
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly writtenBy: string | null;
}

export interface StoryTable {
  write(story: Omit<Story, 'id' | 'version'>, now: Instant): Promise<Story>;
  get(id: string): Promise<Story | null>;
  lock(id: string): Promise<Story | null>;
  ofInitiative(initiativeId: string): Promise<Story | null>;
  /** Another version: agreements given to the one before no longer hold. */
  edit(id: string, text: { title: string; body: string }, now: Instant): Promise<Story | null>;
  erase(id: string): Promise<void>;
  agree(storyId: string, agreement: Agreement, now: Instant): Promise<void>;
  agreements(storyId: string): Promise<readonly Agreement[]>;
  /** What people without a screen allowed, once. */
  oral(storyId: string): Promise<OralAgreement | null>;
  recordOral(storyId: string, oral: OralAgreement, recordedBy: string, now: Instant): Promise<void>;
  /** From now on just us, without any name; false when there was none to take back. */
  takeBackOral(storyId: string, now: Instant): Promise<boolean>;
  latestBy(personId: string): Promise<Story | null>;
  /** By the first eight characters of its id. */
  byReference(organisationId: string, reference: string): Promise<Story | null>;
  /** Initiatives whose story they wrote, that nobody carries, and for which nobody agreed to anything. */
  unagreedBy(personId: string): Promise<readonly string[]>;
}

// Stories as others may read them

export interface LibrarySearch {
  readonly organisationId: string;
  readonly personId: string;
  /** Folded (`foldedName`); all of them are looked for, in what may be read. Empty: everything. */
  readonly words: readonly string[];
  /** The beginning of each word is enough: when nothing else was found. */
  readonly roughly: boolean;
  readonly within: Stretch | null;
  readonly kind: LibraryKind | null;
}

/** A story or a bud; a trial that lives or is over, with what it taught. */
export type LibraryKind = Story['kind'] | 'trial';

/** Something open to somebody: the whole organisation may hear it, or it is theirs. Of a trial, that it is tried or what it taught. */
export interface OpenItem {
  readonly id: string;
  readonly kind: LibraryKind;
  readonly title: string;
  /** The whole organisation may hear it. */
  readonly shared: boolean;
}

/** A story whose people all agreed to print it, as they appear in it. */
export interface PrintedStory {
  readonly id: string;
  readonly version: number;
  readonly kind: Story['kind'];
  readonly title: string;
  readonly body: string;
  readonly naming: Naming;
  /** Empty unless they appear by name. */
  readonly names: readonly string[];
  /** The day its first version was written, in the organisation's zone. */
  readonly day: Day;
}

/** What a person looked for last. */
export interface Search {
  readonly words: string;
  readonly season: string | null;
  readonly kind: LibraryKind | null;
  /** How many came before this page. */
  readonly place: number;
  readonly shown: readonly string[];
  readonly searchedAt: Instant;
}

/** What the people of each story, and of each trial, allow together, for all of them at once: the same as `sharingOf`. */
export interface LibraryTable {
  /**
   * The newest season first (of a trial, the one it began in); within a season, a draw made once and for all (their ids): neither
   * people nor popularity have a part in it. Among words, titles that hold them come first.
   */
  open(search: LibrarySearch, place: number, atMost: number): Promise<readonly OpenItem[]>;
  /** Of these, those that are open to this person now. */
  openAmong(organisationId: string, personId: string, ids: readonly string[]): Promise<readonly OpenItem[]>;
  /** When its first version was written. */
  writtenOn(storyId: string): Promise<Day | null>;
  /** The next ones after `after`, the oldest season first, then as drawn. */
  printed(organisationId: string, within: Stretch, after: PrintedStory | null, atMost: number): Promise<readonly PrintedStory[]>;
  /**
   * Looks at the next stories of these days, in the order of their ids: which may be printed, in which version. `last` is the
   * last one looked at; null when there was none left.
   */
  printable(
    organisationId: string,
    within: Stretch,
    after: string | null,
    atMost: number,
  ): Promise<{ readonly last: string | null; readonly versions: readonly { readonly id: string; readonly version: number }[] }>;
  keepSearch(personId: string, search: Search): Promise<void>;
  search(personId: string): Promise<Search | null>;
  forgetSearches(before: Instant): Promise<number>;
}

// Trials

export interface TrialTable {
  /** Its pilot has agreed to what they wrote. */
  open(
    trial: { organisationId: string; initiativeId: string | null; followsId: string | null; plan: TrialPlan; pilot: string },
    now: Instant,
  ): Promise<Trial>;
  get(id: string): Promise<Trial | null>;
  lock(id: string): Promise<Trial | null>;
  /** Another version: only whoever wrote it has agreed to it. */
  change(id: string, plan: TrialPlan, by: string, now: Instant): Promise<void>;
  /** `endedOn` is the day it stopped, for `over`, or was given up. */
  setState(id: string, state: TrialState, endedOn: Day | null): Promise<void>;
  setPilotUntil(id: string, until: Day): Promise<void>;
  setHandingOver(id: string, handingOver: boolean): Promise<void>;
  /** What was learnt and what follows, the first time or anew. */
  conclude(id: string, conclusion: Omit<Conclusion, 'version'>, now: Instant): Promise<void>;
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
  /** It goes on with those who agreed. Resolves with the others. */
  dropMissing(id: string): Promise<readonly string[]>;
  /** Every trial this person is in, or is asked to join, the latest first. */
  of(personId: string): Promise<readonly { readonly trial: Trial; readonly member: TrialMember }[]>;
  /** Of each person, the last they gave to this part. */
  agreements(id: string, part: TrialPart): Promise<readonly Agreement[]>;
  agreeToShare(id: string, part: TrialPart, agreement: Agreement, now: Instant): Promise<void>;
  /** What those who erased themselves had allowed of it, the most discreet of it. */
  departed(id: string, part: TrialPart): Promise<Sharing | null>;
  leaveBehind(id: string, part: TrialPart, left: Sharing): Promise<void>;
  keepQuestion(question: { trialId: string; personId: string; words: string }, now: Instant): Promise<string>;
  question(id: string): Promise<{ trialId: string; personId: string; words: string } | null>;
  forgetQuestions(before: Instant): Promise<number>;
  /** Those that live today, the first to end first. */
  live(organisationId: string, today: Day): Promise<readonly Trial[]>;
  /** Those that began within these days, live or over; the oldest season first, and within it as drawn once and for all. */
  begun(organisationId: string, within: Stretch): Promise<readonly Trial[]>;
}

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
  /** Of trials concluded before then, or that ended before that day and never were. Resolves with the trial of each one erased. */
  forget(concludedBefore: Instant, endedBefore: Day): Promise<readonly string[]>;
}

// Check-ins

/** From one person who takes part in a trial to another person: come and help, or come and talk. */
export interface HelpRequest {
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
  requestHelp(request: Omit<HelpRequest, 'id' | 'askedAt'>, now: Instant): Promise<string>;
  helpRequest(id: string): Promise<HelpRequest | null>;
  helpRequestsSince(trialId: string, since: Instant): Promise<readonly HelpRequest[]>;
  /** What people wrote, and who answered, about trials concluded before then, or that ended before that day and never were. */
  forgetWords(
    concludedBefore: Instant,
    endedBefore: Day,
  ): Promise<readonly { trialId: string; organisationId: string; forgotten: number }[]>;
}

// What to do, what to say, what was shown

export interface Task {
  readonly id: string;
  readonly what: string;
  readonly subject: string;
  readonly attempts: number;
  /** Those of them of which it is not known whether they succeeded. */
  readonly doubts: number;
  /** Which of its leases this is. */
  readonly lease: number;
}

/** How much there is of something, and since when: what an operator may know. */
export interface Figure {
  readonly state: 'due' | 'late' | 'sending' | 'unsure' | 'stuck' | 'held' | 'dead';
  /** A kind of message or of task. */
  readonly what: string;
  readonly platform: PlatformName | null;
  readonly count: number;
  readonly since: Instant;
  /** A code, where there is one: why it is stuck, held or dead. */
  readonly why: string | null;
}

export interface OperationsTable {
  /** What is due, late, on its way, in doubt, stuck, held or dead: no ids of people, no words. */
  figures(now: Instant, late: Instant): Promise<readonly Figure[]>;
  /** Throws when nothing can be recorded: the database only lets itself be read, or its disk is full. */
  tryRecording(now: Instant): Promise<void>;
}

/** A task that waits for a worker. */
export interface DueTask {
  readonly id: string;
  readonly what: string;
  readonly attempts: number;
  /** The platform it is about, where it is about one. */
  readonly platform: PlatformName | null;
}

export interface AgendaTable {
  /** Unique by what and subject: asked again, the earlier instant stands. */
  add(organisationId: string | null, appointment: Appointment): Promise<void>;
  /** Unique by what and subject: asked again, the new instant replaces the old one. */
  move(organisationId: string | null, appointment: Appointment): Promise<void>;
  remove(what: string, subject: string): Promise<void>;
  /** Leases due tasks, oldest first, to this caller for `leaseMs` milliseconds of the database's clock. */
  claim(now: Instant, atMost: number, leaseMs: number): Promise<readonly Task[]>;
  /** Renews this very lease for `leaseMs` more; false when the task is another's by now, was asked for again, or is over. */
  hold(task: Pick<Task, 'id' | 'lease'>, leaseMs: number): Promise<boolean>;
  /** What is due and nobody has taken up, oldest first; nothing is leased. */
  due(now: Instant, atMost: number): Promise<readonly DueTask[]>;
  /** The same for one of them: null when it is no longer due, or was taken up by somebody else. */
  claimOne(id: string, now: Instant, leaseMs: number): Promise<Task | null>;
  /** Something is due or being done, these kinds left aside. */
  anyDue(now: Instant, except: readonly string[]): Promise<boolean>;
  /** Taken up and not begun: free at once for whoever comes next. */
  giveBack(ids: readonly string[]): Promise<void>;
  /** Whose task it is. */
  organisation(id: string): Promise<Organisation | null>;
  /** Nobody asked for it again, and nobody else took it up, since `task` was claimed. */
  isOurs(task: Task): Promise<boolean>;
  /** Ends a task, unless it was asked for again meanwhile. */
  complete(id: string): Promise<void>;
  retry(id: string, notBefore: Instant, error: string): Promise<void>;
  bury(id: string, error: string): Promise<void>;
  /** Which of these subjects still wait for this to be done, or were given up. */
  pending(what: string, subjects: readonly string[]): Promise<readonly { subject: string; dead: boolean }[]>;
  /** How many tasks were given up after many attempts. */
  dead(organisationId: string): Promise<number>;
  /** Dead tasks come back. */
  revive(organisationId: string, now: Instant): Promise<number>;
  /** Nothing else runs: leases of a process that died are void. */
  freeLeases(): Promise<void>;
  nextDue(): Promise<Instant | null>;
  /** What is to be done later, the soonest first. */
  upcoming(organisationId: string, atMost: number): Promise<readonly Appointment[]>;
}

export interface Delivery {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: MessageKind;
  readonly about: Readonly<Record<string, unknown>>;
  readonly subject: string;
  readonly slot: string;
  readonly personId: string;
  /** People who receive the very same message with them, in a conversation of their own. */
  readonly together: readonly string[];
  readonly direct: boolean;
  /** The workspace in which it was asked for; null: wherever they are written to. */
  readonly within: string | null;
  readonly notBefore: Instant;
  readonly expiresAt: Instant | null;
  readonly attempts: number;
}

/** A message that waits for a worker. */
export interface DueDelivery {
  readonly id: string;
  readonly attempts: number;
  readonly direct: boolean;
  /** Null for somebody whom no workspace knows any more. */
  readonly platform: PlatformName | null;
  readonly to: { readonly personId: string } | Channel;
}

export interface NewDelivery {
  readonly organisationId: string;
  readonly kind: MessageKind;
  /** Ids and plain values, never people's words. */
  readonly about: Readonly<Record<string, unknown>>;
  readonly subject: string;
  /** With kind and receiver, unique: said once. */
  readonly slot: string;
  readonly personId: string;
  /** An answer is shown where it was asked for. */
  readonly within?: string;
  readonly together?: readonly string[];
  readonly direct: boolean;
  readonly notBefore: Instant;
  readonly expiresAt: Instant | null;
}

/** A delivery that has been said; `onPages`: one of those it was said to has a page of their own. */
export type SaidDelivery = Delivery & { readonly onPages: boolean };

/** What there is to say in a channel: to everyone who reads it, and to nobody in particular. */
export interface ChannelDelivery extends Pick<Delivery, 'id' | 'organisationId' | 'kind' | 'about' | 'notBefore' | 'attempts'> {
  readonly channel: Channel;
}

export interface NewChannelDelivery extends Pick<NewDelivery, 'organisationId' | 'kind' | 'about' | 'subject' | 'slot' | 'notBefore'> {
  readonly channel: Channel;
}

export interface DeliveryTable {
  /** False when it was already said, or is about to be. */
  add(delivery: NewDelivery): Promise<boolean>;
  /** It was said, and no message shows it: only what it put before them is known, for a while. */
  note(delivery: NewDelivery): Promise<void>;
  /** A message that was sent to them, or noted, put this before them (`actions/shown.ts`). */
  wasShown(personId: string, what: string): Promise<boolean>;
  /** The same, in a channel; what was dropped there before it was said may be said after all. */
  addIn(delivery: NewChannelDelivery): Promise<boolean>;
  get(id: string): Promise<(Delivery & { state: string }) | null>;
  /** People with something due, the one who waited longest first; nobody whose workspace is held. */
  receivers(now: Instant, atMost: number): Promise<readonly string[]>;
  due(personId: string, now: Instant): Promise<readonly Delivery[]>;
  /** The same, once they may receive something (`mayReceive`); otherwise nothing. */
  ready(personId: string, now: Instant): Promise<readonly Delivery[]>;
  /** The same people and channels as `receivers` and `channels`, each with what is due to them first: answers before the rest. */
  dueEach(now: Instant, atMost: number): Promise<readonly DueDelivery[]>;
  /** Something is due to them, nothing is on its way of which one would have to hear first, and their workspace is not held. */
  mayReceive(to: { readonly personId: string } | Channel, now: Instant): Promise<boolean>;
  /** Channels with something due, the one that waited longest first; none whose workspace is held. */
  channels(now: Instant, atMost: number): Promise<readonly Channel[]>;
  /** What is to be said first there, held until the transaction ends. */
  dueIn(channel: Channel, now: Instant): Promise<ChannelDelivery | null>;
  /** What waits to be said to this person on the bot's own initiative, the earliest first. */
  ahead(personId: string): Promise<readonly Delivery[]>;
  wait(ids: readonly string[], notBefore: Instant): Promise<void>;
  /** Back to waiting after an attempt that surely failed; at its place in the order when not put off. */
  release(ids: readonly string[], notBefore: Instant | null): Promise<void>;
  drop(id: string, why: string): Promise<void>;
  /** `person-stopped` is nobody's business: kept for them, in case they come back. */
  stick(ids: readonly string[], why: Trouble | 'person-stopped'): Promise<void>;
  /** What could not leave, by reason. */
  stuck(organisationId: string): Promise<readonly { trouble: Trouble; messages: number }[]>;
  unstick(filter: { organisationId: string } | { personId: string }, now: Instant): Promise<number>;
  /** Waiting deliveries about this subject will not be sent; answers still are, since somebody waits for them. */
  cancel(subject: string, kinds?: readonly MessageKind[]): Promise<void>;
  /** What was said about one subject is from now on about another. */
  reassign(subject: string, to: string): Promise<void>;
  /** Whether one of these kinds was sent to this person since then. */
  sentSince(personId: string, kinds: readonly MessageKind[], since: Instant): Promise<boolean>;
  /** What was said to this person about an open matter, newest first. */
  lastSent(personId: string): Promise<Delivery | null>;
  /** All that the same message said, in its order. */
  lastSentTogether(personId: string): Promise<readonly Delivery[]>;
  /** The same, answers included. */
  lastSaid(personId: string): Promise<Delivery | null>;
  /** Whether this was sent to them lately, about these very values. */
  wasTold(personId: string, kind: MessageKind, about: Readonly<Record<string, string | boolean>>): Promise<boolean>;
  /** What was said to this person in this slot, of one of these kinds: two kinds may have the same slots. */
  ofSlot(personId: string, kinds: readonly MessageKind[], slot: string): Promise<Delivery | null>;
  forgetSent(before: Instant): Promise<number>;
  nextDue(): Promise<Instant | null>;
  /** What waits to be said, the soonest first. */
  upcoming(organisationId: string, atMost: number): Promise<readonly Delivery[]>;
}

interface Posted {
  readonly id: string;
  readonly organisationId: string;
  readonly workspace: Workspace;
  readonly destination: string;
  readonly ref: PostRef | null;
  readonly markedAt: Instant;
  /** Of the card that is there (`fingerprintOf`); null when it is not known. */
  readonly shown: string | null;
}

/** To a person, or led by them in a conversation of several. */
export interface PersonPost extends Posted {
  readonly personId: string;
  readonly channel: null;
}

export interface ChannelPost extends Posted {
  readonly personId: null;
  readonly channel: Channel;
}

export type Post = PersonPost | ChannelPost;

/** A day's budget, of one person. */
export interface Spending {
  readonly personId: string;
  readonly day: Day;
}

export interface PostTable {
  /** Marks deliveries as being sent, together, in one post; takes the budget it spends. */
  begin(
    post: {
      organisationId: string;
      workspaceId: string;
      personId: string;
      destination: string;
      deliveries: readonly string[];
      /** What each of them puts before its reader (`actions/shown.ts`). */
      shows?: readonly (string | null)[];
      spends: readonly Spending[];
      shown: string;
      leaseMs: number;
    },
    now: Instant,
  ): Promise<string>;
  /** The same, of what is said in a channel, or in the thread below one of its messages. */
  beginIn(
    post: { organisationId: string; channel: Channel; thread: string | null; delivery: string; shown: string; leaseMs: number },
    now: Instant,
  ): Promise<string>;
  /** So is what it says, which it resolves with when it is said to people; and whatever was wrong with its workspace is over. */
  sent(id: string, ref: PostRef, at: Instant): Promise<readonly SaidDelivery[]>;
  /** It may or may not be there: looked for once `leaseMs` have passed. */
  unsure(id: string, leaseMs: number): Promise<void>;
  /**
   * Whether something on its way changes what it shows: what lands last stays, so nobody edits it meanwhile. The post is held
   * until the transaction ends.
   */
  isChanging(id: string): Promise<boolean>;
  /** An edit is about to leave, and lands within `withinMs`, on the database's own clock, or never. Resolves with a name for it. */
  editing(id: string, withinMs: number): Promise<string>;
  /** What is there now; null when that is not known. If something else has begun to change it meanwhile, that goes on. */
  edited(id: string, edit: string, shown: string | null): Promise<void>;
  /** The platform is about to show an answer in the place of this message, which that person pressed: within `withinMs`, or never. */
  answering(personId: string, ref: PostRef, withinMs: number): Promise<void>;
  /** It is there, or never will be. Resolves with the post; null when none was to be answered. */
  answered(ref: PostRef): Promise<{ readonly id: string; readonly organisationId: string } | null>;
  /** It surely never was: its budget is given back. */
  abandon(id: string): Promise<readonly string[]>;
  get(id: string): Promise<Post | null>;
  /** Posts whose sending was cut off; each is leased to this caller. */
  lost(atMost: number, leaseMs: number): Promise<readonly Post[]>;
  /** Of a post to people. */
  deliveries(id: string): Promise<readonly Delivery[]>;
  /**
   * Until the transaction ends, whoever changes what one of these subjects shows waits (`showing`), and then finds what it has
   * begun; whoever did before is waited for.
   */
  steady(subjects: readonly string[]): Promise<void>;
  /** Posts that show this subject, or are being sent with it, once whoever was about to send it has; `only` those to one person, or that say something of some kinds, or about a record. */
  showing(
    subject: string,
    only?: { personId?: string; kinds?: readonly MessageKind[]; about?: Readonly<Record<string, string>> },
  ): Promise<readonly string[]>;
  /** Of a post in a channel. */
  delivery(id: string): Promise<ChannelDelivery | null>;
  /** Where channels show this subject, by channel, and in which state: a digest may tell of a trial that lives, and of what it taught. */
  told(subject: string): Promise<readonly { id: string; channel: Channel; state: ItemState }[]>;
  inChannel(channel: Channel): Promise<readonly string[]>;
  /** What this person was sent, of which it is not known what it shows now. */
  unknownTo(personId: string): Promise<readonly string[]>;
  remove(id: string): Promise<void>;
  freeLeases(): Promise<void>;
  anyLost(): Promise<boolean>;
}

// Rights over one's data, and what erases itself

export interface RightsTable {
  /** Waits for whoever mentions this person; until the transaction ends, nobody else does. False: they are there no more. */
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
  /** Answers sent before then, unless they are about an initiative or a trial that is still there: they may have to be edited. */
  forgetAnswers(before: Instant): Promise<number>;
  forgetDropped(before: Instant): Promise<number>;
  /** Invitations that were sent before then, and are over. */
  forgetInvitations(before: Instant): Promise<number>;
  /** Who read the sentence of an initiative told before then: that it was read, and when, is kept. */
  forgetReaders(before: Instant): Promise<number>;
  /** People known before then about whom nothing else is kept: others named them, or all they did is over. */
  forgetOnlyNamed(before: Instant): Promise<number>;
}

// The digest

/** One time the digest of a channel was composed. */
export interface DigestRun {
  readonly id: string;
  readonly subscriptionId: string;
  readonly slot: Day;
  readonly seed: string;
  /** Somebody waited for a volunteer. */
  readonly call: boolean;
  /** Several people have begun something since the one before. */
  readonly grows: boolean;
  /** In the order they were composed in. */
  readonly items: readonly Pick<Waiting, 'subject' | 'state'>[];
}

export interface DigestTable {
  /** Asked again, the channel follows this rhythm from now on; what it has read stays read. */
  subscribe(
    to: Rhythm & Pick<Subscription, 'organisationId' | 'channel' | 'locale' | 'includes'> & { readonly by: string },
    now: Instant,
  ): Promise<Subscription>;
  get(id: string): Promise<Subscription | null>;
  lock(id: string): Promise<Subscription | null>;
  ofChannel(channel: Channel): Promise<Subscription | null>;
  /** Those that are not stopped. */
  all(organisationId: string): Promise<readonly Subscription[]>;
  setState(id: string, state: Subscription['state']): Promise<void>;
  /** Stories and buds whose people all allow it since the channel subscribed, and that it has not read. */
  storiesWaiting(subscription: Subscription): Promise<readonly Waiting[]>;
  /** The same of trials that live, and of what was learnt from those that stopped. */
  trialsWaiting(subscription: Subscription): Promise<readonly Waiting[]>;
  /** Null when this slot was already run. */
  run(of: Omit<DigestRun, 'id'>, now: Instant): Promise<DigestRun | null>;
  getRun(id: string): Promise<DigestRun | null>;
  /** It was not shown after all: it is still to be read there. */
  putBack(runId: string, item: Pick<Waiting, 'subject' | 'state'>): Promise<void>;
  posted(runId: string, at: Instant): Promise<void>;
  /** `outcome` says whether there was something to read, and whether it left. */
  lastRun(subscriptionId: string): Promise<{ slot: Day; ranAt: Instant; outcome: 'nothing' | 'waiting' | 'posted' } | null>;
}

export type ChatPlatforms = Readonly<Partial<Record<PlatformName, ChatPlatform>>>;

// Where a platform's conversations are

/** A workspace, by its names outside. */
export interface WorkspaceAddress {
  readonly platform: PlatformName;
  /** Its id on its platform. */
  readonly workspace: string;
}

/** Where the bot's conversation with somebody is reached, and what their own application says of them. */
export interface PersonalConversation {
  readonly conversation: string;
  /** The address of the platform's service that holds it. */
  readonly service: string;
  readonly zone: string | null;
  readonly locale: string | null;
}

/** A message that shows somebody's page, and is no longer it. */
export interface LeftPage {
  readonly conversation: string;
  readonly service: string;
  readonly message: string;
}

export interface ChannelConversation {
  readonly channel: string;
  readonly service: string;
  readonly team: string;
  /** Empty where the platform has not said it, and the next one too. */
  readonly teamName: string;
  readonly name: string;
}

export interface OfferedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: string;
  readonly keptUntil: Temporal.Instant;
}

/**
 * Where people and channels are reached, for a platform that must be told; only what its own validated messages said.
 * Of somebody unknown nothing is kept, and what is kept of somebody goes with them.
 */
export interface ConversationTable {
  /** Where the service of a workspace was last heard from. */
  service(where: WorkspaceAddress): Promise<string | null>;
  heardFrom(where: WorkspaceAddress, service: string): Promise<void>;
  withPerson(where: WorkspaceAddress, externalId: string): Promise<(PersonalConversation & { readonly home: string | null }) | null>;
  /** What is null leaves what was known. */
  keepPerson(where: WorkspaceAddress, externalId: string, conversation: PersonalConversation): Promise<void>;
  /** The address of the service that holds a conversation with somebody; null: with nobody who is known. */
  serviceOf(where: WorkspaceAddress, conversation: string): Promise<string | null>;
  /** The message that shows their page. */
  setHome(where: WorkspaceAddress, externalId: string, message: string): Promise<void>;
  /** The message that shows their page is no longer it; where it is stays known until it is emptied, whatever becomes of them. */
  leaveHome(where: WorkspaceAddress, externalId: string): Promise<void>;
  leftPages(where: WorkspaceAddress, externalId: string): Promise<readonly LeftPage[]>;
  /** They show nothing any more, or cannot be reached; all of them when none is named. */
  forgetLeftPages(where: WorkspaceAddress, externalId: string, message?: string): Promise<void>;
  channel(where: WorkspaceAddress, channel: string): Promise<ChannelConversation | null>;
  channels(where: WorkspaceAddress): Promise<readonly ChannelConversation[]>;
  keepChannel(where: WorkspaceAddress, channel: ChannelConversation): Promise<void>;
  /** All those of a team, or one. */
  forgetChannels(where: WorkspaceAddress, gone: { readonly team?: string; readonly channel?: string }): Promise<void>;
  /** Resolves with its id; null: nobody is there. */
  offerFile(where: WorkspaceAddress, externalId: string, file: OfferedFile): Promise<string | null>;
  offeredFile(where: WorkspaceAddress, externalId: string, fileId: string): Promise<OfferedFile | null>;
  /** Of whoever it was offered to. */
  removeFile(where: WorkspaceAddress, externalId: string, fileId: string): Promise<void>;
  /** Resolves with how many were. */
  forgetFiles(before: Temporal.Instant): Promise<number>;
}
