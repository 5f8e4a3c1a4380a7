import { setTimeout as pause } from 'node:timers/promises';
import { type Attachment, type InvokeResponse, PUBLIC } from '@microsoft/teams.api';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { Temporal } from 'temporal-polyfill';
import { refusal } from '../../src/areas/all.ts';
import type { Card, Form } from '../../src/cards/card.ts';
import { type Notices, notices } from '../../src/cards/notices.ts';
import { afterAnswers } from '../../src/core/following.ts';
import type { Incoming } from '../../src/core/incoming.ts';
import type { Reply } from '../../src/core/reply.ts';
import { teamsAnswers } from '../../src/core/retries.ts';
import type { ChatPlatform, PostRef } from '../../src/ports/chat-platform.ts';
import type { Store } from '../../src/ports/store.ts';
import { renderCard } from './cards.ts';
import { keepChannels } from './channels.ts';
import { type TeamsCredentials, type TeamsWorld, teamsClient, teamsPath } from './client.ts';
import { formOf, losesWords, openDialog, readDialog } from './dialogs.ts';
import { bodyAtMost, doorOf } from './door.ts';
import { fileCard, fromConsent, isFileHost, offerFiles, upload } from './files.ts';
import {
  type Activity,
  clientOf,
  fromChange,
  fromExecute,
  fromFetch,
  fromInstallation,
  fromMenu,
  fromMessage,
  fromSubmission,
  isPersonal,
  personOf,
  readActivity,
  tenantOf,
} from './incoming.ts';
import { failureOf } from './outcomes.ts';
import { createTeamsPlatform, plainCard } from './outgoing.ts';
import { keepReferences } from './references.ts';

export { type TeamsWorld, teamsPath };

