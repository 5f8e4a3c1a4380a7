import type { CheckingParams } from '../../areas/checking/messages.ts';
import type { Span } from '../card.ts';
import type { Format } from '../format.ts';
import { t } from './typography.ts';

/** Who reads somebody's words, before they write: in so few, nobody unless they choose it. */
export function readersBefore({ readers, many }: Pick<CheckingParams['checkIn'], 'readers' | 'many'>, f: Format): readonly Span[] {
  if (readers.length === 0) return t`Personne d'autre ne lit vos mots pour l'instant.`;
  return many
    ? t`Vos mots vont à ${names(readers, f)}, sans votre nom, une fois que cinq autres personnes ont répondu. Vous pouvez choisir autrement.`
    : t`Vos mots vont à ${names(readers, f)}, sans votre nom, et seulement si vous le choisissez : en si petit nombre, on vous reconnaîtrait.`;
}

const namedAtMost = 8;

/** By their names, as many as a card can list. */
export function names(readers: readonly string[], f: Format): readonly Span[] {
  if (readers.length <= namedAtMost) return f.people(readers);
  const others = readers.length - namedAtMost;
  return t`${f.people(readers.slice(0, namedAtMost))}, et ${others === 1 ? 'une autre personne' : `${others} autres personnes`} du test`;
}
