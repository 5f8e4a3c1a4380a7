import type { AccountTable } from './accounts.ts';
import type { AgendaTable } from './agenda.ts';
import type { CheckInTable } from './check-ins.ts';
import type { ConversationTable } from './conversations.ts';
import type { DeliveryTable } from './deliveries.ts';
import type { DigestTable } from './digests.ts';
import type { EvaluationTable } from './evaluations.ts';
import type { FiveLinesTable } from './five-lines.ts';
import type { HarvesterTable } from './harvesters.ts';
import type { HeardTable } from './heard.ts';
import type { InitiativeTable } from './initiatives.ts';
import type { InvitationTable } from './invitations.ts';
import type { LibraryTable } from './library.ts';
import type { MeetingTable } from './meetings.ts';
import type { OperationsTable } from './operations.ts';
import type { OrganisationTable } from './organisations.ts';
import type { PeopleTable } from './people.ts';
import type { PostTable } from './posts.ts';
import type { RightsTable } from './rights.ts';
import type { ServiceTable } from './services.ts';
import type { StoryTable } from './stories.ts';
import type { TrialTable } from './trials.ts';

/** The names of the kinds that queries look for: each row of a kind declares what it is sought as. */
export interface SoughtKinds {
  /** They ask a volunteer to meet the people of an initiative: `about` names the invitation and the initiative. */
  readonly invitations: readonly string[];
  /** They list stories and trials: each value of `about` that is an id bears the name of its record and its rank, as in `story1`. */
  readonly lists: readonly string[];
  /** They say in a channel what one run of a digest holds: the slot is the id of the run. */
  readonly digests: readonly string[];
}

export interface Store {
  /** All or nothing: committed when `work` resolves, rolled back when it throws. See `mayBeCommitted`. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Of an error of `transaction`: the connection was lost while committing, and nobody said whether it was done. */
export function mayBeCommitted(error: unknown): boolean {
  return error instanceof Error && 'mayBeCommitted' in error && error.mayBeCommitted === true;
}

export interface Tx {
  /** How many statements of this transaction so far may have written something. */
  changes(): number;
  readonly operations: OperationsTable;
  readonly organisations: OrganisationTable;
  readonly services: ServiceTable;
  readonly people: PeopleTable;
  readonly accounts: AccountTable;
  readonly heard: HeardTable;
  readonly initiatives: InitiativeTable;
  readonly harvesters: HarvesterTable;
  readonly invitations: InvitationTable;
  readonly meetings: MeetingTable;
  readonly stories: StoryTable;
  readonly fiveLines: FiveLinesTable;
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
