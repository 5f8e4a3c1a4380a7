import { numberSaid } from '../domain/spoken/number.ts';
import type { Registry } from './area.ts';
import type { Message, Telling } from './kind.ts';
import { trueNow } from './kind.ts';
import { named } from './subject.ts';
import type { Understood } from './understand.ts';

/** How long a list that was shown beside the conversation is known to be there, minutes: a client drops it at will. */
const shownAtOnceFor = { minutes: 60 };

/** « 2 »: what the list that was shown last names so, and what its button does; null where no list is shown, or it has no such number. */
export async function chosenByNumber(telling: Telling, { buttons }: Pick<Registry, 'buttons'>, words: string): Promise<Understood | null> {
  const number = numberSaid(words);
  if (number === null) return null;
  const { tx, person, now } = telling;
  const last = await tx.deliveries.lastShown(person.id, now.subtract(shownAtOnceFor));
  const shown = last && (await trueNow(last, telling));
  const placed = shown && numberedIn(shown).find(({ label }) => label === String(number));
  const intent = placed && buttons.get(placed.button.intent);
  return intent ? { run: intent.run, about: named(intent.about, placed.subject), rest: '' } : null;
}

/** What a message names by numbers. */
export function numberedIn({ kind, params }: Message) {
  return (kind.buttons?.(params as never) ?? []).flat().filter(({ label }) => label !== undefined);
}
