import { setTimeout as pause } from 'node:timers/promises';
import { App, ExpressReceiver, LogLevel, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Express, NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { refusal } from '../../src/areas/all.ts';
import type { Card, Form } from '../../src/cards/card.ts';
import { afterAnswers } from '../../src/core/following.ts';
import type { Incoming } from '../../src/core/incoming.ts';
import type { Reply } from '../../src/core/reply.ts';
import { slackAnswers } from '../../src/core/retries.ts';
import type { PostRef } from '../../src/ports/chat-platform.ts';
import { renderCard, renderForm } from './cards.ts';
import { silence, slackClient } from './client.ts';
import { losesWords } from './forms.ts';
import {
  fromAction,
  fromChange,
  fromCommand,
  fromHomeOpened,
  fromMention,
  fromMessage,
  fromShortcut,
  fromViewSubmission,
  textOf,
} from './incoming.ts';
import { keepNames, type Names } from './names.ts';
import { failureOf } from './outcomes.ts';
import { below } from './outgoing.ts';
import { type Home, isOurs } from './whose.ts';
import { peopleIn } from './words.ts';

export interface SlackIdentity extends Home {
  readonly teamName: string;
  readonly botUser: string;
}

/** Whose token this is; throws the Web API's own error when Slack refuses it or does not answer. */
export async function identify(token: string, apiUrl?: string, { timeoutMs = 8_000 } = {}): Promise<SlackIdentity> {
  const answer = await slackClient(token, { apiUrl, timeoutMs }).auth.test();
  const { team_id, team, user_id, enterprise_id } = Identified.parse(answer);
  return { team: team_id, enterprise: enterprise_id ?? null, teamName: team ?? team_id, botUser: user_id };
}

/** Whether Slack answered `identify`, and refused the token: asking again will not help. */
export function isTokenRefused(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.type === 'refused' && failure.why === 'token-revoked';
}

const Identified = z.object({
  team_id: z.string(),
  team: z.string().optional(),
  user_id: z.string(),
  enterprise_id: z.string().min(1).nullish(),
});

export interface SlackOptions {
  readonly token: string;
  readonly identity: SlackIdentity;
  /** HTTP mode takes the signing secret and the server to answer on; Socket Mode takes the app's token. */
  readonly mode:
    | { readonly type: 'http'; readonly signingSecret: string; readonly web: Express }
    | { readonly type: 'socket'; readonly appToken: string };
  readonly apiUrl?: string | undefined;
  readonly receive: (incoming: Incoming) => Promise<Reply>;
  /** An answer was shown in the place of this message, or never will be. */
  readonly answered: (pressed: PostRef) => Promise<void>;
  /** How long Slack is waited for, milliseconds. */
  readonly timeoutMs?: number;
  /** Never with people's words. */
  readonly report: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

export interface SlackListener {
  start(): Promise<void>;
  /** Resolves once the answers that were on their way have left. */
  settle(): Promise<void>;
  /** So it does, and hears nothing more. */
  stop(): Promise<void>;
}

/** Where Slack sends commands, events and presses in HTTP mode. */
export const slackPath = '/slack/events';

/**
 * Slack's side of the conversation. What a person did is recorded before it is acknowledged, and acknowledged before
 * anything is asked of Slack's API: forms and answers to presses follow.
 */
export function listenToSlack(options: SlackOptions): SlackListener {
  const { token, identity, receive, report, timeoutMs = 8_000 } = options;
  const client = slackClient(token, { apiUrl: options.apiUrl, timeoutMs });
  const namesIn = keepNames(client, identity.team);
  const { follow, settle } = afterAnswers((facts) => report('slack-answer-failed', facts));

  const respond = async (url: string, card: Card, replaces: boolean) => {
    const body = { response_type: 'ephemeral', replace_original: replaces, ...renderCard(card) };
    for (let attempt = 0; ; attempt++) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch(() => null);
      if (answer?.ok) return;
      if (attempt === pausesMs.length || (answer && answer.status < 500 && answer.status !== 429))
        throw new Error(`response_url answered ${answer?.status ?? 'nothing'}`);
      await pause(pausesMs[attempt]);
    }
  };

  /** Answers somebody of another organisation, where they acted if possible. Nothing is recorded, and nothing is sent to them elsewhere. */
  const refuse = async ({ body, ack }: ReceiverEvent) => {
    const card = refusal();
    const { type, command, response_url, event } = Refused.parse(body);
    report('slack-stranger-refused', { type: type ?? 'command' });
    if (command !== undefined) return ack({ response_type: 'ephemeral', ...renderCard(card) });
    if (type === 'view_submission') return ack(refusalIn(body, card));
    await ack();
    if (response_url !== undefined) follow('refusal', () => respond(response_url, card, false));
    else if (event?.type === 'app_mention' && !event.bot_id && event.channel !== undefined && event.user !== undefined) {
      const there = { channel: event.channel, user: event.user, ...(event.thread_ts === undefined ? {} : { thread_ts: event.thread_ts }) };
      follow('refusal', async () => void (await client.chat.postEphemeral({ ...there, ...renderCard(card) })));
    }
  };

  const app = new App({
    receiver: receiverFor(options, { ours: (body) => isOurs(body, identity), refuse }),
    authorize: async () => ({ botToken: token, botUserId: identity.botUser, teamId: identity.team }),
    clientOptions: options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl },
    logger: silence,
    logLevel: LogLevel.ERROR,
    attachFunctionToken: false,
    // Conversations are in the database; Bolt's own store throws an error for every request that has none.
    convoStore: false,
  });

  /** Said once and recorded nowhere (`Answer.unrecorded`): there is nobody left to send a message to later. */
  const sayDirectly = async ({ person, thread }: Incoming, card: Card) => {
    for (let attempt = 0; ; attempt++) {
      try {
        await below(thread, person.externalId, (where) =>
          client.chat.postMessage({ ...where, ...renderCard(card), unfurl_links: false, unfurl_media: false }),
        );
        return;
      } catch (error) {
        // After any other failure it may be there already.
        const { type } = failureOf(error, true);
        if (type !== 'retry' || attempt === 2) throw error;
        await pause(1_000 * 2 ** attempt);
      }
    }
  };

  const ask = async (trigger: string, { place }: Incoming, form: Form, otherwise: () => Promise<void>) => {
    if (losesWords(form)) return otherwise();
    try {
      await client.views.open({ trigger_id: trigger, view: renderForm(form, place) });
    } catch {
      // The trigger lives three seconds; the same is then asked in words, with a button for another try.
      await otherwise();
    }
  };

  const onCommand = async (
    body: unknown,
    ack: (answer?: { response_type: 'ephemeral' } & ReturnType<typeof renderCard>) => Promise<void>,
  ) => {
    const incoming = fromCommand(body);
    const { trigger_id, response_url } = Trigger.parse(body);
    if (!incoming) return ack();
    const reply = await receive(incoming);
    if (reply.type === 'say' || reply.type === 'failed' || reply.type === 'refused')
      return ack({ response_type: 'ephemeral', ...renderCard(reply.card) });
    await ack();
    if (reply.type === 'ask')
      follow('command', () => ask(trigger_id, incoming, reply.form, () => respond(response_url, reply.otherwise, false)));
  };
  app.command('/initiative', ({ body, ack }) => onCommand(body, ack));
  app.command('/vendange', ({ body, ack }) => onCommand(body, ack));

  const onWords = async (incoming: Incoming | null) => {
    if (!incoming) return;
    const reply = await receive(incoming);
    // Not acknowledged, the event comes again.
    if (reply.type === 'failed') throw new Error(`Not recorded: ${reply.reference}`);
    if (reply.type === 'say') follow('words', () => sayDirectly(incoming, reply.card));
  };
  const bot = identity.botUser;
  /** What was said to the bot, read again once those whom it names are known by their names. The echo of its own words names nobody. */
  const named = async (body: unknown, read: (names?: Names) => Incoming | null): Promise<Incoming | null> => {
    const incoming = read();
    const text = textOf(body);
    return incoming === null || peopleIn(text).length === 0 ? incoming : read(await namesIn(text));
  };
  app.event('message', async ({ body }) =>
    onWords(await named(body, (names) => fromMessage(body, bot, names) ?? fromChange(body, bot, names))),
  );
  app.event('app_mention', async ({ body }) => onWords(await named(body, (names) => fromMention(body, bot, names))));

  app.event('app_home_opened', ({ body }) => onWords(fromHomeOpened(body)));

  /** Where nothing can be shown beside what was pressed, only forms are: other answers are on their way as messages (`Incoming.shows`). */
  const answerAside = (trigger: string, incoming: Incoming, reply: Reply) => {
    if (reply.type === 'ask') {
      const inWords = { ...incoming, receipt: `${incoming.receipt}:in-words`, shows: 'nothing' as const };
      return follow('press', () => ask(trigger, inWords, reply.form, async () => void (await receive(inWords))));
    }
    if (reply.type === 'failed' || reply.type === 'say') follow('press', () => sayDirectly(incoming, reply.card));
  };

  const onPress = async (body: unknown, ack: () => Promise<void>, incoming: Incoming | null) => {
    const reply: Reply = incoming ? await receive(incoming) : { type: 'nothing' };
    await ack();
    if (!incoming) return;
    const { trigger_id, response_url } = Pressed.parse(body);
    if (response_url === undefined) return answerAside(trigger_id, incoming, reply);
    if (reply.type === 'ask')
      return follow('press', () => ask(trigger_id, incoming, reply.form, () => respond(response_url, reply.otherwise, false)));
    if (reply.type === 'nothing' || reply.type === 'correct') return;
    const replaces =
      reply.type === 'say' && (reply.replaces === 'unless posted' ? isEphemeral(body) : reply.replaces && isTheirsAlone(body));
    follow('press', async () => {
      try {
        await respond(response_url, reply.card, replaces);
      } finally {
        if (reply.type === 'say' && reply.replaces === true && incoming.pressed) await options.answered(incoming.pressed);
      }
    });
  };
  /** Three attempts, the pauses between them, and a second for what comes before and after. */
  const withinMs = timeoutMs * (pausesMs.length + 1) + pausesMs.reduce((a, b) => a + b) + 1_000;
  app.action(/.*/, ({ body, ack }) => {
    const [incoming, pressed] = [fromAction(body), replaceable(body)];
    return onPress(body, ack, incoming && pressed ? { ...incoming, pressed: { ...pressed, withinMs } } : incoming);
  });
  app.shortcut(/.*/, async ({ body, ack }) => onPress(body, ack, await named(body, (names) => fromShortcut(body, names))));

  app.view(/.*/, async ({ body, ack }) => {
    const incoming = fromViewSubmission(body);
    const reply: Reply = incoming ? await receive(incoming) : { type: 'nothing' };
    if (reply.type === 'correct' && reply.next && !losesWords(reply.next))
      return ack({ response_action: 'update', view: renderForm(reply.next, incoming?.place) });
    if (reply.type === 'correct') return ack({ response_action: 'errors', errors: { ...reply.errors } });
    if (reply.type === 'failed' || reply.type === 'refused') return ack(refusalIn(body, reply.card));
    await ack();
    if (reply.type === 'say' && incoming) follow('form', () => sayDirectly(incoming, reply.card));
  });

  app.error(async (error) => {
    report('slack-listener-failed', { error });
    throw error;
  });

  return {
    async start() {
      if (options.mode.type === 'socket') await app.start();
    },
    settle,
    async stop() {
      if (options.mode.type === 'socket') await app.stop();
      await settle();
    },
  };
}

