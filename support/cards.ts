import type { Block, Button } from '../src/cards/card.ts';

/** The buttons of these blocks, row after row. */
export function buttonsIn(blocks: readonly Block[]): readonly Button[] {
  return blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}
