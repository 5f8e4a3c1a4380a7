import type { Block, Button, Card } from '../cards/card.ts';
import { type Format, plainHouse, type Reading } from '../cards/format.ts';
import type { Locale } from '../domain/organisation.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Placed } from './button.ts';
import type { FormTrouble } from './form-troubles.ts';
import type { Around, Message, Row } from './kind.ts';
import type { Worded, Words } from './words.ts';

/** How one person reads. */
export interface Language extends Reading {
  readonly words: Words;
}

/**
 * A message as a neutral card.
 * @param more leads to the details, and to the buttons that the card has no room for, asked for when it is shown; null: it shows them all
 */
export function cardOf(told: Message, { format, words }: Language, more: More): Card {
  return drawn(told, { format, words }, { more, merged: false, below: [] });
}

/** One of several pieces of news in a message that nobody asked for. */
export interface News {
  readonly message: Message;
  readonly delivery: string;
  /** It answers « Plus »: the delivery of the card where that was pressed, of which it shows all the buttons. */
  readonly whole?: string;
}

export function newsOf(message: Message, { id, about: { whole } }: Pick<Delivery, 'id' | 'about'>): News {
  return { message, delivery: id, ...(typeof whole === 'string' ? { whole } : {}) };
}

/** What answers somebody. */
export function answerCard(news: News, language: Language, around: Around): Card {
  if (news.whole !== undefined) return unpromptedCard([news], language, around);
  return cardOf(news.message, language, around.more({ delivery: news.delivery }));
}

/**
 * A message the bot starts on its own: what it says, why it came, and how to receive fewer. Several are merged into one.
 * @param around what is drawn around the news: the opening of several, and the buttons that each has
 */
export function unpromptedCard(news: readonly News[], language: Language, around: Around): Card {
  const { words, locale } = language;
  const merged = news.length > 1;
  const parts = news.map(({ message: told, delivery, whole }) => {
    const more = whole === undefined ? around.more({ delivery }) : null;
    const reason = words.because[told.kind.name];
    if (!told.kind.unprompted || reason === undefined) return drawn(told, language, { more, merged, below: [] });
    const why: Block = { type: 'context', spans: [whyItCame(reason, locale)] };
    return drawn(told, language, { more, merged, below: [around.fewer(whole ?? delivery)], why });
  });
  const [only] = parts;
  if (!merged && only) return only;

  const opening = word(around.opening(parts.length), words, language.format);
  const blocks = parts.flatMap((part): Block[] => [{ type: 'divider' }, ...part.blocks]);
  return { summary: opening.summary, blocks: [...opening.body, ...blocks] };
}

type More = Placed | (() => Placed) | null;

interface Drawing {
  readonly more: More;
  readonly merged: boolean;
  /** Last of all, below why it came. */
  readonly below: Row;
  readonly why?: Block;
}

function drawn(told: Message, { format, words }: Pick<Language, 'format' | 'words'>, { more, merged, below, why }: Drawing): Card {
  const worded = word(told, words, format);
  const own = rowsOf(told);
  const rows = [...own, below];
  const all = rows.flat();
  const detailed = isDetailed(worded);
  const room = roomFor(told, all, { merged, detailed });
  const whole = more === null || (room >= all.length && !detailed);
  const shown = (whole ? rows : folded(rows, room, typeof more === 'function' ? more() : more)).map((row) => buttonRow(row, words));
  const [first, ...rest] = shown.slice(0, own.length);
  const blocks = [
    ...worded.body,
    ...(told.typed === undefined ? [] : words.typed(told.typed)),
    ...(whole ? (worded.details ?? []) : []),
    ...(first ?? []),
    ...(worded.after ?? []),
    ...rest.flat(),
    ...(why ? [why] : []),
    ...shown.slice(own.length).flat(),
  ];
  return { summary: worded.summary, blocks };
}

const isDetailed = ({ details = [] }: Worded) => details.length > 0;

/** The first so many buttons, and « Plus » at the end of the last row that has any. */
function folded(rows: readonly Row[], room: number, more: Placed): readonly Row[] {
  let left = room;
  const kept = rows.map((row) => {
    const part = row.slice(0, left);
    left -= part.length;
    return part;
  });
  const last = kept.findLastIndex((row) => row.length > 0);
  return kept.map((row, index) => (index === (last < 0 ? kept.length - 1 : last) ? [...row, more] : row));
}

/** How many buttons a card shows, « Plus » left out: three; the answers to one question up to four; two where several pieces of news are merged. */
function roomFor({ kind, params }: Message, buttons: Row, { merged, detailed }: { merged: boolean; detailed: boolean }): number {
  if (buttons.length <= 3 && !(merged && detailed)) return 3;
  if (merged) return 2;
  const numbered = buttons.findIndex(({ label }) => label === undefined);
  return kind.equal?.(params as never) || numbered < 0 || numbered >= 4 ? 4 : 3;
}

/** When it is not known who is speaking: both languages are shorter than a guess. */
export function inBothLanguages(words: Readonly<Record<Locale, Words>>, french: Message, english: Message = french): Card {
  const format: Format = {
    day: String,
    moment: String,
    people: (names: readonly string[]) => names,
    because: () => null,
    ...plainHouse,
  };
  const [first, second] = [
    cardOf(french, { locale: 'fr', format, words: words.fr }, null),
    cardOf(english, { locale: 'en', format, words: words.en }, null),
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
  const buttons = row.map(
    ({ button: { intent, style, opens }, subject, label, title, face }): Button => ({
      label: label ?? words.buttons[face ?? intent] ?? intent,
      ...(title === undefined ? {} : { title }),
      intent,
      subject,
      ...(style ? { style } : {}),
      ...(opens ? { opens } : {}),
    }),
  );
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
