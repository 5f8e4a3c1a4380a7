import type { Task, TaskName } from '../ports/agenda.ts';
import type { Engine } from './engine.ts';
import type { Scene } from './kind.ts';
import type { AboutTask } from './task-subjects.ts';

/** How a task of the agenda is done. */
export interface TaskHandler<T> {
  /** Records alone, a platform's answer, or time to make a file. */
  readonly needs: 'records' | 'platform' | 'time';
  readonly run: (engine: Engine, task: Task, about: T) => Promise<void>;
}

/** About something that is not known here. */
export type AnyTaskHandler = TaskHandler<never>;

export type Tasks = { readonly [N in TaskName]?: TaskHandler<AboutTask<N>> };

/** It only changes records: done and ended together, or not at all. */
export function inOneTransaction<T>(run: (scene: Scene, about: T) => Promise<void>): TaskHandler<T> {
  return {
    needs: 'records',
    async run(engine, task, about) {
      const now = engine.clock.now();
      await engine.store.transaction(async (tx) => {
        const organisation = await tx.agenda.organisation(task.id);
        if (organisation) await run({ tx, now, draw: engine.draw, saying: engine.areas, organisation }, about);
        await tx.agenda.complete(task.id);
      });
    },
  };
}

/**
 * It asks the platform something in between; asked twice, it ends the same.
 * @param options.lengthy it takes seconds: nobody's message waits for it
 */
export function withPlatform<T>(run: TaskHandler<T>['run'], { lengthy = false }: { readonly lengthy?: boolean } = {}): TaskHandler<T> {
  return { needs: lengthy ? 'time' : 'platform', run };
}
