import type { Scene } from '../../core/kind.ts';
import type { Initiative } from '../../domain/initiative.ts';
import type { Person } from '../../domain/person.ts';
import { endInvitation, invite } from './invite-harvester.ts';

/** Asks the person that the people of an initiative chose, and ends the open invitation. A held initiative stays held. */
export async function askChosen(scene: Scene, initiative: Initiative, chosen: Person): Promise<void> {
  const asked = await scene.tx.invitations.ofInitiative(initiative.id);
  if (asked) await endInvitation(scene, asked);
  if (initiative.state !== 'held') await scene.tx.initiatives.setState(initiative.id, 'searching');
  await invite(scene, initiative, chosen, true);
}
