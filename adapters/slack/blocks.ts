import type { ActionsBlock, KnownBlock, RichTextBlock, RichTextList, RichTextSection, Button as SlackButton } from '@slack/types';
import type { Block, Button, Span } from '../../src/cards/card.ts';
import { shortenedToFit } from '../../src/cards/fit.ts';
import { clip, faceOf, isBlank, isolate, shorten, split, tidy } from '../../src/cards/text.ts';
import { buttonsPerBlock, bytes, gather, joined, type Limits, richText, textAtMost, within } from './limits.ts';
import { writeSubject } from './subject.ts';

const contextAtMost = 2_000;
/** Slack says nothing of how many elements a rich text may hold; neither do people write this many. */
const runsPerBlock = 100;

export function renderBlocks(blocks: readonly Block[], limits: Limits): KnownBlock[] {
  const rendered = shortenedToFit(blocks, limits.bytes, (cap) => render(blocks, cap), bytes);
  return within(rendered.length > limits.blocks ? gather(rendered) : rendered, limits);
}

function render(blocks: readonly Block[], cap: number): KnownBlock[] {
  const rendered: KnownBlock[] = [];
  let buttons = 0;
  for (const block of blocks) {
    rendered.push(...renderBlock(block, cap, buttons));
    if (block.type === 'buttons') buttons += block.buttons.length;
  }
  return rendered;
}

function renderBlock(block: Block, cap: number, buttonsBefore: number): KnownBlock[] {
  switch (block.type) {
    case 'paragraph':
      return chunks(runsOf(block.spans, cap), textAtMost).map((runs) => richText([section(runs)]));
    case 'quote':
      return chunks(runsOf(block.spans, cap), textAtMost).map((runs) => richText([{ type: 'rich_text_quote', elements: texts(runs) }]));
    case 'list':
      return renderList(block.items, block.ordered, cap);
    case 'facts':
      return chunks(factLines(block.facts, cap), textAtMost).map((runs) => richText([section(runs)]));
    case 'context':
      return chunks(runsOf(block.spans, cap), contextAtMost).map((runs) => ({
        type: 'context',
        elements: [{ type: 'plain_text', text: runs.map(({ text }) => isolate(text)).join(''), emoji: true }],
      }));
    case 'buttons':
      return renderButtons(block.buttons, buttonsBefore);
    // The bot brings people together in a conversation of their own.
    case 'chats':
      return [];
    case 'divider':
      return [{ type: 'divider' }];
  }
}

interface Run {
  readonly text: string;
  readonly bold: boolean;
  /** Shown by Slack, by its name, to those who may see it. */
  readonly channel?: string;
  readonly to?: string;
}

function runsOf(spans: readonly Span[], cap: number): Run[] {
  return spans.map((span) => {
    if (typeof span === 'string') return { text: clip(tidy(span), cap), bold: false };
    if ('bold' in span) return { text: clip(tidy(span.bold), cap), bold: true };
    // A name is shown as a name: a mention would notify, and Slack shows an id to those who may not see the person.
    if ('person' in span) return { text: clip(tidy(span.person), cap), bold: false };
    if ('channel' in span) return { text: `#${span.channel}`, bold: false, channel: span.channel };
    if ('link' in span) return { text: clip(tidy(span.link), cap), bold: false, to: span.to };
    const words = tidy(span.said).trim();
    return { text: clip(span.max === undefined ? words : shorten(words, span.max), cap), bold: false };
  });
}

/** The label brings its own punctuation: it depends on the language. */
function factLines(facts: readonly { readonly label: string; readonly value: readonly Span[] }[], cap: number): Run[] {
  return facts.flatMap(({ label, value }) => {
    const runs = runsOf(value, cap);
    if (runs.every(({ text }) => isBlank(text))) return [];
    return [{ text: clip(tidy(label), cap), bold: true }, { text: ' ', bold: false }, ...runs, { text: '\n', bold: false }];
  });
}

/** Cuts runs into groups of at most `limit` characters, between words, dropping what has nothing to show. */
function chunks(runs: readonly Run[], limit: number): Run[][] {
  const groups: Run[][] = [];
  let group: Run[] = [];
  let room = limit;
  const close = () => {
    if (!group.every(({ text }) => isBlank(text))) groups.push(trimmed(group));
    group = [];
    room = limit;
  };
  for (const { text, ...how } of runs) {
    let rest = text;
    while (rest !== '') {
      const fits = rest.length <= room && isolate(rest).length <= room && group.length < runsPerBlock;
      if (!fits && (room < limit / 2 || group.length >= runsPerBlock)) close();
      const [head, tail] = split(rest, room);
      if (head !== '') group.push({ text: head, ...how });
      room -= isolate(head).length;
      rest = tail;
      if (rest !== '') close();
    }
  }
  close();
  return groups;
}

/** Without the spaces and line breaks that end a group. */
function trimmed(group: readonly Run[]): Run[] {
  const last = group.findLastIndex(({ text }) => text.trim() !== '');
  return group.slice(0, last + 1).map((run, index) => (index === last ? { ...run, text: run.text.trimEnd() } : run));
}

const section = (runs: readonly Run[]): RichTextSection => ({ type: 'rich_text_section', elements: texts(runs) });

/** Only `text` elements for what anyone wrote (a link is the bot's own): they show `<@U123>`, `*this*` and links as written. */
function texts(runs: readonly Run[]): RichTextSection['elements'] {
  return joined(
    runs.map(({ text, bold, channel, to }) => {
      if (channel !== undefined) return { type: 'channel', channel_id: channel };
      if (to !== undefined) return { type: 'link', url: to, text };
      return { type: 'text', text: isolate(text), ...(bold ? { style: { bold } } : {}) };
    }),
  );
}

function renderList(items: readonly (readonly Span[])[], ordered: boolean, cap: number): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  // @slack/types 3.2.0 leaves out `offset`, which Slack documents: how many numbers to skip.
  let list: (RichTextList & { offset?: number }) | null = null;
  let room = 0;
  let number = 0;
  for (const item of items) {
    // An item longer than a block goes on as an item of its own: rare enough not to deserve better.
    for (const runs of chunks(runsOf(item, cap), textAtMost)) {
      const length = runs.reduce((sum, { text }) => sum + isolate(text).length, 0);
      if (list === null || length > room || list.elements.length >= runsPerBlock) {
        list = {
          type: 'rich_text_list',
          style: ordered ? 'ordered' : 'bullet',
          elements: [],
          ...(ordered && number > 0 ? { offset: number } : {}),
        };
        blocks.push(richText([list]));
        room = textAtMost;
      }
      list.elements.push(section(runs));
      room -= length;
      number += 1;
    }
  }
  return blocks;
}

/**
 * `action_id` is the intent and the button's place in the card, since Slack wants it unique in its block; `value` is
 * JSON `{ subject }`. `readButton` takes them back.
 */
function renderButtons(buttons: readonly Button[], first: number): ActionsBlock[] {
  const elements = buttons.map(
    (button, index): SlackButton => ({
      type: 'button',
      text: { type: 'plain_text', text: faceOf(button), emoji: true },
      action_id: `${button.intent.slice(0, 240)}:${first + index}`,
      value: writeSubject(button.subject, 2_000),
      ...(button.style === undefined ? {} : { style: button.style }),
    }),
  );
  return Array.from({ length: Math.ceil(elements.length / buttonsPerBlock) }, (_, row) => ({
    type: 'actions',
    elements: elements.slice(row * buttonsPerBlock, (row + 1) * buttonsPerBlock),
  }));
}
