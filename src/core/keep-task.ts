import type { Task } from '../ports/agenda.ts';
import type { Engine } from './engine.ts';
import { tasks } from './retries.ts';

export const taskMsOf = ({ taskMs = tasks.leaseMs }: Pick<Engine, 'taskMs'>) => taskMs;

/** Another worker has this task, or it was asked for again: this worker stops. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/** Renews the lease of a long task. Throws `TakenOver` when this worker no longer has it. */
export async function keepTask(engine: Pick<Engine, 'store' | 'taskMs'>, task: Task): Promise<void> {
  if (!(await engine.store.transaction((tx) => tx.agenda.hold(task, taskMsOf(engine))))) throw new TakenOver();
}
