import { type Act, type Answer, emptyHomeLater, plan, say } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { localDate } from '../../domain/calendar.ts';
import { mayBeErased } from '../../domain/term.ts';
import { note } from '../coordination/audit.ts';
import { kinds as coordinationKinds } from '../coordination/messages.ts';
import { kinds } from './messages.ts';

// Nothing is erased by itself: one of coordination asks, reads what it means, and confirms; in words alone, which nobody presses by mistake.

/** « Tout effacer ici »: what it does, and what comes before. */
export async function eraseAll({ person }: Act): Promise<Answer> {
  return person.coordinator ? say(kinds.term, { ask: 'confirm' }) : say(coordinationKinds.coordinationOnly);
}

/** « Oui, tout effacer ici »: done once everything was kept for as long as was said. */
export async function eraseAllSure(act: Act): Promise<Answer> {
  const { organisation, person, now } = act;
  if (!person.coordinator || !mayBeErased(organisation, now)) return eraseAll(act);
  await note(act, 'all-erased');
  await plan(act, 'erase-organisation', { organisation: organisation.id }, now);
  return { ...say(kinds.term, { ask: 'confirmed' }), unrecorded: true };
}

/** Agenda: everything of the organisation goes, but what coordination did, without names. Done again, there is nothing left to erase. */
export async function eraseOrganisation(scene: Scene): Promise<void> {
  const { tx, organisation, now } = scene;
  if (!mayBeErased(organisation, now)) return;
  for (const id of await tx.people.withHomes(organisation.id)) await emptyHomeLater(scene, id);
  await tx.organisations.eraseAll(organisation.id, localDate(organisation, now));
}
