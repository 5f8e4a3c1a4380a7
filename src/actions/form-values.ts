import { Temporal } from 'temporal-polyfill';
import { textOf } from './tell-initiative.ts';

/** A date that a form brought back, ISO; null when there is none. */
export function dayOf(value: string | readonly string[] | undefined): Temporal.PlainDate | null {
  const text = textOf(value);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text) : null;
}

/** Several things that a form brought back; none when the field was left empty. */
export function severalOf(value: string | readonly string[] | undefined): readonly string[] {
  const all = typeof value === 'string' ? [value] : (value ?? []);
  return [...new Set(all.filter((one) => one !== ''))];
}
