import { type Act, type Answer, replaceUnlessPosted, replaceWith } from '../../core/act.ts';
import type { NamedTrial } from '../../core/records.ts';
import { declineWatching } from '../trying/watch-trial.ts';
import { kinds } from './messages.ts';

/** « Plutôt non », « Non merci »: nothing changes and nothing is kept; to who asked, it looks like an answer that has not come. */
export async function decline(act: Act, named?: NamedTrial): Promise<Answer> {
  // Where others read their name, it is there no more: the card is edited by itself.
  const watched = named ? await declineWatching(act, named) : false;
  return { ...(watched ? replaceUnlessPosted : replaceWith)(kinds.declined), untraced: true };
}
