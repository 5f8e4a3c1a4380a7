import type { Block, Span } from './card.ts';

/** When a card is too heavy, its longest texts are shortened first, to one of these lengths. */
const caps = [Number.POSITIVE_INFINITY, 3_000, 2_000, 1_400, 1_000, 700, 500, 350, 250, 170, 120, 80, 50, 30, 20];

/**
 * The card whose longest texts are shortened just enough to weigh at most `limit`, as drawn by `render` with that many
 * characters for each text; if none is light enough, the shortest. A character weighs at least one.
 */
export function shortenedToFit<T>(blocks: readonly Block[], limit: number, render: (cap: number) => T, weigh: (rendered: T) => number): T {
  const lengths = blocks.flatMap(lengthsOf);
  const hopeful = caps.filter((cap) => lengths.reduce((sum, length) => sum + Math.min(length, cap), 0) <= limit);
  const [first = 20, ...others] = hopeful;
  let rendered = render(first);
  for (const cap of others) {
    if (weigh(rendered) <= limit) break;
    rendered = render(cap);
  }
  return rendered;
}

function lengthsOf(block: Block): number[] {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
    case 'context':
      return block.spans.map(lengthOf);
    case 'list':
      return block.items.flat().map(lengthOf);
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label.length, ...value.map(lengthOf)]);
    case 'buttons':
    case 'chats':
    case 'divider':
      return [];
  }
}

function lengthOf(span: Span): number {
  if (typeof span === 'string') return span.length;
  if ('bold' in span) return span.bold.length;
  if ('link' in span) return span.link.length;
  if ('channel' in span) return span.channel.length;
  return 'person' in span ? span.person.length : Math.min(span.said.length, span.max ?? span.said.length);
}

/** What a platform asks of a card that is too heavy. */
export interface Fitting<P> {
  readonly isButtons: (part: P) => boolean;
  /** Takes the room of one more part; false when there is none. */
  readonly takes: (part: P) => boolean;
  /** What stands where texts stop. */
  readonly more: P;
}

/** Buttons first: without them a card is a dead end. Then the texts from the top, and « … » where they stop. */
export function keepWhatFits<P>(parts: readonly P[], { isButtons, takes, more }: Fitting<P>): P[] {
  const buttons = new Set(parts.filter(isButtons).filter(takes));
  const firstCut = parts.filter((part) => !isButtons(part)).find((part) => !takes(part));
  const kept: P[] = [];
  let cut = false;
  for (const part of parts) {
    if (part === firstCut) kept.push(more);
    cut ||= part === firstCut;
    if (isButtons(part) ? buttons.has(part) : !cut) kept.push(part);
  }
  return kept;
}
