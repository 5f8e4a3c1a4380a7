import { z } from 'zod';
import { hashOf } from '../../src/core/hash.ts';
import type { Besides, Incoming, MessageActedOn, Said } from '../../src/core/incoming.ts';
import { readButton, readSubmission } from './cards.ts';
import { withPictures } from './emoji.ts';
import type { Names } from './names.ts';
import { channelsIn, emojiIn, plainWords, unescaped } from './words.ts';

/*
 * Slack's payloads in our words; null for what is not for us or was not drawn by us. Signatures were verified before, and
 * whose person it is was decided (`whose.ts`).
 * A receipt is the same when Slack delivers the same thing again, and another when somebody acts again.
 */

const Command = z.object({
  command: z.enum(['/initiative', '/vendange']),
  text: z.string().optional().default(''),
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  trigger_id: z.string().min(1),
  channel_id: z.string().optional(),
  channel_name: z.string().optional(),
});

export function fromCommand(body: unknown): Incoming | null {
  const { data: command } = Command.safeParse(body);
  if (command === undefined) return null;
  const answered = incoming(
    command.team_id,
    // Drawn anew each time somebody presses Enter. Slack does not deliver commands again by itself.
    `command:${command.trigger_id}`,
    command.user_id,
    // The manifest asks Slack to leave mentions and links as typed (`should_escape: false`); it escapes `&`, `<` and `>` all the same.
    {
      type: 'command',
      command: command.command === '/initiative' ? 'initiative' : 'vendange',
      text: withPictures(unescaped(command.text)),
    },
  );
  // Several people's direct conversation may bear a channel's letter; its name tells.
  return command.channel_name?.startsWith('mpdm-') ? answered : inPlace(answered, command.channel_id);
}

/** A file (`files`), or a message that is shared (`attachments`). */
const Sent = z.object({
  subtype: z.string().optional().catch(undefined),
  mimetype: z.string().optional().catch(undefined),
  is_share: z.boolean().optional().catch(undefined),
});

const Event = z.object({
  type: z.literal('event_callback'),
  team_id: z.string().min(1),
  event_id: z.string().min(1),
  event: z.object({
    type: z.string(),
    subtype: z.string().optional(),
    channel_type: z.string().optional(),
    channel: z.string().optional(),
    ts: z.string().min(1).optional(),
    thread_ts: z.string().optional(),
    user: z.string().min(1),
    text: z.string().optional().default(''),
    blocks: z.unknown().optional(),
    bot_id: z.string().nullish(),
    hidden: z.boolean().optional(),
    files: z.array(Sent).nullish().catch(undefined),
    attachments: z.array(Sent).nullish().catch(undefined),
  }),
});
type Event = z.infer<typeof Event>;

/** Messages somebody wrote. The others tell of an edit, an arrival, a deletion… */
const written: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'me_message', 'thread_broadcast']);

/** Words written to the bot in their own conversation. */
export function fromMessage(body: unknown, botUserId: string, names?: Names): Incoming | null {
  const message = writtenBySomeone(body, 'message');
  return message?.event.channel_type === 'im' ? wordsOf(message, botUserId, names) : null;
}

const Version = z.object({
  ts: z.string().min(1),
  user: z.string().min(1).optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().optional(),
  text: z.string().optional().default(''),
  blocks: z.unknown().optional(),
  thread_ts: z.string().min(1).optional(),
  edited: z.object({ ts: z.string().min(1) }).nullish(),
});

const Changed = z.object({
  type: z.literal('event_callback'),
  team_id: z.string().min(1),
  event: z.object({
    type: z.literal('message'),
    subtype: z.enum(['message_changed', 'message_deleted']),
    channel_type: z.literal('im').optional(),
    channel: z.string().regex(/^D/),
    ts: z.string().optional().catch(undefined),
    event_ts: z.string().optional().catch(undefined),
    deleted_ts: z.string().min(1).optional(),
    message: Version.optional().catch(undefined),
    previous_message: Version.optional().catch(undefined),
  }),
});

/**
 * A message of theirs that they edited or deleted, in their own conversation. Null for the bot's own, and for a change that
 * leaves the words as they were: a link that unfolds, a reaction, an answer in its thread.
 */
