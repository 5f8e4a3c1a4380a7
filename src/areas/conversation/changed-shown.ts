import type { Act } from '../../core/act.ts';
import { heardAs } from '../../core/heard.ts';
import type { MessageChange } from '../../domain/message-change.ts';

/** What was kept of a message that its writer changed. */
export interface ChangedMessage {
  message: string;
  change: MessageChange;
  /** `told`: a story that is in the hands of its people, of whom its writer is not. */
  kept: 'initiative' | 'draft' | 'check-in' | 'evaluation' | 'story' | 'told';
  id: string;
  /** Of a story. */
  version?: number;
  words: string;
}

/** Null once it changed again, or nothing is kept of it. */
export async function changedMessage(
  { tx, person }: Pick<Act, 'tx'> & { readonly person: { readonly id: string } },
  message: string,
  change: MessageChange,
): Promise<ChangedMessage | null> {
  const heard = await tx.heard.get(message, person.id);
  if (heard?.change !== change) return null;
  const { words } = heard;
  const as = heardAs.read(heard.kept);
  if (!as) return null;
  if ('initiative' in as) {
    const initiative = change === 'withdrawn' ? null : await tx.initiatives.get(as.initiative);
    return change === 'withdrawn' || initiative
      ? { message, change, kept: 'initiative', id: as.initiative, words: change === 'deleted' ? (initiative?.sentence ?? '') : words }
      : null;
  }
  if ('story' in as) {
    const story = await tx.stories.get(as.story);
    const theirs = story !== null && (await tx.initiatives.carries(person.id, story.initiativeId));
    return story && { message, change, kept: theirs ? 'story' : 'told', id: story.id, version: story.version, words };
  }
  if ('draft' in as) return { message, change, kept: 'draft', id: as.draft, words };
  if ('checkIn' in as) return { message, change, kept: 'check-in', id: as.checkIn, words };
  return { message, change, kept: 'evaluation', id: as.trial, words };
}
