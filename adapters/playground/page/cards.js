import { el } from './dom.js';

/** The blocks of a card (`adapters/playground/cards.ts`), as elements; `press` is called with a button of the card. */
export function drawBlocks(blocks, press) {
  return blocks.map((block) => draw(block, press));
}

function draw(block, press) {
  switch (block.type) {
    case 'paragraph':
      return el('p', {}, line(block.line));
    case 'quote':
      return el('blockquote', {}, el('p', {}, line(block.line)));
    case 'context':
      return el('p', { class: 'small' }, line(block.line));
    case 'list':
      return el(
        block.ordered ? 'ol' : 'ul',
        {},
        block.items.map((item) => el('li', {}, line(item))),
      );
    case 'facts':
      return el(
        'dl',
        {},
        block.facts.flatMap(({ label, value }) => [el('dt', {}, label), el('dd', {}, line(value))]),
      );
    case 'divider':
      return el('hr');
    case 'buttons':
      return el(
        'div',
        { class: 'buttons' },
        block.buttons.map((button) =>
          el('button', { type: 'button', class: button.style, 'data-intent': button.intent, onclick: () => press?.(button) }, button.label),
        ),
      );
  }
  return null;
}

function line(pieces) {
  return pieces.map(({ text, as, to }) => {
    if (as === 'link') return el('a', { href: to, target: '_blank', rel: 'noopener' }, text);
    if (as === 'bold') return el('strong', {}, text);
    // Words that read from right to left do not turn the sentence around them.
    if (as === 'said') return el('bdi', { class: 'said' }, text);
    if (as === 'person') return el('bdi', { class: 'person' }, text);
    return text;
  });
}
