import { type Answer, replaceWith } from '../../core/act.ts';
import { kinds } from './messages.ts';

/** « Plutôt non », « Non merci »: nothing changes and nothing is kept; to who asked, it looks like an answer that has not come. */
export async function decline(): Promise<Answer> {
  return { ...replaceWith(kinds.declined), untraced: true };
}
