import { longText, readContent, readMetadata, shortText } from '../content.ts';
import { asText, type Fields } from '../json.ts';
import { type Channel, type Content, type Message, SlackError, shownBy, type Team } from '../model.ts';
import { messageFields } from '../payloads.ts';
import type { World } from '../world.ts';
import { type Method, needed, type Request } from './method.ts';

const chatWrite = (): string => 'chat:write';

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': { scope: chatWrite, run: postMessage },
  'chat.update': { scope: chatWrite, run: update },
  'chat.delete': { scope: chatWrite, run: remove },
  'chat.postEphemeral': { scope: chatWrite, run: postEphemeral },
};

function postMessage({ world, team, args }: Request): Fields {
  const channel = destination(world, team, needed(args, 'channel'));
  if (channel.archived) throw new SlackError('is_archived');
  if (!channel.members.has(team.bot) && !team.scopes.has('chat:write.public')) throw new SlackError('not_in_channel');
  const content = readContent(world, 'chat.postMessage', args, { maxText: longText, limitsBlocks: true });
  const metadata = readMetadata(args.metadata);
  const message = world.post(
    { team: team.id, channel: channel.id, author: team.bot, via: 'chat.postMessage', metadata, ...threadOf(world, channel, args) },
    content,
  );
  return { ok: true, channel: channel.id, ts: message.ts, message: messageFields(message, team, true) };
}

/**
 * A user id opens the direct conversation by itself. What Slack does for people it cannot write to is only partly documented:
 * - a bot: `cannot_dm_bot` (dblock/slack-strava#10);
 * - a deactivated person with whom a conversation exists: the message is accepted, ok:true (slackapi/python-slack-sdk#1156,
 *   answered by a maintainer), so only users.info tells;
 * - a deactivated person without one: undocumented; `channel_not_found` here, since `user_disabled` is an error of
 *   conversations.open only.
 */
function destination(world: World, team: Team, id: string): Channel {
  if (!/^[UW]/.test(id)) return world.reachable(team, id);
  const user = world.user(team.id, id);
  if (!user) throw new SlackError('channel_not_found');
  if (user.is_bot) throw new SlackError('cannot_dm_bot');
  if (user.deleted && !world.im(team, id)) throw new SlackError('channel_not_found');
  return world.openIm(team, id);
}

/** An unknown `thread_ts` is refused, to show the mistake; what Slack does with one is undocumented. */
function threadOf(world: World, channel: Channel, args: Fields): { threadTs?: string } {
  const threadTs = asText(args.thread_ts);
  if (threadTs === undefined || threadTs === '') return {};
  const root = world.find(channel.id, threadTs);
  if (!root) throw new SlackError('thread_not_found');
  if (root.threadTs !== undefined) throw new SlackError('cannot_reply_to_message');
  return { threadTs };
}

function update({ world, team, args }: Request): Fields {
  const { message, channel } = ownMessage({ world, team, args }, 'cant_update_message');
  if (channel.archived) throw new SlackError('is_inactive');
  const content = updatedContent(world, message, args);
  if (args.metadata !== undefined) message.metadata = readMetadata(args.metadata);
  world.edit(message, content, 'chat.update');
  return { ok: true, channel: channel.id, ts: message.ts, text: content.text, message: messageFields(message, team, true) };
}

/** Text without blocks removes the blocks; nothing at all keeps them (docs.slack.dev/reference/methods/chat.update). */
function updatedContent(world: World, message: Message, args: Fields): Content {
  const keepsBlocks = args.text === undefined && args.blocks === undefined;
  return readContent(world, 'chat.update', keepsBlocks ? { ...args, ...shownBy(message) } : args, {
    maxText: shortText,
    limitsBlocks: true,
  });
}

function remove({ world, team, args }: Request): Fields {
  const { message, channel } = ownMessage({ world, team, args }, 'cant_delete_message');
  message.deletedAt = world.clock();
  return { ok: true, channel: channel.id, ts: message.ts };
}

/** A message by `channel` and `ts`; a user id does not do for a channel here, and ephemerals cannot be found. */
function ownMessage({ world, team, args }: Request, refusal: string): { message: Message; channel: Channel } {
  const channel = world.reachable(team, needed(args, 'channel'));
  const message = world.find(channel.id, needed(args, 'ts'));
  if (!message) throw new SlackError('message_not_found');
  if (message.author !== team.bot) throw new SlackError(refusal);
  return { message, channel };
}

function postEphemeral({ world, team, args }: Request): Fields {
  const channel = world.reachable(team, needed(args, 'channel'));
  const user = needed(args, 'user');
  if (channel.archived) throw new SlackError('is_archived');
  if (!channel.members.has(team.bot)) throw new SlackError('not_in_channel');
  if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
  const content = readContent(world, 'chat.postEphemeral', args, { maxText: shortText, limitsBlocks: true });
  const message = world.post(
    { team: team.id, channel: channel.id, author: team.bot, onlyFor: user, via: 'chat.postEphemeral', ...threadOf(world, channel, args) },
    content,
  );
  return { ok: true, message_ts: message.ts };
}
