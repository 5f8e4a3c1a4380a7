import { unnamed } from '../../src/core/unnamed.ts';
import { withPictures } from './emoji.ts';

/**
 * What people typed, as they saw it: Slack delivers messages with `&`, `<` and `>` escaped, and mentions and links
 * between angle brackets. Words are kept as plain text, so that showing them again notifies nobody.
 */
export function plainWords(
  text: string,
  emoji: ReadonlyMap<string, string> = new Map(),
  names: ReadonlyMap<string, string> = new Map(),
): string {
  return text
    .split(/<([^<>]*)>/)
    .map((part, index) => (index % 2 === 1 ? shown(part, names) : withPictures(unescaped(part), emoji)))
    .join('');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

export function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (raw, entity: string) => entities[entity] ?? raw);
}

/** Between angle brackets: `@U…` a person, `#C…` a channel, `!…` a group or a date, else a link; after a bar, how it was shown. */
function shown(control: string, names: ReadonlyMap<string, string>): string {
  const bar = control.indexOf('|');
  const target = unescaped(bar === -1 ? control : control.slice(0, bar));
  const label = withPictures(unescaped(bar === -1 ? '' : control.slice(bar + 1)));
  switch (target.charAt(0)) {
    case '@':
    case '#': {
      const mark = target.charAt(0);
      // An id is nothing to read.
      if (label === '') return mark === '#' ? `#${unnamed.channel}` : (names.get(target.slice(1)) ?? unnamed.person);
      return `${mark}${label.startsWith(mark) ? label.slice(1) : label}`;
    }
    case '!':
      if (label !== '') return label;
      return target.startsWith('!subteam^') ? unnamed.team : `@${target.slice(1)}`;
    default:
      return shownLink(target, label);
  }
}

/** The address; and the words that stood for it, when they were others. */
function shownLink(address: string, label: string): string {
  const bare = address.replace(/^(?:mailto|tel):/, '');
  const same = label === '' || bare.replace(/^https?:\/\//, '').replace(/\/$/, '') === label.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return same || bare !== address ? bare : `${label} (${address})`;
}

/** People whom words name without saying how they are called. */
export function peopleIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)>/g)].flatMap(([, id]) => id ?? []))];
}

/** Channels that were named by choosing them, by their ids. */
export function channelsIn(text: string): readonly string[] {
  return [...text.matchAll(/<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>/g)].flatMap(([, id]) => id ?? []);
}

/** Slack spells emoji by name in the text (`:grapes:`), and draws them in the blocks that come with it. */
export function emojiIn(blocks: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const pending: unknown[] = [blocks];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    if ('type' in part && part.type === 'emoji' && 'name' in part && 'unicode' in part) {
      const drawn = drawing(String(part.unicode));
      if (drawn !== null) found.set(String(part.name), drawn);
    }
    pending.push(...Object.values(part));
  }
  return found;
}

/** `1f1eb-1f1f7` → 🇫🇷 */
function drawing(unicode: string): string | null {
  const points = unicode.split('-').map((hex) => (/^[0-9a-f]{2,6}$/i.test(hex) ? Number.parseInt(hex, 16) : Number.NaN));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : null;
}
