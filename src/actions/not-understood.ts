import { answerInWords, takeLastWordsBack } from './answer-check-in.ts';
import { type Act, type Answer, draftName, say } from './context.ts';
import { evaluateInWords, openEvaluation, takeBackWords } from './evaluate.ts';
import { partOf } from './subjects.ts';
import { whatTakesWords } from './takes-words.ts';
import { sentenceOf } from './tell-initiative.ts';

/**
 * What is not understood gets a helpful answer, never silence: after a question that waits for plain words, they answer it;
 * otherwise they are kept a few days so that one press tells them.
 */
export async function notUnderstood(act: Act): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words === '') return say('notUnderstood', { words, draft: '' });
  const items = await whatTakesWords(act);
  if (items.length > 1) {
    const draft = await keepDraft(act, words);
    return say('whichAnswer', { words, draft, items }, { draft, questions: items.map(({ asks, id }) => `${asks}:${id}`).join(',') });
  }
  return (await evaluateInWords(act)) ?? (await answerInWords(act, words)) ?? keepWords(act, words);
}

/** « Ce n'était pas une réponse », of an evaluation: the words are theirs again, to tell or to forget. */
export async function notAnEvaluation(act: Act): Promise<Answer> {
  const words = await takeBackWords(act);
  return words === null ? openEvaluation({ ...act, subject: partOf(act.subject, 0) }) : keepWords(act, words);
}

/** The same, of a check-in. */
export async function notAnAnswer(act: Act): Promise<Answer> {
  const words = await takeLastWordsBack(act);
  return words === null ? say('noCheckIn', {}) : keepWords(act, words);
}

async function keepWords(act: Act, words: string): Promise<Answer> {
  const draft = await keepDraft(act, words);
  return say('notUnderstood', { words, draft }, { draft });
}

async function keepDraft(act: Act, words: string): Promise<string> {
  await act.tx.people.keepDraft(act.person.id, words, act.now);
  return draftName({ writtenAt: act.now });
}
