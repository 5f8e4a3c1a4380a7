import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Now, NowOf, Scene, Telling } from './kind.ts';

export const text = z.string();
export const flag = z.boolean();
export const count = z.number().int();
export const date = z.iso.date().transform((iso) => Temporal.PlainDate.from(iso));
export const moment = z.string().transform((iso) => Temporal.Instant.from(iso));

/** What is read of `about`, and what the message says of it now. */
export function from<O, I, P>(about: z.ZodType<O, I>, now: (about: O, telling: Telling) => Promise<P | null>): Now<P, I> {
  return Object.assign((kept: unknown, telling: Telling) => now(about.parse(kept), telling), { about });
}

/** A message whose values are all kept with the delivery. */
export const kept = <O, I>(about: z.ZodType<O, I>): Now<O, I> => from(about, async (values) => values);

/** Of a message that reads nothing of `about`. */
export const none = z.unknown();

/** A message that always says the same. */
export const nothing = from(none, async () => ({}));

/** A message of one record, which a verb may hold already (`sayFrom`). */
export function ofRecord<O, I, R, P>(
  about: z.ZodType<O, I>,
  find: (about: O, telling: Telling) => Promise<R | null>,
  of: (record: R, scene: Scene) => P,
): NowOf<R, P, I> {
  const now = from(about, async (kept, telling) => {
    const record = await find(kept, telling);
    return record === null ? null : of(record, telling);
  });
  return Object.assign(now, { of });
}

/** The records that a list named, in its order; none were kept of lists sent before they were. */
export const asDrawn = z
  .string()
  .transform((ids) => ids.split(','))
  .optional();

const plain = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** What was kept with a delivery, as an answer keeps it. */
export const plainOf = (about: unknown) => plain.parse(about);

export const ofInitiative = z.object({ initiative: text });
export const byHarvester = z.object({ initiative: text, harvester: text });
export const ofInvitation = z.object({ invitation: text, initiative: text });
export const ofStory = z.object({ story: text });
export const ofTrial = z.object({ trial: text });
export const ofPerson = z.object({ person: text });
