import { randomUUID } from 'node:crypto';
import { escaped, type Fields, isFields } from './json.ts';
import { type Channel, type Message, type Modal, shownBy, type Team } from './model.ts';

export const appId = 'A0FAKESLACK';

/** A message as Slack gives it back. The payload of its metadata only shows when asked for (python-slack-sdk#1501). */
export function messageFields(message: Message, team: Team, withMetadata: boolean): Fields {
  const shown = shownBy(message);
  const fromBot = message.author === team.bot;
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    text: shown.text,
    team: message.team,
    ...(fromBot && { bot_id: team.botId, app_id: appId }),
    ...(shown.blocks.length > 0 && { blocks: echoed(shown.blocks) }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.versions.length > 1 && { edited: { user: message.author, ts: `${Math.floor(shown.at / 1000)}.000000` } }),
    ...(message.metadata && { metadata: withMetadata ? message.metadata : { ...message.metadata, event_payload: {} } }),
  };
}

/** Slack echoes literal text with `&`, `<` and `>` as entities (bolt-python#513). */
export function echoed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(echoed);
  if (!isFields(value)) return value;
  const isLiteral = (value.type === 'plain_text' || value.type === 'text') && typeof value.text === 'string';
  if (isLiteral) return { ...value, text: escaped(String(value.text)) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, echoed(item)]));
}

/** A view as Slack gives it back; what people entered comes as it was typed. */
export function viewFields(modal: Modal, team: Team, values: Fields = {}): Fields {
  return {
    title: null,
    submit: null,
    close: null,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...modal.view,
    id: modal.id,
    team_id: team.id,
    app_id: appId,
    app_installed_team_id: team.id,
    bot_id: team.botId,
    root_view_id: modal.rootId,
    previous_view_id: modal.previousId ?? null,
    hash: modal.hash,
    state: { values },
  };
}

/** Who does something, as every payload says it. `teamId` differs from the team's own to play a stranger. */
export interface Actor {
  readonly team: Team;
  readonly teamId: string;
  readonly user: string;
  /** Their own workspace, where they are here through a channel shared with it (Slack Connect). */
  readonly home?: string | undefined;
  /** The Grid organisation of the workspace. */
  readonly enterprise?: string | undefined;
}

function whereFrom({ team, teamId, user, home = teamId, enterprise }: Actor): Fields {
  return {
    token: 'verification-token',
    api_app_id: appId,
    team: { id: teamId, domain: team.domain, ...(enterprise && { enterprise_id: enterprise }) },
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: home },
    enterprise: enterprise ? { id: enterprise, name: enterprise } : null,
    is_enterprise_install: false,
  };
}

/** What is done in a view is said to come from the workspace of the person who does it; the view tells where the app is (bolt-js#1614). */
function whereFromInView(actor: Actor): Fields {
  const from = whereFrom(actor);
  return actor.home === undefined ? from : { ...from, team: { id: actor.home, domain: 'elsewhere' } };
}

export function commandPayload(actor: Actor, channel: Channel, command: string, text: string, more: Fields): Fields {
  return {
    token: 'verification-token',
    team_id: actor.home ?? actor.teamId,
    ...(actor.enterprise && { enterprise_id: actor.enterprise, enterprise_name: actor.enterprise }),
    team_domain: actor.team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: actor.user,
    user_name: actor.user.toLowerCase(),
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    ...more,
  };
}

export function eventPayload(actor: Actor, eventId: string, at: number, event: Fields): Fields {
  return {
    token: 'verification-token',
    team_id: actor.teamId,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(at / 1000),
    authorizations: [
      {
        enterprise_id: actor.enterprise ?? null,
        team_id: actor.teamId,
        user_id: actor.team.bot,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: actor.home !== undefined,
    event_context: `4-${eventId}`,
  };
}

export function messageEvent(actor: Actor, message: Message, type: 'message' | 'app_mention'): Fields {
  const { text } = shownBy(message);
  return {
    type,
    user: actor.user,
    text,
    ts: message.ts,
    event_ts: message.ts,
    team: actor.home ?? actor.teamId,
    ...(actor.home !== undefined && { user_team: actor.home, source_team: actor.home }),
    channel: message.channel,
    client_msg_id: randomUUID(),
    ...(type === 'message' && { channel_type: 'im' }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
  };
}

/** Slack keeps no copy of ephemerals: their `message` is left out. */
export function messageActionsPayload(
  actor: Actor,
  message: Message,
  channel: Channel,
  actions: readonly Fields[],
  values: Fields,
  more: Fields,
): Fields {
  const isEphemeral = message.onlyFor !== undefined;
  return {
    type: 'block_actions',
    ...whereFrom(actor),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channel.name },
    ...(!isEphemeral && { message: messageFields(message, actor.team, false) }),
    state: { values },
    actions,
    ...more,
  };
}

export function viewActionsPayload(actor: Actor, modal: Modal, actions: readonly Fields[], values: Fields, more: Fields): Fields {
  return {
    type: 'block_actions',
    ...whereFrom(actor),
    container: { type: 'view', view_id: modal.id },
    view: viewFields(modal, actor.team, values),
    actions,
    ...more,
  };
}

export function submissionPayload(actor: Actor, modal: Modal, values: Fields, more: Fields): Fields {
  return { type: 'view_submission', ...whereFromInView(actor), view: viewFields(modal, actor.team, values), response_urls: [], ...more };
}

export function closedPayload(actor: Actor, modal: Modal): Fields {
  return {
    type: 'view_closed',
    ...whereFromInView(actor),
    view: viewFields(modal, actor.team),
    is_cleared: modal.view.clear_on_close === true,
  };
}

export function shortcutPayload(actor: Actor, callbackId: string, more: Fields): Fields {
  return { type: 'shortcut', ...whereFrom(actor), callback_id: callbackId, ...more };
}

export function messageShortcutPayload(actor: Actor, callbackId: string, message: Message, channel: Channel, more: Fields): Fields {
  return {
    type: 'message_action',
    ...whereFrom(actor),
    callback_id: callbackId,
    channel: { id: channel.id, name: channel.name },
    message_ts: message.ts,
    message: messageFields(message, actor.team, false),
    ...more,
  };
}
