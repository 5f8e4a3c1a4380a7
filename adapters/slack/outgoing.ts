import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Card } from '../../src/cards/card.ts';
import type {
  ChatPlatform,
  Destination,
  FilesOutcome,
  Found,
  Outcome,
  Outgoing,
  OutgoingFile,
  PostRef,
} from '../../src/ports/chat-platform.ts';
import { renderCard } from './cards.ts';
import { slackClient } from './client.ts';
import { renderHome } from './home.ts';
import { failureOf } from './outcomes.ts';
import { personFacts } from './people.ts';
import { literal } from './text.ts';

export interface SlackPlatformOptions {
  /** The bot's token (`xoxb-…`), or how to find the one of a workspace; null for a workspace that is not ours. */
  readonly token: string | ((workspace: string) => string | null);
  /** Slack's by default. */
  readonly apiUrl?: string | undefined;
  readonly timeoutMs?: number;
  /**
   * How long after `since` a message that is nowhere to be found is said to be absent: a request we gave up on may still be
   * on its way. By default, five seconds more than the time-out.
   */
  readonly settleMs?: number;
  readonly now: () => number;
}

/** Under which name the key of a post travels in the message's metadata. Any application of the workspace may read it: it says nothing. */
const eventType = 'vendange_post';

export function createSlackPlatform(options: SlackPlatformOptions): ChatPlatform {
  const { token, apiUrl, timeoutMs = 10_000, settleMs = timeoutMs + 5_000, now } = options;
  const clients = new Map<string, WebClient>();
  const conversations = rememberConversations(10_000);

  function clientOf(workspace: string): WebClient | null {
    const secret = typeof token === 'string' ? token : token(workspace);
    if (secret === null) return null;
    const client = clients.get(secret) ?? slackClient(secret, { apiUrl, timeoutMs });
    clients.set(secret, client);
    return client;
  }

  async function send({ workspace, destination, key, card }: Outgoing): Promise<Outcome> {
    const client = clientOf(workspace);
    if (client === null) return unknownWorkspace;
    const toPerson = destination.to === 'person';
    const post = (where: Where) =>
      client.chat.postMessage({
        ...where,
        ...renderCard(card),
        metadata: { event_type: eventType, event_payload: { key } },
        unfurl_links: false,
        unfurl_media: false,
      });
    try {
      const posted = await (destination.to === 'person'
        ? below(destination.thread, destination.externalId, post)
        : destination.to === 'group'
          ? post({ channel: await openGroup(client, destination.externalIds) })
          : post({ channel: destination.externalId, ...(destination.thread !== undefined && { thread_ts: destination.thread }) }));
      const ref = refOf(posted);
      if (destination.to === 'person') conversations.learn(workspace, destination.externalId, ref.conversation);
      return { type: 'sent', ref };
    } catch (error) {
      return failureOf(error, toPerson);
    }
  }

  async function edit(workspace: string, ref: PostRef, card: Card): Promise<Outcome> {
    const client = clientOf(workspace);
    if (client === null) return unknownWorkspace;
    try {
      // `parse` is `client` by default here, unlike in postMessage. The metadata stays, not being given.
      await client.chat.update({ channel: ref.conversation, ts: ref.message, ...renderCard(card), parse: 'none', link_names: false });
      return { type: 'sent', ref };
    } catch (error) {
      return failureOf(error);
    }
  }

  async function publishHome(workspace: string, externalId: string, card: Card): Promise<Outcome> {
    const client = clientOf(workspace);
    if (client === null) return unknownWorkspace;
    try {
      const { view } = Published.parse(await client.views.publish({ user_id: externalId, view: renderHome(card) }));
      return { type: 'sent', ref: { conversation: externalId, message: view.id } };
    } catch (error) {
      return failureOf(error, true);
    }
  }

  async function find(workspace: string, destination: Destination, key: string, since: number): Promise<Found> {
    const client = clientOf(workspace);
    // The bot has no right to read conversations between people.
    if (client === null || destination.to === 'group') return { type: 'cannot-tell' };
    try {
      const channel =
        destination.to === 'channel' ? destination.externalId : await conversations.with(client, workspace, destination.externalId);
      const look = (thread?: string) => search(client, channel, thread, key, since);
      const found =
        destination.to === 'channel'
          ? await look(destination.thread)
          : await whileThere(destination.thread && (() => look(destination.thread?.message)), () => look());
      if (found.type !== 'absent') return found;
      const unsettled = since + settleMs - now();
      return unsettled > 0 ? { type: 'retry', afterMs: unsettled } : found;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.type === 'refused') return { type: 'cannot-tell' };
      return { type: 'retry', afterMs: failure.type === 'retry' ? failure.afterMs : 10_000 };
    }
  }

  async function sendFiles(
    workspace: string,
    { externalId }: Destination & { to: 'person' },
    files: readonly OutgoingFile[],
    note: string,
  ): Promise<FilesOutcome> {
    const client = clientOf(workspace);
    if (client === null) return unknownWorkspace;
    let shared = false;
    try {
      // Unlike messages, files are shared in a conversation, not with a person's id (slackapi/bolt-js#2115).
      const channel_id = await conversations.with(client, workspace, externalId);
      const uploaded: { id: string; title: string }[] = [];
      for (const file of files) uploaded.push(await upload(client, file, timeoutMs));
      const [first, ...others] = uploaded;
      if (!first) return { type: 'sent' };
      shared = true;
      await client.files.completeUploadExternal({ files: [first, ...others], channel_id, initial_comment: literal(note) });
      return { type: 'sent' };
    } catch (error) {
      const failure = failureOf(error, true);
      // Before they are shared, nobody has seen anything: there is no doubt.
      return failure.type === 'unsure' && !shared ? { type: 'retry', afterMs: 10_000 } : failure;
    }
  }

  async function describe(workspace: string, externalId: string) {
    try {
      return personFacts(await clientOf(workspace)?.users.info({ user: externalId, include_locale: true }), workspace);
    } catch {
      return null;
    }
  }

  return { sendFiles, groupAtMost: 8, send, edit, publishHome, find, describe };
}

