import type { Card } from '../cards/card.ts';
import { hashOf } from '../core/hash.ts';

/** Two cards that show the same have one fingerprint; what they show cannot be read from it. */
export function fingerprintOf(card: Card): string {
  return hashOf(JSON.stringify(card));
}
