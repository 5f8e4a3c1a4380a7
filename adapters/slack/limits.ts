import type { ActionsBlock, KnownBlock, RichTextBlock, RichTextBlockElement, RichTextSection } from '@slack/types';
import { keepWhatFits } from '../../src/cards/fit.ts';

/** Slack documents 3,000 for its text objects and nothing for rich text: the same is kept for both. */
export const textAtMost = 3_000;
export const buttonsPerBlock = 25;

export interface Limits {
  readonly blocks: number;
  /**
   * UTF-8 bytes of JSON, of buttons only the labels. Slack does not say how it counts: it has refused 11,341 characters
   * in many blocks (bolt-js#2867) and taken 13,297 in one (bolt-js#2509).
   */
  readonly bytes: number;
}

export const richText = (elements: RichTextBlockElement[]): RichTextBlock => ({ type: 'rich_text', elements });

/** Fewer blocks for the same words: neighbouring texts together, dividers out. */
export function gather(blocks: readonly KnownBlock[]): KnownBlock[] {
  const gathered: KnownBlock[] = [];
  for (const block of blocks) {
    const before = gathered.at(-1);
    if (block.type === 'divider') continue;
    if (block.type === 'rich_text' && before?.type === 'rich_text' && bytes([before, block]) < textAtMost) {
      gathered[gathered.length - 1] = richText(together(before.elements, block.elements));
    } else if (
      block.type === 'actions' &&
      before?.type === 'actions' &&
      before.elements.length + block.elements.length <= buttonsPerBlock
    ) {
      gathered[gathered.length - 1] = { type: 'actions', elements: [...before.elements, ...block.elements] };
    } else {
      gathered.push(block);
    }
  }
  return gathered;
}

/** Two paragraphs become one with a line break; anything else follows on. */
function together(above: readonly RichTextBlockElement[], below: readonly RichTextBlockElement[]): RichTextBlockElement[] {
  const last = above.at(-1);
  const [first, ...others] = below;
  if (last?.type !== 'rich_text_section' || first?.type !== 'rich_text_section') return [...above, ...below];
  const elements = joined([...last.elements, { type: 'text', text: '\n' }, ...first.elements]);
  return [...above.slice(0, -1), { type: 'rich_text_section', elements }, ...others];
}

/** Neighbouring texts of the same weight in one element. */
export function joined(elements: RichTextSection['elements']): RichTextSection['elements'] {
  const out: RichTextSection['elements'] = [];
  for (const element of elements) {
    const before = out.at(-1);
    if (element.type === 'text' && before?.type === 'text' && before.style?.bold === element.style?.bold) {
      out[out.length - 1] = { ...before, text: before.text + element.text };
    } else {
      out.push(element);
    }
  }
  return out;
}

const more: KnownBlock = richText([{ type: 'rich_text_section', elements: [{ type: 'text', text: '…' }] }]);

/** The blocks that fit in both limits. */
export function within(blocks: readonly KnownBlock[], limits: Limits): KnownBlock[] {
  if (blocks.length <= limits.blocks && bytes(blocks) <= limits.bytes) return [...blocks];
  const room = { blocks: limits.blocks - 1, bytes: limits.bytes - bytes([more]) };
  const takes = (block: KnownBlock): boolean => {
    room.blocks -= 1;
    room.bytes -= bytes([block]);
    return room.blocks >= 0 && room.bytes >= 0;
  };
  return keepWhatFits(blocks, { isButtons: ({ type }) => type === 'actions', takes, more });
}

export function bytes(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + Buffer.byteLength(JSON.stringify(block.type === 'actions' ? labels(block) : block)), 0);
}

function labels({ elements }: ActionsBlock): string[] {
  return elements.map((element) => (element.type === 'button' ? element.text.text : ''));
}
