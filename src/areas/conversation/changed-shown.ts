import type { Act } from '../../core/act.ts';
import { partOf } from '../../core/subject.ts';
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
  const [what, id] = [partOf(heard.kept, 0), partOf(heard.kept, 1)];
  const { words } = heard;
  switch (what) {
    case 'initiative': {
      const initiative = change === 'withdrawn' ? null : await tx.initiatives.get(id);
      return change === 'withdrawn' || initiative
        ? { message, change, kept: what, id, words: change === 'deleted' ? (initiative?.sentence ?? '') : words }
        : null;
    }
    case 'story': {
      const story = await tx.stories.get(id);
      const theirs = story !== null && (await tx.initiatives.carries(person.id, story.initiativeId));
      return story && { message, change, kept: theirs ? 'story' : 'told', id, version: story.version, words };
    }
    case 'draft':
    case 'check-in':
    case 'evaluation':
      return { message, change, kept: what, id, words };
    default:
      return null;
  }
}
