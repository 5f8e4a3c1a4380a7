import { Temporal } from 'temporal-polyfill';
import { cardOf } from '../../core/cards.ts';
import { compose, dueOf, etiquetteOf, type Telling } from '../../core/kind.ts';
import { languageFor } from '../../core/language.ts';
import { receiverOf } from '../../core/receiver.ts';
import { judge } from '../../domain/etiquette.ts';

/** What the bot intends to say, when at the earliest (null: now), and why; in the reader's own language. */
export interface Ahead {
  readonly what: string;
  readonly from: Temporal.Instant | null;
  readonly because: string;
}

/**
 * What waits to be told to this person: each message by its one line, which never holds people's words, and the
 * earliest moment the etiquette allows. What would be dropped by then is left out.
 */
export async function aheadFor(telling: Telling): Promise<{ items: readonly Ahead[] }> {
  const { tx, person, now } = telling;
  const receiver = await receiverOf(telling, person);
  const language = languageFor(telling, person);

  const items: Ahead[] = [];
  for (const delivery of await tx.deliveries.ahead(person.id)) {
    const due = Temporal.Instant.compare(delivery.notBefore, now) > 0 ? delivery.notBefore : now;
    const verdict = judge(dueOf(telling, delivery), receiver, due);
    const message = verdict.type === 'drop' || !etiquetteOf(telling, delivery.kind) ? null : await compose(delivery, telling);
    const because = message && language.format.because(message.kind.name);
    if (!message || because === null) continue;
    const from = verdict.type === 'wait' ? verdict.until : due;
    items.push({
      what: cardOf(message, language, null).summary,
      from: Temporal.Instant.compare(from, now) > 0 ? from : null,
      because,
    });
  }
  return { items };
}
