import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Temporal } from 'temporal-polyfill';
import type { ChatPlatform, ChatPlatforms } from '../../src/ports/chat-platform.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Figure } from '../../src/ports/operations.ts';
import type { Store } from '../../src/ports/store.ts';

/** What is due for longer than this is late. */
const lateAfter = { minutes: 5 } as const;

export interface Metrics {
  /** In Prometheus' text format: counts and times, no names, no words, no ids. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
  /** Seconds between a request of the platform and the end of its answer. */
  acknowledged(platform: string, seconds: number): void;
  /** The same platforms; what they answer is counted. */
  counting(platforms: ChatPlatforms): ChatPlatforms;
}

export async function figuresNow(store: Store, clock: Clock): Promise<readonly Figure[]> {
  const now = clock.now();
  return store.transaction((tx) => tx.operations.figures(now, now.subtract(lateAfter)));
}

export function createMetrics(store: Store, clock: Clock): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['platform', 'what'], registers });
  const gauges = {
    due: gauge('vendange_due', 'Messages and tasks that may leave now.'),
    late: gauge('vendange_late', `Those due for more than ${lateAfter.minutes} minutes.`),
    sending: gauge('vendange_sending', 'Messages on their way.'),
    unsure: gauge('vendange_unsure', 'Messages of which it is not known whether they arrived.'),
    stuck: gauge('vendange_stuck', 'Messages kept because they cannot leave.'),
    held: gauge('vendange_held', 'Workspaces that asked to wait.'),
    dead: gauge('vendange_dead', 'Tasks given up after many attempts.'),
  };
  const oldest = new Gauge({ name: 'vendange_oldest_due_seconds', help: 'How long the oldest due message or task has waited.', registers });
  const sent = new Counter({ name: 'vendange_sent_total', help: 'Messages a platform took.', labelNames: ['platform'], registers });
  const failed = new Counter({
    name: 'vendange_failed_total',
    help: 'Messages a platform refused, put off, or did not answer for.',
    labelNames: ['platform', 'why'],
    registers,
  });
  const acknowledgement = new Histogram({
    name: 'vendange_acknowledgement_seconds',
    help: 'From a request of a platform to the end of its answer, durable write included.',
    labelNames: ['platform'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  });

  return {
    async text() {
      const figures = await figuresNow(store, clock);
      for (const one of Object.values(gauges)) one.reset();
      let since: Temporal.Instant | null = null;
      for (const { state, what, platform, count, since: from } of figures) {
        const of = {
          platform: platform ?? 'none',
          what: what.startsWith('task') ? 'tasks' : what.startsWith('message') ? 'messages' : what,
        };
        gauges[state].inc(of, count);
        // What is late is due too.
        if (state === 'late') gauges.due.inc(of, count);
        if ((state === 'due' || state === 'late') && (!since || Temporal.Instant.compare(from, since) < 0)) since = from;
      }
      oldest.set(since ? clock.now().since(since).total('seconds') : 0);
      return { type: register.contentType, body: await register.metrics() };
    },
    acknowledged: (platform, seconds) => acknowledgement.observe({ platform }, seconds),
    counting: (platforms) =>
      Object.fromEntries(
        Object.entries(platforms).map(([platform, one]: [string, ChatPlatform]) => [
          platform,
          counted(one, (outcome, why) => {
            if (outcome === 'sent') sent.inc({ platform });
            else failed.inc({ platform, why });
          }),
        ]),
      ),
  };
}

function counted(platform: ChatPlatform, count: (outcome: string, why: string) => void): ChatPlatform {
  return {
    ...platform,
    async send(outgoing) {
      const outcome = await platform.send(outgoing);
      count(outcome.type, outcome.type === 'refused' ? outcome.why : outcome.type);
      return outcome;
    },
  };
}