export function fromChange(body: unknown, botUserId: string, names?: Names): Incoming | null {
  const { data } = Changed.safeParse(body);
  if (data === undefined) return null;
  const { channel, subtype, message, previous_message: before, deleted_ts } = data.event;
  const writer = before ?? message;
  if (writer?.user === undefined || writer.user === botUserId || writer.user === 'USLACKBOT' || writer.bot_id) return null;
  // A message with answers in its thread stays there, empty, as a tombstone.
  const isGone = subtype === 'message_deleted' || message?.subtype === 'tombstone';
  const ts = deleted_ts ?? writer.ts;
  const stands = `${channel}/${ts}`;
  const changes = { receipt: receiptOf(stands), writtenAt: Number(ts) * 1_000 };
  const changedAt = Math.round(Number(data.event.event_ts ?? data.event.ts) * 1_000_000);
  const where = { message: stands, changes, ...(changedAt > 0 && { changedAt }), ...threadIn(channel, ts, writer.thread_ts) };
  if (isGone) return { ...incoming(data.team_id, `deleted:${stands}`, writer.user, { type: 'deleted' }), ...where };
  if (message === undefined || !written.has(message.subtype) || message.text === before?.text) return null;
  // `edited` counts in whole seconds: somebody may edit twice in one. The digest keeps the words out.
  const receipt = `edited:${stands}:${message.edited?.ts ?? ''}:${hashOf(message.text)}`;
  const to = wordsIn(withoutBot(message.text, botUserId), message.blocks, names);
  return { ...incoming(data.team_id, receipt, writer.user, { type: 'edited', to }), ...where };
}

/** Words written where the bot was mentioned, its mention left out. */
export function fromMention(body: unknown, botUserId: string, names?: Names): Incoming | null {
  const mention = writtenBySomeone(body, 'app_mention');
  if (mention === null || mention.event.user === botUserId) return null;
  return inPlace(wordsOf(mention, botUserId, names), mention.event.channel);
}

/** What is said to the bot need not name it. */
function withoutBot(text: string, botUserId: string): string {
  const bot = new RegExp(`<@${botUserId}(?:\\|[^<>]*)?>[:,]?`);
  if (!bot.test(text)) return text;
  const around = text.split(new RegExp(bot, 'g')).map((one) => one.trim());
  return around.filter((one) => one !== '').join(' ');
}

const Written = z
  .object({ text: z.string().optional().catch(undefined) })
  .optional()
  .catch(undefined);
const Told = z.object({
  event: z
    .object({ text: z.string().optional().catch(undefined), message: Written })
    .optional()
    .catch(undefined),
  message: Written,
});

/** The words of a payload, as Slack gives them. */
export function textOf(body: unknown): string {
  const told = Told.safeParse(body).data;
  return told?.event?.message?.text ?? told?.event?.text ?? told?.message?.text ?? '';
}

const HomeOpened = z.object({
  type: z.literal('event_callback'),
  team_id: z.string().min(1),
  event_id: z.string().min(1),
  event: z.object({ type: z.literal('app_home_opened'), tab: z.literal('home'), user: z.string().min(1) }),
});

/** The home tab is opened; the same event tells of the messages tab, which asks for nothing. */
export function fromHomeOpened(body: unknown): Incoming | null {
  const { data } = HomeOpened.safeParse(body);
  return data === undefined ? null : incoming(data.team_id, `event:${data.event_id}`, data.event.user, { type: 'home' });
}

function writtenBySomeone(body: unknown, type: string): Event | null {
  const { data } = Event.safeParse(body);
  if (data === undefined || data.event.type !== type || !written.has(data.event.subtype)) return null;
  const { event } = data;
  // A bot's message, ours included, bears its `bot_id`.
  if (event.bot_id || event.hidden === true || event.user === 'USLACKBOT') return null;
  return data;
}

function wordsOf({ team_id, event_id, event }: Event, botUserId: string, names?: Names): Incoming {
  const { channel, ts, thread_ts } = event;
  // Slack delivers an event up to four times, and may tell of one message in several: as words, as a mention, as a mention once more.
  const stands = channel === undefined || ts === undefined ? null : `${channel}/${ts}`;
  const receipt = stands === null ? `event:${event_id}` : receiptOf(stands);
  const words = wordsIn(withoutBot(event.text, botUserId), event.blocks, names);
  const besides = besidesWords(event, words.text);
  const said = incoming(team_id, receipt, event.user, besides === null ? words : { ...words, besides });
  if (channel === undefined || stands === null || !channel.startsWith('D')) return said;
  return { ...said, message: stands, ...threadIn(channel, ts, thread_ts) };
}

/** Of a message, by where it stands. */
const receiptOf = (stands: string) => `message:${stands}`;

/** A message that begins a thread may name itself. */
function threadIn(conversation: string, ts: string | undefined, thread: string | undefined): Pick<Incoming, 'thread'> {
  return thread === undefined || thread === ts ? {} : { thread: { conversation, message: thread } };
}

/** A link unfolds in `attachments` too, beside the words that hold it. */
function besidesWords({ subtype, files, attachments }: Event['event'], words: string): Besides | null {
  if (files?.some((file) => file.subtype === 'slack_audio' || file.mimetype?.startsWith('audio/'))) return 'voice';
  if (files?.length || subtype === 'file_share') return 'file';
  return attachments?.some(({ is_share }) => is_share === true || words.trim() === '') ? 'forward' : null;
}

function wordsIn(text: string, blocks: unknown, names?: Names): Said & { type: 'words' } {
  const channels = channelsIn(text);
  return { type: 'words', text: plainWords(text, emojiIn(blocks), names), ...(channels.length === 0 ? {} : { channels }) };
}

