import type { AccountTable } from './accounts.ts';
import type { AgendaTable } from './agenda.ts';
import type { CheckInTable } from './check-ins.ts';
import type { ConversationTable } from './conversations.ts';
import type { DeliveryTable } from './deliveries.ts';
import type { DigestTable } from './digests.ts';
import type { EvaluationTable } from './evaluations.ts';
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
  readonly heard: HeardTable;
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
