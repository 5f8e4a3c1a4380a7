import type { Temporal } from 'temporal-polyfill';
import type { PlatformName } from '../incoming.ts';
import type { ConfiguredOrganisation, Tx, Workspace } from '../ports.ts';

/** What the configuration says of the organisation, its workspace and its first coordinators: nobody becomes one by arriving first. */
export async function configure(
  tx: Tx,
  organisation: Omit<ConfiguredOrganisation, 'slug' | 'workspace'> & { readonly coordinators: readonly string[] },
  workspace: { platform: PlatformName; externalId: string } | null,
  now: Temporal.Instant,
  slug = 'default',
): Promise<Workspace | null> {
  const made = await tx.organisations.configure({ ...organisation, slug, workspace }, now);
  if (!made) return null;
  for (const externalId of organisation.coordinators) {
    const person = await tx.people.meet(made.organisationId, made.id, externalId, now);
    await tx.people.setCoordinator(person.id, true);
    if (person.name === '') {
      await tx.agenda.add(made.organisationId, { what: 'describe-person', subject: person.id, notBefore: now });
    }
  }
  return made;
}
