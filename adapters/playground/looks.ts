import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { Block, Card, Span } from '../../src/cards/card.ts';
import { ShownBlock } from './cards.ts';
import { fromThisPageOnly } from './local.ts';

/*
 * Any message as another platform would show it: the composition root hands over how each platform renders a card, and a
 * well-kept library draws the result in the page.
 */

const looks = ['slack', 'teams'] as const;
type Look = (typeof looks)[number];

/** What each platform would be sent for a card: as a message, or as a person's own page. */
export type Renderings = Readonly<Record<Look, (card: Card, as: 'message' | 'home') => unknown>>;

const Looked = z.object({ look: z.enum(looks), as: z.enum(['message', 'home']), blocks: z.array(ShownBlock) });

export function serveLooks(router: Router, renderings: Renderings, folder: string): void {
  router.post('/playground/look', fromThisPageOnly, express.json({ limit: '1mb' }), (request, response) => {
    const { data: looked } = Looked.safeParse(request.body);
    if (!looked) return void response.status(400).json({ type: 'not-understood' });
    const { look, as, blocks } = looked;
    response.json({ type: 'look', rendered: renderings[look](cardShown(blocks), as) });
  });
  const bundles = new Map<Look, Promise<string>>();
  for (const look of looks) {
    router.get(`/playground/looks/${look}.js`, async (_, response) => {
      const bundle = bundles.get(look) ?? bundled(join(folder, 'looks', `${look}.js`));
      bundles.set(look, bundle);
      bundle.catch(() => bundles.delete(look));
      response.type('text/javascript').send(await bundle);
    });
  }
}

/** The page's script with the library it draws with: made when somebody first asks for this look, and only then. */
async function bundled(file: string): Promise<string> {
  if (!existsSync(file)) throw new Error(`${file} is missing: it must be shipped beside the program.`);
  // Not in the image, where there is no playground.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'text' },
    legalComments: 'inline',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** The card that the page shows so; long words are as short as there, and channels are their names. */
export function cardShown(blocks: readonly ShownBlock[]): Card {
  return { summary: 'Vendange', blocks: blocks.map(neutral) };
}

function neutral(block: ShownBlock): Block {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
    case 'context':
      return { type: block.type, spans: spansOf(block.line) };
    case 'list':
      return { type: 'list', ordered: block.ordered, items: block.items.map(spansOf) };
    case 'facts':
      return { type: 'facts', facts: block.facts.map(({ label, value }) => ({ label, value: spansOf(value) })) };
    case 'buttons':
      return {
        type: 'buttons',
        buttons: block.buttons.map(({ style, ...button }) => ({ ...button, ...(style === 'plain' ? {} : { style }) })),
      };
    case 'divider':
      return block;
  }
}

type Line = Extract<ShownBlock, { type: 'paragraph' | 'quote' | 'context' }>['line'];

function spansOf(line: Line): Span[] {
  return line.map(spanOf);
}

function spanOf(piece: Line[number]): Span {
  const { text } = piece;
  switch (piece.as) {
    case 'plain':
      return text;
    case 'bold':
      return { bold: text };
    case 'said':
      return { said: text };
    case 'person':
      return { person: text };
    case 'link':
      return { link: text, to: piece.to };
  }
}
