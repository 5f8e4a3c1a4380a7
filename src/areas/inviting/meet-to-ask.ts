import { type Act, plan } from '../../core/act.ts';
import type { Person } from '../../domain/person.ts';

/** Somebody chosen in a form, to be asked about an initiative; null when they already carry it or cannot be written to. */
export async function meetToAsk(act: Act, initiativeId: string, externalId: string): Promise<Person | null> {
  const { tx, organisation, workspace, now } = act;
  const person = await tx.people.meet(organisation.id, workspace.id, externalId, now);
  if (person.unreachableSince || (await tx.initiatives.carries(person.id, initiativeId))) return null;
  if (person.name === '') await plan(act, 'describe-person', { person: person.id }, now);
  return person;
}
