import { type Act, type Answer, draftName, say } from './context.ts';
import { evaluateInWords, openEvaluation, takeBackWords } from './evaluate.ts';
import { sentenceOf } from './tell-initiative.ts';

/**
 * What is not understood gets a helpful answer, never silence; the words are kept a few days so that one press tells them.
 * After a question that waits for plain words, they answer it.
 */
export async function notUnderstood(act: Act): Promise<Answer> {
  return (await evaluateInWords(act)) ?? keepWords(act, sentenceOf(act.rest));
}

/** « Ce n'était pas une réponse »: the words are theirs again, to tell or to forget. */
export async function notAnEvaluation(act: Act): Promise<Answer> {
  const words = await takeBackWords(act);
  return words === null ? openEvaluation({ ...act, subject: act.subject.split(':')[0] ?? '' }) : keepWords(act, words);
}

async function keepWords(act: Act, words: string): Promise<Answer> {
  if (words === '') return say('notUnderstood', { words, draft: '' });
  await act.tx.people.keepDraft(act.person.id, words, act.now);
  const draft = draftName({ writtenAt: act.now });
  return say('notUnderstood', { words, draft }, { draft });
}