const { pausesMs } = slackAnswers;

const Trigger = z.object({ trigger_id: z.string(), response_url: z.string() });
const Pressed = z.object({ trigger_id: z.string(), response_url: z.string().optional() });
/** Where the refusal of somebody of another organisation goes. Their payload may hold anything. */
const Refused = z.object({
  type: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  response_url: z.url().optional().catch(undefined),
  event: z
    .object({
      type: z.string().optional(),
      channel: z.string().optional(),
      user: z.string().optional(),
      bot_id: z.string().nullish(),
      thread_ts: z.string().optional(),
    })
    .optional()
    .catch(undefined),
});
const Submitted = z.object({ view: z.object({ blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })) }) });
const Shown = z.object({
  container: z.object({ channel_id: z.string().optional(), message_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }),
  message: z.object({ blocks: z.array(z.object({ type: z.string() })).optional() }).optional(),
});

/** Under the first field of the form, which stays open with what they typed. */
function refusalIn(body: unknown, card: Card): { response_action: 'errors'; errors: Record<string, string> } | undefined {
  const field = Submitted.safeParse(body).data?.view.blocks.find((block) => block.type === 'input')?.block_id;
  return field === undefined ? undefined : { response_action: 'errors', errors: { [field]: card.summary } };
}

/** Slack keeps no copy of what only one person sees: it can be replaced now, and never edited later. */
function isEphemeral(body: unknown): boolean {
  return Shown.safeParse(body).data?.container.is_ephemeral ?? false;
}

