import type { Temporal } from 'temporal-polyfill';

/** The organisation's own words that say people may try: shown to nobody before they are signed. */
export interface Frame {
  readonly body: string;
  /** Whom to turn to in difficulty. */
  readonly contact: string;
  readonly signed: {
    readonly name: string;
    readonly position: string;
    readonly on: Temporal.PlainDate;
    readonly committeeOn: Temporal.PlainDate | null;
  } | null;
}
