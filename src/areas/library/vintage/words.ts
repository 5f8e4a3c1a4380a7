import type { Format } from '../../../cards/format.ts';
import type { Naming } from '../../../domain/agreement.ts';
import { vintage as en } from './en.ts';
import { vintage as fr } from './fr.ts';

export const vintageWords = { fr, en };
export type VintageWords = typeof fr;

/** Empty without names. */
export function peopleSaid(naming: Naming, names: readonly string[], format: Format, w: VintageWords): string {
  if (naming === 'team') return w.team;
  if (naming === 'none' || names.length === 0) return '';
  const listed = format.people(names).map((span) => (typeof span === 'object' && 'person' in span ? span.person : span));
  return w.with(listed.join(''));
}
