import { type Act, type Answer, notify, say } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import type { Trouble } from '../../ports/troubles.ts';
import { note } from './audit.ts';
import { kinds } from './messages.ts';

/** What waits and what could not leave: counts and reasons, never sentences or names. */
export async function showState(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say(kinds.coordinationOnly);
  return say(kinds.coordinationState);
}

/** « Relancer »: what was given up is tried again. */
export async function retryStuck(act: Act): Promise<Answer> {
  if (!act.person.coordinator) return say(kinds.coordinationOnly);
  const { tx, organisation, now } = act;
  const messages = (await tx.deliveries.unstick({ organisationId: organisation.id }, now)) + (await tx.agenda.revive(organisation.id, now));
  if (messages > 0) await note(act, 'retried');
  return say(kinds.retried, { messages });
}

/** Tells coordination, once a day for each reason, that messages could not leave. */
export async function tellTrouble(scene: Scene, trouble: Trouble): Promise<void> {
  for (const coordinator of await scene.tx.people.coordinators(scene.organisation.id)) {
    const today = localDate(workingTimeOf(coordinator, scene.organisation), scene.now);
    await notify(scene, coordinator, { kind: kinds.technicalTrouble, about: { trouble }, subject: '', slot: `${trouble}:${today}` });
  }
}
