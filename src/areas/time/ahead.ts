import { Temporal } from 'temporal-polyfill';
import { formatFor } from '../../cards/format.ts';
import { cardOf, reasonFor } from '../../core/cards.ts';
import type { Composing } from '../../core/composer.ts';
import type { Params } from '../../core/kinds.ts';
import { receiverOf } from '../../core/receiver.ts';
import { localDate } from '../../domain/calendar.ts';
import { isUnprompted, judge } from '../../domain/etiquette.ts';
import { localeOf, workingTimeOf } from '../../domain/person.ts';

/**
 * What waits to be told to this person: each message by its one line, which never holds people's words, and the
 * earliest moment the etiquette allows. What would be dropped by then is left out.
 */
export async function aheadFor(telling: Composing): Promise<Params['homeAhead']> {
  const { tx, person, organisation, now } = telling;
  const receiver = await receiverOf(telling, person);
  const [locale, working] = [localeOf(person, organisation), workingTimeOf(person, organisation)];
  const language = { locale, format: formatFor(locale, working.zone, localDate(working, now)) };

  const items: Params['homeAhead']['items'][number][] = [];
  for (const delivery of await tx.deliveries.ahead(person.id)) {
    const due = Temporal.Instant.compare(delivery.notBefore, now) > 0 ? delivery.notBefore : now;
    const verdict = judge(delivery, receiver, due);
    const message = verdict.type === 'drop' || !isUnprompted(delivery.kind) ? null : await telling.compose(delivery, telling);
    if (!message || !isUnprompted(message.kind)) continue;
    const from = verdict.type === 'wait' ? verdict.until : due;
    items.push({
      what: cardOf(message, language).summary,
      from: Temporal.Instant.compare(from, now) > 0 ? from : null,
      because: reasonFor(message.kind, locale),
    });
  }
  return { items };
}
