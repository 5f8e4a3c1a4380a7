import type { Task } from '../ports/agenda.ts';
import type { Registry } from './area.ts';
import type { Engine } from './engine.ts';
import { keepTask, TakenOver, taskMsOf } from './keep-task.ts';
import type { Core } from './perform.ts';
import { tasks as retries } from './retries.ts';
import type { AnyTaskHandler } from './task.ts';
import { aboutTask } from './task-subjects.ts';

export interface AgendaCore extends Core, Engine {
  readonly areas: Registry;
}

/** How many tasks one worker takes at a time. */
const batch = 20;

/** Does what is due, until nothing is. Resolves with how many tasks were done. */
export async function runAgenda(core: AgendaCore): Promise<number> {
  let done = 0;
  for (;;) {
    const now = core.clock.now();
    const tasks = await core.store.transaction((tx) => tx.agenda.claim(now, batch, taskMsOf(core)));
    const freshUntil = performance.now() + taskMsOf(core) / 2;
    for (const [index, task] of tasks.entries()) {
      if (core.stopping?.aborted) {
        const rest = tasks.slice(index).map(({ id }) => id);
        await core.store.transaction((tx) => tx.agenda.giveBack(rest));
        return done;
      }
      await attempt(core, task, performance.now() < freshUntil);
      done += 1;
    }
    if (tasks.length === 0) return done;
  }
}

/** Does one task of the agenda; resolves with whether it was still there to be done. */
export async function runTask(core: AgendaCore, id: string): Promise<boolean> {
  const task = await core.store.transaction((tx) => tx.agenda.claimOne(id, core.clock.now(), taskMsOf(core)));
  if (task) await attempt(core, task, true);
  return task !== null;
}

/** Tasks that do not change records alone: nothing that is said waits for them. */
export function notRecords({ tasks }: Pick<Registry, 'tasks'>): readonly string[] {
  return [...tasks].flatMap(([name, one]) => (one.needs === 'records' ? [] : [name]));
}

/** What a task needs to be done. */
export function needs({ tasks }: Pick<Registry, 'tasks'>, what: string): AnyTaskHandler['needs'] {
  return tasks.get(what)?.needs ?? 'records';
}

/** `fresh`: just claimed, and not after others that lasted; otherwise its lease is made sure of first. */
async function attempt(core: AgendaCore, task: Task, fresh: boolean): Promise<void> {
  const [handler, about] = [core.areas.tasks.get(task.what), aboutTask(task)];
  try {
    if (!fresh) await keepTask(core, task);
    // The compiler ties a task to what does it (`Tasks`).
    await (handler && about !== null ? handler.run(core, task, about as never) : unknown(core, task));
  } catch (error) {
    if (error instanceof TakenOver) return;
    const now = core.clock.now();
    const code = error instanceof Error ? error.name : 'unknown';
    core.report('task-failed', { task: task.what, attempts: task.attempts + 1, error });
    await core.store.transaction(async (tx) => {
      if (task.attempts + 1 < retries.attemptsAtMost) return tx.agenda.retry(task.id, now.add(retries.after(task.attempts)), code);
      const organisation = await tx.agenda.organisation(task.id);
      await tx.agenda.bury(task.id, code);
      if (organisation) await core.areas.tellTrouble({ tx, now, draw: core.draw, saying: core.areas, organisation }, 'other');
    });
  }
}

async function unknown(core: Engine, task: Task): Promise<void> {
  core.report('task-unknown', { task: task.what });
  await core.store.transaction((tx) => tx.agenda.bury(task.id, 'unknown-task'));
}
