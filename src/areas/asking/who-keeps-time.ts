import type { Telling } from '../../core/kind.ts';
import type { Moment } from '../../domain/person.ts';
import { type Purpose, ruleOf } from '../../domain/purpose.ts';

/** Who keeps an hour of each week for those who gather people, as each of them said. */
export type Keeping = readonly (Moment & { readonly name: string })[];

/** As many as one card names. */
const namedAtMost = 10;

/** `chosen`: whom to ask is chosen already. */
export async function keepingFor({ tx, person }: Pick<Telling, 'tx' | 'person'>, purpose: Purpose, chosen: boolean): Promise<Keeping> {
  return ruleOf(purpose).asks === 'chosen' && !chosen ? tx.people.momentsBesides(person.id, namedAtMost) : [];
}
