import type {
  ActionStyle,
  IActionSet,
  IContainer,
  IExecuteAction,
  IFlowLayout,
  IOpenUrlAction,
  IRichTextBlock,
  ISubmitAction,
  ITextRun,
} from '@microsoft/teams.cards';
import type { Block, Button, Chat, Span } from '../../src/cards/card.ts';
import { shortenedToFit } from '../../src/cards/fit.ts';
import { clip, faceOf, isBlank, isolate, line, shorten, tidy } from '../../src/cards/text.ts';
import { buttonsPerRow, bytes, frame, type Part, rowAtMost, within } from './limits.ts';
import { inert } from './text.ts';

export interface Drawing {
  /** Bytes, as `limits.ts` counts them. */
  readonly limit: number;
  /** How a channel is called, when the bot knows: a card cannot ask Teams to show it. */
  readonly channelName: (id: string) => string | null;
  /** Where the reader's chat with somebody opens, its first line ready; null when Teams has not said how they are called. */
  readonly chatLink: (person: string, firstLine: string) => string | null;
  /** Several pieces of news in one card (`messages/cards.ts`): an answer to one must not take the place of the others. */
  readonly merged: boolean;
}

type Weight = 'whole' | 'light';

/** Only text runs for what anyone wrote: nothing in them is read as Markdown, a mention or a link. */
export function renderBlocks(blocks: readonly Block[], drawing: Drawing): Part[] {
  // Every button twice, as an Execute and as what older clients do instead, unless that leaves no room to words.
  const buttons = bytes(
    blocks.flatMap((block) => (block.type === 'buttons' ? renderButtons(block.buttons, { weight: 'whole', merged: drawing.merged }) : [])),
  );
  const weight: Weight = buttons <= drawing.limit / 2 ? 'whole' : 'light';
  const parts = shortenedToFit(blocks, drawing.limit / 2, (cap) => render(blocks, { cap, weight, ...drawing }), heavier(drawing.limit));
  return within(parts, drawing.limit);
}

/** `shortenedToFit` counts characters, and a character weighs two bytes. */
const heavier = (limit: number) => (parts: readonly Part[]) => (bytes(parts) <= limit ? 0 : limit);

interface Style extends Drawing {
  /** The longest a text may be, in characters. */
  readonly cap: number;
  readonly weight: Weight;
}

function render(blocks: readonly Block[], style: Style): Part[] {
  const parts: Part[] = [];
  let separated = false;
  for (const block of blocks) {
    if (block.type === 'divider') {
      separated = parts.length > 0;
      continue;
    }
    const [first, ...others] = renderBlock(block, style);
    if (first === undefined) continue;
    parts.push(separated ? { ...first, separator: true, spacing: 'Large' } : first, ...others);
    separated = false;
  }
  return parts;
}

function renderBlock(block: Exclude<Block, { type: 'divider' }>, style: Style): Part[] {
  switch (block.type) {
    case 'paragraph':
      return paragraph(runsOf(block.spans, style));
    case 'quote': {
      const items = paragraph(runsOf(block.spans, style));
      return items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items }];
    }
    case 'list':
      return block.items
        .map((item) => runsOf(item, style))
        .filter((runs) => !areBlank(runs))
        .flatMap((runs, index) => {
          const [first, ...others] = paragraph([{ text: block.ordered ? `${index + 1}. ` : '• ' }, ...runs]);
          return first === undefined ? [] : [index === 0 ? first : { ...first, spacing: 'Small' as const }, ...others];
        });
    case 'facts':
      return block.facts
        .map(({ label, value }) => ({ label, runs: runsOf(value, style) }))
        .filter(({ runs }) => !areBlank(runs))
        .flatMap(({ label, runs }, index) => {
          const named = [{ text: clip(tidy(label), style.cap), bold: true }, { text: ' ' }, ...runs];
          const [first, ...others] = paragraph(named);
          return first === undefined ? [] : [index === 0 ? first : { ...first, spacing: 'Small' as const }, ...others];
        });
    case 'context':
      return paragraph(runsOf(block.spans, style), { size: 'Small', isSubtle: true });
    case 'chats':
      return renderChats(block.chats, style);
    case 'buttons':
      return renderButtons(block.buttons, style);
  }
}

interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly to?: string;
}

function runsOf(spans: readonly Span[], { cap, channelName }: Style): Run[] {
  return spans.map((span) => {
    if (typeof span === 'string') return { text: clip(tidy(span), cap) };
    if ('bold' in span) return { text: clip(tidy(span.bold), cap), bold: true };
    // A name is shown as a name: a mention would notify.
    if ('person' in span) return { text: clip(tidy(span.person), cap) };
    if ('channel' in span) return { text: `#${clip(line(channelName(span.channel) ?? '', cap), cap)}`, bold: true };
    if ('link' in span) return { text: clip(tidy(span.link), cap), to: span.to };
    const words = tidy(span.said).trim();
    return { text: clip(span.max === undefined ? words : shorten(words, span.max), cap) };
  });
}

const areBlank = (runs: readonly Run[]) => runs.every(({ text }) => isBlank(text));

