import type { Temporal } from 'temporal-polyfill';
import type { Task } from '../ports/agenda.ts';
import type { Tx } from '../ports/store.ts';
import type { Engine } from './engine.ts';
import type { Scene } from './kind.ts';

/** The night after the local day of `now`, by the clock of that zone, however late in its day this one ran. */
export function nextNight(zone: string, now: Temporal.Instant): Temporal.Instant {
  return now.toZonedDateTimeISO(zone).add({ days: 1 }).withPlainTime('03:10').toInstant();
}

/** Puts a task back on the agenda, for the next night of the organisation. */
export async function againNextNight(tx: Tx, { what, subject }: Task, now: Temporal.Instant): Promise<void> {
  const [organisation] = await tx.organisations.all();
  await tx.agenda.move(null, { what, subject, notBefore: nextNight(organisation?.zone ?? 'UTC', now) });
}

/** Agenda: does this for each organisation, in one transaction, and again the next night. */
export async function everyNight(engine: Engine, task: Task, does: (scene: Scene) => Promise<void>): Promise<void> {
  const now = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    for (const organisation of await tx.organisations.all()) await does({ tx, now, draw: engine.draw, saying: engine.areas, organisation });
    await againNextNight(tx, task, now);
  });
}
