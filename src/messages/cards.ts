import { isUnprompted, type UnpromptedKind } from '../domain/etiquette.ts';
import type { Locale } from '../domain/person.ts';
import { buttonStyles, formOpeners } from './buttons.ts';
import type { Block, Button, Card } from './card.ts';
import type { Format } from './format.ts';
import type { FormTrouble, Message, MessageKind, Params } from './kinds.ts';
import { type Language, languages } from './languages.ts';
import { bringingRows } from './rows/bringing.ts';
import { checkingRows } from './rows/checking.ts';
import { coordinatingRows } from './rows/coordinating.ts';
import { endingRows } from './rows/ending.ts';
import { exploringRows } from './rows/exploring.ts';
import { framingRows } from './rows/framing.ts';
import { highlightsRows } from './rows/highlights.ts';
import { homeRows } from './rows/home.ts';
import { invitingRows } from './rows/inviting.ts';
import { linkingRows } from './rows/linking.ts';
import { meetingRows } from './rows/meeting.ts';
import { rightsRows } from './rows/rights.ts';
import type { Row, RowsOf } from './rows/row.ts';
import { servicesRows } from './rows/services.ts';
import { suggestingRows } from './rows/suggesting.ts';
import { talkingRows } from './rows/talking.ts';
import { tellingRows } from './rows/telling.ts';
import { timeRows } from './rows/time.ts';
import { tryingRows } from './rows/trying.ts';
import { volunteeringRows } from './rows/volunteering.ts';
import type { Worded, Words } from './words.ts';

export function isMessageKind(name: string): name is MessageKind {
  return Object.hasOwn(languages.fr.messages, name);
}

/** A message as a neutral card, buttons included. */
export function cardOf(message: Message, { locale, format }: Language): Card {
  const words = languages[locale];
  const worded = word(message, words, format);
  const [first, ...rest] = rowsOf(message).map((row: Row) => buttonRow(row, words));
  const blocks = [...worded.body, ...(first ?? []), ...(worded.after ?? []), ...rest.flat()];
  return { summary: worded.summary, blocks };
}

/** When it is not known who is speaking: both languages are shorter than a guess. */
export function inBothLanguages(french: Message, english: Message = french): Card {
  const format = { day: String, moment: String, people: (names: readonly string[]) => names };
  const [first, second] = [cardOf(french, { locale: 'fr', format }), cardOf(english, { locale: 'en', format })];
  return { summary: first.summary, blocks: [...first.blocks, ...second.blocks] };
}

/** One of several pieces of news in a message that nobody asked for. */
export interface News {
  readonly message: Message;
  readonly delivery: string;
}

/**
 * A message the bot starts on its own: what it says, why it came, and how to put it off or stop it (P38). Several
 * are merged into one.
 */
export function unpromptedCard(news: readonly News[], language: Language): Card {
  const words = languages[language.locale];
  const parts = news.map(({ message, delivery }) => {
    const card = cardOf(message, language);
    if (!isUnprompted(message.kind)) return card;
    const why: Block = { type: 'context', spans: [capitalised(words.because[message.kind], language.locale)] };
    const row = buttonRow(
      [
        ['later', delivery],
        ['stop-menu', delivery],
      ],
      words,
    );
    return { summary: card.summary, blocks: [...card.blocks, why, ...row] };
  });
  const [only] = parts;
  if (parts.length === 1 && only) return only;

  const opening = words.messages.merged({ count: parts.length }, language.format);
  const blocks = parts.flatMap((part): Block[] => [{ type: 'divider' }, ...part.blocks]);
  return { summary: opening.summary, blocks: [...opening.body, ...blocks] };
}

/** Why a message that nobody asked for comes, within a sentence. */
export function reasonFor(kind: UnpromptedKind, locale: Locale): string {
  return languages[locale].because[kind];
}

export function troubleText(trouble: FormTrouble, locale: Locale): string {
  return languages[locale].troubles[trouble];
}

const rows: RowsOf<Params> = {
  ...tellingRows,
  ...invitingRows,
  ...meetingRows,
  ...framingRows,
  ...servicesRows,
  ...volunteeringRows,
  ...timeRows,
  ...suggestingRows,
  ...homeRows,
  ...bringingRows,
  ...rightsRows,
  ...talkingRows,
  ...coordinatingRows,
  ...endingRows,
  ...tryingRows,
  ...checkingRows,
  ...exploringRows,
  ...highlightsRows,
  ...linkingRows,
};

function rowsOf<K extends MessageKind>({ kind, params }: { kind: K; params: Params[K] }): readonly Row[] {
  return rows[kind]?.(params) ?? [];
}

function buttonRow(row: Row, words: Words): Block[] {
  if (row.length === 0) return [];
  const buttons = row.map(([name, subject, label]): Button => {
    const style = buttonStyles[name];
    const opens = formOpeners.has(name) ? ({ opens: 'form' } as const) : {};
    return { label: label ?? words.buttons[name], intent: name, subject, ...(style ? { style } : {}), ...opens };
  });
  return [{ type: 'buttons', buttons }];
}

function word<K extends MessageKind>(message: { kind: K; params: Params[K] }, words: Words, format: Format): Worded {
  return words.messages[message.kind](message.params, format);
}

function capitalised(reason: string, locale: Locale): string {
  return locale === 'fr' ? `Ce message vous arrive ${reason}.` : `You receive this message ${reason}.`;
}
