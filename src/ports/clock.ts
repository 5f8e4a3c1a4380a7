import type { Temporal } from 'temporal-polyfill';

type Instant = Temporal.Instant;

/**
 * Everything the core asks of the world. Time is always an argument: `now` comes from the Clock, never from the
 * database, except for leases. Every record belongs to an organisation; ids are opaque.
 */
export interface Clock {
  now(): Instant;
}
