import { z } from 'zod';
import { hashOf } from '../../src/core/hash.ts';
import type { Besides, Incoming, MessageActedOn, Said, Written } from '../../src/core/incoming.ts';
import { isZone } from '../../src/domain/calendar.ts';
import { readButton } from './cards.ts';
import { readDialog } from './dialogs.ts';
import { asksForPage, channelIn, isChannel, readable, typed } from './words.ts';

/*
 * Teams' activities in our words; null for what is not for us or was not drawn by us. Tokens were validated before.
 * A receipt is the same when the same activity comes again, and another when somebody acts again.
 */

const text = z.string().min(1);
const maybe = z.string().min(1).optional().catch(undefined);

const Activity = z.object({
  type: text,
  id: maybe,
  timestamp: maybe,
  channelId: z.literal('msteams'),
  serviceUrl: z.url(),
  name: maybe,
  action: maybe,
  locale: maybe,
  from: z.object({ id: text, aadObjectId: maybe, tenantId: maybe }),
  recipient: z.object({ id: text }),
  conversation: z.object({ id: text, conversationType: maybe, tenantId: maybe }),
  channelData: z
    .object({
      tenant: z.object({ id: text }).optional().catch(undefined),
      eventType: maybe,
      team: z.object({ id: text, name: maybe }).optional().catch(undefined),
      channel: z.object({ id: text, name: maybe, type: maybe }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  text: z.string().optional().catch(undefined),
  entities: z.array(z.unknown()).optional().catch(undefined),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.unknown().optional() }).loose())
    .optional()
    .catch(undefined),
  value: z.unknown().optional(),
  replyToId: maybe,
  membersAdded: z
    .array(z.object({ id: text }))
    .optional()
    .catch(undefined),
  membersRemoved: z
    .array(z.object({ id: text }))
    .optional()
    .catch(undefined),
});
export type Activity = z.infer<typeof Activity>;

/** Null: not an activity of Teams, or one that does not say which service it comes from. */
export function readActivity(body: unknown): Activity | null {
  return Activity.safeParse(body).data ?? null;
}

/** The tenant it comes from; null when it names none, or two. */
export function tenantOf({ conversation, channelData }: Activity): string | null {
  const [one, two] = [conversation.tenantId, channelData?.tenant?.id];
  return one !== undefined && two !== undefined && one !== two ? null : (one ?? two ?? null);
}

/**
 * Whose person it is, for every activity: their id in the organisation's directory, the same wherever they are met, unlike
 * `29:…`. Null: an application, or somebody from elsewhere. A channel may be shared with another tenant, whose people are in
 * its directory and not in ours: there, a person who does not say where they are from is not ours. A guest is in ours.
 */
export function personOf(activity: Activity): string | null {
  const { aadObjectId, tenantId } = activity.from;
  if (aadObjectId === undefined || !isDirectoryId(aadObjectId)) return null;
  const theirs = tenantId ?? (activity.channelData?.channel?.type === 'shared' ? null : tenantOf(activity));
  return theirs === tenantOf(activity) ? aadObjectId.toLowerCase() : null;
}

const isDirectoryId = (id: string) => /^[\w-]{1,64}$/.test(id);

export const isPersonal = ({ conversation }: Activity) => conversation.conversationType === 'personal';

/** The channel where it happened; undefined in chats. */
export function placeOf({ conversation, channelData }: Activity): string | undefined {
  const id = channelData?.channel?.id ?? channelIn(conversation.id);
  return conversation.conversationType === 'channel' || isChannel(id) ? id : undefined;
}

/** Words written to the bot, or a press on a card by a client too old for `Action.Execute`. */
export function fromMessage(activity: Activity): Incoming | null {
  if (activity.value !== undefined && activity.value !== null) return pressed(activity, activity.value);
  const written = writtenIn(activity);
  const said: Said = written.type === 'words' && asksForPage(written.text) ? { type: 'home' } : written;
  // In a conversation every answer is a message, which can be edited later.
  return standing(activity, incoming(activity, receiptOf(activity), said, 'nothing'));
}

