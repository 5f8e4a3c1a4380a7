import { asFields, asList, asText, type Fields } from './json.ts';
import { readMrkdwn } from './mrkdwn.ts';

/** What a person reads in these blocks, one line per part, buttons in [brackets]. */
export function visibleText(blocks: unknown): string {
  return asList(blocks)
    .map((block) => readBlock(asFields(block)))
    .filter((line) => line !== '')
    .join('\n');
}

/** What a person reads of a message: its blocks, or its text when it has none. */
export function visibleMessage({
  text,
  blocks,
  mrkdwn,
}: {
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly mrkdwn: boolean;
}): string {
  return blocks.length > 0 ? visibleText(blocks) : readMrkdwn(text, { formatting: mrkdwn }).visible;
}

export function readText(value: unknown): string {
  const object = asFields(value);
  const text = asText(object.text) ?? '';
  return object.type === 'mrkdwn' ? readMrkdwn(text).visible : text;
}

function readBlock(block: Fields): string {
  switch (block.type) {
    case 'header':
      return readText(block.text);
    case 'section':
      return lines(readText(block.text), ...asList(block.fields).map(readText), readElement(asFields(block.accessory)));
    case 'context':
      return asList(block.elements).map(readText).join(' ');
    case 'actions':
      return asList(block.elements)
        .map((element) => readElement(asFields(element)))
        .join(' ');
    case 'input':
      return lines(readText(block.label), readElement(asFields(block.element)), readText(block.hint));
    case 'rich_text':
      return lines(...asList(block.elements).map((part) => readPart(asFields(part))));
    default:
      return '';
  }
}

function readElement(element: Fields): string {
  switch (element.type) {
    case 'button':
      return `[${readText(element.text)}]`;
    case 'radio_buttons':
    case 'checkboxes':
      return lines(...asList(element.options).map((option) => `( ) ${readText(asFields(option).text)}`));
    case 'static_select':
      return `[${readText(asFields(element.initial_option).text) || readText(element.placeholder)}]`;
    case 'plain_text_input':
      return asText(element.initial_value) || readText(element.placeholder);
    case 'datepicker':
      return `[${asText(element.initial_date) ?? readText(element.placeholder)}]`;
    case 'users_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
      return `[${readText(element.placeholder)}]`;
    default:
      return '';
  }
}

function readPart(part: Fields): string {
  if (part.type !== 'rich_text_list') return asList(part.elements).map(readInline).join('');
  const first = Number(part.offset ?? 0) + 1;
  return lines(
    ...asList(part.elements).map((item, index) => {
      const marker = part.style === 'ordered' ? `${first + index}.` : '•';
      return `${marker} ${asList(asFields(item).elements).map(readInline).join('')}`;
    }),
  );
}

function readInline(value: unknown): string {
  const inline = asFields(value);
  switch (inline.type) {
    case 'text':
      return String(inline.text);
    case 'link':
      return asText(inline.text) ?? String(inline.url);
    case 'emoji':
      return `:${String(inline.name)}:`;
    case 'user':
      return `@${String(inline.user_id)}`;
    case 'usergroup':
      return `@${String(inline.usergroup_id)}`;
    case 'channel':
      return `#${String(inline.channel_id)}`;
    case 'broadcast':
      return `@${String(inline.range)}`;
    case 'date':
      return asText(inline.fallback) ?? String(inline.timestamp);
    default:
      return '';
  }
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
