import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { FakeSlack } from './server.ts';

/** The real client, as the bot sets it: it neither retries nor waits by itself. */
export function webClient(slack: FakeSlack, options: WebClientOptions = {}, token = slack.team.token): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 500,
    logLevel: LogLevel.ERROR,
    ...options,
  });
}

/** `ok`, Slack's error code, or the client's own. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'ok',
    (error: { data?: { error?: string }; code?: string }) => error.data?.error ?? error.code,
  );
}
