import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { z } from 'zod';
import type { Card } from '../../src/cards/card.ts';
import { line } from '../../src/cards/text.ts';
import { renderBlocks } from './elements.ts';
import { bytes, messageAtMost } from './limits.ts';
import { literal } from './text.ts';

export { formValues, renderForm } from './forms.ts';

export interface RenderedCard {
  readonly content: IAdaptiveCard;
  /** For notifications and clients that draw no card. */
  readonly text: string;
}

export interface CardOptions {
  readonly channelName?: (id: string) => string | null;
  readonly chatLink?: (person: string, firstLine: string) => string | null;
}

/** As an Adaptive Card 1.5, the latest Teams draws. */
export function renderCard(card: Card, { channelName = () => null, chatLink = () => null }: CardOptions = {}): RenderedCard {
  const text = literal(line(card.summary, 500));
  const around: IAdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: text,
    // Otherwise a card is a narrow column in a wide conversation.
    msteams: { width: 'full' },
    body: [],
  };
  // The text goes with the card too.
  const room = messageAtMost - bytes(around) - bytes(text);
  const merged = card.blocks.some(({ type }) => type === 'divider');
  return { content: { ...around, body: renderBlocks(card.blocks, { limit: room, channelName, chatLink, merged }) }, text };
}

const Pressed = z.object({ vendange: z.object({ action: z.string().min(1), value: z.string(), merged: z.literal(true).optional() }) });

/** What a pressed button means, by the data it brings back; null for what `renderCard` did not draw. */
export function readButton(data: unknown): { intent: string; subject: string; merged: boolean } | null {
  const { data: pressed } = Pressed.safeParse(data);
  return pressed === undefined
    ? null
    : { intent: pressed.vendange.action, subject: pressed.vendange.value, merged: pressed.vendange.merged === true };
}
