import type { Task } from '../ports/agenda.ts';
import type { Engine } from './engine.ts';
import type { Scene } from './kind.ts';

/** Agenda: does this for each organisation, in one transaction, and again the next night. */
export async function everyNight(engine: Engine, task: Task, does: (scene: Scene) => Promise<void>): Promise<void> {
  const now = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    for (const organisation of await tx.organisations.all()) await does({ tx, now, draw: engine.draw, saying: engine.areas, organisation });
    await tx.agenda.move(null, { what: task.what, subject: task.subject, notBefore: now.add({ hours: 24 }) });
  });
}
