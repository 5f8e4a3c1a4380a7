import type { Block, Card, Span } from './card.ts';

/** A card as a text file, readable anywhere; people's words are left as they wrote them. */
export function plainText(card: Card): string {
  return `${card.summary}\n${'='.repeat(card.summary.length)}\n\n${card.blocks
    .map(blockText)
    .filter((one) => one !== '')
    .join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'context':
      return spansText(block.spans);
    case 'quote':
      return indented('> ', '> ', spansText(block.spans));
    case 'list':
      return block.items.map((item, index) => indented(block.ordered ? `${index + 1}. ` : '- ', '  ', spansText(item))).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${spansText(value)}`).join('\n');
    case 'divider':
      return '---';
    case 'buttons':
    case 'chats':
      return '';
  }
}

function spansText(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('link' in span) return `${span.link} (${span.to})`;
      if ('channel' in span) return `#${span.channel}`;
      return 'person' in span ? span.person : span.said;
    })
    .join('');
}

function indented(first: string, next: string, text: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : next}${line}`)
    .join('\n');
}
