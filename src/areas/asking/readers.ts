import type { Tx } from '../../ports/store.ts';

const alphabet = new Intl.Collator('fr');

/** Who has read a sentence, by name and never by day: a date would tell a volunteer's no. The name of one who has left is empty, and last. */
export async function readersOf(tx: Tx, initiative: string): Promise<readonly string[]> {
  const names = (await tx.initiatives.readers(initiative)).map(({ name }) => name);
  return names.toSorted((a, b) => Number(a === '') - Number(b === '') || alphabet.compare(a, b));
}