/**
 * Whether an answer may take the place of the card that was pressed. Not where others read it: the answer is for one
 * person. Not when the card merges several pieces of news (only those have dividers, `messages/cards.ts`): the others
 * stay. What was pressed is edited soon after in any case.
 */
function isTheirsAlone(body: unknown): boolean {
  const { data } = Shown.safeParse(body);
  if (!data) return false;
  const { channel_id, is_ephemeral } = data.container;
  const alone = is_ephemeral === true || (channel_id?.startsWith('D') ?? false);
  return alone && !(data.message?.blocks?.some((block) => block.type === 'divider') ?? false);
}

/** The message that an answer may replace and that can be edited later too; null when there is none. */
function replaceable(body: unknown): PostRef | null {
  const { channel_id, message_ts } = Shown.safeParse(body).data?.container ?? {};
  if (channel_id === undefined || message_ts === undefined || isEphemeral(body) || !isTheirsAlone(body)) return null;
  return { conversation: channel_id, message: message_ts };
}

/** Decides about every payload before Bolt does anything with it. */
interface Door {
  readonly ours: (body: unknown) => boolean;
  readonly refuse: (event: ReceiverEvent) => Promise<void>;
}

function receiverFor({ mode, apiUrl }: SlackOptions, door: Door): Receiver {
  if (mode.type === 'http') {
    mode.web.post(slackPath, signedOnly);
    return new GuardedReceiver(door, {
      signingSecret: mode.signingSecret,
      endpoints: slackPath,
      bodyLimit: bodyAtMost,
      app: mode.web,
      // The acknowledgement of an event leaves once the event is recorded, not before.
      processBeforeResponse: true,
      logger: silence,
    });
  }
  const installerOptions = apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: apiUrl } };
  return new RecordedSocketReceiver(door, { appToken: mode.appToken, installerOptions, logger: silence });
}

