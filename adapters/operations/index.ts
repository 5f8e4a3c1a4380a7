import type { Express, RequestHandler } from 'express';
import type { Store } from '../../src/ports.ts';
import { newReference, within } from '../../src/report.ts';
import type { Metrics } from './metrics.ts';

export interface Operations {
  readonly store: Store;
  readonly metrics: Metrics;
  readonly role: string;
  /** Whether Redis answers; null where none is needed. */
  readonly redis: () => boolean | null;
  readonly isStopping: () => boolean;
}

/** How long the database may take before it counts as missing, milliseconds. */
const patienceMs = 3_000;

/**
 * What whoever runs the bot asks of it. `/healthz`: the process lives. `/readyz`: it can take what people say, and what is
 * missing. `/metrics`: for Prometheus. To be kept from the public: only a platform's own path need be.
 */
export function serveOperations(web: Express, operations: Operations): void {
  web.use(referring(operations.metrics));
  web.get('/healthz', (_, response) => {
    response.json({ ok: true });
  });
  web.get('/readyz', async (_, response) => {
    const missing = await missingNow(operations);
    const stopping = operations.isStopping();
    // Without Redis people are heard all the same, and answered a little later.
    const ready = !stopping && !missing.includes('database');
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

async function missingNow({ store, redis }: Operations): Promise<string[]> {
  const answers = store
    .transaction((tx) => tx.agenda.nextDue())
    .then(
      () => true,
      () => false,
    );
  const tooLate = new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false).unref());
  return [...((await Promise.race([answers, tooLate])) ? [] : ['database']), ...(redis() === false ? ['redis'] : [])];
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