interface Where {
  readonly channel: string;
  readonly thread_ts?: string;
}

/** In a person's own conversation: below that message, unless it is gone. */
export function below<T>(thread: PostRef | undefined, person: string, post: (where: Where) => Promise<T>): Promise<T> {
  // A person's id will do: opening their conversation first would be limited to about 50 a minute.
  return whileThere(thread && (() => post({ channel: thread.conversation, thread_ts: thread.message })), () => post({ channel: person }));
}

async function whileThere<T>(inThread: (() => Promise<T>) | undefined, otherwise: () => Promise<T>): Promise<T> {
  if (inThread === undefined) return otherwise();
  try {
    return await inThread();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.type !== 'refused' || !threadGone.has(failure.code)) throw error;
    return otherwise();
  }
}

/** Slack documents one code for reading, none for writing. */
const threadGone: ReadonlySet<string> = new Set(['thread_not_found', 'message_not_found', 'invalid_thread_ts', 'cannot_reply_to_message']);

const Reserved = z.object({ upload_url: z.url(), file_id: z.string() });

/** A place at Slack's, then the content there: nobody sees anything of it yet. */
async function upload(
  client: WebClient,
  { name, mimeType, content }: OutgoingFile,
  timeoutMs: number,
): Promise<{ id: string; title: string }> {
  const bytes = Buffer.from(content, 'utf8');
  const { upload_url, file_id } = Reserved.parse(await client.files.getUploadURLExternal({ filename: name, length: bytes.byteLength }));
  const answer = await fetch(upload_url, {
    method: 'POST',
    headers: { 'content-type': mimeType },
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The upload was answered ${answer.status}.`);
  return { id: file_id, title: name };
}

const Opened = z.object({ channel: z.object({ id: z.string() }) });

/** The conversation of these people with the bot; asked again, Slack gives the same. */
async function openGroup(client: WebClient, externalIds: readonly string[]): Promise<string> {
  return Opened.parse(await client.conversations.open({ users: externalIds.join(',') })).channel.id;
}

const Published = z.object({ view: z.object({ id: z.string() }) });

const unknownWorkspace: Outcome = { type: 'refused', why: 'token-revoked', code: 'unknown_workspace' };

const Posted = z.object({ channel: z.string(), ts: z.string() });

function refOf(posted: unknown): PostRef {
  const { channel, ts } = Posted.parse(posted);
  return { conversation: channel, message: ts };
}

const Page = z.object({
  messages: z.array(
    z.object({ ts: z.string(), metadata: z.object({ event_type: z.string(), event_payload: z.unknown().optional() }).optional() }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const Key = z.object({ key: z.string() });

/** Our clock and Slack's may differ by this much: one that jumped must not have a message said twice. */
const clockSkewMs = 60 * 60_000;
const pagesAtMost = 20;

async function search(client: WebClient, channel: string, thread: string | undefined, key: string, since: number): Promise<Found> {
  const oldest = (Math.max(since - clockSkewMs, 0) / 1_000).toFixed(6);
  let cursor: string | undefined;
  for (let read = 0; read < pagesAtMost; read += 1) {
    const range = { channel, oldest, limit: 200, include_all_metadata: true, ...(cursor === undefined ? {} : { cursor }) };
    // History shows no replies: a thread is asked for by its first message.
    const page = Page.parse(
      thread === undefined ? await client.conversations.history(range) : await client.conversations.replies({ ...range, ts: thread }),
    );
    const hit = page.messages.find(
      ({ metadata }) => metadata?.event_type === eventType && Key.safeParse(metadata.event_payload).data?.key === key,
    );
    if (hit !== undefined)
      return { type: 'found', ref: { conversation: channel, message: hit.ts }, sentAt: Math.round(Number(hit.ts) * 1_000) };
    cursor = page.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return { type: 'absent' };
  }
  return { type: 'cannot-tell' };
}

/** Which conversation the bot has with whom: learnt from what was sent, asked for when it must be known. It never changes. */
function rememberConversations(atMost: number) {
  const known = new Map<string, string>();
  function learn(workspace: string, person: string, conversation: string): string {
    const [oldest] = known.keys();
    if (known.size >= atMost && oldest !== undefined) known.delete(oldest);
    known.set(`${workspace} ${person}`, conversation);
    return conversation;
  }
  return {
    learn,
    async with(client: WebClient, workspace: string, person: string): Promise<string> {
      const conversation = known.get(`${workspace} ${person}`);
      if (conversation !== undefined) return conversation;
      return learn(workspace, person, Opened.parse(await client.conversations.open({ users: person })).channel.id);
    },
  };
}
