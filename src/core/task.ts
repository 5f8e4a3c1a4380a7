import type { Task, TaskName } from '../ports/agenda.ts';
import type { Engine } from './engine.ts';
import type { Scene } from './kind.ts';

/** How a task of the agenda is done. */
export interface TaskHandler {
  /** Records alone, a platform's answer, or time to make a file. */
  readonly needs: 'records' | 'platform' | 'time';
  readonly run: (engine: Engine, task: Task) => Promise<void>;
}

export type Tasks = { readonly [N in TaskName]?: TaskHandler };

/** It only changes records: done and ended together, or not at all. */
export function inOneTransaction(run: (scene: Scene, subject: string) => Promise<void>): TaskHandler {
  return {
    needs: 'records',
    async run(engine, task) {
      const now = engine.clock.now();
      await engine.store.transaction(async (tx) => {
        const organisation = await tx.agenda.organisation(task.id);
        if (organisation) await run({ tx, now, draw: engine.draw, saying: engine.areas, organisation }, task.subject);
        await tx.agenda.complete(task.id);
      });
    },
  };
}

/**
 * It asks the platform something in between; asked twice, it ends the same.
 * @param options.lengthy it takes seconds: nobody's message waits for it
 */
export function withPlatform(run: TaskHandler['run'], { lengthy = false }: { readonly lengthy?: boolean } = {}): TaskHandler {
  return { needs: lengthy ? 'time' : 'platform', run };
}
