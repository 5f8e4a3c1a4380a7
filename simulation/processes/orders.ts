import { z } from 'zod';

/* What the test says to the bot's process, and what it says back. */

export const Order = z.discriminatedUnion('order', [
  z.object({ order: z.literal('clock'), now: z.number() }),
  z.object({ order: z.literal('rest'), ticket: z.number() }),
  z.object({ order: z.literal('stop') }),
]);
export type Order = z.output<typeof Order>;

export const Report = z.discriminatedUnion('report', [
  z.object({ report: z.literal('ready'), url: z.string() }),
  z.object({ report: z.literal('rested'), ticket: z.number() }),
]);
export type Report = z.output<typeof Report>;

export const Given = z.object({
  now: z.coerce.number(),
  seed: z.coerce.number(),
  platformMs: z.coerce.number(),
  sendingMs: z.coerce.number(),
  taskMs: z.coerce.number().default(60_000),
  /** A Teams that is not Microsoft's: where its keys are read, and the bot's own token. */
  teams: z.object({ metadata: z.string(), token: z.string() }).optional(),
});
