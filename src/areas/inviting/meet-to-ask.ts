import type { Act } from '../../core/act.ts';
import { meetNamed } from '../../core/named.ts';
import type { Person } from '../../domain/person.ts';

/** Somebody chosen in a form, to be asked about an initiative; null when they already carry it or cannot be written to. */
export async function meetToAsk(act: Act, initiativeId: string, externalId: string): Promise<Person | null> {
  const person = await meetNamed(act, externalId);
  return person && (await act.tx.initiatives.carries(person.id, initiativeId)) ? null : person;
}
