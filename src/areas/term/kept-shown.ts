import type { Temporal } from 'temporal-polyfill';
import type { Telling } from '../../core/kind.ts';
import { localDate } from '../../domain/calendar.ts';
import { asksWhatIsKept, termOf } from '../../domain/term.ts';

/** What people keep of the bot, once it stops. */
export interface KeptShown {
  /** It is asked now. */
  readonly asked: boolean;
  /** The last day, whether to come or over; null: there is none. */
  readonly until: Temporal.PlainDate | null;
  /** Without a name, unless whoever wrote them signed. */
  readonly words: readonly { readonly words: string; readonly name: string | null }[];
  /** How the reader's own words appear, when there are some. */
  readonly mine: 'named' | 'unnamed' | null;
}

/** As many as one reads in one sitting. */
const shownAtMost = 30;

export async function keptFor({ tx, organisation, person, now }: Telling): Promise<KeptShown> {
  const term = termOf(organisation, now);
  const all = await tx.kept.all(organisation.id, shownAtMost);
  const mine = await tx.kept.of(person.id);
  return {
    asked: term !== null && asksWhatIsKept(term, localDate(organisation, now)),
    until: term?.until ?? null,
    words: all.map(({ words, name }) => ({ words, name })),
    mine: mine && (mine.named ? 'named' : 'unnamed'),
  };
}
