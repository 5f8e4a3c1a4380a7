import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Card } from '../../src/cards/card.ts';
import { line } from '../../src/cards/text.ts';
import { renderBlocks } from './blocks.ts';
import { readSubject } from './subject.ts';
import { literal } from './text.ts';

export { readSubmission, renderForm } from './forms.ts';

/** As a message: `text` is what notifications and screen readers say, `blocks` what the conversation shows. */
export function renderCard(card: Card): { text: string; blocks: KnownBlock[] } {
  return { text: literal(line(card.summary, 500)), blocks: renderBlocks(card.blocks, { blocks: 50, bytes: 11_000 }) };
}

const Pressed = z.object({ type: z.literal('button'), action_id: z.string().regex(/^.+:\d+$/), value: z.string() });

/** What a pressed button means; null for what `renderCard` did not draw. */
export function readButton(action: unknown): { intent: string; subject: string } | null {
  const { data: pressed } = Pressed.safeParse(action);
  if (pressed === undefined) return null;
  const subject = readSubject(pressed.value);
  return subject === null ? null : { intent: pressed.action_id.slice(0, pressed.action_id.lastIndexOf(':')), subject };
}
