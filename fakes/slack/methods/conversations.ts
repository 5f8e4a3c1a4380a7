import { asText, type Fields, isYes } from '../json.ts';
import { type Channel, isPublic, type Message, SlackError, type Team } from '../model.ts';
import { messageFields } from '../payloads.ts';
import type { World } from '../world.ts';
import { conversationScope, type Method, needed, page, type Request } from './method.ts';

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.open': { scope: ({ args }) => (usersOf(args).length > 1 ? 'mpim:write' : 'im:write'), run: open },
  'conversations.history': { scope: conversationScope('history'), run: history },
  'conversations.replies': { scope: conversationScope('history'), run: replies },
  'conversations.info': { scope: conversationScope('read'), run: info },
  'conversations.members': { scope: conversationScope('read'), run: members },
};

function usersOf(args: Fields): readonly string[] {
  return (asText(args.users) ?? '').split(',').filter((id) => id !== '');
}

function open({ world, team, args }: Request): Fields {
  if (typeof args.channel === 'string') return opened(world.reachable(team, args.channel), true, args);
  const users = usersOf(args);
  if (users.length === 0) throw new SlackError('users_list_not_supplied');
  if (users.length > 8) throw new SlackError('too_many_users');
  for (const id of users) {
    const user = world.user(team.id, id);
    if (!user) throw new SlackError('user_not_found');
    if (user.deleted) throw new SlackError('user_disabled');
    if (user.is_bot && users.length === 1) throw new SlackError('cannot_dm_bot');
  }
  const [first = ''] = users;
  if (users.length === 1) {
    const existing = world.im(team, first);
    return opened(existing ?? world.openIm(team, first), existing !== undefined, args);
  }
  const existing = findMpim(world, team, users);
  return opened(existing ?? openMpim(world, team, users), existing !== undefined, args);
}

function findMpim(world: World, team: Team, users: readonly string[]): Channel | undefined {
  const wanted = new Set([...users, team.bot]);
  return [...world.channels.values()].find(
    (channel) =>
      channel.team === team.id &&
      channel.kind === 'mpim' &&
      channel.members.size === wanted.size &&
      [...wanted].every((id) => channel.members.has(id)),
  );
}

function openMpim(world: World, team: Team, users: readonly string[]): Channel {
  const id = world.nextId('G');
  return world.addChannel({ id, kind: 'mpim', name: `mpdm-${users.join('--').toLowerCase()}-1`, members: [...users, team.bot] }, team.id);
}

function opened(channel: Channel, already: boolean, args: Fields): Fields {
  return {
    ok: true,
    ...(already && { no_op: true, already_open: true }),
    channel: isYes(args.return_im) ? channelFields(channel) : { id: channel.id },
  };
}

function readable({ world, team, args }: Request): Channel {
  const channel = world.reachable(team, needed(args, 'channel'));
  // The bot never asks to read conversations between people; here it may not even if a test grants it.
  if (channel.kind === 'mpim') throw new SlackError('missing_scope', { needed: 'mpim:history', provided: [...team.scopes].join(',') });
  if (!channel.members.has(team.bot)) throw new SlackError('not_in_channel');
  return channel;
}

function history(request: Request): Fields {
  const { world, team, args } = request;
  const channel = readable(request);
  const found = world
    .messagesIn(channel.id)
    .filter((message) => message.threadTs === undefined && isPublic(message) && inRange(message, args))
    .toReversed();
  const { items, cursor } = page(found, args, 999);
  return {
    ok: true,
    messages: items.map((message) => messageFields(message, team, isYes(args.include_all_metadata))),
    has_more: cursor !== '',
    pin_count: 0,
    response_metadata: { next_cursor: cursor },
  };
}

function replies(request: Request): Fields {
  const { world, team, args } = request;
  const channel = readable(request);
  const ts = needed(args, 'ts');
  const root = world.find(channel.id, ts);
  if (!root) throw new SlackError('thread_not_found');
  const thread = world.messagesIn(channel.id).filter((message) => message.threadTs === ts && isPublic(message) && inRange(message, args));
  const { items, cursor } = page([root, ...thread], args, 1000);
  return {
    ok: true,
    messages: items.map((message) => messageFields(message, team, isYes(args.include_all_metadata))),
    has_more: cursor !== '',
    response_metadata: { next_cursor: cursor },
  };
}

/** `oldest` and `latest` exclude their own second-and-micros unless `inclusive`. */
function inRange(message: Message, args: Fields): boolean {
  const at = micros(message.ts);
  const oldest = args.oldest === undefined ? Number.NEGATIVE_INFINITY : micros(String(args.oldest));
  const latest = args.latest === undefined ? Number.POSITIVE_INFINITY : micros(String(args.latest));
  if (Number.isNaN(oldest)) throw new SlackError('invalid_ts_oldest');
  if (Number.isNaN(latest)) throw new SlackError('invalid_ts_latest');
  return isYes(args.inclusive) ? at >= oldest && at <= latest : at > oldest && at < latest;
}

function micros(ts: string): number {
  return Math.round(Number(ts) * 1e6);
}

function info({ world, team, args }: Request): Fields {
  return { ok: true, channel: channelFields(world.reachable(team, needed(args, 'channel')), team) };
}

function members({ world, team, args }: Request): Fields {
  const channel = world.reachable(team, needed(args, 'channel'));
  const { items, cursor } = page([...channel.members], args, 1000);
  return { ok: true, members: items, response_metadata: { next_cursor: cursor } };
}

function channelFields(channel: Channel, team?: Team): Fields {
  const isIm = channel.kind === 'im';
  return {
    id: channel.id,
    ...(isIm
      ? { user: [...channel.members][0] }
      : { name: channel.name, is_private: channel.kind !== 'channel', is_member: team && channel.members.has(team.bot) }),
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'group',
    is_im: isIm,
    is_mpim: channel.kind === 'mpim',
    is_archived: channel.archived,
    is_open: true,
    context_team_id: channel.team,
  };
}
