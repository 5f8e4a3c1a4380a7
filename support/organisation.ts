import type { Temporal } from 'temporal-polyfill';
import type { Workspace } from '../src/ports/organisations.ts';
import type { Tx } from '../src/ports/store.ts';

/** An organisation as its configuration says, in one place. */
export async function configured(tx: Tx, workspace: Pick<Workspace, 'platform' | 'externalId'>, now: Temporal.Instant): Promise<Workspace> {
  const made = await tx.organisations.configure(
    { slug: 'default', name: 'Ville de Vignes', zone: 'Europe/Paris', territory: 'metropole', locale: 'fr', contacts: [], workspace },
    now,
  );
  if (!made) throw new Error('No workspace.');
  return made;
}