const Workplace = {
  team: z.object({ id: z.string().min(1) }).nullish(),
  user: z.object({ id: z.string().min(1), team_id: z.string().optional() }),
};

const Action = z.object({
  type: z.literal('block_actions'),
  ...Workplace,
  container: z.object({ message_ts: z.string().optional(), channel_id: z.string().optional(), view_id: z.string().optional() }),
  actions: z.array(z.object({ action_ts: z.string().min(1) }).loose()).min(1),
});

export function fromAction(body: unknown): Incoming | null {
  const { data: action } = Action.safeParse(body);
  const [pressed] = action?.actions ?? [];
  const button = readButton(pressed);
  const workspace = action?.team?.id ?? action?.user.team_id;
  if (action === undefined || pressed === undefined || button === null || workspace === undefined) return null;
  const { message_ts, channel_id, view_id } = action.container;
  const place = message_ts === undefined ? view_id : `${channel_id}/${message_ts}`;
  // `action_ts` is the moment of the press: pressing again gives another.
  const press = incoming(workspace, `action:${place}:${pressed.action_ts}:${action.user.id}`, action.user.id, { type: 'press', ...button });
  return message_ts === undefined ? { ...press, shows: 'forms' } : inPlace(press, channel_id);
}

const Shortcut = z.object({
  type: z.literal('shortcut'),
  ...Workplace,
  callback_id: z.literal('tell'),
  trigger_id: z.string().min(1),
});

const MessageShortcut = z.object({
  type: z.literal('message_action'),
  ...Workplace,
  callback_id: z.literal('suggest-telling'),
  trigger_id: z.string().min(1),
  channel: z.object({ id: z.string().min(1) }),
  message_ts: z.string().min(1),
  message: z.object({
    user: z.string().nullish(),
    bot_id: z.string().nullish(),
    team: z.string().nullish(),
    user_team: z.string().nullish(),
    text: z.string().nullish(),
    blocks: z.unknown().optional(),
  }),
});

/** A choice in Slack's own menus, the one of the composer or the one of a message. */
export function fromShortcut(body: unknown, names?: Names): Incoming | null {
  const { data: anywhere } = Shortcut.safeParse(body);
  if (anywhere !== undefined) {
    const workspace = anywhere.team?.id ?? anywhere.user.team_id;
    const said: Said = { type: 'shortcut', shortcut: 'tell', on: null };
    if (workspace === undefined) return null;
    return { ...incoming(workspace, `shortcut:${anywhere.trigger_id}`, anywhere.user.id, said), shows: 'forms' };
  }
  const { data: chosen } = MessageShortcut.safeParse(body);
  const workspace = chosen?.team?.id ?? chosen?.user.team_id;
  if (chosen === undefined || workspace === undefined) return null;
  return incoming(workspace, `shortcut:${chosen.trigger_id}`, chosen.user.id, {
    type: 'shortcut',
    shortcut: 'suggest-telling',
    on: actedOn(chosen, workspace, names),
  });
}

function actedOn({ channel, message_ts, message }: z.infer<typeof MessageShortcut>, workspace: string, names?: Names): MessageActedOn {
  const { user, bot_id, team, user_team, text, blocks } = message;
  const isTheirs = !bot_id && user !== 'USLACKBOT' && (user_team ?? team ?? workspace) === workspace;
  return {
    // Which message it was is nobody's business: the digest only says that it is the same one.
    id: hashOf(`${channel.id}/${message_ts}`),
    writer: isTheirs ? (user ?? null) : null,
    text: plainWords(text ?? '', emojiIn(blocks), names),
  };
}

const ViewSubmission = z.object({
  type: z.literal('view_submission'),
  ...Workplace,
  view: z.object({ id: z.string().min(1), hash: z.string().optional(), state: z.object({ values: z.unknown().optional() }) }).loose(),
});

export function fromViewSubmission(body: unknown): Incoming | null {
  const { data: submission } = ViewSubmission.safeParse(body);
  const workspace = submission?.team?.id ?? submission?.user.team_id;
  const submitted = readSubmission(submission?.view);
  if (submission === undefined || workspace === undefined || submitted === null) return null;
  const { id, hash, state } = submission.view;
  // When our answer is late, Slack keeps the modal open and the person submits again: the same view with the same content is
  // the same act. Corrected after an error, it keeps its id and hash but says something else. The digest keeps the words out.
  const { place, ...said } = submitted;
  return inPlace(
    incoming(workspace, `view:${hashOf(JSON.stringify([id, hash, state.values]))}`, submission.user.id, { type: 'submit', ...said }),
    place,
  );
}

/** `C` and `G` begin the ids of channels, `D` of direct conversations. */
function inPlace(said: Incoming, channel: string | undefined): Incoming {
  return channel !== undefined && /^[CG]/.test(channel) ? { ...said, place: channel } : said;
}

function incoming(workspace: string, receipt: string, externalId: string, said: Said): Incoming {
  return { platform: 'slack', workspace, receipt, person: { externalId }, said };
}
