import type { Person } from '../domain/person.ts';
import type { Account } from '../ports.ts';
import type { Scene } from './context.ts';

/** The mark of somebody who blocked the bot or took it away: nothing is sent to them, and nobody is told. */
export const away = 'removed';

/** They blocked the bot or took it away: they said stop. What waited for them is kept, in case they come back. */
export async function goAway({ tx, now }: Scene, { id }: Pick<Person, 'id'>, workspaceId: string): Promise<void> {
  // What is said to them goes to their other account.
  if (await tx.accounts.leave(id, workspaceId, now)) return;
  await tx.people.setUnreachable(id, now);
  await tx.people.silence(id, away, now);
}

/** They are there again: they wrote, or brought the bot back. */
export async function comeBack({ tx, now }: Scene, { id }: Pick<Person, 'id'>, account: Account): Promise<void> {
  await tx.accounts.comeBack(account);
  await tx.people.setUnreachable(id, null);
  await tx.people.endSilence(id, away);
  await tx.deliveries.unstick({ personId: id }, now);
}
