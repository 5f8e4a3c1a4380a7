import { plainOf } from '../../core/about.ts';
import { type Act, type Answer, say } from '../../core/act.ts';
import type { Tx } from '../../ports/store.ts';
import type { NamedCard } from './buttons.ts';
import { kinds } from './messages.ts';

/** « Plus »: the card where it was pressed, with all its buttons, as it is true now; the message that shows it stays what it is. */
export async function showWholeCard({ tx, saying, person }: Act, named?: NamedCard): Promise<Answer> {
  const delivery = named ? await deliveryOf(named, tx, person.id) : null;
  const kind = delivery && saying.kind(delivery.kind);
  if (!kind || !(delivery.personId === person.id || delivery.together.includes(person.id))) return say(kinds.gone);
  return { type: 'say', kind, about: { ...plainOf(delivery.about), whole: delivery.id }, replaces: true };
}

const deliveryOf = (named: NonNullable<NamedCard>, { deliveries }: Tx, personId: string) =>
  'delivery' in named ? deliveries.get(named.delivery) : deliveries.shownAtOnce(personId, named.shown);
