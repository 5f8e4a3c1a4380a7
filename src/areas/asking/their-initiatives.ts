import type { Telling } from '../../core/kind.ts';

/** Somebody's initiatives, as lists show them. */
export async function itemsOf({ tx, person }: Pick<Telling, 'tx' | 'person'>) {
  const carried = await tx.initiatives.carriedBy(person.id);
  return carried.map((one) => ({
    initiative: one.id,
    sentence: one.sentence,
    state: one.state,
    purpose: one.purpose,
    inTurn: one.inTurn,
    newsBy: one.newsBy,
    harvester: one.harvester,
  }));
}
