import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Outcome, Refusal } from '../../src/ports/chat-platform.ts';

/** What a call that did not succeed means for the message it carried. */
export type Failure = Exclude<Outcome, { type: 'sent' }>;

const seconds = 1_000;

/** Slack's error codes after which asking again is of no use. Others count as `other`. */
const refusals: Readonly<Record<string, Refusal>> = {
  user_not_found: 'person-gone',
  users_not_found: 'person-gone',
  user_not_visible: 'person-gone',
  user_disabled: 'person-gone',
  cannot_dm_bot: 'person-gone',
  channel_not_found: 'channel-gone',
  is_archived: 'channel-archived',
  is_inactive: 'channel-archived', // what chat.update says
  not_in_channel: 'not-in-channel',
  message_not_found: 'message-gone',
  thread_not_found: 'message-gone',
  missing_scope: 'missing-scope',
  no_permission: 'missing-scope',
  not_allowed_token_type: 'missing-scope',
  not_authed: 'token-revoked',
  invalid_auth: 'token-revoked',
  account_inactive: 'token-revoked',
  token_revoked: 'token-revoked',
  token_expired: 'token-revoked',
  team_not_found: 'token-revoked',
  team_access_not_granted: 'token-revoked',
  app_uninstalled: 'token-revoked',
};

/** Posting to a person's id, these are about the person: Slack keeps one word for every conversation. */
const refusalsToPeople: Readonly<Record<string, Refusal>> = {
  channel_not_found: 'person-gone',
  is_archived: 'person-gone',
  not_in_channel: 'person-gone',
};

/** Codes by which Slack says that it did nothing and may do it later, with how long to leave it alone. */
const waits: Readonly<Record<string, number>> = {
  ratelimited: 30 * seconds,
  rate_limited: 30 * seconds,
  message_limit_exceeded: 600 * seconds,
  service_unavailable: 30 * seconds,
  request_timeout: 5 * seconds, // the request did not reach Slack whole
  team_added_to_org: 600 * seconds,
  org_login_required: 600 * seconds,
};

/** « It's possible some aspect of the operation succeeded before the error was raised », says Slack. */
const unsureCodes: ReadonlySet<string> = new Set(['internal_error', 'fatal_error']);

/** Slack asked to wait without saying how long, or in a form its client does not read. */
export class RateLimitedWithoutDelay extends Error {}

/** @param toPerson whether the message was addressed to a person's own id */
export function failureOf(error: unknown, toPerson = false): Failure {
  if (error instanceof WebAPIRateLimitedError) return retry(Math.max(error.retryAfter, 1) * seconds);
  if (error instanceof WebAPIPlatformError) return failureOfCode(error.data.error, toPerson);
  if (error instanceof WebAPIHTTPError) return failureOfStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return failureOfNetwork(error.original);
  // A connection cut or a time-out while Slack was answering comes out as it is.
  return { type: 'unsure' };
}

function failureOfCode(code: string, toPerson: boolean): Failure {
  // The client puts there any answer that is not JSON: a page of a proxy, not a code, and not to be logged.
  if (!/^[a-z0-9_]{1,80}$/.test(code) || unsureCodes.has(code)) return { type: 'unsure' };
  const wait = waits[code];
  if (wait !== undefined) return retry(wait);
  return { type: 'refused', why: (toPerson ? refusalsToPeople[code] : undefined) ?? refusals[code] ?? 'other', code };
}

/** Slack answers 200 to everything it understood: another status comes from what stands in front of it, or from its failure. */
function failureOfStatus(status: number): Failure {
  // 502 and 504: a relay gave up waiting for a server that may well have posted. 500 and 503: same doubt.
  if (status >= 500 || status === 408) return { type: 'unsure' };
  if (status === 413 || status === 414 || status === 431) return { type: 'refused', why: 'other', code: `http_${status}` };
  // 403, 404…: an outgoing proxy or a wrong address. Nothing reached Slack, and somebody may be repairing it.
  return retry(60 * seconds);
}

const unverified = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/;

function failureOfNetwork(original: Error): Failure {
  if (original instanceof RateLimitedWithoutDelay) return retry(30 * seconds);
  const causes = original.cause instanceof AggregateError ? original.cause.errors : [original.cause];
  return causes.every(neverConnected) ? retry(10 * seconds) : { type: 'unsure' };
}

/** No name, no route, no open port, no trust: nothing was sent. A time-out or a cut connection leaves a doubt. */
function neverConnected(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const syscall = 'syscall' in cause ? cause.syscall : undefined;
  const code = 'code' in cause ? String(cause.code) : '';
  return syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT' || unverified.test(code);
}

function retry(afterMs: number): Failure {
  return { type: 'retry', afterMs };
}
