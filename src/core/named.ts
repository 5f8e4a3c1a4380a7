import type { Person } from '../domain/person.ts';
import { type Act, plan } from './act.ts';

/** Somebody they chose in a form, by the id of the platform, to be asked something; null: themselves, or nobody who can be written to. */
export async function meetNamed(act: Act, externalId: string): Promise<Person | null> {
  const { tx, organisation, workspace, person, now } = act;
  const named = await tx.people.meet(organisation.id, workspace.id, externalId, now);
  if (named.id === person.id || named.unreachableSince) return null;
  if (named.name === '') await plan(act, 'describe-person', { person: named.id }, now);
  return named;
}
