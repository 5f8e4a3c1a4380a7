import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../src/ports/store.ts';

/** Every recurrence, on one page: each puts itself back on the agenda when it has run. */
const nightly = ['ask-whether-alive', 'mind-terms', 'forget'];

/** Puts the recurrences on the agenda; those already there keep their time. */
export async function schedule(tx: Tx, zone: string, now: Temporal.Instant): Promise<void> {
  const night = now.toZonedDateTimeISO(zone).add({ days: 1 }).withPlainTime('03:10').toInstant();
  for (const what of nightly) await tx.agenda.add(null, { what, subject: 'nightly', notBefore: night });
}
