import type { Task } from '../ports/agenda.ts';
import type { Engine } from './engine.ts';
import { tasks } from './retries.ts';

export const taskMsOf = ({ taskMs = tasks.leaseMs }: Pick<Engine, 'taskMs'>) => taskMs;

/** Another worker has this task by now, or it was asked for again: whoever had it leaves it there. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

/** What lasts says so as it goes, and stops when nobody waits for it from this worker any more. */
export async function keepTask(engine: Pick<Engine, 'store' | 'taskMs'>, task: Task): Promise<void> {
  if (!(await engine.store.transaction((tx) => tx.agenda.hold(task, taskMsOf(engine))))) throw new TakenOver();
}