/** Of a message, by where it stands. */
const receiptOf = ({ conversation, id }: Activity) => `message:${conversation.id}:${id}`;

/** A message of theirs that they edited, deleted or put back, in their own conversation. */
export function fromChange(activity: Activity): Incoming | null {
  const { type, channelData, conversation, id, timestamp } = activity;
  if (!isPersonal(activity) || id === undefined) return null;
  const said: Said =
    type === 'messageDelete'
      ? { type: 'deleted' }
      : channelData?.eventType === 'undeleteMessage'
        ? { type: 'restored' }
        : { type: 'edited', to: writtenIn(activity) };
  const changed = standing(activity, incoming(activity, `${said.type}:${conversation.id}:${id}:${timestamp}`, said, 'nothing'));
  if (changed === null) return null;
  const changedAt = Date.parse(timestamp ?? '') * 1_000;
  const at = changedAt > 0 ? { changedAt } : {};
  // Put back, it was deleted: what it says is not known.
  if (said.type === 'restored') return { ...changed, ...at };
  return { ...changed, ...at, changes: { receipt: receiptOf(activity), writtenAt: Number(id) } };
}

function writtenIn(activity: Activity): Written {
  const { text: words, channels } = typed(activity.text ?? '', activity.entities ?? [], activity.recipient.id, htmlOf(activity));
  const besides = besidesWords(activity, words);
  const command = /^\/(initiative|vendange)(?:\s+([\s\S]*))?$/i.exec(words);
  return command === null
    ? { type: 'words', text: words, ...(channels.length > 0 && { channels }), ...(besides !== null && { besides }) }
    : { type: 'command', command: command[1]?.toLowerCase() === 'initiative' ? 'initiative' : 'vendange', text: command[2] ?? '' };
}

/** Teams attaches the words themselves too, as HTML; and cards of links, beside the words that hold them. */
function besidesWords({ attachments = [] }: Activity, words: string): Besides | null {
  const types = attachments.map(({ contentType }) => contentType.toLowerCase());
  const has = (type: RegExp) => types.some((one) => type.test(one));
  if (has(/^audio\/|\.card\.audio$/)) return 'voice';
  if (has(/forwardedmessagereference/)) return 'forward';
  if (has(/^(?:image|video)\/|\.file\.download\.info$/)) return 'file';
  return words === '' && (has(/^(?!text\/html$)/) || /<(?:img|video|attachment)\b/i.test(htmlOf({ attachments }))) ? 'file' : null;
}

function htmlOf({ attachments }: Pick<Activity, 'attachments'>): string {
  const content = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof content === 'string' ? content : '';
}

function standing(activity: Activity, said: Incoming | null): Incoming | null {
  return said === null || !isPersonal(activity) ? said : { ...said, message: `${activity.conversation.id}/${activity.id}` };
}

const Executed = z.object({ action: z.object({ data: z.unknown().optional() }) });

/** A press on a card: `adaptiveCard/action`. */
export function fromExecute(activity: Activity): Incoming | null {
  const { data: executed } = Executed.safeParse(activity.value);
  return executed === undefined ? null : pressed(activity, executed.action.data);
}

function pressed(activity: Activity, data: unknown): Incoming | null {
  const button = readButton(data);
  if (button === null) return null;
  const { merged, ...press } = button;
  // Where others read the card, or where it tells something else too, its place is not free.
  return incoming(
    activity,
    moment(activity, press),
    { type: 'press', ...press },
    isPersonal(activity) && !merged ? 'replacements' : 'nothing',
  );
}

const Fetched = z.object({ data: z.unknown().optional() });

/** A press that opens a dialog: `task/fetch`. */
export function fromFetch(activity: Activity): Incoming | null {
  const button = readButton(Fetched.safeParse(activity.value).data?.data);
  if (button === null) return null;
  const { intent, subject } = button;
  return incoming(activity, moment(activity, button), { type: 'press', intent, subject }, 'forms');
}

