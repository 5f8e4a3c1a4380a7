import { setTimeout as pause } from 'node:timers/promises';
import { answerByMessage } from '../core/act.ts';
import type { Engine } from '../core/engine.ts';
import type { Scene } from '../core/kind.ts';
import type { Account } from '../ports/accounts.ts';
import type { Task } from '../ports/agenda.ts';
import type { Outcome, OutgoingFile } from '../ports/chat-platform.ts';
import type { Workspace } from '../ports/organisations.ts';
import type { Tx } from '../ports/store.ts';
import { deliverAll } from './deliver.ts';

export interface FileToSend {
  readonly workspace: Workspace;
  readonly externalId: string;
  readonly file: OutgoingFile;
  readonly note: string;
}

/** Several files that arrive together. */
export type FilesToSend = Omit<FileToSend, 'file'> & { readonly files: readonly OutgoingFile[] };

/** Sends one file that a task of the agenda makes now; null: there is nothing to send any more. */
export async function sendFile(engine: Engine, task: Task, make: (tx: Tx) => Promise<FileToSend | null>): Promise<void> {
  const made = await engine.store.transaction(make);
  if (!made) return engine.store.transaction((tx) => tx.agenda.complete(task.id));
  return sendMade(engine, task, { ...made, files: [made.file] });
}

/** After so many doubts it is given up rather than sent for ever: files cannot be looked for, and each may show them once more. */
const doubtsAtMost = 4;
/** Seconds before another attempt after the first of them, twice as many after each. */
const afterDoubt = 30;

const notConnected = { type: 'retry', afterMs: 60_000 } as const;

/** What becomes of files that the platform does not take. */
export type Refused = (ground: Omit<Scene, 'organisation'>, outcome: Outcome & { type: 'refused' }) => Promise<void>;

/** Sends what a task has made; the task ends with it. The person who asked is told when it may have been for nothing. */
export async function sendMade(
  engine: Engine,
  task: Task,
  { workspace, externalId, files, note }: FilesToSend,
  refused: Refused = async (_, { why, code }) => engine.report('sheet-refused', { why, code }),
): Promise<void> {
  await answersFirst(engine, { workspaceId: workspace.id, externalId });
  const platform = engine.platforms[workspace.platform];
  const outcome = (await platform?.sendFiles(workspace.externalId, { to: 'person', externalId }, files, note)) ?? notConnected;
  const now = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    if (outcome.type === 'retry')
      return tx.agenda.retry(task.id, now.add({ milliseconds: Math.max(outcome.afterMs, 1000) }), 'asked-to-wait');
    if (outcome.type === 'unsure' && task.doubts < doubtsAtMost)
      return tx.agenda.retry(task.id, now.add({ seconds: afterDoubt * 2 ** task.doubts }), 'unsure');
    if (outcome.type === 'unsure')
      await inDoubt({ ...engine, saying: engine.areas, tx, now }, { workspaceId: workspace.id, externalId }, task);
    if (outcome.type === 'refused') await refused({ ...engine, saying: engine.areas, tx, now }, outcome);
    return tx.agenda.complete(task.id);
  });
}

/** What announces the files leaves before them; an answer that cannot leave keeps them back for a few seconds at most. */
async function answersFirst(engine: Engine, account: Account): Promise<void> {
  const person = await engine.store.transaction((tx) => tx.accounts.owner(account));
  const unsent = (personId: string) => engine.store.transaction((tx) => tx.deliveries.answersUnsent(personId, engine.clock.now()));
  for (let times = 0; person && times < waits.times && (await unsent(person.id)); times++) {
    if (!(await deliverAll(engine, { personId: person.id }))) await pause(waits.ms);
  }
}

const waits = { times: 50, ms: 100 };

/** Nobody can tell whether they arrived: the person who asked looks, and asks again. */
async function inDoubt({ tx, now, saying }: Omit<Scene, 'organisation'>, account: Account, task: Task): Promise<void> {
  const person = await tx.accounts.owner(account);
  if (!person) return;
  await answerByMessage(
    { tx, now },
    {
      organisationId: person.organisationId,
      kind: saying.filesInDoubt.name,
      about: {},
      subject: '',
      slot: `${task.id}:${now.epochMilliseconds}`,
      personId: person.id,
      within: account.workspaceId,
    },
  );
}
