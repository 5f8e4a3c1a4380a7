import { type FetchFunction, type Logger, LogLevel, WebClient } from '@slack/web-api';
import { RateLimitedWithoutDelay } from './outcomes.ts';

/** The client says nothing: at `debug` it logs whole messages, people's words included. What went wrong is in the error. */
export const silence: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

/** Asks once and not for long: asking again is the database's business, which knows whether it is still true. */
export function slackClient(
  token: string,
  { apiUrl, timeoutMs = 10_000 }: { apiUrl?: string | undefined; timeoutMs?: number } = {},
): WebClient {
  return new WebClient(token, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: silence,
    fetch: readableDelays,
    allowAbsoluteUrls: false,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
}

/** A 429 without a delay in seconds makes the client throw a plain Error, told from others by its text alone. */
const readableDelays: FetchFunction = async (url, init) => {
  const response = await fetch(url, init);
  if (response.status === 429 && Number.isNaN(Number.parseInt(response.headers.get('retry-after') ?? '', 10))) {
    await response.body?.cancel();
    throw new RateLimitedWithoutDelay('Slack asked to wait without saying how long');
  }
  return response;
};
