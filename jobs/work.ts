import { Temporal } from 'temporal-polyfill';
import { type AgendaCore, runAgenda } from '../src/core/agenda.ts';
import { lookups } from '../src/core/retries.ts';
import { deliver } from '../src/delivery/deliver.ts';
import type { Outlook } from '../src/ports/agenda.ts';
import type { Work } from '../src/ports/queue.ts';

/** Does what is due and says what there is to say, until neither leaves anything for the other. */
export function workOf(core: AgendaCore): Work {
  return async () => {
    await runAgenda(core);
    while ((await deliver(core)) > 0 && (await runAgenda(core)) > 0 && !core.stopping?.aborted);

    const now = core.clock.now();
    return core.store.transaction(async (tx) => nextLook(now, await tx.agenda.outlook(now)));
  };
}

/** When to look again at the latest. */
export function nextLook(now: Temporal.Instant, { next, lost }: Outlook): Temporal.Instant | null {
  const lookedFor = lost ? now.add(lookups.againAfter) : null;
  if (!next || !lookedFor) return next ?? lookedFor;
  return Temporal.Instant.compare(next, lookedFor) <= 0 ? next : lookedFor;
}
