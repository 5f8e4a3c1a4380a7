import type { Fields } from './json.ts';

export type How =
  /** HTTP 429 with Retry-After; nothing is stored. */
  | 'rate-limit'
  | '500'
  | '503'
  /** Never answers, until the fake closes; nothing is stored. */
  | 'hang'
  /** The connection is cut; nothing is stored. */
  | 'reset'
  /** Does what was asked, then never answers. */
  | 'accept-then-hang'
  /** Does what was asked, then cuts the connection. */
  | 'accept-then-reset'
  /** Does what was asked, and answers, half a second later. */
  | 'late'
  /** Does what was asked, then answers 500. */
  | 'accept-then-500'
  /** A code; `status` where it is not the platform's usual one. */
  | { readonly error: string; readonly status?: number };

export interface FaultRule {
  /** A Web API method, or `response_url`; any when absent. */
  readonly method?: string;
  /** How many calls it spoils, 1 when absent. */
  readonly times?: number;
  readonly how: How;
  /** Seconds: 1 for `rate-limit` when absent. A text goes as it is. */
  readonly retryAfter?: number | string;
  readonly match?: (body: Fields) => boolean;
}

export interface Fault {
  readonly rule: FaultRule;
  /** How many calls it will still spoil. */
  remaining: number;
  cancel(): void;
}

export class Faults {
  readonly #faults: Fault[] = [];

  add(rule: FaultRule): Fault {
    const fault: Fault = {
      rule,
      remaining: rule.times ?? 1,
      cancel: () => {
        fault.remaining = 0;
      },
    };
    this.#faults.push(fault);
    return fault;
  }

  take(method: string, body: Fields): FaultRule | undefined {
    const fault = this.#faults.find(
      ({ rule, remaining }) => remaining > 0 && (rule.method ?? method) === method && (rule.match?.(body) ?? true),
    );
    if (!fault) return undefined;
    fault.remaining -= 1;
    return fault.rule;
  }
}

export function nameOf(how: How): string {
  return typeof how === 'string' ? how : how.error;
}
