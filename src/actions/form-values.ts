import { Temporal } from 'temporal-polyfill';
import { textOf } from './tell-initiative.ts';

/** A date that a form brought back, ISO; null when there is none. */
export function dayOf(value: string | readonly string[] | undefined): Temporal.PlainDate | null {
  const text = textOf(value);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text) : null;
}
