import { numberSaid } from '../domain/spoken/number.ts';
import type { Registry } from './area.ts';
import { tokensOf } from './follows.ts';
import type { Message, Telling } from './kind.ts';
import { trueNow } from './kind.ts';
import { named } from './subject.ts';
import { startsWith, type Understood } from './understand.ts';

/** How long a list that was shown beside the conversation is known to be there, minutes: a client drops it at will. */
const shownAtOnceFor = { minutes: 60 };

const longest = 200;

/** « 2 »: what the list that was shown last names so, and what its button does; null where no list is shown, or it has no such number. */
export async function chosenByNumber(
  telling: Telling,
  { buttons, phrases }: Pick<Registry, 'buttons' | 'phrases'>,
  words: string,
): Promise<Understood | null> {
  // « retirer 2 » too, of what « retirer » asks.
  const [said, tokens] = [numberSaid(words), tokensOf(words.slice(0, longest))];
  const before = said === null ? phrases.filter(({ tokens: phrase }) => startsWith(tokens, phrase)) : [];
  if (said === null && before.length === 0) return null;
  const { tx, person, now } = telling;
  const last = await tx.deliveries.lastShown(person.id, now.subtract(shownAtOnceFor));
  const shown = last && (await trueNow(last, telling));
  for (const placed of shown ? numberedIn(shown) : []) {
    const intent = buttons.get(placed.button.intent);
    const rest = before.find((one) => one.intent === intent)?.tokens.length;
    const number =
      said ??
      (rest === undefined
        ? null
        : numberSaid(
            tokens
              .slice(rest)
              .map(({ word }) => word)
              .join(' '),
          ));
    if (intent && number !== null && placed.label === String(number))
      return { run: intent.run, about: named(intent.about, placed.subject), rest: '' };
  }
  return null;
}

/** What a message names by numbers. */
export function numberedIn({ kind, params }: Message) {
  return (kind.buttons?.(params as never) ?? []).flat().filter(({ label }) => label !== undefined);
}
