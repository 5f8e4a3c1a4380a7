import { createHash } from 'node:crypto';
import type { Card } from '../cards/card.ts';

/** Two cards that show the same have one fingerprint; what they show cannot be read from it. */
export function fingerprintOf(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64url');
}
