import type { NearMeaning } from '../messages/params/talking.ts';
import { answerInWords, takeLastWordsBack } from './answer-check-in.ts';
import { type Act, type Answer, draftName, say } from './context.ts';
import { evaluateInWords, openEvaluation, takeBackWords } from './evaluate.ts';
import { trialInMind } from './own-check-in.ts';
import { partOf } from './subjects.ts';
import { whatTakesWords } from './takes-words.ts';
import { sentenceOf } from './tell-initiative.ts';

/**
 * What is not understood gets a helpful answer, never silence: after a question that waits for plain words, they answer it;
 * otherwise they are kept a few days so that one press tells them.
 */
export async function notUnderstood(act: Act): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words === '') return say('notUnderstood', { words, draft: '', near: null });
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
  const near = await nearMeaning(act);
  return say('notUnderstood', { words, draft, near }, { draft, ...(near === null ? {} : { near }) });
}

/** What they may have meant, where it is possible now. */
async function nearMeaning(act: Act): Promise<NearMeaning | null> {
  const { tx, person, near = null } = act;
  switch (near) {
    case 'correct':
      return (await tx.initiatives.carriedBy(person.id)).length > 0 ? near : null;
    case 'write-story':
      return (await tx.meetings.openFor(person.id)).length > 0 ? near : null;
    case 'need-help':
      return (await trialInMind({ ...act, subject: '' }, ['live', 'over'])) ? near : 'show-help';
    default:
      return near;
  }
}

async function keepDraft(act: Act, words: string): Promise<string> {
  await act.tx.people.keepDraft(act.person.id, words, act.now);
  return draftName({ writtenAt: act.now });
}
