import type { HomeView } from '@slack/types';
import type { Card } from '../../src/cards/card.ts';
import { renderBlocks } from './blocks.ts';

/** As someone's App Home: twice the blocks of a message, and room for long pages. */
export function renderHome(card: Card): HomeView {
  return { type: 'home', blocks: renderBlocks(card.blocks, { blocks: 100, bytes: 60_000 }) };
}
