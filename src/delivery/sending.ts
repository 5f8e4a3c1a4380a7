import type { Card } from '../cards/card.ts';
import type { Engine } from '../core/engine.ts';
import { sendings } from '../core/retries.ts';
import { threadNamed } from '../core/thread.ts';
import type { Destination, Outgoing, PostRef } from '../ports/chat-platform.ts';
import type { Workspace } from '../ports/organisations.ts';
import type { Post } from '../ports/posts.ts';

/** A post that is marked as being sent. */
export interface Prepared {
  readonly post: string;
  readonly workspace: Workspace;
  readonly outgoing: Outgoing;
}

/** What a posted card shows now, and where it is. */
export interface Refresh {
  readonly workspace: Workspace;
  readonly ref: PostRef;
  readonly card: Card;
  /** Nothing on it is current any more, and nobody need know that it was sent: it is forgotten once edited. */
  readonly forget: boolean;
  /** Everyone who is in a channel reads it. */
  readonly public: boolean;
}

/** How long a sending may take before the message is looked for, in milliseconds. */
export const sendingMsOf = (engine: Engine) => engine.sendingMs ?? sendings.leaseMs;

/** Where a post was sent: a person's id, with the message below which it is, or the ids of a group separated by commas. */
export function destinationOf(text: string): Destination {
  const ids = text.split(',');
  if (ids.length > 1) return { to: 'group', externalIds: ids };
  const end = text.indexOf('/');
  const thread = end === -1 ? null : threadNamed(text.slice(end + 1));
  return thread === null ? { to: 'person', externalId: text } : { to: 'person', externalId: text.slice(0, end), thread };
}

/** Where a post was, or is being, sent. */
export function whereIs({ channel, destination }: Post): Destination {
  return channel === null ? destinationOf(destination) : inChannel(channel.externalId, destination.slice(channel.externalId.length + 1));
}

/** `thread`: the message it continues; empty when it begins one. */
export function inChannel(externalId: string, thread: string): Destination {
  return thread === '' ? { to: 'channel', externalId } : { to: 'channel', externalId, thread };
}
