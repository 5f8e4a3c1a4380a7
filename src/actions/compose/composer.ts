import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Person } from '../../domain/person.ts';
import type { Message } from '../../messages/kinds.ts';
import type { Delivery } from '../../ports.ts';
import type { Scene } from '../context.ts';

/** A message is worded at the moment of sending, from what is true then. */
export interface Telling extends Scene {
  readonly person: Person;
}

/** With the means to word other messages, for those that speak of them. */
export interface Composing extends Telling {
  readonly compose: (delivery: Pick<Delivery, 'kind' | 'about'>, telling: Telling) => Promise<Message | null>;
}

/** From what was kept with a delivery to what it says now; null when it is no longer true. */
export type Composers<P> = { readonly [K in keyof P]: (about: unknown, telling: Composing) => Promise<P[K] | null> };

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
export const ofPerson = z.object({ person: text });
