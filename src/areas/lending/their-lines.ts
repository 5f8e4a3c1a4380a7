import { aboutLines, refreshLater } from '../../core/act.ts';
import type { Scene, Telling } from '../../core/kind.ts';
import type { FiveLines } from '../../ports/five-lines.ts';

/** Lines that this person has a part in. */
export async function theirLines({ tx, person }: Pick<Telling, 'tx' | 'person'>, id: string): Promise<FiveLines | null> {
  const lines = await tx.fiveLines.get(id);
  return lines && (await tx.fiveLines.people(id)).includes(person.id) ? lines : null;
}

/** Erases them; what shows them is edited soon after. */
export async function eraseLines(scene: Pick<Scene, 'tx' | 'now' | 'organisation'>, id: string): Promise<void> {
  await scene.tx.deliveries.cancel(aboutLines(id));
  await scene.tx.fiveLines.remove(id);
  await refreshLater(scene, aboutLines(id));
}
