import type { Destination, Outgoing } from '../platform.ts';
import type { Post, Workspace } from '../ports.ts';

/** A message that is marked as being sent. */
export interface Prepared {
  readonly post: string;
  readonly workspace: Workspace;
  readonly outgoing: Outgoing;
}

/** Where a post was, or is being, sent. */
export function whereIs({ channel, destination }: Post): Destination {
  return channel === null ? destinationOf(destination) : inChannel(channel.externalId, destination.slice(channel.externalId.length + 1));
}

/** `thread`: the message it continues; empty when it begins one. */
export function inChannel(externalId: string, thread: string): Destination {
  return thread === '' ? { to: 'channel', externalId } : { to: 'channel', externalId, thread };
}

/** Where a post was sent to people: a person's id, or those of a group separated by commas. */
export function destinationOf(text: string): Destination {
  const ids = text.split(',');
  return ids.length > 1 ? { to: 'group', externalIds: ids } : { to: 'person', externalId: text };
}
