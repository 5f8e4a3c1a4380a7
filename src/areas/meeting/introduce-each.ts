import { notify } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';

/** A card each, where no conversation brings them together. */
export async function introduceEach(scene: Scene, delivery: Delivery): Promise<void> {
  const { initiative, harvester } = delivery.about;
  if (typeof initiative !== 'string' || typeof harvester !== 'string') return;
  for (const carrier of await scene.tx.initiatives.carriers(initiative)) {
    await notify(scene, carrier, {
      kind: invitingKinds.introduction,
      about: { initiative, harvester },
      subject: delivery.subject,
      slot: delivery.slot,
    });
  }
}
