import type { CardElement } from '@microsoft/teams.cards';
import { keepWhatFits } from '../../src/cards/fit.ts';

/**
 * Bytes of a card with the text beside it. Teams refuses a message of more than 100 KB, counted in UTF-16 with all it
 * carries, and 28 KB by its older limits: the strictest holds, with 2 KB left to the rest of the message.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const messageAtMost = 26_000;

/** Teams draws six buttons of a set, and puts the others behind « … ». */
export const buttonsPerRow = 6;

/**
 * Characters of a row of buttons, each counted with its frame, that can be read whole on a telephone: where
 * there is no room, Teams cuts labels rather than go to the next line.
 */
export const rowAtMost = 42;
export const frame = 4;

/** JSON as UTF-8 or as UTF-16, whichever is heavier. */
export function bytes(value: unknown): number {
  const json = JSON.stringify(value);
  return Math.max(Buffer.byteLength(json), json.length * 2);
}

export type Part = CardElement;

/** The parts that weigh so many bytes together, at most. */
export function within(parts: readonly Part[], limit: number): Part[] {
  if (bytes(parts) <= limit) return [...parts];
  const more: Part = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '…' }] };
  let room = limit - bytes([more]);
  const takes = (part: Part): boolean => {
    // With the comma.
    room -= bytes(part) + 2;
    return room >= 0;
  };
  const isButtons = (part: Part) => part.type === 'ActionSet' || (part.type === 'Container' && part.layouts !== undefined);
  return keepWhatFits(parts, { isButtons, takes, more });
}
