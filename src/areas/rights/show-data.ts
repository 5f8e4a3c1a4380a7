import { type Act, type Answer, say } from '../../core/act.ts';
import type { RightsParams } from './messages.ts';
import { kinds } from './messages.ts';

/** « Mes données »: everything held about whoever asks. */
export async function showData(act: Act): Promise<Answer> {
  return say(kinds.myData, await dataOf(act));
}

export async function dataOf({ tx, person, organisation }: Pick<Act, 'tx' | 'person' | 'organisation'>): Promise<RightsParams['myData']> {
  const data = await tx.rights.everything(person.id);
  if (!data) throw new Error('Somebody who is speaking is not known.');
  return { data, organisation: organisation.name };
}
