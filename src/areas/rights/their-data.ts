import type { Telling } from '../../core/kind.ts';
import type { PersonalData } from '../../domain/personal-data.ts';

export interface TheirData {
  readonly data: PersonalData;
  readonly organisation: string;
}

/** Everything held about the person who asks. */
export async function dataOf({ tx, person, organisation }: Pick<Telling, 'tx' | 'person' | 'organisation'>): Promise<TheirData> {
  const data = await tx.rights.everything(person.id);
  if (!data) throw new Error('Somebody who is speaking is not known.');
  return { data, organisation: organisation.name };
}
