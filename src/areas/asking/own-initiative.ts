import { type Act, type Answer, say } from '../../core/act.ts';
import type { NamedInitiative } from '../../core/records.ts';
import type { Initiative } from '../../domain/initiative.ts';
import { notFound } from '../conversation/missed.ts';
import { type AskingParams, kinds } from './messages.ts';

/**
 * The initiative an act is about, when it is there and theirs: the one the button names, otherwise the only one they
 * have. Gone and not theirs get the same answer, so that nothing leaks.
 */
export async function withOwnInitiative(
  act: Act,
  named: NamedInitiative,
  what: AskingParams['whichInitiative']['act'],
  then: (initiative: Initiative) => Promise<Answer>,
): Promise<Answer> {
  if (named !== undefined) {
    const theirs = named !== null && (await act.tx.initiatives.carries(act.person.id, named.initiative));
    const initiative = theirs ? await act.tx.initiatives.lock(named.initiative) : null;
    return initiative ? then(initiative) : { ...notFound('initiative'), replaces: true };
  }

  const carried = await act.tx.initiatives.carriedBy(act.person.id);
  const [only] = carried;
  if (!only) return notFound('any-initiative');
  if (carried.length > 1) {
    const items = carried.slice(0, 10).map((one) => ({ initiative: one.id, sentence: one.sentence }));
    // The list stays as it was, even when one of them is withdrawn: a number names one initiative as long as it is shown.
    return say(kinds.whichInitiative, { act: what, among: items.map((one) => one.initiative).join(',') });
  }
  const initiative = await act.tx.initiatives.lock(only.id);
  return initiative ? then(initiative) : notFound('any-initiative');
}
