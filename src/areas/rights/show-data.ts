import { type Answer, say } from '../../core/act.ts';
import { kinds } from './messages.ts';

/** « Mes données »: everything held about the person who asks. */
export async function showData(): Promise<Answer> {
  return say(kinds.myData);
}
