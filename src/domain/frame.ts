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

/** What the frame says of mistakes, in either language. */
const ofMistakes = /reproch|held against/i;
const quotedAtMost = 200;

/**
 * The part of the frame that is quoted beside other words: whole sentences, from the one that says what becomes of a mistake, and at
 * least one however long.
 */
export function frameQuoted(body: string): string {
  const sentences = body.split(/(?<=[.!?…])\s+|\n+/).filter((one) => one !== '');
  const [first = '', ...others] = sentences.slice(
    Math.max(
      0,
      sentences.findIndex((one) => ofMistakes.test(one)),
    ),
  );
  let quoted = first;
  for (const one of others) {
    if (quoted.length + 1 + one.length > quotedAtMost) break;
    quoted += ` ${one}`;
  }
  return quoted;
}
