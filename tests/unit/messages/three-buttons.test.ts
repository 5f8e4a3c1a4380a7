import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { registry } from '../../../src/areas/all.ts';
import type { Card } from '../../../src/cards/card.ts';
import { formatFor } from '../../../src/cards/format.ts';
import { answerCard, cardOf, unpromptedCard } from '../../../src/core/cards.ts';
import type { Message } from '../../../src/core/kind.ts';
import { buttonsIn } from '../../../support/cards.ts';
import { readingIn } from '../../support/areas.ts';
import { messages } from './samples.ts';

// At most three buttons and « Plus » on any card; four where they are equal answers to one question.

const french = readingIn('fr', formatFor('fr', 'Europe/Paris', Temporal.PlainDate.from('2026-11-19'), registry.words.fr.because));
const textsOf = ({ blocks }: Card): readonly string[] =>
  blocks.filter(({ type }) => type !== 'buttons').map((block) => JSON.stringify(block));
const buttonsOf = ({ blocks }: Card) => buttonsIn(blocks);
const delivery = '12';
const all = messages.map((message) => [message.kind.name, message] as const);

function card(message: Message, whole: boolean): Card {
  const news = { message, delivery, ...(whole ? { whole: delivery } : {}) };
  return message.kind.unprompted ? unpromptedCard([news], french, registry) : answerCard(news, french, registry);
}

describe('A card', () => {
  it.each(all)('shows at most three buttons and « Plus », or four equal answers and « Plus »: %s', (_, message) => {
    const shown = buttonsOf(card(message, false));
    const own = shown.filter(({ intent }) => intent !== 'more');
    const equal = message.kind.equal?.(message.params as never) || own.slice(0, 4).every(({ label }) => /^\d+$/.test(label));

    expect(own.length).toBeLessThanOrEqual(equal ? 4 : 3);
    expect(shown.length - own.length).toBeLessThanOrEqual(1);
  });

  it.each(all)('shows behind « Plus » all that it has, and the first of it before: %s', (_, message) => {
    const [brief, full] = [card(message, false), card(message, true)];
    const [shown, whole] = [buttonsOf(brief), buttonsOf(full)];
    const own = shown.filter(({ intent }) => intent !== 'more');
    const rest = whole.slice(own.length);
    const details = textsOf(full).filter((text) => !textsOf(brief).includes(text));

    expect(textsOf(full).filter((text) => !details.includes(text))).toEqual(textsOf(brief));
    expect(whole.slice(0, own.length)).toEqual(own);
    expect(shown.slice(own.length)).toEqual(
      rest.length + details.length > 0 ? [expect.objectContaining({ intent: 'more', subject: delivery })] : [],
    );
    expect(whole.map(({ intent }) => intent)).not.toContain('more');
  });

  it('keeps for « Plus » what explains more, and nothing of it where several are merged', () => {
    const message = messages.find(({ kind }) => kind.name === 'linkRequest');
    if (!message) throw new Error('no sample');
    const merged = unpromptedCard(
      [0, 1].map((place) => ({ message, delivery: String(place) })),
      french,
      registry,
    );
    const detail = 'le plus discret l’emporte';

    expect(textsOf(card(message, true)).join('\n')).toContain(detail);
    expect(textsOf(card(message, false)).join('\n')).not.toContain(detail);
    expect(textsOf(merged).join('\n')).not.toContain(detail);
    expect(textsOf(cardOf(message, french, null)).join('\n')).toContain(detail);
  });

  it('has a face of a button under its own label, for the same act', () => {
    const labels = (kind: string, intent: string) =>
      messages
        .filter((message) => message.kind.name === kind)
        .flatMap((message) => buttonsOf(card(message, true)).filter((button) => button.intent === intent))
        .map(({ label }) => label);

    expect(labels('trialBegins', 'whole-text')).toContain('Tout lire');
    expect(new Set(labels('wholeText', 'whole-text'))).toEqual(new Set(['La suite']));
    expect(labels('storyBrought', 'accept-carrying')).toContain('Oui, c’est mon histoire');
  });

  it('says how to receive fewer messages when nobody asked for it, and never otherwise', () => {
    for (const [, message] of all) {
      const fewer = buttonsOf(card(message, true)).filter(({ intent, subject }) => intent === 'fewer-messages' && subject === delivery);
      expect(fewer.length, message.kind.name).toBe(message.kind.unprompted ? 1 : 0);
    }
  });

  it('drawn without « Plus » shows everything, wherever nothing could be found again by it', () => {
    for (const [, message] of all) {
      const rows = message.kind.buttons?.(message.params as never) ?? [];
      expect(buttonsOf(cardOf(message, french, null)).map(({ intent }) => intent)).toEqual(rows.flat().map(({ button }) => button.intent));
    }
  });
});

it('several pieces of news in one message have at most three buttons each, « Plus » included', () => {
  const unprompted = messages.filter(({ kind }) => kind.unprompted !== undefined);
  for (const [index, message] of unprompted.entries()) {
    const other = unprompted[(index + 1) % unprompted.length] ?? message;
    const merged = unpromptedCard(
      [message, other].map((one, place) => ({ message: one, delivery: String(place) })),
      french,
      registry,
    );
    const parts: number[] = [];
    for (const block of merged.blocks) {
      if (block.type === 'divider') parts.push(0);
      if (block.type === 'buttons') parts[parts.length - 1] = (parts.at(-1) ?? 0) + block.buttons.length;
    }

    expect(parts).toHaveLength(2);
    for (const count of parts) expect(count, message.kind.name).toBeLessThanOrEqual(3);
  }
});
