import { type Act, type Answer, draftName, say } from './context.ts';
import { sentenceOf } from './tell-initiative.ts';

/** What is not understood gets a helpful answer, never silence; the words are kept a few days so that one press tells them. */
export async function notUnderstood(act: Act): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words === '') return say('notUnderstood', { words, draft: '' });
  await act.tx.people.keepDraft(act.person.id, words, act.now);
  const draft = draftName({ writtenAt: act.now });
  return say('notUnderstood', { words, draft }, { draft });
}
