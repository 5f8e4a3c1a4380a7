import { asText, type Fields } from '../json.ts';
import { type ChannelKind, SlackError, type Team } from '../model.ts';
import type { World } from '../world.ts';

export interface Request {
  readonly world: World;
  readonly team: Team;
  readonly args: Fields;
}

export interface Method {
  /** The scope this call needs, if any. */
  readonly scope?: (request: Request) => string | undefined;
  readonly run: (request: Request) => Fields;
}

export function needed(args: Fields, name: string): string {
  const value = asText(args[name]);
  if (value === undefined || value === '') {
    throw new SlackError('invalid_arguments', { response_metadata: { messages: [`[ERROR] missing required field: ${name}`] } });
  }
  return value;
}

const scopePrefix: Readonly<Record<ChannelKind, string>> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' };

export function conversationScope(right: 'history' | 'read'): (request: Request) => string | undefined {
  return ({ world, args }) => {
    const channel = world.channels.get(asText(args.channel) ?? '');
    return channel && `${scopePrefix[channel.kind]}:${right}`;
  };
}

/** Cursors are opaque to the bot; here they hold the index of the next item. */
export function page<Item>(items: readonly Item[], args: Fields, max: number): { items: readonly Item[]; cursor: string } {
  const start =
    args.cursor === undefined || args.cursor === ''
      ? 0
      : Number(Buffer.from(String(args.cursor), 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(start)) throw new SlackError('invalid_cursor');
  const limit = Math.min(Number(args.limit ?? 100) || 100, max);
  const end = start + limit;
  return { items: items.slice(start, end), cursor: end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '' };
}
