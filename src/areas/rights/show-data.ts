import { type Act, type Answer, say } from '../../core/act.ts';
import { kinds } from './messages.ts';
import { dataOf } from './their-data.ts';

/** « Mes données »: everything held about whoever asks. */
export async function showData(act: Act): Promise<Answer> {
  return say(kinds.myData, await dataOf(act));
}
