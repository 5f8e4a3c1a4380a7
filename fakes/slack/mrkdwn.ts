import { unescaped } from './json.ts';

/** One `mrkdwn` text as Slack takes it: what a person reads, and the pieces that do more than show themselves. */
export interface Reading {
  readonly visible: string;
  readonly active: readonly string[];
}

export interface ReadingOptions {
  /** `mrkdwn: false` on a message turns formatting off; `<!here>` and its like still act. */
  readonly formatting?: boolean;
  /** `verbatim: true` on a text object: bare addresses and `@here` stay as they are. */
  readonly verbatim?: boolean;
}

/** Letters and digits around a marker keep it literal: `a*b*c` shows its stars. */
const notInWord = (marker: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_*~])${marker}(?=[^\\s${marker}])([^\\n${marker}]*[^\\s${marker}])${marker}(?![\\p{L}\\p{N}_*~])`, 'gu');

const bold = notInWord('\\*');
const italic = notInWord('_');
const strike = notInWord('~');
const code = /```([\s\S]+?)```|`([^`\n]+)`/g;
const quote = /^(?:&gt;|>)+ ?(.*)$/gm;
const control = /<([^<>\n]+)>/g;
const bareAddress = /(?<![\p{L}\p{N}/])(?:https?:\/\/|mailto:)[^\s<>]+/gu;
const bareBroadcast = /(?<![\p{L}\p{N}.])@(?:here|channel|everyone)\b/gu;

export function readMrkdwn(source: string, { formatting = true, verbatim = false }: ReadingOptions = {}): Reading {
  const active: string[] = [];
  const kept: string[] = [];
  const keep = (shows: string): string => `\uE000${kept.push(shows) - 1}\uE001`;
  const restore = (text: string): string => text.replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '');

  let text = source.replace(control, (raw: string, inner: string) => {
    const shows = readControl(inner);
    if (shows === undefined) return raw;
    active.push(raw);
    return keep(shows);
  });
  for (const pattern of verbatim ? [] : [bareAddress, bareBroadcast]) {
    text = text.replace(pattern, (raw: string) => {
      active.push(raw);
      return keep(raw);
    });
  }
  if (formatting) {
    text = text.replace(code, (raw: string, block?: string, inline?: string) => {
      active.push(restore(raw));
      return keep(restore(block ?? inline ?? ''));
    });
    for (const pattern of [bold, italic, strike, quote]) {
      text = text.replace(pattern, (raw: string, inner: string) => {
        active.push(restore(raw));
        return inner;
      });
    }
  }
  return { visible: unescaped(restore(text)), active };
}

/** What `<…>` shows, or undefined when Slack would leave it alone. */
function readControl(inner: string): string | undefined {
  const [target = '', label] = inner.split('|', 2);
  if (target.startsWith('!date^')) return label ?? target;
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  if (target.startsWith('@')) return `@${label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  return /^[a-z][a-z0-9+.-]*:/i.test(target) ? (label ?? target) : undefined;
}
