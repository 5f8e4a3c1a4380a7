import type { CardElement, IActionSet } from '@microsoft/teams.cards';

/**
 * Bytes of a card with the text beside it. Teams refuses a message of more than 100 KB, counted in UTF-16 with all it
 * carries, and 28 KB by its older limits: the strictest holds, with 2 KB left to the rest of the message.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const messageAtMost = 26_000;

/** Teams draws six buttons of a set, and puts the others behind « … ». */
export const buttonsPerRow = 6;

/** Characters of a row of buttons, each counted with its frame: in a narrow window Teams cuts labels rather than go to the next line. */
export const rowAtMost = 52;
export const frame = 4;

/** JSON as UTF-8 or as UTF-16, whichever is heavier. */
export function bytes(value: unknown): number {
  const json = JSON.stringify(value);
  return Math.max(Buffer.byteLength(json), json.length * 2);
}

export type Part = CardElement;

const isButtons = (part: Part): part is IActionSet => part.type === 'ActionSet';

/** Buttons first: without them a card is a dead end. Then the texts from the top, and « … » where they stop. */
export function keepWhatFits(parts: readonly Part[], limit: number): Part[] {
  if (bytes(parts) <= limit) return [...parts];
  const more: Part = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '…' }] };
  let room = limit - bytes([more]);
  const takes = (part: Part): boolean => {
    // With the comma.
    room -= bytes(part) + 2;
    return room >= 0;
  };
  const buttons = new Set<Part>(parts.filter(isButtons).filter(takes));
  const texts = parts.filter((part) => !isButtons(part));
  const firstCut = texts.find((part) => !takes(part));
  const kept: Part[] = [];
  let cut = false;
  for (const part of parts) {
    if (part === firstCut) kept.push(more);
    cut ||= part === firstCut;
    if (isButtons(part) ? buttons.has(part) : !cut) kept.push(part);
  }
  return kept;
}
