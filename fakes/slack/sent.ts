import { asFields, asText, type Fields } from './json.ts';
import { type Content, type Message, shownBy, type Version } from './model.ts';
import { visibleMessage } from './reading.ts';
import type { World } from './world.ts';

/** A message of the bot, with all that happened to it. */
export interface Sent {
  readonly team: string;
  readonly channel: string;
  /** The person it was for, when it went to a conversation with one person. */
  readonly to: string | undefined;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly at: number;
  /** `event_payload.key` of its metadata. */
  readonly key: string | undefined;
  readonly metadata: Fields | undefined;
  readonly via: string;
  readonly ephemeral: boolean;
  /** As it stands now (or stood last). */
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly visible: string;
  readonly original: Content;
  readonly edits: readonly Version[];
  readonly deletedAt: number | undefined;
}

export function sentBy(world: World): readonly Sent[] {
  const bots = new Set([...world.teams.values()].map(({ bot }) => bot));
  return world.messages.filter(({ author }) => bots.has(author)).map((message) => describe(world, message));
}

function describe(world: World, message: Message): Sent {
  const { text, blocks, mrkdwn } = shownBy(message);
  const [original, ...edits] = message.versions;
  const channel = world.channels.get(message.channel);
  return {
    team: message.team,
    channel: message.channel,
    to: message.onlyFor ?? (channel?.kind === 'im' ? [...channel.members].find((member) => member !== message.author) : undefined),
    ts: message.ts,
    threadTs: message.threadTs,
    at: message.postedAt,
    key: asText(asFields(message.metadata?.event_payload).key),
    metadata: message.metadata,
    via: message.via,
    ephemeral: message.onlyFor !== undefined,
    text,
    blocks,
    visible: visibleMessage({ text, blocks, mrkdwn }),
    original: original ?? shownBy(message),
    edits,
    deletedAt: message.deletedAt,
  };
}
