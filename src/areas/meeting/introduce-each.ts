import type { Scene } from '../../core/kind.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import { tellItsPeople } from '../asking/its-people.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';

/** A card each, where no conversation brings them together. */
export async function introduceEach(scene: Scene, delivery: Delivery): Promise<void> {
  const { initiative, harvester } = delivery.about;
  if (typeof initiative !== 'string' || typeof harvester !== 'string') return;
  await tellItsPeople(scene, initiative, { kind: invitingKinds.introduction, about: { initiative, harvester }, slot: delivery.slot });
}