/** One block for each line, since clients differ in what they make of a line break; none for what has nothing to show. */
function paragraph(runs: readonly Run[], look: Pick<ITextRun, 'size' | 'isSubtle'> = {}): IRichTextBlock[] {
  const lines = linesOf(runs);
  const last = lines.findLastIndex((one) => !areBlank(one));
  const first = lines.findIndex((one) => !areBlank(one));
  if (first === -1) return [];
  let blank = false;
  const blocks: IRichTextBlock[] = [];
  for (const one of lines.slice(first, last + 1)) {
    if (areBlank(one)) {
      blank = true;
      continue;
    }
    const spacing = blocks.length === 0 ? (look.isSubtle ? { spacing: 'Small' as const } : {}) : blank ? {} : { spacing: 'None' as const };
    blocks.push({ type: 'RichTextBlock', ...spacing, inlines: inlines(one, look) });
    blank = false;
  }
  return blocks;
}

function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { text, ...how } of runs) {
    const [head = '', ...tail] = text.split('\n');
    lines.at(-1)?.push({ text: head, ...how });
    for (const next of tail) lines.push([{ text: next, ...how }]);
  }
  return lines;
}

/** Neighbouring texts of the same weight, and that lead to the same page, in one run; the last without the spaces that end it. */
function inlines(runs: readonly Run[], look: Pick<ITextRun, 'size' | 'isSubtle'>): ITextRun[] {
  const joined: { text: string; bold: boolean; to: string | undefined }[] = [];
  const last = runs.findLastIndex(({ text }) => text.trim() !== '');
  for (const { text, bold = false, to } of runs.slice(0, last + 1)) {
    const before = joined.at(-1);
    if (text === '') continue;
    if (before?.bold === bold && before.to === to) before.text += isolate(text);
    else joined.push({ text: isolate(text), bold, to });
  }
  return joined.map(({ text, bold, to }, index) => ({
    type: 'TextRun',
    text: inert(index === joined.length - 1 ? text.trimEnd() : text),
    ...(bold ? { weight: 'Bolder' as const } : {}),
    ...(to === undefined ? {} : { selectAction: { type: 'Action.OpenUrl' as const, url: to } }),
    ...look,
  }));
}

function renderChats(chats: readonly Chat[], { chatLink }: Drawing): ButtonRows {
  const actions = chats.flatMap((chat): IOpenUrlAction[] => {
    const url = chatLink(chat.with, chat.firstLine);
    return url === null ? [] : [{ type: 'Action.OpenUrl', title: inert(line(chat.label, 75)), url, style: styles.primary }];
  });
  return inRows(actions);
}

const styles = { primary: 'positive', danger: 'destructive' } as const satisfies Record<string, ActionStyle>;

/** In rows where every label can be read whole. */
function renderButtons(buttons: readonly Button[], style: Pick<Style, 'weight' | 'merged'>): ButtonRows {
  return inRows(buttons.map((button) => renderButton(button, style)));
}

type ButtonRows = (IActionSet | IContainer)[];

function inRows(actions: readonly (IExecuteAction | ISubmitAction | IOpenUrlAction)[]): ButtonRows {
  const rows: (typeof actions)[number][][] = [];
  let room = 0;
  for (const action of actions) {
    const width = (action.title ?? '').length + frame;
    const row = rows.at(-1);
    if (row === undefined || width > room || row.length === buttonsPerRow) {
      rows.push([action]);
      room = rowAtMost;
    } else {
      row.push(action);
    }
    room -= width;
  }
  const sets = rows.map(
    (row, index): IActionSet => ({
      type: 'ActionSet',
      ...(index === 0 ? {} : { spacing: 'Small' as const }),
      actions: row,
    }),
  );
  // A wide conversation has room for a card's rows side by side; a client that knows no such layout stacks them.
  return sets.length < 2 || actions.length > buttonsPerRow ? sets : [{ type: 'Container', layouts: [sideBySide], items: sets }];
}

const sideBySide: IFlowLayout = { type: 'Layout.Flow', horizontalItemsAlignment: 'Left', columnSpacing: 'Small', rowSpacing: 'Small' };

/** A dialog opens from a Submit alone. Everything else is an Execute, whose answer may take the place of the card. */
function renderButton(button: Button, { weight, merged }: Pick<Style, 'weight' | 'merged'>): IExecuteAction | ISubmitAction {
  const face = {
    title: inert(faceOf(button)),
    ...(button.style === undefined ? {} : { style: styles[button.style] }),
  };
  const { vendange } = pressData(button);
  const data = { vendange: { ...vendange, ...(merged ? { merged } : {}) } };
  if (button.opens === 'form') return { type: 'Action.Submit', ...face, data: { msteams: { type: 'task/fetch' }, ...data } };
  const submit: ISubmitAction = { type: 'Action.Submit', ...face, data };
  return weight === 'light' ? submit : { type: 'Action.Execute', ...face, verb: data.vendange.action, data, fallback: submit };
}

const subjectAtMost = 1_500;

/** What a button or a form brings back: over its limit a subject is left out, not cut: half an id could be another id. */
export function pressData({ intent, subject }: { readonly intent: string; readonly subject: string }) {
  return { vendange: { action: intent.slice(0, 240), value: subject.length <= subjectAtMost ? subject : '' } };
}