/** What was pressed and when: pressing again is another moment, the same press delivered again is not. */
function moment(
  { replyToId, conversation, timestamp, id, from }: Activity,
  { intent, subject }: { intent: string; subject: string },
): string {
  return `press:${conversation.id}:${replyToId ?? ''}:${intent}:${subject}:${timestamp ?? id}:${from.id}`;
}

/** A dialog that was sent: `task/submit`, or `composeExtension/submitAction` when a message action opened it. */
export function fromSubmission(activity: Activity): Incoming | null {
  const data = Fetched.safeParse(activity.value).data?.data;
  const submitted = readDialog(data);
  if (submitted === null) return null;
  const { intent, subject, values, dialog } = submitted;
  // Sent again with the same content it is the same act; corrected after an error it says something else. The digest keeps the words out.
  return incoming(
    activity,
    `dialog:${hashOf(JSON.stringify([dialog, intent, subject, values]))}`,
    { type: 'submit', intent, subject, values },
    'nothing',
  );
}

const ActedOn = z.object({
  commandId: z.enum(['tell', 'suggest-telling']),
  messagePayload: z
    .object({
      id: text,
      from: z
        .object({ user: z.object({ id: text, userIdentityType: maybe, tenantId: maybe }).nullish() })
        .nullish()
        .catch(null),
      body: z
        .object({ content: z.string().catch(''), contentType: maybe })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** « Raconter une initiative », in the menu of a message or of the composer: `composeExtension/fetchTask`. */
export function fromMenu(activity: Activity): Incoming | null {
  const { data: chosen } = ActedOn.safeParse(activity.value);
  if (chosen === undefined) return null;
  const { commandId: shortcut, messagePayload } = chosen;
  const said: Said = { type: 'shortcut', shortcut, on: messagePayload === undefined ? null : actedOn(activity, messagePayload) };
  if (shortcut === 'suggest-telling' && said.on === null) return null;
  return incoming(activity, `menu:${activity.conversation.id}:${activity.timestamp ?? activity.id}:${activity.from.id}`, said, 'forms');
}

function actedOn(activity: Activity, { id, from, body }: NonNullable<z.infer<typeof ActedOn>['messagePayload']>): MessageActedOn {
  const user = from?.user;
  const tenant = tenantOf(activity);
  const isTheirs =
    user !== null &&
    user !== undefined &&
    (user.userIdentityType ?? 'aadUser') === 'aadUser' &&
    (user.tenantId ?? tenant) === tenant &&
    isDirectoryId(user.id);
  const content = body?.content ?? '';
  return {
    // Which message it was is nobody's business: the digest only says that it is the same one.
    id: hashOf(`${channelIn(activity.conversation.id)}/${id}`),
    writer: isTheirs ? user.id : null,
    text: body?.contentType === 'text' ? content : readable(content),
  };
}

/** The bot was taken away, or brought back: installationUpdate, in the person's own conversation. */
export function fromInstallation(activity: Activity): Incoming | null {
  if (!isPersonal(activity) || activity.action === undefined) return null;
  const receipt = `installation:${activity.conversation.id}:${activity.id ?? activity.timestamp}`;
  return incoming(activity, receipt, { type: activity.action.startsWith('remove') ? 'removed' : 'brought-back' }, 'nothing');
}

const ClientInfo = z.object({ type: z.literal('clientInfo'), timezone: maybe, locale: maybe });

/** What their own application says of them; a zone that does not exist is none. */
export function clientOf({ entities, locale }: Activity): { zone: string | null; locale: string | null } {
  const info = (entities ?? []).flatMap((one) => ClientInfo.safeParse(one).data ?? [])[0];
  return { zone: info?.timezone !== undefined && isZone(info.timezone) ? info.timezone : null, locale: info?.locale ?? locale ?? null };
}

function incoming(activity: Activity, receipt: string, said: Said, shows: NonNullable<Incoming['shows']>): Incoming | null {
  const [workspace, externalId, place] = [tenantOf(activity), personOf(activity), placeOf(activity)];
  if (workspace === null || externalId === null) return null;
  return { platform: 'teams', workspace, receipt, person: { externalId }, said, shows, ...(place === undefined ? {} : { place }) };
}
