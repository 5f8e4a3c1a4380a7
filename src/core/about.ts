import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

export const nothing = async () => ({});
export const text = z.string();
export const flag = z.boolean();
export const count = z.number().int();
export const date = z.iso.date().transform((iso) => Temporal.PlainDate.from(iso));
export const moment = z.string().transform((iso) => Temporal.Instant.from(iso));

/** A message whose values are all kept with the delivery. */
export const kept =
  <T>(schema: z.ZodType<T>) =>
  async (about: unknown): Promise<T> =>
    schema.parse(about);

/** The records that a list named, in its order; none were kept of lists sent before they were. */
export const asDrawn = z
  .string()
  .transform((ids) => ids.split(','))
  .optional();

export const ofInitiative = z.object({ initiative: text });
export const byHarvester = z.object({ initiative: text, harvester: text });
export const ofInvitation = z.object({ invitation: text, initiative: text });
export const ofStory = z.object({ story: text });
export const ofPerson = z.object({ person: text });
