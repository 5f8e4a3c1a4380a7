import type { Person } from '../domain/person.ts';
import type { Account } from '../ports/accounts.ts';
import { refreshEach } from './act.ts';
import type { Scene } from './kind.ts';

/** The mark of somebody who blocked the bot or took it away: nothing is sent to them, and nobody is told. */
export const away = 'removed';

/**
 * They blocked the bot or took it away: they said stop. What waited for them is kept, in case they come back. Resolves with
 * whether they are somewhere else, where what is said to them goes.
 */
export async function goAway({ tx, now }: Pick<Scene, 'tx' | 'now'>, { id }: Pick<Person, 'id'>, workspaceId: string): Promise<boolean> {
  if (await tx.accounts.leave(id, workspaceId, now)) return true;
  await tx.people.setUnreachable(id, now);
  await tx.people.silence(id, away, now);
  return false;
}

/** They are there again: they wrote, or brought the bot back. What could not be changed in their messages meanwhile is. */
export async function comeBack(scene: Scene, { id }: Pick<Person, 'id'>, account: Account): Promise<void> {
  const { tx, now, organisation } = scene;
  await tx.accounts.comeBack(account);
  await tx.people.setUnreachable(id, null);
  await tx.people.endSilence(id, away);
  await tx.deliveries.unstick({ personId: id }, now);
  await refreshEach(scene, organisation.id, await tx.posts.unknownTo(id));
}
