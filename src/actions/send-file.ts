import type { OutgoingFile } from '../platform.ts';
import type { Task, Tx, Workspace } from '../ports.ts';
import type { AgendaCore } from './run-agenda.ts';

export interface FileToSend {
  readonly workspace: Workspace;
  readonly externalId: string;
  readonly file: OutgoingFile;
  readonly note: string;
}

/** The same, with several files: they arrive together. */
export type FilesToSend = Omit<FileToSend, 'file'> & { readonly files: readonly OutgoingFile[] };

/** Sends one file that a task of the agenda makes now; null: there is nothing to send any more. */
export async function sendFile(core: AgendaCore, task: Task, make: (tx: Tx) => Promise<FileToSend | null>): Promise<void> {
  const made = await core.store.transaction(make);
  if (!made) return core.store.transaction((tx) => tx.agenda.complete(task.id));
  return sendMade(core, task, { ...made, files: [made.file] });
}

/** Sends what a task has made; the task ends with it. */
export async function sendMade(core: AgendaCore, task: Task, { workspace, externalId, files, note }: FilesToSend): Promise<void> {
  const outcome = await core.platforms[workspace.platform]?.sendFiles(workspace.externalId, { to: 'person', externalId }, files, note);
  const now = core.clock.now();
  await core.store.transaction(async (tx) => {
    if (outcome?.type === 'retry')
      return tx.agenda.retry(task.id, now.add({ milliseconds: Math.max(outcome.afterMs, 1000) }), 'asked-to-wait');
    // Files cannot be looked for: after a few doubts it is given up rather than sent for ever.
    if (outcome?.type === 'unsure' && task.attempts < 4)
      return tx.agenda.retry(task.id, now.add({ seconds: 30 * 2 ** task.attempts }), 'unsure');
    if (outcome?.type === 'refused') core.report('sheet-refused', { why: outcome.why, code: outcome.code });
    return tx.agenda.complete(task.id);
  });
}
