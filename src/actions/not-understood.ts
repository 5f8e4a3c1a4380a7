import { answerInWords, takeLastWordsBack } from './answer-check-in.ts';
import { type Act, type Answer, draftName, say } from './context.ts';
import { sentenceOf } from './tell-initiative.ts';

/**
 * What is not understood gets a helpful answer, never silence: it answers the check-in they were just asked about, or it is
 * kept a few days so that one press tells it.
 */
export async function notUnderstood(act: Act): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words === '') return say('notUnderstood', { words, draft: '' });
  return (await answerInWords(act, words)) ?? keepWords(act, words);
}

/** « Ce n'était pas une réponse »: the words of a check-in are words that were not understood. */
export async function notAnAnswer(act: Act): Promise<Answer> {
  const words = await takeLastWordsBack(act);
  return words === null ? say('noCheckIn', {}) : keepWords(act, words);
}

async function keepWords(act: Act, words: string): Promise<Answer> {
  await act.tx.people.keepDraft(act.person.id, words, act.now);
  const draft = draftName({ writtenAt: act.now });
  return say('notUnderstood', { words, draft }, { draft });
}