/** A body is read before its signature can be checked. The longest, a message of 40,000 characters somebody acted on, is below. */
const bodyAtMost = 512 * 1_024;

/** What bears no signature of today, or announces more than Slack sends, is not read at all. */
function signedOnly(request: Request, response: Response, next: NextFunction): void {
  const at = Number(request.get('x-slack-request-timestamp') ?? Number.NaN);
  const isSigned = /^v0=[0-9a-f]{64}$/.test(request.get('x-slack-signature') ?? '');
  const refuse = (status: number) => response.status(status).set('connection', 'close').end();
  if (!isSigned || !(Math.abs(Date.now() / 1_000 - at) <= 300)) refuse(401);
  else if (Number(request.get('content-length') ?? 0) > bodyAtMost) refuse(413);
  else next();
}

/** The application, hearing only what `processEvent` lets through. */
const heardThrough = (app: App, processEvent: (event: ReceiverEvent) => Promise<void>): App =>
  Object.create(app, { processEvent: { value: processEvent } });

class GuardedReceiver extends ExpressReceiver {
  readonly #door: Door;

  constructor(door: Door, options: ConstructorParameters<typeof ExpressReceiver>[0]) {
    super(options);
    this.#door = door;
  }

  override init(app: App): void {
    super.init(heardThrough(app, (event) => (this.#door.ours(event.body) ? app.processEvent(event) : this.#door.refuse(event))));
  }
}

/** Over a socket, Bolt acknowledges events before their listeners run: what a crash then loses would never come again. */
class RecordedSocketReceiver extends SocketModeReceiver {
  readonly #door: Door;

  constructor(door: Door, options: ConstructorParameters<typeof SocketModeReceiver>[0]) {
    super(options);
    this.#door = door;
  }

  override init(app: App): void {
    const processEvent = async (event: ReceiverEvent) => {
      if (!this.#door.ours(event.body)) return this.#door.refuse(event);
      if (!z.object({ type: z.literal('event_callback') }).safeParse(event.body).success) return app.processEvent(event);
      await app.processEvent({ ...event, ack: async () => {} });
      await event.ack();
    };
    super.init(heardThrough(app, processEvent));
  }
}
