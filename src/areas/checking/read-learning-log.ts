import { type Act, type Answer, say } from '../../core/act.ts';
import type { Named } from '../../core/subject.ts';
import { notFound } from '../conversation/missed.ts';
import { givePage } from '../library/give-page.ts';
import { logOf } from './learning-log.ts';
import { kinds } from './messages.ts';
import { trialInMind } from './own-check-in.ts';

/** « Carnet du test », and « La suite »: for those who take part, while it lives and after. */
export async function readLearningLog(act: Act, named?: Named<{ readonly trial: string; readonly page?: number }>): Promise<Answer> {
  const at = named?.page ?? 0;
  const theirs = await trialInMind(act, named, ['live', 'over']);
  const log = theirs && (await logOf(act, theirs.trial, at));
  return log ? say(kinds.learningLog, { trial: log.trial, at }) : notFound('any-trial');
}

/** « Carnet » alone: of a volunteer who takes part in no trial, the one to print. */
export async function readNotebook(act: Act): Promise<Answer> {
  const theirs = await trialInMind(act, undefined, ['live', 'over']);
  return theirs === null && (await act.tx.harvesters.get(act.person.id)) ? givePage(act) : readLearningLog(act);
}
