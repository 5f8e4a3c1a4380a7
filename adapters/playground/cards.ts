import { z } from 'zod';
import type { Block, Card, Field, Form, Span } from '../../src/cards/card.ts';
import { faceOf, shorten, tidy } from '../../src/cards/text.ts';

/*
 * Our cards and forms as the page draws them: plain data, drawn with text nodes only, so that nothing people write can act.
 */

const Piece = z.discriminatedUnion('as', [
  /** `said`: words a person wrote, set apart from the sentence around them. */
  z.object({ text: z.string(), as: z.enum(['plain', 'bold', 'said', 'person']) }),
  z.object({ text: z.string(), as: z.literal('link'), to: z.string() }),
]);
type Piece = z.infer<typeof Piece>;
const Line = z.array(Piece);

const ShownButton = z.object({ label: z.string(), intent: z.string(), subject: z.string(), style: z.enum(['plain', 'primary', 'danger']) });

export const ShownBlock = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['paragraph', 'quote', 'context']), line: Line }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(Line) }),
  z.object({ type: z.literal('facts'), facts: z.array(z.object({ label: z.string(), value: Line })) }),
  z.object({ type: z.literal('buttons'), buttons: z.array(ShownButton) }),
  z.object({ type: z.literal('divider') }),
]);
export type ShownBlock = z.infer<typeof ShownBlock>;

export interface ShownCard {
  /** For screen readers: the bot speaks each person's language, the organisation's among several. */
  readonly lang: 'fr' | 'en';
  readonly summary: string;
  readonly blocks: ShownBlock[];
}

export function renderCard(card: Card): ShownCard {
  const blocks = card.blocks.flatMap(renderBlock);
  return { lang: languageOf(blocks, card.summary), summary: card.summary, blocks };
}

const frequent = {
  fr: /\b(?:je|vous|votre|vos|le|la|les|des|une|est|et|pas|ne|pour|avec|cette)\b/gi,
  en: /\b(?:I|you|your|the|of|and|is|are|not|to|it|with|for|this|they)\b/gi,
};

/** The card does not say in which language it is worded; its own sentences do, by their smallest words. */
function languageOf(blocks: readonly ShownBlock[], summary: string): 'fr' | 'en' {
  const lines = blocks.flatMap((block) => ('line' in block ? [block.line] : 'items' in block ? block.items : []));
  const own = lines.flat().flatMap(({ as, text }) => (as === 'plain' || as === 'bold' ? [text] : []));
  const text = [summary, ...own].join(' ');
  const count = (words: RegExp) => text.match(words)?.length ?? 0;
  return count(frequent.en) > count(frequent.fr) ? 'en' : 'fr';
}

function renderBlock(block: Block): ShownBlock[] {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
    case 'context':
      return [{ type: block.type, line: renderLine(block.spans) }];
    case 'list':
      return [{ type: 'list', ordered: block.ordered, items: block.items.map(renderLine) }];
    case 'facts':
      return [{ type: 'facts', facts: block.facts.map(({ label, value }) => ({ label, value: renderLine(value) })) }];
    case 'buttons':
      return [
        {
          type: 'buttons',
          buttons: block.buttons.map((one) => ({
            label: faceOf(one),
            intent: one.intent,
            subject: one.subject,
            style: one.style ?? 'plain',
          })),
        },
      ];
    case 'chats':
      return [];
    case 'divider':
      return [{ type: 'divider' }];
  }
}

function renderLine(spans: readonly Span[]): Piece[] {
  return spans.map((span): Piece => {
    if (typeof span === 'string') return { text: span, as: 'plain' };
    if ('bold' in span) return { text: span.bold, as: 'bold' };
    if ('person' in span) return { text: span.person, as: 'person' };
    if ('link' in span) return { text: span.link, as: 'link', to: span.to };
    // A channel of the town is its name.
    if ('channel' in span) return { text: span.channel.replace(/^channel:/, '#'), as: 'bold' };
    return { text: span.max === undefined ? span.said : shorten(tidy(span.said).trim(), span.max), as: 'said' };
  });
}

export interface ShownForm {
  readonly title: string;
  readonly intro: readonly ShownBlock[];
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly cancel: string;
  readonly intent: string;
  readonly subject: string;
}

/** The page offers the people of the town, and its channels, for the fields that ask for them. */
export function renderForm(form: Form): ShownForm {
  return { ...form, intro: form.intro.flatMap(renderBlock) };
}
