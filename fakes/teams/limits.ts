import type { Fields } from '../slack/json.ts';
import { cardIn, TeamsError, type TeamsWorld } from './world.ts';

/** Messages of a bot in one conversation, in so many milliseconds: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const perConversation = [
  { messages: 7, inMs: 1_000 },
  { messages: 8, inMs: 2_000 },
  { messages: 60, inMs: 30_000 },
  { messages: 1_800, inMs: 3_600_000 },
] as const;

/** Of a bot in a tenant, in all: the strictest figure Microsoft gave. */
const perTenant = { messages: 30, inMs: 1_000 };

export class TeamsRateLimits {
  enabled = true;
  /** A test may allow less than `perTenant`. */
  inAMinute = Number.POSITIVE_INFINITY;
  #all: number[] = [];
  readonly #clock: () => number;
  readonly #sent = new Map<string, number[]>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Counts one message; returns the seconds to wait when it is one too many. */
  take(conversation: string): number | undefined {
    if (!this.enabled) return undefined;
    const now = this.#clock();
    const sent = (this.#sent.get(conversation) ?? []).filter((at) => now - at < 3_600_000);
    for (const { messages, inMs } of perConversation) {
      const first = sent[sent.length - messages];
      if (first !== undefined && now - first < inMs) return Math.max(1, Math.ceil((first + inMs - now) / 1_000));
    }
    this.#all = this.#all.filter((at) => now - at < 60_000);
    for (const { messages, inMs } of [perTenant, { messages: this.inAMinute, inMs: 60_000 }]) {
      const first = this.#all[this.#all.length - messages];
      if (first !== undefined && now - first < inMs) return Math.max(1, Math.ceil((first + inMs - now) / 1_000));
    }
    sent.push(now);
    this.#all.push(now);
    this.#sent.set(conversation, sent);
    return undefined;
  }
}

/** What Teams takes: a size, and cards that its clients draw. */
export function checkActivity(world: TeamsWorld, method: string, activity: Fields): void {
  const json = JSON.stringify(activity);
  if (json.length * 2 > 100_000) throw new TeamsError(413, 'MessageSizeTooBig');
  if (Math.max(Buffer.byteLength(json), json.length * 2) > 28_000) world.violates(method, `${json.length * 2} bytes, over 28 KB`);
  const card = cardIn(activity);
  if (card) checkCard(world, method, card);
}

export function checkCard(world: TeamsWorld, method: string, card: Fields): void {
  if (card.type !== 'AdaptiveCard') world.violates(method, `a card of type ${String(card.type)}`);
  if (!['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'].includes(String(card.version))) world.violates(method, `version ${String(card.version)}`);
  for (const action of actionsIn(card)) {
    if (typeof action.title !== 'string' || action.title.trim() === '') world.violates(method, 'a button without words');
    if (action.type === 'Action.Execute' && card.version !== '1.5') world.violates(method, 'Action.Execute before 1.5');
  }
}

/** Every action of a card, wherever it stands. */
export function actionsIn(part: unknown): Fields[] {
  if (Array.isArray(part)) return part.flatMap(actionsIn);
  if (typeof part !== 'object' || part === null) return [];
  const fields = part as Fields;
  if (typeof fields.type === 'string' && fields.type.startsWith('Action.')) return [fields];
  return ['body', 'items', 'columns', 'actions', 'inlines'].flatMap((key) => actionsIn(fields[key]));
}