export interface TeamsOptions {
  readonly credentials: TeamsCredentials;
  readonly store: Pick<Store, 'transaction'>;
  readonly web: Express;
  readonly now: () => number;
  /** Never with people's words. */
  readonly report: (event: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly timeoutMs?: number;
  /** What tests put in the place of Microsoft's. */
  readonly world?: TeamsWorld | undefined;
}

export interface Teams {
  readonly platform: ChatPlatform;
  /** Throws when Microsoft does not give the bot its own token. */
  reach(): Promise<void>;
  /** Hears what people do from now on. */
  listen(receive: Receive, answered: Answered): Promise<void>;
  /** Resolves once the answers on their way have left. */
  settle(): Promise<void>;
}

/** Refused: nothing was recorded, and nothing is explained to people of other organisations. */
const refused: InvokeResponse = { status: 403 };
const understood: InvokeResponse = { status: 200 };

/**
 * Teams' side of the conversation. Only what the SDK has authenticated comes here, and only from our tenants. What a
 * person did is recorded before Teams has its answer, and nothing is asked of Teams before it: the rest follows.
 */
export function openTeams({ credentials, store, web, now, report, timeoutMs = 10_000, world }: TeamsOptions): Teams {
  if (credentials.clientId !== null && !credentials.unauthenticated)
    web.post(teamsPath, doorOf(credentials.clientId, world?.cloud ?? PUBLIC, timeoutMs));
  // The SDK would read bodies of 100 KB.
  web.post(teamsPath, express.json({ limit: bodyAtMost }), unreadable);
  const client = teamsClient(web, credentials, timeoutMs, world);
  const instant = () => Temporal.Instant.fromEpochMilliseconds(now());
  const references = keepReferences(store, instant);
  const files = offerFiles(store, instant);
  const channels = keepChannels(client, references);
  const { tenants } = credentials;
  const platform = createTeamsPlatform({ client, references, files, tenants, now });
  const { follow, settle } = afterAnswers((facts) => report('teams-answer-failed', facts));
  let answered: Answered = async () => {};
  /** All that, and a second for what comes before and after. */
  const insistedMs = attemptsAtMost * (timeoutMs + pauseAtMostMs) + 1_000;

  /** Tries again what surely was not done, while somebody waits for it; after any other failure it may be there. */
  const insist = async (work: () => Promise<unknown>) => {
    for (let attempt = 0; ; attempt++) {
      try {
        await work();
        return;
      } catch (error) {
        const failure = failureOf(error, 'person');
        if (failure.type !== 'retry' || attempt + 1 === attemptsAtMost) throw error;
        await pause(Math.min(failure.afterMs, pauseAtMostMs));
      }
    }
  };

  /** Said once and recorded nowhere (`Answer.unrecorded`): there is nobody left to send a message to later. */
  const sayDirectly = (tenant: string, person: string, card: Card) =>
    insist(async () => {
      const { conversation, service } = await platform.conversationWith(tenant, person);
      await client.connector(service).conversations.createActivity(conversation, await platform.drawn(tenant, card));
    });

  /** The card that was pressed gives way to another, for good: what Teams is answered changes it for one screen. */
  const replaceLater = ({ serviceUrl }: Activity, tenant: string, { conversation, message }: PostRef, card: Card) =>
    follow('press', async () => {
      try {
        await insist(async () =>
          client.connector(serviceUrl).conversations.updateActivity(conversation, message, await platform.drawn(tenant, card)),
        );
      } finally {
        await answered({ conversation, message });
      }
    });

  /** With the card they pressed, where an answer may take its place. */
  const onCard = ({ conversation, replyToId }: Activity, incoming: Incoming | null): Incoming | null =>
    incoming?.shows === 'replacements' && replyToId !== undefined
      ? { ...incoming, pressed: { conversation: conversation.id, message: replyToId, withinMs: insistedMs } }
      : incoming;

  async function hear(body: unknown, receive: (incoming: Incoming) => Promise<Reply>): Promise<InvokeResponse> {
    const activity = readActivity(body);
    // Without a service, the SDK has nothing to compare with what the token says.
    if (activity === null) return refused;
    const tenant = tenantOf(activity);
    if (tenant === null || !tenants.includes(tenant)) return refused;
    const person = personOf(activity);
    if (person !== null && isPersonal(activity)) {
      references.heard(tenant, person, { conversation: activity.conversation.id, service: activity.serviceUrl, ...clientOf(activity) });
    }
    // The process that answers, perhaps another one, must know where.
    await references.keep(tenant, activity.serviceUrl, null);
    const answer = await answerTo(activity, tenant, receive);
    await references.keep(tenant, activity.serviceUrl, person);
    await channels.heardIn(activity, tenant);
    return answer;
  }

  async function answerTo(activity: Activity, tenant: string, receive: (incoming: Incoming) => Promise<Reply>): Promise<InvokeResponse> {
    const { type, name } = activity;
    if (type === 'message') return onMessage(activity, tenant, onCard(activity, fromMessage(activity)), receive);
    if (type === 'messageUpdate' || type === 'messageDelete') {
      const incoming = fromChange(activity);
      return incoming === null ? understood : onMessage(activity, tenant, incoming, receive);
    }
    if (type === 'installationUpdate') {
      const incoming = fromInstallation(activity);
      if (incoming?.said.type === 'removed') references.forget(tenant, incoming.person.externalId);
      return incoming === null ? understood : recorded(await receive(incoming));
    }
    if (type === 'conversationUpdate') {
      const next = await channels.changed(activity, tenant);
      if (next) follow('team', next);
      return understood;
    }
    if (type !== 'invoke') return understood;
    switch (name) {
      case 'adaptiveCard/action':
        return onExecute(activity, tenant, onCard(activity, fromExecute(activity)), receive);
      case 'task/fetch':
        return onFetch(activity, tenant, fromFetch(activity), receive);
      case 'composeExtension/fetchTask':
        return onFetch(activity, tenant, fromMenu(activity), receive);
      case 'task/submit':
      case 'composeExtension/submitAction':
        return onSubmission(activity, tenant, fromSubmission(activity), receive);
      case 'fileConsent/invoke':
        return onConsent(activity, tenant);
      default:
        return { status: 501 };
    }
  }

  /** In the language they are answered in; of somebody who is not known, in that of their own application. */
  async function inTheirs(activity: Activity, tenant: string, reply?: Reply): Promise<Notices> {
    const [said, person] = [reply?.type === 'nothing' ? reply.locale : undefined, personOf(activity)];
    const theirs = said ?? (person === null ? null : await references.locale(tenant, person));
    return notices[theirs ?? (clientOf(activity).locale?.toLowerCase().startsWith('en') ? 'en' : 'fr')];
  }

  /** Where the answer is: of an act among others, perhaps not in a conversation, if the bot may open none. */
  async function noticeOf(activity: Activity, tenant: string, reply: Reply, inChat: 'noted' | 'answeredInChat'): Promise<string> {
    const theirs = await inTheirs(activity, tenant, reply);
    const person = isPersonal(activity) ? null : personOf(activity);
    if (person === null) return theirs[inChat];
    // Teams waits: what it does not say in time is not known to be so.
    const reached = await Promise.race([platform.reaches(tenant, person), pause(reachedWithinMs, true)]);
    return reached ? theirs[inChat] : theirs.answersInPrivate;
  }

  /** A card that another app drew means nothing; what people of other organisations do is refused kindly. Nothing is recorded. */
  async function unheard(activity: Activity, tenant: string): Promise<Reply> {
    return { type: 'refused', card: personOf(activity) === null ? refusal() : plainCard((await inTheirs(activity, tenant)).unknown) };
  }

  async function onMessage(activity: Activity, tenant: string, incoming: Incoming | null, receive: Receive): Promise<InvokeResponse> {
    if (incoming === null) return understood;
    // Asked for again, their page comes at the bottom, and the one before goes.
    if (incoming.said.type === 'home') await references.leaveHome(tenant, incoming.person.externalId);
    const reply = await receive(incoming);
    if (reply.type === 'say' && reply.replaces === true && incoming.pressed) replaceLater(activity, tenant, incoming.pressed, reply.card);
    // Teams does not send a message again: what they typed is given back to them.
    else if (reply.type === 'say' || reply.type === 'failed')
      follow('words', () => sayDirectly(tenant, incoming.person.externalId, reply.card));
    const isNew = reply.type !== 'refused' && (reply.type !== 'nothing' || reply.locale !== undefined);
    if (isNew && !isPersonal(activity)) follow('among others', () => sayWhereToWrite(activity, tenant, incoming, reply));
    return recorded(reply);
  }

  /** In a chat or a meeting where the bot is not for everybody: answered there, with nothing of what they said. */
  async function sayWhereToWrite(activity: Activity, tenant: string, { person }: Incoming, reply: Reply): Promise<void> {
    if (await platform.reaches(tenant, person.externalId)) return;
    const { answersInPrivate } = await inTheirs(activity, tenant, reply);
    const { serviceUrl, conversation } = activity;
    const said = await platform.drawn(tenant, plainCard(answersInPrivate));
    await insist(() => client.connector(serviceUrl).conversations.createActivity(conversation.id, said));
  }

  async function onExecute(activity: Activity, tenant: string, incoming: Incoming | null, receive: Receive): Promise<InvokeResponse> {
    const reply = incoming ? await receive(incoming) : await unheard(activity, tenant);
    if (reply.type === 'say') {
      if (reply.replaces === true && incoming?.pressed) {
        replaceLater(activity, tenant, incoming.pressed, reply.card);
        return said({ type: 'application/vnd.microsoft.card.adaptive', value: renderCard(reply.card).content });
      }
      if (incoming) follow('press', () => sayDirectly(tenant, incoming.person.externalId, reply.card));
    }
    if (reply.type === 'failed' || reply.type === 'refused')
      return said({ type: 'application/vnd.microsoft.activity.message', value: reply.card.summary });
    return said({ type: 'application/vnd.microsoft.activity.message', value: await noticeOf(activity, tenant, reply, 'noted') });
  }

  async function onFetch(activity: Activity, tenant: string, incoming: Incoming | null, receive: Receive): Promise<InvokeResponse> {
    const reply = incoming ? await receive(incoming) : await unheard(activity, tenant);
    if (reply.type === 'ask') {
      if (!losesWords(reply.form)) return { status: 200, body: openDialog(reply.form, { channels: await channelsOf(tenant, reply.form) }) };
      if (incoming) follow('press', () => sayDirectly(tenant, incoming.person.externalId, reply.otherwise));
    }
    if (reply.type === 'failed' || reply.type === 'refused') return notice(reply.card.summary);
    if (reply.type === 'say' && incoming) follow('press', () => sayDirectly(tenant, incoming.person.externalId, reply.card));
    return notice(await noticeOf(activity, tenant, reply, 'answeredInChat'));
  }

  async function onSubmission(activity: Activity, tenant: string, incoming: Incoming | null, receive: Receive): Promise<InvokeResponse> {
    const reply = incoming ? await receive(incoming) : await unheard(activity, tenant);
    if (reply.type === 'say' && incoming) follow('dialog', () => sayDirectly(tenant, incoming.person.externalId, reply.card));
    // Answered with nothing, some clients leave the dialog open, and empty.
    if (reply.type !== 'correct' && reply.type !== 'failed' && reply.type !== 'refused')
      return notice(await noticeOf(activity, tenant, reply, 'answeredInChat'));
    if (reply.type === 'correct' && reply.next && !losesWords(reply.next))
      return { status: 200, body: openDialog(reply.next, { channels: await channelsOf(tenant, reply.next) }) };
    const data = Object(activity.value).data;
    const [shown, typed] = [formOf(data), readDialog(data)];
    if (shown === null) return notice(reply.type === 'correct' ? Object.values(reply.errors).join(' ') : reply.card.summary);
    const { form, dialog } = shown;
    const values = typed?.values ?? {};
    // Shown again as they filled it in: nothing they typed is lost.
    const errors = reply.type === 'correct' ? reply.errors : { [form.fields[0]?.name ?? '']: reply.card.summary };
    // A dialog comes back as its sender wishes: a person who may not choose among all channels is shown again those they named.
    const named = new Set(form.fields.flatMap(({ type, name }) => (type === 'channels' ? (values[name] ?? []) : [])));
    const all = reply.type === 'correct' && reply.listsChannels;
    const channels = (await channelsOf(tenant, form)).filter(({ id }) => all || named.has(id));
    return { status: 200, body: openDialog(form, { errors, values, channels }, dialog) };
  }

  /** The file is put where they said after Teams has its answer: pressed again meanwhile, it is put there again. */
  async function onConsent(activity: Activity, tenant: string): Promise<InvokeResponse> {
    const [answer, person] = [fromConsent(activity), personOf(activity)];
    if (answer === null || person === null || !isPersonal(activity)) return understood;
    const { serviceUrl, conversation, replyToId } = activity;
    const show = (attachments: Attachment[], text?: string) =>
      insist(async () => {
        const shown = { type: 'message' as const, ...(text === undefined ? {} : { text }), attachments };
        const { conversations } = client.connector(serviceUrl);
        if (replyToId === undefined) await conversations.createActivity(conversation.id, shown);
        else await conversations.updateActivity(conversation.id, replyToId, shown);
      });
    follow('file', async () => {
      const file = await files.offered(tenant, person, answer.file);
      const { fileGone, fileRefused, fileElsewhere } = await inTheirs(activity, tenant);
      if (file === null) await show([], fileGone);
      else if (answer.upload === null) await show([], fileRefused);
      else {
        const { contentUrl, uploadUrl } = answer.upload;
        if (![uploadUrl, contentUrl].every((one) => (world?.isFileHost ?? isFileHost)(new URL(one)))) {
          report('teams-file-elsewhere', {});
          // Not in the place of the offer, which still stands.
          return sayDirectly(tenant, person, plainCard(fileElsewhere));
        }
        await upload(answer.upload, file, timeoutMs);
        await show([fileCard(answer.upload)]);
      }
      await files.remove(tenant, person, answer.file);
    });
    return understood;
  }

  async function channelsOf(tenant: string, form: Form) {
    return form.fields.some((field) => field.type === 'channels') ? channels.names(tenant) : [];
  }

  return {
    platform,
    async reach() {
      await client.token();
    },
    async listen(receive, whenAnswered) {
      answered = whenAnswered;
      client.app.use(async ({ activity }) => {
        try {
          return await hear(activity, receive);
        } catch (error) {
          report('teams-listener-failed', { error });
          return { status: 500 };
        }
      });
      await client.app.initialize();
    },
    settle,
  };
}

type Receive = (incoming: Incoming) => Promise<Reply>;
/** An answer was shown in the place of this message, or never will be. */
type Answered = (pressed: PostRef) => Promise<void>;

const { attemptsAtMost, pauseAtMostMs } = teamsAnswers;

const reachedWithinMs = 500;

/** From a workspace that is not ours after all: a tenant that is allowed, and not yet configured. */
const recorded = (reply: Reply): InvokeResponse => (reply.type === 'refused' ? refused : understood);

/** To a press: the card that takes its place, or a line beside it. */
function said(body: { readonly type: string; readonly value: unknown }): InvokeResponse {
  return { status: 200, body: { statusCode: 200, ...body } };
}

/** In a dialog that has nothing to ask. */
function notice(value: string): InvokeResponse {
  return { status: 200, body: { task: { type: 'message', value } } };
}

/** A body that is not JSON, or far too large: said briefly, with nothing of how the bot is made. */
const unreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  response.status(error.status ?? 400).end();
};
