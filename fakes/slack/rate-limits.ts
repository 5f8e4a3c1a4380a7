/** Requests a minute per method, app and workspace: docs.slack.dev/apis/web-api/rate-limits. */
const tier = { two: 20, three: 50, four: 100 } as const;

const perMinute: Readonly<Record<string, number>> = {
  'chat.update': tier.three,
  'chat.delete': tier.three,
  'chat.postEphemeral': tier.four,
  'files.getUploadURLExternal': tier.four,
  'files.completeUploadExternal': tier.four,
  'conversations.open': tier.three,
  'conversations.history': tier.three,
  'conversations.replies': tier.three,
  'conversations.info': tier.three,
  'conversations.members': tier.four,
  'users.info': tier.four,
  'users.lookupByEmail': tier.three,
  'users.list': tier.two,
  'dnd.info': tier.three,
  'views.open': tier.four,
  'views.update': tier.four,
  'views.publish': tier.four,
  'views.push': tier.four,
};

/**
 * On the injected clock. chat.postMessage: one message a second per conversation, in bursts of `burst` (Slack says only "short
 * bursts"), and a limit for the whole workspace which Slack mentions without a figure (none here unless a test sets one).
 */
export class RateLimits {
  enabled = true;
  burst = 5;
  messagesPerMinute = Number.POSITIVE_INFINITY;
  readonly #clock: () => number;
  readonly #windows = new Map<string, number[]>();
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Counts one call; returns the seconds to wait when it is one too many. */
  take(team: string, method: string, conversation: string): number | undefined {
    if (!this.enabled) return undefined;
    if (method === 'chat.postMessage') {
      return this.#fromBucket(`${team}/${conversation}`) ?? this.#fromWindow(`${team}/${method}`, this.messagesPerMinute);
    }
    return this.#fromWindow(`${team}/${method}`, perMinute[method] ?? Number.POSITIVE_INFINITY);
  }

  #fromBucket(key: string): number | undefined {
    const now = this.#clock();
    const bucket = this.#buckets.get(key) ?? { tokens: this.burst, at: now };
    const tokens = Math.min(this.burst, bucket.tokens + Math.max(0, now - bucket.at) / 1000);
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? undefined : Math.max(1, Math.ceil(1 - tokens));
  }

  #fromWindow(key: string, max: number): number | undefined {
    const now = this.#clock();
    const recent = (this.#windows.get(key) ?? []).filter((at) => now - at < 60_000);
    this.#windows.set(key, recent);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= max) return Math.max(1, Math.ceil((oldest + 60_000 - now) / 1000));
    if (max !== Number.POSITIVE_INFINITY) recent.push(now);
    return undefined;
  }
}
