import type { Act } from '../../core/act.ts';
import type { AuditAct } from '../../domain/audit.ts';

/** Keeps in the journal that this person changed something, unless it is as it was. */
export async function log(act: Act, what: AuditAct, before: string, after: string): Promise<void> {
  if (before !== after) await keep(act, what, before, after);
}

/** Keeps in the journal that this person did something, without what it was before. `after`: what is told of it. */
export const note = (act: Act, what: AuditAct, after = ''): Promise<void> => keep(act, what, '', after);

function keep({ tx, organisation, person, now }: Act, act: AuditAct, before: string, after: string): Promise<void> {
  return tx.organisations.audit(organisation.id, { personId: person.id, act, before, after }, now);
}
