import type { Temporal } from 'temporal-polyfill';
import { nextNight } from '../src/core/every-night.ts';
import type { Tx } from '../src/ports/store.ts';

/** Every recurrence, on one page: each puts itself back on the agenda when it has run. */
const nightly = ['ask-whether-alive', 'mind-terms', 'forget'];

/** Puts the recurrences on the agenda; those already there keep their time. */
export async function schedule(tx: Tx, zone: string, now: Temporal.Instant): Promise<void> {
  for (const what of nightly) await tx.agenda.add(null, { what, subject: 'nightly', notBefore: nextNight(zone, now) });
}
