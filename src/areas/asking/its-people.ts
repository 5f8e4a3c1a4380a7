import { aboutInitiative, notify } from '../../core/act.ts';
import type { Scene, UnpromptedKind } from '../../core/kind.ts';
import type { Person } from '../../domain/person.ts';

type Told<K extends UnpromptedKind> = Omit<Parameters<typeof notify<K>>[2], 'subject'>;

/** Tells the same to each of the people of an initiative, at their own next good moment, once for each slot; resolves with these people. */
export async function tellItsPeople<K extends UnpromptedKind>(
  scene: Scene,
  initiativeId: string,
  what: Told<K>,
): Promise<readonly Person[]> {
  const carriers = await scene.tx.initiatives.carriers(initiativeId);
  for (const carrier of carriers) await notify(scene, carrier, { ...what, subject: aboutInitiative(initiativeId) });
  return carriers;
}
