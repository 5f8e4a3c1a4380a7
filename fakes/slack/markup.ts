import { asFields, asList, asText, type Fields, isFields } from './json.ts';
import { readMrkdwn } from './mrkdwn.ts';

/**
 * Everything in a message (`{ text, blocks, mrkdwn }`), a view or a list of blocks that would ACT at Slack: mentions, links,
 * formatting. Words a person wrote must never appear here. Text in `plain_text` objects and in rich text is literal.
 */
export function activeMarkup(messageOrBlocks: unknown): string[] {
  if (Array.isArray(messageOrBlocks)) return messageOrBlocks.flatMap((block) => inside(block));
  const message = asFields(messageOrBlocks);
  const text = asText(message.text);
  const top = text === undefined ? [] : readMrkdwn(text, { formatting: message.mrkdwn !== false }).active;
  return [...top, ...asList(message.blocks).flatMap((block) => inside(block))];
}

function inside(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => inside(item));
  if (!isFields(value)) return [];
  if (value.type === 'mrkdwn') return [...readMrkdwn(asText(value.text) ?? '', { verbatim: value.verbatim === true }).active];
  const mention = richMention(value);
  if (mention !== undefined) return [mention];
  return Object.values(value).flatMap((item) => inside(item));
}

function richMention(element: Fields): string | undefined {
  switch (element.type) {
    case 'user':
      return `user ${String(element.user_id)}`;
    case 'usergroup':
      return `usergroup ${String(element.usergroup_id)}`;
    case 'channel':
      return `channel ${String(element.channel_id)}`;
    case 'broadcast':
      return `broadcast ${String(element.range)}`;
    case 'link':
      return `link ${String(element.url)}`;
    default:
      return undefined;
  }
}
