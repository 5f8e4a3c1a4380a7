import { Temporal } from 'temporal-polyfill';
import { type AgendaCore, runAgenda } from '../src/core/agenda.ts';
import { lookups } from '../src/core/retries.ts';
import { deliver } from '../src/delivery/deliver.ts';
import type { Work } from '../src/ports/queue.ts';
import type { Tx } from '../src/ports/store.ts';

/** Does what is due and says what there is to say, until neither leaves anything for the other. */
export function workOf(core: AgendaCore): Work {
  return async () => {
    await runAgenda(core);
    while ((await deliver(core)) > 0 && (await runAgenda(core)) > 0 && !core.stopping?.aborted);

    return core.store.transaction((tx) => nextLook(core, tx));
  };
}

/** When to look again at the latest. */
export async function nextLook({ clock }: Pick<AgendaCore, 'clock'>, tx: Tx): Promise<Temporal.Instant | null> {
  const lookedFor = (await tx.posts.anyLost()) ? clock.now().add(lookups.againAfter) : null;
  return earliest([await tx.agenda.nextDue(), await tx.deliveries.nextDue(), lookedFor]);
}

function earliest(instants: readonly (Temporal.Instant | null)[]): Temporal.Instant | null {
  return instants.reduce((a, b) => (a && b ? (Temporal.Instant.compare(a, b) <= 0 ? a : b) : (a ?? b)), null);
}
