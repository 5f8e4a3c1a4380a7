import type { Express, RequestHandler } from 'express';
import { newReference, within } from '../../src/log.ts';
import type { PlatformName } from '../../src/ports/chat-platform.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Metrics } from './metrics.ts';

export interface Operations {
  readonly store: Store;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly role: string;
  /** Whether Redis takes what it is given; null where none is needed. */
  readonly redis: (() => Promise<boolean>) | null;
  /** Platforms that are configured and were not reached since the start. */
  readonly awaited: () => readonly PlatformName[];
  readonly isStopping: () => boolean;
}

/** How long what is asked may take before it counts as missing, milliseconds. */
const patienceMs = 3_000;
/** What could be written is not written again within this, milliseconds, however often one asks. */
const recordedForMs = 5_000;

/**
 * What the person who runs the bot asks of it. `/healthz`: the process lives. `/readyz`: it can record what people say, and what is
 * missing. `/metrics`: for Prometheus. To be kept from the public: only a platform's own path need be.
 */
export function serveOperations(web: Express, operations: Operations): void {
  web.use(referring(operations.metrics));
  web.get('/healthz', (_, response) => {
    response.json({ ok: true });
  });
  const missingNow = lookout(operations);
  web.get('/readyz', async (_, response) => {
    const lacking = await missingNow();
    const missing = [...lacking, ...operations.awaited()];
    const stopping = operations.isStopping();
    // Without Redis people are heard all the same, and answered a little later. Without one platform the others go on.
    const ready = !stopping && lacking.every((one) => one === 'redis');
    response.status(ready ? 200 : 503).json({ ready, role: operations.role, missing, ...(stopping && { stopping }) });
  });
  web.get('/metrics', async (_, response) => {
    try {
      const { type, body } = await operations.metrics.text();
      response.type(type).send(body);
    } catch {
      response.status(503).type('text/plain').send('The database does not answer.\n');
    }
  });
}

/** `disk`: it is full. `writing`: the database answers, and takes nothing. */
type Missing = 'database' | 'disk' | 'writing' | 'redis';

/** Asked by several at once, it looks once. */
function lookout({ store, clock, redis }: Operations): () => Promise<readonly Missing[]> {
  let looking: Promise<readonly Missing[]> | null = null;
  let recordedAt = Number.NEGATIVE_INFINITY;

  const database = async (): Promise<Missing | null> => {
    try {
      await store.transaction((tx) => tx.agenda.outlook(clock.now()));
    } catch (error) {
      return codeOf(error) === diskFull ? 'disk' : 'database';
    }
    if (performance.now() - recordedAt < recordedForMs) return null;
    try {
      await store.transaction((tx) => tx.operations.tryRecording(clock.now()));
      recordedAt = performance.now();
      return null;
    } catch (error) {
      const code = codeOf(error);
      return code === diskFull ? 'disk' : code.startsWith('08') || code.startsWith('57P') ? 'database' : 'writing';
    }
  };
  const look = async () => {
    const [first, second] = await Promise.all([
      inTime(database(), 'database'),
      inTime(redis === null ? Promise.resolve(null) : redis().then((takes) => (takes ? null : 'redis')), 'redis'),
    ]);
    return [first, second].filter((one) => one !== null);
  };
  return () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
}

/** SQLSTATE. */
const diskFull = '53100';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function inTime(answer: Promise<Missing | null>, otherwise: Missing): Promise<Missing | null> {
  return Promise.race([answer, new Promise<Missing>((resolve) => setTimeout(resolve, patienceMs, otherwise).unref())]);
}

/** Each request has a reference, which is in every line logged for it and in its answer; those of platforms are timed. */
function referring(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const reference = newReference();
    const began = performance.now();
    response.setHeader('x-request-id', reference);
    const platform = platformOf(request.path);
    if (request.method === 'POST' && platform) {
      response.once('finish', () => metrics.acknowledged(platform, (performance.now() - began) / 1000));
    }
    within({ request: reference }, next);
  };
}

/** By its path: each platform has one (`adapters/<platform>/index.ts`). */
function platformOf(path: string): string | null {
  if (path.startsWith('/slack/')) return 'slack';
  return path.startsWith('/api/messages') ? 'teams' : null;
}
