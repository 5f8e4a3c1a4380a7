import type { Block, Button, Card } from '../cards/card.ts';
import type { Format, Reading } from '../cards/format.ts';
import type { Locale } from '../domain/organisation.ts';
import type { FormTrouble } from './form-troubles.ts';
import type { Around, Message, Row } from './kind.ts';
import type { Worded, Words } from './words.ts';

/** How one person reads. */
export interface Language extends Reading {
  readonly words: Words;
}

/** A message as a neutral card, buttons included. */
export function cardOf(told: Message, { format, words }: Language): Card {
  const worded = word(told, words, format);
  const [first, ...rest] = rowsOf(told).map((row) => buttonRow(row, words));
  const blocks = [...worded.body, ...(first ?? []), ...(worded.after ?? []), ...rest.flat()];
  return { summary: worded.summary, blocks };
}

/** One of several pieces of news in a message that nobody asked for. */
export interface News {
  readonly message: Message;
  readonly delivery: string;
}

/**
 * A message the bot starts on its own: what it says, why it came, and how to put it off or stop it. Several are merged
 * into one.
 * @param around what is drawn around the news: the opening of several, and the row below each
 */
export function unpromptedCard(news: readonly News[], language: Language, around: Around): Card {
  const { words, locale } = language;
  const parts = news.map(({ message: told, delivery }) => {
    const card = cardOf(told, language);
    const reason = words.because[told.kind.name];
    if (!told.kind.unprompted || reason === undefined) return card;
    const why: Block = { type: 'context', spans: [whyItCame(reason, locale)] };
    return { summary: card.summary, blocks: [...card.blocks, why, ...buttonRow(around.below(delivery), words)] };
  });
  const [only] = parts;
  if (parts.length === 1 && only) return only;

  const opening = word(around.opening(parts.length), words, language.format);
  const blocks = parts.flatMap((part): Block[] => [{ type: 'divider' }, ...part.blocks]);
  return { summary: opening.summary, blocks: [...opening.body, ...blocks] };
}

/** When it is not known who is speaking: both languages are shorter than a guess. */
export function inBothLanguages(words: Readonly<Record<Locale, Words>>, french: Message, english: Message = french): Card {
  const format = { day: String, moment: String, people: (names: readonly string[]) => names, because: () => null, frameSignedOn: null };
  const [first, second] = [
    cardOf(french, { locale: 'fr', format, words: words.fr }),
    cardOf(english, { locale: 'en', format, words: words.en }),
  ];
  return { summary: first.summary, blocks: [...first.blocks, ...second.blocks] };
}

export function troubleText(trouble: FormTrouble, { troubles }: Words): string {
  return troubles[trouble];
}

function rowsOf({ kind, params }: Message): readonly Row[] {
  return kind.buttons?.(params as never) ?? [];
}

function buttonRow(row: Row, words: Words): Block[] {
  if (row.length === 0) return [];
  const buttons = row.map(({ button: { intent, style, opens }, subject, label }): Button => {
    return { label: label ?? words.buttons[intent] ?? intent, intent, subject, ...(style ? { style } : {}), ...(opens ? { opens } : {}) };
  });
  return [{ type: 'buttons', buttons }];
}

function word({ kind, params }: Message, words: Words, format: Format): Worded {
  const worded = words.messages[kind.name]?.(params as never, format);
  if (!worded) throw new Error(`no words for the kind ${kind.name}`);
  return worded;
}

function whyItCame(reason: string, locale: Locale): string {
  return locale === 'fr' ? `Ce message vous arrive ${reason}.` : `You receive this message ${reason}.`;
}
