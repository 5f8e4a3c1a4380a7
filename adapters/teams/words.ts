import { z } from 'zod';
import { plainWords } from '../../src/domain/spoken/plain-words.ts';

/*
 * What people typed, as they saw it: Teams puts mentions between `<at>` and `</at>`, and names them in `entities`.
 * Words are kept as plain text, so that showing them again notifies nobody.
 */

const Mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string(), name: z.string().optional() }),
});
type Mention = z.infer<typeof Mention>;

export interface Typed {
  readonly text: string;
  /** Channels named by choosing them, by their ids. */
  readonly channels: readonly string[];
}

/** Far more than one message of Teams can hold. */
const mentionsAtMost = 100;

/**
 * Words as their writer sees them: mentions by their names, pictures drawn, and nothing of a message they quote.
 * @param bot how the bot is called there: its mention is left out
 * @param html what Teams attaches in that form, where some pictures are shown that the text does not hold
 */
export function typed(text: string, entities: readonly unknown[], bot: string, html = ''): Typed {
  const mentions = entities.slice(0, mentionsAtMost).flatMap((one) => Mention.safeParse(one).data ?? []);
  let words = withEmoji(text.replace(/<quoted\b[^<>]*(?:\/>|>(?:[^<]*<\/quoted>)?)/g, ' '));
  if (words.trim() === '') words = emojiIn(html).join('');
  for (const mention of mentions) {
    const at = words.indexOf(mention.text);
    if (at === -1) continue;
    const isBot = mention.mentioned.id === bot;
    const said = isBot ? ' ' : shown(mention);
    words = words.slice(0, at) + said + words.slice(at + mention.text.length);
  }
  return {
    // `&nbsp;` follows a mention on some clients, in words that are otherwise as typed.
    text: words
      .replace(/<\/?at(?: id="[^"<>]*")?>/g, '')
      .replace(/&nbsp;/g, ' ')
      .replace(/\r\n?/g, '\n')
      .replace(/^[\s:,]+/, '')
      .trim(),
    channels: mentions.map(({ mentioned }) => mentioned.id).filter(isChannel),
  };
}

const emoji = /<(?:emoji|img)\b[^<>]*>/gi;

/** `<emoji alt="🍇">`, and the `<img itemtype="…/Emoji" alt="🍇">` of Teams' HTML. */
function drawn(tag: string): string | null {
  const isEmoji = /^<emoji\b/i.test(tag) || /itemtype="[^"]*emoji"/i.test(tag);
  const alt = /\balt="([^"<>]{1,40})"/i.exec(tag)?.[1];
  return isEmoji && alt !== undefined && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(alt) ? alt : null;
}

const withEmoji = (text: string) => text.replace(/<emoji\b[^<>]*>(?:[^<]*<\/emoji>)?/gi, (tag) => drawn(tag) ?? tag);
const emojiIn = (html: string) => (html.match(emoji) ?? []).flatMap((tag) => drawn(tag) ?? []);

const shown = ({ mentioned, text }: Mention) => {
  const name = mentioned.name ?? text.replace(/<[^<>]*>/g, '');
  // The spaces of a channel's name belong to it, where its end would not be seen otherwise.
  return isChannel(mentioned.id) ? `#${name.replaceAll(' ', '\u00a0')}` : name;
};

/** Channels of teams, not chats between people (`@thread.v2`, `@unq.gbl.spaces`). */
export const isChannel = (id: string) => /^19:[^;]+@thread\.(tacv2|skype)/.test(id);

/** The channel of a conversation's id, without the message it continues. */
export const channelIn = (conversation: string) => conversation.replace(/;messageid=.*$/s, '');

/** A conversation's id with the message it continues. */
export const threadIn = (channel: string, message: string) => `${channelIn(channel)};messageid=${message}`;

/** The text of a message somebody acted on: Teams gives it as HTML. Read once, shown as text, never as markup. */
export function readable(html: string): string {
  return withoutHidden(html)
    .replace(emoji, (tag) => drawn(tag) ?? tag)
    .replace(/<a\b([^<>]*)>([^<]*)<\/a>/gi, (_, attributes: string, label: string) => linked(attributes, label))
    .replace(/<(br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,8});/gi, (raw, name: string) => character(name) ?? raw)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The address, and the words that stood for it when they were others. */
function linked(attributes: string, label: string): string {
  const address = /\bhref="([^"]*)"/i.exec(attributes)?.[1] ?? '';
  const bare = (one: string) => one.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
  if (!/^(?:https?:|mailto:|tel:)/i.test(address)) return label;
  return bare(label) === bare(address) || label.trim() === '' ? bare(address) : `${label} (${address})`;
}

/** Without what is no text, from its opening tag to the closing one; what is never closed stays. */
function withoutHidden(html: string): string {
  const opening = /<(script|style|attachment)\b[^<>]*>/gi;
  const unclosed = new Set<string>();
  const kept: string[] = [];
  let from = 0;
  for (let tag = opening.exec(html); tag !== null; tag = opening.exec(html)) {
    const name = tag[1]?.toLowerCase() ?? '';
    if (unclosed.has(name)) continue;
    const closing = new RegExp(`</${name}>`, 'gi');
    closing.lastIndex = opening.lastIndex;
    if (closing.exec(html) === null) {
      unclosed.add(name);
      continue;
    }
    kept.push(html.slice(from, tag.index));
    from = closing.lastIndex;
    opening.lastIndex = from;
  }
  return [...kept, html.slice(from)].join('');
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

function character(name: string): string | undefined {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : /^#\d/.test(name) ? Number(name.slice(1)) : Number.NaN;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : named.get(name.toLowerCase());
}

const pageWords: ReadonlySet<string> = new Set(['accueil', 'mon accueil', 'mon espace', 'ma page', 'home', 'my page', 'my space']);

const longestPageWords = 60;

/** « Mon espace » : what Slack shows as the home of the app. */
export function asksForPage(text: string): boolean {
  if (text.length > longestPageWords) return false;
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(([word]) => plainWords(word));
  return pageWords.has(words.join(' '));
}
