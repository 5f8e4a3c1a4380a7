/**
 * What Teams allows a bot in one conversation: messages in so many milliseconds.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const allowed = [
  { messages: 7, inMs: 1_000 },
  { messages: 8, inMs: 2_000 },
  { messages: 60, inMs: 30_000 },
  { messages: 1_800, inMs: 3_600_000 },
] as const;

const longest = 3_600_000;
/** Fewer than the thirty a second that Teams allows one bot in one tenant. */
const tenant = { messages: 25, inMs: 1_000 };
/** Conversations remembered; the one that spoke longest ago is forgotten first. */
const atMost = 20_000;

export interface Pace {
  /** Milliseconds to wait before one more message there; 0 counts it as sent. */
  take(tenant: string, conversation: string, now: number): number;
  /** Whether every conversation of this tenant has to wait. */
  isFull(tenant: string, now: number): boolean;
}

/** Keeps within the limits, so that the service need not say so: asking too often is counted too. */
export function keepPace(): Pace {
  const conversations = new Map<string, number[]>();
  const tenants = new Map<string, number[]>();
  return {
    take(workspace, conversation, now) {
      const sent = (conversations.get(conversation) ?? []).filter((at) => now - at < longest && at <= now);
      const everywhere = (tenants.get(workspace) ?? []).filter((at) => now - at < tenant.inMs && at <= now);
      const waits = [...allowed.map((limit) => waitFor(sent, limit, now)), waitFor(everywhere, tenant, now)];
      const wait = Math.max(...waits);
      conversations.delete(conversation);
      if (wait === 0) {
        sent.push(now);
        everywhere.push(now);
      }
      conversations.set(conversation, sent);
      tenants.set(workspace, everywhere);
      const [oldest] = conversations.keys();
      if (conversations.size > atMost && oldest !== undefined) conversations.delete(oldest);
      return wait;
    },
    isFull: (workspace, now) => waitFor(tenants.get(workspace) ?? [], tenant, now) > 0,
  };
}

function waitFor(sent: readonly number[], { messages, inMs }: { messages: number; inMs: number }, now: number): number {
  const first = sent[sent.length - messages];
  return first === undefined ? 0 : Math.max(first + inMs - now, 0);
}
