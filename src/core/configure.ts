import type { Temporal } from 'temporal-polyfill';
import type { PlatformName } from '../ports/chat-platform.ts';
import type { ConfiguredOrganisation, Workspace } from '../ports/organisations.ts';
import type { Tx } from '../ports/store.ts';
import { appointment } from './task-subjects.ts';

export interface Place {
  readonly platform: PlatformName;
  readonly externalId: string;
}

/**
 * Places of which nothing is known, when none of those that are known is configured beside them: what is kept may be another
 * organisation's, and its people would read one another. Several places are one organisation when one installation has them together.
 */
export async function strangers(tx: Tx, configured: readonly Place[], slug = 'default'): Promise<readonly Place[]> {
  const organisation = await tx.organisations.bySlug(slug);
  const known = organisation ? await tx.organisations.workspaces(organisation.id) : [];
  const isKnown = (place: Place) => known.some((one) => one.platform === place.platform && one.externalId === place.externalId);
  return known.length === 0 || configured.some(isKnown) ? [] : configured;
}

/** What the configuration says of the organisation, its workspace and its first coordinators: nobody becomes one by arriving first. */
export async function configure(
  tx: Tx,
  organisation: Omit<ConfiguredOrganisation, 'slug' | 'workspace'> & { readonly coordinators: readonly string[] },
  workspace: Place | null,
  now: Temporal.Instant,
  slug = 'default',
): Promise<Workspace | null> {
  const made = await tx.organisations.configure({ ...organisation, slug, workspace }, now);
  if (!made) return null;
  for (const externalId of organisation.coordinators) {
    const person = await tx.people.meet(made.organisationId, made.id, externalId, now);
    await tx.people.setCoordinator(person.id, true);
    if (person.name === '') {
      await tx.agenda.add(made.organisationId, appointment('describe-person', { person: person.id }, now));
    }
  }
  return made;
}
