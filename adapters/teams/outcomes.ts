import { z } from 'zod';
import type { Outcome, Refusal } from '../../src/ports/chat-platform.ts';
import { NoToken } from './client.ts';

/** What a call that did not succeed means for the message it carried. */
export type Failure = Exclude<Outcome, { type: 'sent' }>;

/** What the call was about: an error means something else for a person's conversation, before it exists, for a channel, and for what is there. */
export type About = 'person' | 'opening' | 'channel' | 'edit' | 'edit-in-channel';

const seconds = 1_000;

/** Error codes of the Bot Connector after which asking again is of no use, whatever the call was about. */
const refusals: Readonly<Record<string, Refusal>> = {
  MessageSizeTooBig: 'too-large',
  RequestEntityTooLarge: 'too-large',
  MessageWritesBlocked: 'person-stopped',
  BotDisabledByAdmin: 'disabled',
  TenantAdminDisabledBot: 'disabled',
  ActivityNotFoundInConversation: 'message-gone',
  BotNotRegistered: 'token-revoked',
  InvalidBotApiHost: 'token-revoked',
};

/** Otherwise the status tells, by what the call was about. */
const byStatus: Readonly<Record<About, Readonly<Record<number, Refusal>>>> = {
  // The conversation was there: they took the bot away.
  person: { 403: 'person-stopped', 404: 'person-gone' },
  opening: { 400: 'person-gone', 403: 'not-installed', 404: 'person-gone' },
  channel: { 403: 'not-in-channel', 404: 'channel-gone' },
  edit: { 403: 'message-gone', 404: 'message-gone' },
  // Refused, it is still read there.
  'edit-in-channel': { 403: 'not-in-channel', 404: 'message-gone' },
};

/** Codes that mean something of a channel alone. */
const ofChannels: Readonly<Record<string, Refusal>> = {
  ChannelArchived: 'channel-archived',
  TeamArchived: 'channel-archived',
  ConversationArchived: 'channel-archived',
};

const Answered = z.object({
  response: z.object({
    status: z.number(),
    headers: z.looseObject({}).catch({}),
    data: z
      .object({ error: z.object({ code: z.string().regex(/^\w{1,80}$/) }) })
      .transform(({ error }) => error.code)
      .catch(''),
  }),
});

/** Asked and answered: the status, and the service's own code, safe to log. */
export function failureOf(error: unknown, about: About): Failure {
  if (error instanceof NoToken) return withoutToken(error.cause);
  const { data: answered } = Answered.safeParse(error);
  if (answered === undefined) return failureOfNetwork(error);
  const { status, headers, data: code } = answered.response;
  const known = refusals[code] ?? (about === 'channel' || about === 'edit-in-channel' ? ofChannels[code] : undefined);
  if (known !== undefined) return { type: 'refused', why: known, code };
  const asked = retryAfter(headers);
  // 412: two operations at once on one conversation, says Microsoft: neither was done.
  if (status === 429 || status === 412) return { type: 'retry', afterMs: asked ?? (status === 429 ? 30 : 2) * seconds };
  // A relay that says when to come back has passed nothing on; without that it may have.
  if (status === 503 || ((status === 502 || status === 504) && asked !== null))
    return { type: 'retry', afterMs: asked ?? 30 * seconds, why: 'unavailable' };
  if (status >= 500 || status === 408) return { type: 'unsure' };
  if (status === 401) return { type: 'refused', why: 'token-revoked', code: code || 'http_401' };
  if (status === 413) return { type: 'refused', why: 'too-large', code: code || 'http_413' };
  return { type: 'refused', why: byStatus[about][status] ?? 'other', code: code || `http_${status}` };
}

/** Milliseconds; Teams gives seconds, HTTP allows a date too. At most an hour: nothing is left alone for longer on one word. */
function retryAfter(headers: Readonly<Record<string, unknown>>): number | null {
  const text = String(headers['retry-after'] ?? '').trim();
  if (text === '') return null;
  const asked = /^\d+$/.test(text) ? Number(text) * seconds : Date.parse(text) - Date.now();
  return Number.isFinite(asked) ? Math.min(Math.max(asked, seconds), 3_600 * seconds) : null;
}

/** Microsoft Entra refused the bot's secret or identity; anything else may pass. */
const refusedCredentials = /invalid_client|unauthorized_client|AADSTS(7000215|7000222|700016|90002|50034|7000112)/;

function withoutToken(cause: unknown): Failure {
  const said = z.object({ errorCode: z.string().catch(''), errorMessage: z.string().catch('') }).safeParse(cause).data;
  if (said && refusedCredentials.test(`${said.errorCode} ${said.errorMessage}`))
    return { type: 'refused', why: 'token-revoked', code: 'no_token' };
  return { type: 'retry', afterMs: 60 * seconds, why: 'unavailable' };
}

const unverified = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|HPE_|EPROTO)/;

const Network = z.object({ code: z.string().catch(''), syscall: z.string().optional().catch(undefined), cause: z.unknown() });

/** No name, no route, no open port, no trust: nothing was sent. A time-out or a cut connection leaves a doubt. */
function failureOfNetwork(error: unknown): Failure {
  const { data } = Network.safeParse(error);
  const cause = Network.safeParse(data?.cause).data;
  const causes = [data, cause].filter((one) => one !== undefined);
  const never = causes.some(
    ({ code, syscall }) =>
      syscall === 'connect' || syscall === 'getaddrinfo' || code === 'ENOTFOUND' || code === 'ECONNREFUSED' || unverified.test(code),
  );
  return never ? { type: 'retry', afterMs: 10 * seconds, why: 'unavailable' } : { type: 'unsure' };
}
