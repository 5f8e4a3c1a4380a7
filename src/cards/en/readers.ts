import type { CheckingParams } from '../../areas/checking/messages.ts';
import type { Span } from '../card.ts';
import type { Format } from '../format.ts';
import { t } from './typography.ts';

/** Who reads somebody's words, before they write: in so few, nobody unless they choose it. */
export function readersBefore({ readers, many }: Pick<CheckingParams['checkIn'], 'readers' | 'many'>, f: Format): readonly Span[] {
  if (readers.length === 0) return t`Nobody else reads your words for now.`;
  return many
    ? t`Your words go to ${names(readers, f)}, without your name, once five other people have answered. You can choose otherwise.`
    : t`Your words go to ${names(readers, f)}, without your name, and only if you choose to: there are so few of you that people would recognise you.`;
}

const namedAtMost = 8;

/** By their names, as many as a card can list. */
export function names(readers: readonly string[], f: Format): readonly Span[] {
  if (readers.length <= namedAtMost) return f.people(readers);
  const others = readers.length - namedAtMost;
  return t`${f.people(readers.slice(0, namedAtMost))}, and ${others === 1 ? 'one other person' : `${others} other people`} in the trial`;
}
