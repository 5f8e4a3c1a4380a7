import type { ChatPlatforms } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { Saying } from './kind.ts';

/** What tasks and deliveries work with. */
export interface Engine {
  readonly store: Store;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
  /** What the bot can say. */
  readonly areas: Saying;
  readonly platforms: ChatPlatforms;
  /** Logs a surprise, by its reference; never what people wrote. */
  readonly report: (event: string, facts: Readonly<Record<string, unknown>>) => void;
  /** How long a sending may take before the message is looked for, in milliseconds; `sending.ts` has a default. */
  readonly sendingMs?: number;
  /** How long nothing may be heard of a task before another worker takes it up, in milliseconds; a minute when not given. */
  readonly taskMs?: number;
  /** Once it is aborted, what is under way ends, and nothing more begins. */
  readonly stopping?: AbortSignal;
}
