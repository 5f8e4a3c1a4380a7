import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from './log.ts';
import type { PlatformName } from './ports/chat-platform.ts';

/** Milliseconds before the second attempt; twice as long before each next one, up to `atMostMs`. */
const firstMs = 1_000;
const atMostMs = 5 * 60_000;

/** Platforms that are configured and do not answer yet: each is tried again until it does. */
export interface Reaching {
  /** Runs `connect` until it resolves. Logs each error, with growing pauses between attempts. */
  untilReached(platform: PlatformName, connect: () => Promise<void>): void;
  awaited(): readonly PlatformName[];
  /** Resolves once no attempt is under way; none follows once `stopping` is aborted. */
  settle(): Promise<void>;
}

export function createReaching(report: Report, stopping: AbortSignal): Reaching {
  const running = new Map<PlatformName, Promise<void>>();

  async function reach(platform: PlatformName, connect: () => Promise<void>): Promise<void> {
    for (let pauseMs = firstMs; !stopping.aborted; pauseMs = Math.min(2 * pauseMs, atMostMs)) {
      try {
        await connect();
        if (pauseMs > firstMs) report('platform-reached', { platform });
        break;
      } catch (error) {
        report('platform-unreachable', { platform, nextAttemptMs: pauseMs, error });
        await pause(pauseMs, undefined, { signal: stopping, ref: false }).catch(() => {});
      }
    }
    running.delete(platform);
  }

  return {
    untilReached: (platform, connect) => void running.set(platform, reach(platform, connect)),
    awaited: () => [...running.keys()],
    async settle() {
      await Promise.all(running.values());
    },
  };
}
